"""Whether this installation can answer people: its database, the migrations, room on the disk."""

from __future__ import annotations

import shutil
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, connection

LAST_BACKUP = "last-backup"
"""A file of the data folder, touched when a backup was taken."""
_migrated = False


def checks() -> dict[str, bool]:
    """By name, whether it is passed. None of them takes long."""
    database = _database()
    return {
        "database": database,
        "migrations": database and _migrations(),
        "disk": free_bytes() >= settings.DISK_LEAST,
        "restore": not (Path(settings.DATA) / "restoring").exists(),
    }


def _database() -> bool:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        connection.close()
        return False
    return True


def _migrations() -> bool:
    """Whether none is missing. Once so, it is so until the program is started anew."""
    global _migrated  # noqa: PLW0603 - kept for the life of the process
    if not _migrated:
        from django.db.migrations.executor import MigrationExecutor

        try:
            executor = MigrationExecutor(connection)
            _migrated = not executor.migration_plan(executor.loader.graph.leaf_nodes())
        except DatabaseError:
            return False
    return _migrated


def free_bytes() -> int:
    """Room left on the disk of the data folder."""
    return shutil.disk_usage(settings.DATA).free


def database_bytes() -> int | None:
    """The size of the database; None where it does not answer."""
    if connection.vendor == "sqlite":
        path = Path(str(settings.DATABASES["default"]["NAME"]))
        return path.stat().st_size if path.exists() else None
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_database_size(current_database())")
            return int(cursor.fetchone()[0])
    except DatabaseError:
        return None


def deliveries_at_work() -> int | None:
    """How many deliveries are read or stored just now."""
    from frikommune.web.deliveries.models import RUNNING, Delivery

    try:
        return int(Delivery.objects.filter(state__in=RUNNING).count())
    except DatabaseError:
        return None


def last_backup() -> float:
    """When a backup was last taken, in seconds since 1970; 0 where none was, so that an alarm is raised."""
    path = Path(settings.DATA) / LAST_BACKUP
    return path.stat().st_mtime if path.exists() else 0.0
