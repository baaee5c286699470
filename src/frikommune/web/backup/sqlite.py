"""SQLite: a copy that is of one moment while people work, and whether a copy is whole."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from frikommune.web.backup import refusals


@dataclass(frozen=True, slots=True)
class Looked:
    """What is in a database: its applied migrations, rows by table, and the end of its trail."""

    server: str
    migrations: tuple[str, ...]
    rows: dict[str, int]
    head: str


def copy(database: Path, to: Path) -> None:
    """Copy what is committed at one moment; nobody waits. Free pages, with what was deleted, stay behind.

    Raises Refused where the database is broken or the disk is full.
    """
    with _opened(database) as connection:
        try:
            connection.execute("VACUUM INTO ?", [str(to)])
        except sqlite3.Error as fault:
            raise refusals.not_copied(str(database), str(fault)) from None


def looked(database: Path) -> Looked:
    """Count what is in it. Raises Refused where it is not whole."""
    with _opened(database) as connection:
        try:
            _check(connection, database.name)
            found = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
            tables = [name for (name,) in found if not name.startswith("sqlite_")]
            rows = {
                name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in tables
            }
            applied = connection.execute("SELECT app, name FROM django_migrations ORDER BY app, name")
            migrations = tuple(f"{app}.{name}" for app, name in applied)
            return Looked(sqlite3.sqlite_version, migrations, rows, _head(connection, rows))
        except sqlite3.DatabaseError as fault:
            raise refusals.not_whole(database.name, str(fault)) from None


def _check(connection: sqlite3.Connection, name: str) -> None:
    found = [line for (line,) in connection.execute("PRAGMA integrity_check(3)")]
    if found != ["ok"]:
        raise refusals.not_whole(name, "; ".join(map(str, found))[:300])
    hanging = connection.execute("PRAGMA foreign_key_check").fetchone()
    if hanging:
        raise refusals.not_whole(name, f"{hanging[0]} → {hanging[2]}")


def _head(connection: sqlite3.Connection, rows: dict[str, int]) -> str:
    if not rows.get("trail_trace"):
        return ""
    last = connection.execute(
        "SELECT number, digest FROM trail_trace ORDER BY number DESC LIMIT 1"
    ).fetchone()
    return f"{last[0]}:{last[1]}"


def in_use(database: Path) -> bool:
    """Whether somebody has it open: leaving the write-ahead log takes it all for oneself."""
    if not database.exists():
        return False
    with closing(sqlite3.connect(database, timeout=1)) as connection:
        try:
            connection.execute("PRAGMA journal_mode = DELETE").fetchone()
        except sqlite3.OperationalError as fault:
            return "locked" in str(fault)
        except sqlite3.DatabaseError:  # broken: it is about to be replaced
            return False
    return False


@contextmanager
def _opened(database: Path) -> Iterator[sqlite3.Connection]:
    """For reading alone."""
    with closing(
        sqlite3.connect(f"{database.resolve().as_uri()}?mode=ro", uri=True, timeout=60)
    ) as connection:
        yield connection
