"""Putting a backup back: what is there is put aside, and a death on the way is noticed and mended."""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from django.conf import settings

from frikommune.errors import Refused
from frikommune.language import Text
from frikommune.web.backup import marks, postgresql, refusals, sqlite
from frikommune.web.backup.checking import Checked, check, differing
from frikommune.web.backup.holding import MARK, alone
from frikommune.web.backup.reading import Backup, opened
from frikommune.web.backup.taking import FULL, vendor

_STAGING = ".restoring"
_SQLITE = ("", "-wal", "-shm")
_CASES = "cases_case"


@dataclass(frozen=True, slots=True)
class Restored:
    """`aside`: where what was here lies now, empty where nothing was. `notes`: what to know of it.

    `deleted_again`: whether what the backup brought back after its deletion was looked for.
    """

    checked: Checked
    aside: str
    files: int
    notes: tuple[Text, ...]


def restore(path: Path, *, replace: bool) -> Restored:
    """Put a backup in the place of what the settings name. Raises Refused, and then nothing was changed."""
    from django.db import connections

    connections.close_all()  # this process must not stand in its own way
    with opened(path) as backup:
        check_fits(backup)
        _check_key(backup)
        with alone():
            _check_empty(replace)
            data = Path(settings.DATA)
            staging = data / _STAGING
            shutil.rmtree(staging, ignore_errors=True)
            try:
                files = _unpacked(backup, staging)
                aside = _swapped(backup, staging)
            except OSError as fault:
                if fault.errno not in FULL:
                    raise
                raise refusals.disk_full(str(data), os.strerror(fault.errno or 0)) from None
            finally:
                shutil.rmtree(staging, ignore_errors=True)
            checked = check(backup.manifest)
            (data / MARK).unlink()
            notes = [*_secret_note(backup), *_brought_up()]
    _note(backup)
    return Restored(checked, aside, files, tuple(notes))


def check_fits(backup: Backup) -> None:
    """Raises Refused where this program is older than the backup, or the database is of another kind."""
    from django.db.migrations.loader import MigrationLoader

    manifest = backup.manifest
    if manifest.vendor != vendor():
        raise refusals.other_vendor(backup.path.name, manifest.vendor, vendor())
    known = {f"{app}.{name}" for app, name in MigrationLoader(None).disk_migrations}
    unknown = sorted(set(manifest.migrations) - known)
    if unknown:
        raise refusals.newer(backup.path.name, manifest.program, unknown)


def _check_key(backup: Backup) -> None:
    """With another key no citizen of the backup would ever be found again."""
    wanted, here = backup.manifest.person_key, marks.person_key_mark()
    if wanted and backup.manifest.rows.get(_CASES) and wanted != here:
        raise refusals.no_such_key(settings.PERSON_KEY or "–")


def _check_empty(replace: bool) -> None:
    """A restore that died on its way may be gone over again with `--replace` alone, like any other."""
    data = Path(settings.DATA)
    there = [one for one in marks.FOLDERS if any((data / one).rglob("*"))]
    if vendor() == "sqlite":
        there += [one.name for one in _sqlite_files() if one.exists()]
    elif tables := len(postgresql.looked(postgresql.server_of(settings.DATABASES["default"])).rows):
        there.append(Text(f"{tables} tabeller", f"{tables} tables").en)
    if there and not replace:
        raise refusals.not_empty(str(data), ", ".join(there))


def _sqlite_files() -> list[Path]:
    database = str(settings.DATABASES["default"]["NAME"])
    return [Path(database + one) for one in _SQLITE]


def _unpacked(backup: Backup, staging: Path) -> int:
    """Everything is unpacked and held against its digest before anything that is here is touched."""
    staging.mkdir(mode=0o700)
    files = backup.unpack_files(staging)
    backup.unpack(backup.database, staging / backup.database)
    if backup.manifest.vendor == "sqlite":
        wrong = list(differing(backup.manifest, sqlite.looked(staging / backup.database)))
        if wrong:
            raise refusals.no_backup(backup.path.name, "; ".join(one.en for one in wrong[:3]))
    return files


def _swapped(backup: Backup, staging: Path) -> str:
    """Put what is here aside, and what was unpacked in its place. Gives where the old lies."""
    data, stamp = Path(settings.DATA), f"{datetime.now(UTC):%Y%m%dT%H%M%SZ}".lower()
    aside = data / f"before-restore-{stamp}"
    (data / MARK).write_text(aside.name, encoding="ascii")
    said = []
    if backup.manifest.vendor == "postgresql":
        server = postgresql.server_of(settings.DATABASES["default"])
        schema = f"before_restore_{stamp}" if postgresql.looked(server).rows else ""
        try:
            postgresql.load(server, staging / backup.database, backup.manifest.schema, schema)
        except Refused:
            (data / MARK).unlink()  # PostgreSQL took nothing in, and no file has been touched
            raise
        said += [f"schema {schema}"] if schema else []
    else:
        for one in _sqlite_files():
            _move(one, aside / one.name)
        _move(staging / backup.database, _sqlite_files()[0])
    for name in marks.FOLDERS:
        _move(data / name, aside / name)
        _move(staging / name, data / name)
    shutil.rmtree(data / "counted", ignore_errors=True)
    if aside.exists():
        said.append(str(aside))
    return ", ".join(said)


def _move(one: Path, to: Path) -> None:
    if one.exists():
        to.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        shutil.move(one, to)


def _brought_up() -> list[Text]:
    """Bring the database up to this version; delete again what was deleted since the backup."""
    from django.core.management import call_command

    from frikommune.web.cases.models import Case
    from frikommune.web.privacy.starting import put_right

    call_command("migrate", verbosity=0, interactive=False)
    if not marks.person_key_mark() and Case.every.exists():
        return [
            Text(
                "Nøglen til borgernes numre er ikke sat: det, der er slettet siden kopien, slettes igen, når "
                "frikommune web startes med den.",
                "The key to citizens' numbers is not set: what was deleted since the backup is deleted "
                "again when frikommune web starts with it.",
            )
        ]
    put_right()
    return []


def _secret_note(backup: Backup) -> list[Text]:
    if backup.manifest.secret == marks.secret_mark():
        return []
    return [
        Text(
            "Hemmeligheden er en anden end dengang: alle logger ind igen, og anden faktor skal sættes op på "
            "ny. Findes den gamle, så sæt FRIKOMMUNE_SECRET_OLD til den, før programmet startes.",
            "The secret is another than then: all sign in again, and second factors must be set up anew. If "
            "the old one is kept, set FRIKOMMUNE_SECRET_OLD to it before the program is started.",
        )
    ]


def _note(backup: Backup) -> None:
    from frikommune.web.trail.begun import note

    note("restored", "database", backup.manifest.made_at)
