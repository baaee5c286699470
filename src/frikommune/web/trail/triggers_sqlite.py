"""The triggers of SQLite: each tells the engine of one row."""

from __future__ import annotations

from collections.abc import Iterator

from frikommune.web.trail.traced import LOOKUPS, Table

GUARDS = {
    "trail_trace_no_change": (
        "CREATE TRIGGER trail_trace_no_change BEFORE UPDATE ON trail_trace "
        "BEGIN SELECT RAISE(ABORT, 'trail_trace is only added to'); END"
    ),
    "trail_trace_no_delete": (
        "CREATE TRIGGER trail_trace_no_delete BEFORE DELETE ON trail_trace "
        "WHEN OLD.number > COALESCE((SELECT MAX(upto) FROM trail_cut), 0) "
        "BEGIN SELECT RAISE(ABORT, 'trail_trace is only added to'); END"
    ),
    "trail_lookup_no_delete": (
        "CREATE TRIGGER trail_lookup_no_delete BEFORE DELETE ON cases_lookup "
        "WHEN OLD.at >= COALESCE((SELECT MAX(before) FROM trail_cut), '') "
        "BEGIN SELECT RAISE(ABORT, 'cases_lookup is only added to'); END"
    ),
    "trail_cut_no_change": (
        "CREATE TRIGGER trail_cut_no_change BEFORE UPDATE ON trail_cut "
        "BEGIN SELECT RAISE(ABORT, 'trail_cut is only added to'); END"
    ),
    "trail_cut_no_delete": (
        "CREATE TRIGGER trail_cut_no_delete BEFORE DELETE ON trail_cut "
        "BEGIN SELECT RAISE(ABORT, 'trail_cut is only added to'); END"
    ),
}
"""A trace is never changed, and deleted only when it is cut off; so is a look."""
IN_PLACE_OF = ("cases_lookup_no_delete",)
"""What a migration made, and the guard of the looks does better: they may be cut off."""


def triggers(table: Table) -> Iterator[tuple[str, str]]:
    """Each trigger's name, and the statement that makes it."""
    deed, purpose = ("look", 'NEW."purpose"') if table.name == LOOKUPS else ("+", "NULL")
    yield _trigger(table, "insert", _told(table, deed, "NEW", "''", purpose))
    yield _trigger(table, "delete", _told(table, "-", "OLD", "''", "NULL"))
    if table.fields:
        changed = [f'(OLD."{one}" IS NOT NEW."{one}")' for one in table.fields]
        names = [
            f"CASE WHEN {test} THEN '{one} ' ELSE '' END"
            for one, test in zip(table.fields, changed, strict=True)
        ]
        told = _told(table, "~", "NEW", " || ".join(names), "NULL")
        yield _trigger(table, "update", told, f"WHEN {' OR '.join(changed)} ")


def _told(table: Table, deed: str, row: str, fields: str, purpose: str) -> str:
    citizen = f'{row}."{table.citizen}"' if table.citizen else "NULL"
    return (
        f"SELECT trail_note('{deed}', '{table.name}', {row}.\"{table.key}\", {fields}, {citizen}, {purpose})"
    )


def _trigger(table: Table, event: str, body: str, when: str = "") -> tuple[str, str]:
    name = f"trail_{table.name}_{event}"
    return name, f'CREATE TRIGGER "{name}" AFTER {event.upper()} ON "{table.name}" {when}BEGIN {body}; END'
