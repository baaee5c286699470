"""A process apart that was killed is told of in the log: it says nothing itself."""

import logging
import subprocess
import sys

from frikommune.web.pages.ended import wait_for

DIES = "import os, sys, signal; sys.stdin.read(); os.kill(os.getpid(), signal.SIGKILL)"


def ended(caplog, program: str) -> list[str]:
    caplog.set_level(logging.ERROR, logger="frikommune.apart")
    command = [sys.executable, "-c", program, "frikommune.web.deliveries.process"]
    wait_for(subprocess.Popen(command, stdin=subprocess.PIPE), b"something")
    return [one.getMessage() for one in caplog.records]


def test_one_that_was_killed_is_logged_with_the_signal(caplog):
    assert ended(caplog, DIES) == ["frikommune.web.deliveries.process ended with SIGKILL"]


def test_one_that_ended_well_is_not(caplog):
    assert ended(caplog, "pass") == []
