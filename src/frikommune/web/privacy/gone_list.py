"""The list of what was deleted, kept apart from the database and from what a restore puts back.

An old backup brings deleted rows back. The list names them by digests, from which nobody is found who is
not at hand already; it is gone through after a restore and at every start, and what came back is deleted.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable
from pathlib import Path

from django.conf import settings


def path() -> Path:
    """Where the list lies: `FRIKOMMUNE_GONE_LIST`, else in the data folder."""
    return Path(getattr(settings, "GONE_LIST", "") or Path(settings.DATA) / "gone.list")


def identity(*parts: object) -> str:
    """The digest by which one row or file is known again."""
    return hashlib.sha256("\x1f".join(map(str, parts)).encode()).hexdigest()


def add(digests: Iterable[str]) -> None:
    """Write down what is about to be deleted, on the disk before it is."""
    where = path()
    handle = os.open(where, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o600)
    with os.fdopen(handle, "ab") as file:
        size = file.tell()
        if size and os.pread(handle, 1, size - 1) != b"\n":  # a full disk took half of a line
            file.write(b"\n")
        file.writelines(f"{one}\n".encode("ascii") for one in digests)
        file.flush()
        os.fsync(handle)


def listed() -> frozenset[str]:
    """All digests on the list."""
    try:
        return frozenset(path().read_text(encoding="ascii").split())
    except FileNotFoundError:
        return frozenset()
