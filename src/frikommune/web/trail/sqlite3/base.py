"""Each statement that changes something, and its traces, are one: both are stored, or neither."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from django.db.backends.sqlite3 import base

from frikommune.web.trail.noting import Noting

_CHANGING = ("INSERT", "UPDATE", "DELETE", "REPLACE", "WITH")


class TracedCursor(base.SQLiteCursorWrapper):
    """Writes traces after the statement, and makes a transaction around both where there is none."""

    noting: Noting

    def execute(self, query: str, params: Any = None) -> Any:
        """Run a statement."""
        if not _changes(query):
            return super().execute(query, params)
        if self.connection.in_transaction:
            return self._noted(lambda: super(TracedCursor, self).execute(query, params))
        with _Transaction(self.connection):
            self._noted(lambda: super(TracedCursor, self).execute(query, params))
            self._keep_rows()
        return self

    def executemany(self, query: str, param_list: Iterable[Sequence[object]]) -> Any:
        """Run a statement many times: all of it, or nothing."""
        begin = "SAVEPOINT traced" if self.connection.in_transaction else ""
        with _Transaction(self.connection, begin):
            self._noted(lambda: super(TracedCursor, self).executemany(query, param_list))
        return self

    def _noted(self, run: Callable[[], object]) -> Any:
        self.noting.open = True
        try:
            run()
            self.noting.write(self.connection)
        except BaseException:
            self.noting.clear()
            raise
        finally:
            self.noting.open = False
        return self

    def _keep_rows(self) -> None:
        """Take what the statement returns: it must have ended before the transaction can."""
        if self.description is None:
            return
        rows = super().fetchall()
        left = iter(rows)
        self.fetchall = lambda: list(left)  # type: ignore[method-assign]
        self.fetchone = lambda: next(left, None)  # type: ignore[method-assign]
        self.fetchmany = lambda size=1: [row for _, row in zip(range(size), left, strict=False)]  # type: ignore[method-assign,misc]


class _Transaction:
    """A transaction, or within one a savepoint, for one statement."""

    def __init__(self, connection: sqlite3.Connection, savepoint: str = "") -> None:
        self.connection, self.savepoint = connection, savepoint

    def __enter__(self) -> None:
        self.connection.execute(self.savepoint or "BEGIN IMMEDIATE")

    def __exit__(self, kind: object, *_: object) -> None:
        if kind is not None and self.connection.in_transaction:
            self.connection.execute("ROLLBACK TO traced" if self.savepoint else "ROLLBACK")
        if self.savepoint and self.connection.in_transaction:
            self.connection.execute("RELEASE traced")
        elif kind is None:
            self.connection.execute("COMMIT")


class DatabaseWrapper(base.DatabaseWrapper):
    """Django's, with the function that the triggers call. Without it, no traced table can be changed."""

    def get_new_connection(self, conn_params: dict[str, Any]) -> sqlite3.Connection:
        """Connect."""
        connection: sqlite3.Connection = super().get_new_connection(conn_params)
        self.noting = Noting()
        connection.create_function("trail_note", 6, self.noting.note)
        return connection

    def create_cursor(self, name: str | None = None) -> TracedCursor:
        """A cursor that writes the trail."""
        cursor = self.connection.cursor(factory=TracedCursor)
        cursor.noting = self.noting
        return cursor


def _changes(query: str) -> bool:
    return query.lstrip().upper().startswith(_CHANGING)
