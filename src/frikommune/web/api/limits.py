"""How often a token may call: a bucket for each, shared by all processes of the server.

A bucket holds `burst` calls and fills by `rate` a second. All of them lie in one small file that the
processes have in common, 16 bytes each, so a call costs no query and no message. Several machines behind one
address each have a file of their own: there, a token may call that many times as often.
"""

from __future__ import annotations

import fcntl
import os
import struct
import time
from dataclasses import dataclass
from math import ceil
from pathlib import Path
from threading import Lock

_SLOT = struct.Struct("dd")


@dataclass(frozen=True, slots=True)
class Answer:
    """Whether a call may go on; how many more may come at once; seconds until one may, and until all may."""

    may: bool
    limit: int
    left: int
    wait: int
    full: int

    @property
    def headers(self) -> dict[str, str]:
        """What the caller is told with every answer."""
        told = {
            "RateLimit-Limit": str(self.limit),
            "RateLimit-Remaining": str(self.left),
            "RateLimit-Reset": str(self.full),
        }
        return told if self.may else told | {"Retry-After": str(self.wait)}


class Buckets:
    """The buckets in a file, by number. `rate` calls a second, at most `burst` at once."""

    def __init__(self, path: Path, rate: float, burst: int) -> None:
        self.rate, self.burst = rate, burst
        self._file = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        self._lock = Lock()  # the file's own lock keeps processes apart, not the threads of one

    def take(self, number: int, now: float | None = None) -> Answer:
        """Take a call out of a bucket. `now`: seconds of a clock that all processes share."""
        place = number * _SLOT.size
        with self._lock:
            fcntl.lockf(self._file, fcntl.LOCK_EX, _SLOT.size, place)
            try:
                # Read under the lock: whoever waited for it must not come with an earlier time.
                now = time.monotonic() if now is None else now
                calls, since = self._read(place)
                calls = self._filled(calls, now - since)
                may = calls >= 1
                calls -= may
                os.pwrite(self._file, _SLOT.pack(calls, now), place)
            finally:
                fcntl.lockf(self._file, fcntl.LOCK_UN, _SLOT.size, place)
        wait = max(1, ceil((1 - calls) / self.rate))
        return Answer(may, self.burst, int(calls), wait, ceil((self.burst - calls) / self.rate))

    def _read(self, place: int) -> tuple[float, float]:
        kept = os.pread(self._file, _SLOT.size, place)
        calls, since = _SLOT.unpack(kept) if len(kept) == _SLOT.size else (0.0, 0.0)
        return (calls, since) if since else (float(self.burst), 0.0)

    def _filled(self, calls: float, passed: float) -> float:
        """A clock that ran backwards was started anew: the machine was, and the bucket is full."""
        return min(self.burst, calls + passed * self.rate) if passed >= 0 else float(self.burst)
