"""Looks and traces by the million, put in by the database itself and past its triggers: made up, all of it.

The last hundred traces are real ones, so that the end of the chain holds.
"""
# ruff: noqa: PLC0415 - Django is set up first

from __future__ import annotations

from typing import Any

PLACES = ("Aalborg", "Rebild", "Hjørring", "Thisted")
"""Half of all rows are the first one's."""
APART, LATEST = 12, "2026-11-25 12:00:00"
"""Seconds from row to row, and when the last one was."""
PURPOSES = ("own", "own", "own", "talk", "stand_in", "list:40:DSB")
RARE, RARE_EACH = "klage fra en borger", 1_000_000
"""A purpose that one look in a million has."""
CHANGED = ("cases_recorded", "uses_use", "cases_casetext")
SETTINGS = ("signin_opensession", "people_seat")


def fill(rows: int) -> None:
    """So many looks, and as many traces: seven of ten are looks, one of forty a setting, the rest changes."""
    from django.db import connection

    with connection.cursor() as cursor:
        for name, table in _guards():
            on = f' ON "{table}"' if connection.vendor == "postgresql" else ""
            cursor.execute(f'DROP TRIGGER IF EXISTS "{name}"{on}')
        cursor.execute("DELETE FROM cases_lookup")
        cursor.execute("DELETE FROM trail_trace")
        indexes = _indexes(cursor, connection.vendor == "sqlite")
        for name in indexes:
            cursor.execute(f'DROP INDEX "{name}"')
        for statement in _statements(rows, connection.vendor == "sqlite"):
            cursor.execute(statement)
        for statement in indexes.values():  # built at once they take a fraction of the time
            cursor.execute(statement)
    _real_end()


def _indexes(cursor: Any, is_sqlite: bool) -> dict[str, str]:
    """The statements that make the indexes of the two tables, but for their keys'."""
    cursor.execute(
        "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL "
        "AND tbl_name IN ('cases_lookup', 'trail_trace')"
        if is_sqlite
        else "SELECT indexname, indexdef FROM pg_indexes WHERE tablename IN ('cases_lookup', 'trail_trace') "
        "AND schemaname = current_schema() AND indexname NOT LIKE '%\\_pkey'"
    )
    return dict(cursor.fetchall())


def _guards() -> list[tuple[str, str]]:
    deeds = ("insert", "update", "delete")
    return [
        ("trail_trace_no_delete", "trail_trace"),
        ("trail_lookup_no_delete", "cases_lookup"),
        ("cases_lookup_no_delete", "cases_lookup"),
        *((f"trail_cases_lookup_{deed}", "cases_lookup") for deed in deeds),
    ]


def _statements(rows: int, is_sqlite: bool) -> list[str]:
    purpose = f"CASE WHEN i % {RARE_EACH} = 2 THEN '{RARE}' ELSE {_one_of(PURPOSES)} END"
    what = (
        f"CASE WHEN i % 10 < 7 THEN 'cases_lookup' WHEN i % 40 = 39 THEN {_one_of(SETTINGS)} "
        f"ELSE {_one_of(CHANGED)} END"
    )
    place = f"CASE WHEN i % 2 = 0 THEN '{PLACES[0]}' ELSE {_one_of(PLACES[1:])} END"
    person, case, at = "1 + i / 7 % 15", "i / 3 % 100000", _at(rows, is_sqlite)
    look = {
        "programme_id": "1", "municipality": place, "person_id": person, "by_system": "''",
        '"case"': case, "purpose": purpose, "at": at,
    }  # fmt: skip
    trace = {
        "number": "i", "at": at, "who": f"'person:' || ({person})", "seat": "'sagsbehandler'",
        "programme": "'nordjylland'", "municipality": place, "request": "'0123456789abcdef'",
        "purpose": "'cases:case'", "deed": "CASE WHEN i % 10 < 7 THEN 'look' ELSE '~' END", "what": what,
        "keys": "CAST(i AS text)", "fields": "''",
        "citizen": f"CASE WHEN i % 40 = 39 THEN NULL ELSE {case} END",
        "digest": f"'{'0123456789abcdef' * 4}'",
    }  # fmt: skip
    numbers = (
        f"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {rows})"
        if is_sqlite
        else f"WITH n(i) AS (SELECT generate_series(1, {rows}))"
    )
    return [
        f"INSERT INTO {name} ({', '.join(row)}) {numbers} SELECT {', '.join(row.values())} FROM n"
        for name, row in (("cases_lookup", look), ("trail_trace", trace))
    ]


def _at(rows: int, is_sqlite: bool) -> str:
    earlier = f"({rows} - i) * {APART}"
    if is_sqlite:
        return f"strftime('%Y-%m-%d %H:%M:%f', '{LATEST}', '-' || ({earlier}) || ' seconds')"
    return f"timestamptz '{LATEST}+00' - {earlier} * interval '1 second'"


def _one_of(words: tuple[str, ...]) -> str:
    cases = " ".join(f"WHEN {place} THEN '{word}'" for place, word in enumerate(words))
    return f"CASE i / 2 % {len(words)} {cases} END"


def _real_end() -> None:
    """A hundred changes by the application's own road."""
    from frikommune.web.people.models import Person

    one = Person.objects.get(username="demo-koordinator")
    for number in range(101):
        one.name = f"Demo Koordinator {number}"
        one.save(update_fields=["name"])
