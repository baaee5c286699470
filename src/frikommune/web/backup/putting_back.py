"""Putting a backup back: what is there is put aside, and a death on the way is noticed and mended."""

from __future__ import annotations

import os
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from frikommune.language import Text
from frikommune.web.backup import marks, postgresql, refusals, sqlite
from frikommune.web.backup.checking import Checked, check, differing
from frikommune.web.backup.holding import MARK, alone
from frikommune.web.backup.reading import Backup, opened
from frikommune.web.backup.swapping import sqlite_files, swap
from frikommune.web.backup.taking import vendor
from frikommune.web.operations.faults import is_full

_STAGING = ".restoring-"
_CASES = "cases_case"


@dataclass(frozen=True, slots=True)
class Restored:
    """`aside`: where what was here lies now, empty where nothing was. `notes`: what to know of it."""

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
            staging = _staging(data)
            try:
                files = _unpacked(backup, staging)
                aside = swap(backup, staging)
            except OSError as fault:
                if not is_full(fault):
                    raise
                said = os.strerror(fault.errno or 0)
                raise refusals.disk_full(str(data), said, begun=(data / MARK).exists()) from None
            finally:
                shutil.rmtree(staging, ignore_errors=True)
            checked = check(backup.manifest)
            notes = [*_secret_note(backup), *_brought_up()]
            _note(backup)
            (data / MARK).unlink()
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
        there += [one.name for one in sqlite_files() if one.exists()]
    elif tables := len(postgresql.looked(postgresql.server_of(settings.DATABASES["default"])).rows):
        there.append(Text(f"{tables} tabeller", f"{tables} tables").en)
    if there and not replace:
        raise refusals.not_empty(str(data), ", ".join(there))


def _staging(data: Path) -> Path:
    """A folder of this restore's own. What killed ones left is removed."""
    for left in data.glob(f"{_STAGING}*"):
        shutil.rmtree(left, ignore_errors=True)
    return Path(tempfile.mkdtemp(prefix=_STAGING, dir=data))


def _unpacked(backup: Backup, staging: Path) -> int:
    """Everything is unpacked and held against its digest before anything that is here is touched."""
    files = backup.unpack_files(staging)
    backup.unpack(backup.database, staging / backup.database)
    if backup.manifest.vendor == "sqlite":
        wrong = list(differing(backup.manifest, sqlite.looked(staging / backup.database)))
        if wrong:
            raise refusals.no_backup(backup.path.name, "; ".join(one.en for one in wrong[:3]))
    return files


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
