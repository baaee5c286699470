"""Work done by a child of this process, which has no connection of ours and may be killed at it."""

import json
import os
import select
import signal
import sys
import time
import traceback
from collections.abc import Callable
from contextlib import suppress
from importlib import import_module

STARTED = os.pipe()
"""Through which a child says that it is at work now."""
LIKELY = 1.05
"""Of the seconds that work takes, up to so much is waited before it is killed."""


def in_a_child(work: Callable[[], object], kill_after: float | None = None):
    """Done by a process of its own; it may be killed so many seconds after it began. Gives what it gave."""
    _forget_who_began()
    reader, writer = os.pipe()
    if not (child := os.fork()):
        try:
            with os.fdopen(writer, "w") as given:
                given.write(json.dumps(work()))
            os._exit(0)
        except BaseException:
            traceback.print_exc()
        finally:
            os._exit(1)
    os.close(writer)
    if kill_after is not None:
        os.read(STARTED[0], 1)
        time.sleep(kill_after)
        os.kill(child, signal.SIGKILL)
    with os.fdopen(reader) as given:
        text = given.read()
    _, status = os.waitpid(child, 0)
    assert kill_after is not None or status == 0, "a child failed"
    return json.loads(text) if text else None


def begins() -> None:
    """Called by the child: from here on it may be killed."""
    os.write(STARTED[1], b".")


def timed(work: Callable[[], object]) -> float:
    """The seconds that work takes which says itself when it begins."""
    began = time.monotonic()
    work()
    return time.monotonic() - began


def as_known_as(work: Callable[[], float]) -> float:
    """What a child imports is imported here too, so that the next ones die at work. Gives its seconds."""

    def noted() -> list:
        seconds = work()
        return [seconds, sorted(sys.modules)]

    seconds, modules = in_a_child(noted)
    for one in modules:
        with suppress(Exception):  # what is made at work, or is not for import
            import_module(one)
    return seconds


def _forget_who_began() -> None:
    while select.select([STARTED[0]], [], [], 0)[0]:
        os.read(STARTED[0], 1)
