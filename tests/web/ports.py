"""Ports for the servers that tests start."""

import itertools
import os
import socket
from contextlib import suppress

FIRST, NUMBER = 20_000, 10_000
_tried = itertools.count(os.getpid() * 97)


def free_port() -> int:
    """A port that nobody listens on.

    It lies below those that the machine hands out by itself, and each process begins at a place of its own:
    nobody takes it while the server is still starting.
    """
    for one in itertools.islice(_tried, NUMBER):
        with socket.socket() as trial, suppress(OSError):
            trial.bind(("127.0.0.1", FIRST + one % NUMBER))
            return FIRST + one % NUMBER
    raise RuntimeError(f"no free port among {FIRST}–{FIRST + NUMBER - 1}")
