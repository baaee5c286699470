"""Verifying a backup by restoring it to a scratch place: what comes out there is held against the manifest.

Runs before Django is set up: the scratch place is what it is then set up on, by a process of its own.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import dj_database_url

from frikommune.web.backup import postgresql, refusals
from frikommune.web.backup.manifest import Manifest
from frikommune.web.backup.reading import Backup, opened


@contextmanager
def scratch_of(path: Path, server: str) -> Iterator[Manifest]:
    """A scratch restore, which Django is then set up on. Raises Refused.

    `server`: the address of a PostgreSQL; else the settings' own.
    """
    with ExitStack() as stack:
        backup = stack.enter_context(opened(path))
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="frikommune-verify-")))
        address = _restored(backup, folder, server, stack)
        backup.unpack_files(folder)
        os.environ |= {"FRIKOMMUNE_DATA": str(folder), "FRIKOMMUNE_DATABASE": address}
        for name in ("FRIKOMMUNE_GONE_LIST", "FRIKOMMUNE_RETENTION", "FRIKOMMUNE_DEMO", "FRIKOMMUNE_SIGN_IN"):
            os.environ.pop(name, None)
        yield backup.manifest
        _let_go()


def _restored(backup: Backup, folder: Path, server: str, stack: ExitStack) -> str:
    """Put the database in the scratch place; gives its address."""
    if backup.manifest.vendor == "sqlite":
        backup.unpack(backup.database, folder / "frikommune.sqlite3")
        return f"sqlite:///{folder / 'frikommune.sqlite3'}"
    address = server or os.environ.get("FRIKOMMUNE_DATABASE", "")
    if not address.startswith(("postgres://", "postgresql://")):
        raise refusals.other_vendor(backup.path.name, backup.manifest.vendor, "sqlite")
    place = stack.enter_context(postgresql.scratch(postgresql.server_of(dj_database_url.parse(address))))
    file = folder / backup.database
    backup.unpack(backup.database, file)
    postgresql.load(place, file, backup.manifest.schema)
    file.unlink()
    return urlsplit(address)._replace(path=f"/{place.name}").geturl()


def _let_go() -> None:
    from django.db import connections

    connections.close_all()
