"""What was unpacked takes the place of what is here, which is put aside; a mark stands meanwhile."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from pathlib import Path

from django.conf import settings

from frikommune.errors import Refused
from frikommune.web.backup import marks, postgresql
from frikommune.web.backup.holding import MARK
from frikommune.web.backup.reading import Backup

_SQLITE = ("", "-wal", "-shm")
_SCHEMA = "schema "


def sqlite_files() -> list[Path]:
    """Where SQLite's database lies, and what it may have beside it."""
    database = str(settings.DATABASES["default"]["NAME"])
    return [Path(database + one) for one in _SQLITE]


def swap(backup: Backup, staging: Path) -> str:
    """Put what is here aside, and what was unpacked in its place. Gives where the old lies."""
    data, stamp = Path(settings.DATA), f"{datetime.now(UTC):%Y%m%dT%H%M%S%fZ}".lower()
    aside = data / f"before-restore-{stamp}"
    died, said = _died(data), [str(aside)]
    if backup.manifest.vendor == "postgresql":
        server = postgresql.server_of(settings.DATABASES["default"])
        schema = f"before_restore_{stamp}" if postgresql.looked(server).rows else ""
        said = [f"{_SCHEMA}{schema}", *said] if schema else said
        _mark(data, said)
        try:
            postgresql.load(server, staging / backup.database, backup.manifest.schema, schema)
        except Refused:  # PostgreSQL took nothing in, and no file has been touched
            if not died:
                (data / MARK).unlink()
            raise
    else:
        _mark(data, said)
        for one in sqlite_files():
            _move(one, aside / one.name)
        _move(staging / backup.database, sqlite_files()[0])
    for name in marks.FOLDERS:
        _move(data / name, aside / name)
        _move(staging / name, data / name)
    shutil.rmtree(data / "counted", ignore_errors=True)
    return ", ".join(one for one in [*died, *said] if _is_there(data, one))


def _is_there(data: Path, aside: str) -> bool:
    """A restore that was killed may have put nothing aside yet."""
    if aside.startswith(_SCHEMA):
        server = postgresql.server_of(settings.DATABASES["default"])
        return postgresql.has_schema(server, aside.removeprefix(_SCHEMA))
    return (data / aside).exists()


def _died(data: Path) -> list[str]:
    """Where restores that died on their way put what was here, the first of them first."""
    return (data / MARK).read_text("utf-8").splitlines() if (data / MARK).exists() else []


def _mark(data: Path, asides: list[str]) -> None:
    """From here on nothing is served."""
    mark = data / MARK
    is_first = not mark.exists()
    try:
        with mark.open("a", encoding="utf-8") as file:
            file.writelines(f"{one}\n" for one in asides)
    except OSError:
        if is_first:  # nothing has been touched
            mark.unlink(missing_ok=True)
        raise


def _move(one: Path, to: Path) -> None:
    if one.exists():
        to.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        shutil.move(one, to)
