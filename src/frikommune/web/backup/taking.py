"""Taking a backup: the database of one moment, then the files it speaks of, then what must come out of it."""

from __future__ import annotations

import hashlib
import os
import tempfile
import zipfile
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from django.conf import settings

from frikommune import __version__
from frikommune.web.backup import marks, postgresql, refusals, sqlite
from frikommune.web.backup.manifest import FORMAT, NAME, Manifest, Member
from frikommune.web.operations.faults import is_full
from frikommune.web.operations.ready import LAST_BACKUP

DATABASE = {"sqlite": "database.sqlite3", "postgresql": "database.pgdump"}
FILES = "files/"
_PIECE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Taken:
    """Where a backup lies, the SHA-256 of the file, and what it says of itself."""

    path: Path
    digest: str
    size: int
    manifest: Manifest


def vendor() -> str:
    """Of the database in the settings: sqlite or postgresql."""
    return "sqlite" if "sqlite" in settings.DATABASES["default"]["ENGINE"] else "postgresql"


def back_up(out: Path) -> Taken:
    """Write a backup to a new file, or into a folder: whole, or not at all. Raises Refused, OSError.

    The database is copied first: each file that it speaks of was there before its row, and stays.
    """
    now = datetime.now(UTC)
    path = out / f"frikommune-{now:%Y%m%dT%H%M%SZ}.zip" if out.is_dir() else out
    if path.exists():
        raise refusals.there_already(str(path))
    _note()
    try:
        taken = _taken(path, now)
        (Path(settings.DATA) / LAST_BACKUP).touch()
        return taken
    except OSError as fault:
        if not is_full(fault):
            raise
        raise refusals.disk_full(str(path.parent), os.strerror(fault.errno or 0)) from None


def _taken(path: Path, now: datetime) -> Taken:
    with tempfile.TemporaryDirectory(prefix=".frikommune-backup-", dir=path.parent) as scratch:
        partial = Path(scratch) / path.name
        with zipfile.ZipFile(partial, "w", zipfile.ZIP_DEFLATED, compresslevel=3) as file:
            manifest = _written(file, Path(scratch), now)
        with partial.open("rb") as done:
            digest = hashlib.file_digest(done, "sha256").hexdigest()
            os.fsync(done.fileno())
        partial.chmod(0o600)
        try:
            os.link(
                partial, path
            )  # unlike a renaming, this never writes over what somebody else made meanwhile
        except FileExistsError:
            raise refusals.there_already(str(path)) from None
        except OSError:  # a disk without links
            partial.replace(path)
    return Taken(path, digest, path.stat().st_size, manifest)


def _note() -> None:
    """The backup holds the trace of itself."""
    from frikommune.web.trail.begun import note

    note("backup", "database")


def _written(file: zipfile.ZipFile, scratch: Path, now: datetime) -> Manifest:
    kind = vendor()
    copy = scratch / DATABASE[kind]
    schema = ""
    if kind == "sqlite":
        sqlite.copy(Path(str(settings.DATABASES["default"]["NAME"])), copy)
        found = sqlite.looked(copy)
    else:
        found, schema = postgresql.dump(postgresql.server_of(settings.DATABASES["default"]), copy)
    members = {copy.name: _put(file, copy, copy.name, squeeze=kind == "sqlite")}
    copy.unlink()
    for name, path in marks.files():
        try:
            members[FILES + name] = _put(file, path, FILES + name)
        except FileNotFoundError:  # what was waiting has been answered since
            continue
    if settings.RETENTION:
        members["settings/retention.json"] = _put(file, Path(settings.RETENTION), "settings/retention.json")
    manifest = Manifest(
        format=FORMAT, program=__version__, made_at=now.isoformat(timespec="seconds"), vendor=kind,
        server=found.server, schema=schema, migrations=found.migrations, rows=found.rows, head=found.head,
        person_key=marks.person_key_mark(), secret=marks.secret_mark(), settings=marks.told_settings(),
        members=members,
    )  # fmt: skip
    file.writestr(NAME, manifest.as_json())
    return manifest


def _put(file: zipfile.ZipFile, path: Path, name: str, *, squeeze: bool = True) -> Member:
    """Copy a file in, with its digest taken on the way: of what was copied, whatever happens to it."""
    info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
    info.compress_type = zipfile.ZIP_DEFLATED if squeeze else zipfile.ZIP_STORED
    digest, size = hashlib.sha256(), 0
    with path.open("rb") as source, file.open(info, "w", force_zip64=True) as target:
        while piece := source.read(_PIECE):
            digest.update(piece)
            size += len(piece)
            target.write(piece)
    return Member(size, digest.hexdigest())
