"""The end of a process that works apart: one that was killed says nothing itself, so it is said here."""

from __future__ import annotations

import logging
import signal
import subprocess

_LOG = logging.getLogger("frikommune.apart")


def wait_for(process: subprocess.Popen[bytes], content: bytes | None = None) -> None:
    """Give it what it reads, and wait for its end. What did not end well is logged by its module."""
    try:
        process.communicate(content)
    except OSError:
        process.wait()
    if process.returncode:
        _LOG.error("%s ended with %s", _module_of(process), _how(process.returncode))


def _module_of(process: subprocess.Popen[bytes]) -> str:
    words = process.args if isinstance(process.args, list) else [process.args]
    return next((str(one) for one in words if str(one).startswith("frikommune.")), "a process")


def _how(code: int) -> str:
    try:
        return signal.Signals(-code).name if code < 0 else str(code)
    except ValueError:
        return str(code)
