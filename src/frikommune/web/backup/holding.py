"""Who has the data in use: every process that serves holds a lock, and a restore wants it alone."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep
from types import ModuleType

from django.conf import settings

from frikommune.web.backup import postgresql, refusals, sqlite

try:
    import fcntl as _fcntl
except ImportError:  # no such locks on Windows: the database itself is asked there
    _fcntl = None  # type: ignore[assignment]
fcntl: ModuleType | None = _fcntl
LOCK = "in-use.lock"
_ENDING_S = 30.0
MARK = "restoring"
"""Stands in the data folder from a restore's first change to its last."""
_held: list[int] = []


def hold() -> None:
    """This process serves the data until it ends. Raises Refused after a restore that died on its way."""
    data = Path(settings.DATA)
    if (data / MARK).exists():
        raise refusals.interrupted(str(data))
    if fcntl is None or _held:
        return
    handle = os.open(data / LOCK, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(handle, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except OSError:
        os.close(handle)
        raise refusals.interrupted(str(data)) from None
    _held.append(handle)


@contextmanager
def alone() -> Iterator[None]:
    """While this lasts nobody begins to serve. Raises Refused where somebody does."""
    data = Path(settings.DATA)
    handle = os.open(data / LOCK, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        if fcntl is not None:
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError:
                raise refusals.in_use(str(data), LOCK) from None
        _check_database()
        yield
    finally:
        os.close(handle)


def _check_database() -> None:
    database = settings.DATABASES["default"]
    if "sqlite" in database["ENGINE"]:
        if sqlite.in_use(Path(str(database["NAME"]))):
            raise refusals.in_use(str(database["NAME"]), "SQLite")
        return
    server = postgresql.server_of(database)
    number = postgresql.others(server)
    until = monotonic() + (_ENDING_S if (Path(settings.DATA) / MARK).exists() else 0)
    while number and monotonic() < until:  # what a restore that was killed had begun is ending
        sleep(0.2)
        number = postgresql.others(server)
    if number:
        raise refusals.in_use(str(database["NAME"]), f"{number}")
