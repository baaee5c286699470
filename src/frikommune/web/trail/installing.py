"""Puts the triggers on every table, and tells which are missing or not as they should be."""

from __future__ import annotations

from typing import Any

from django.db import connection

from frikommune.web.trail import triggers_postgresql as postgresql
from frikommune.web.trail import triggers_sqlite as sqlite
from frikommune.web.trail.chain import ranges
from frikommune.web.trail.traced import LOOKUPS, Table, traced_tables


def install(**_: Any) -> None:
    """After each migration: what is missing is made, what differs is made anew. The first time is a trace."""
    if not {"trail_trace", "trail_cut"} <= set(connection.introspection.table_names()):
        return
    wrong = missing()
    if wrong:
        with connection.cursor() as cursor:
            if connection.vendor == "sqlite":
                _install_sqlite(cursor, wrong)
            else:
                _install_postgresql(cursor, wrong)
    _begin()


def missing() -> list[str]:
    """Triggers and functions that are not there, or not as they should be, by name."""
    with connection.cursor() as cursor:
        there = _there_sqlite(cursor) if connection.vendor == "sqlite" else _there_postgresql(cursor)
    wanted = _wanted_sqlite() if connection.vendor == "sqlite" else _wanted_postgresql()
    return [name for name, text in wanted.items() if there.get(name) != text]


def _tables() -> list[Table]:
    """The traced tables that have been made; models run ahead of migrations."""
    there = set(connection.introspection.table_names())
    return [one for one in traced_tables() if one.name in there]


# ---- SQLite


def _wanted_sqlite() -> dict[str, str]:
    found = dict(sqlite.GUARDS)
    for table in _tables():
        found.update(sqlite.triggers(table))
    return found


def _there_sqlite(cursor: Any) -> dict[str, str]:
    cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
    return dict(cursor.fetchall())


def _install_sqlite(cursor: Any, wrong: list[str]) -> None:
    wanted = _wanted_sqlite()
    for name in sqlite.IN_PLACE_OF:
        cursor.execute(f'DROP TRIGGER IF EXISTS "{name}"')
    for name in wrong:
        cursor.execute(f'DROP TRIGGER IF EXISTS "{name}"')
        cursor.execute(wanted[name])


# ---- PostgreSQL


def _wanted_postgresql() -> dict[str, str]:
    """Functions by name, with their body; triggers by `name on table`, with nothing."""
    found = {_name(head): body for head, (_, body) in postgresql.FUNCTIONS.items()}
    found |= {f"{name} on {table}": "" for name, (table, _) in postgresql.GUARDS.items()}
    for table in _tables():
        found |= {_name(head): body for head, body in postgresql.functions(table)}
        found |= {f"{name} on {table.name}": "" for name, _ in postgresql.triggers(table)}
    return found


def _there_postgresql(cursor: Any) -> dict[str, str]:
    cursor.execute(
        r"SELECT proname, prosrc FROM pg_proc WHERE proname LIKE 'trail\_%' "
        "AND pronamespace = current_schema()::regnamespace"
    )
    found = dict(cursor.fetchall())
    cursor.execute(
        "SELECT tgname || ' on ' || relname FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid "
        r"WHERE tgname LIKE 'trail\_%' AND tgenabled = 'O' AND NOT tgisinternal "
        "AND relnamespace = current_schema()::regnamespace"
    )
    return found | dict.fromkeys((name for (name,) in cursor.fetchall()), "")


def _install_postgresql(cursor: Any, wrong: list[str]) -> None:
    for statement in postgresql.TABLES:
        cursor.execute(statement)
    for head, (kind, body) in postgresql.FUNCTIONS.items():
        if _name(head) in wrong:
            cursor.execute(f"CREATE OR REPLACE FUNCTION {head} {kind} AS $trail${body}$trail$")
    for name, table in postgresql.IN_PLACE_OF:
        cursor.execute(f'DROP TRIGGER IF EXISTS "{name}" ON "{table}"')
    for name, (table, statement) in postgresql.GUARDS.items():
        _trigger(cursor, name, table, statement, wrong)
    for one in _tables():
        for head, body in postgresql.functions(one):
            if _name(head) in wrong:
                kind = "RETURNS trigger LANGUAGE plpgsql"
                cursor.execute(f"CREATE OR REPLACE FUNCTION {head} {kind} AS $trail${body}$trail$")
        for name, statement in postgresql.triggers(one):
            _trigger(cursor, name, one.name, statement, wrong)


def _trigger(cursor: Any, name: str, table: str, statement: str, wrong: list[str]) -> None:
    if f"{name} on {table}" in wrong:
        cursor.execute(f'DROP TRIGGER IF EXISTS "{name}" ON "{table}"')
        cursor.execute(statement)


def _name(head: str) -> str:
    return head.partition("(")[0]


# ---- The first trace


def _begin() -> None:
    """Looks that were kept before there was a trail stand in its first trace."""
    from frikommune.web.trail.begun import begin
    from frikommune.web.trail.models import Cut, Trace

    if Trace.objects.exists() or Cut.objects.exists():
        return
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT id FROM {LOOKUPS}")
        begin(LOOKUPS, ranges(pk for (pk,) in cursor.fetchall()))
