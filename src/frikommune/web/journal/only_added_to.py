"""For migrations: the database itself refuses to change or delete what is only added to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from django.db import migrations


def only_added_to(*tables: str, may_be_deleted: bool = False) -> migrations.RunPython:
    """The step of a migration that guards tables.

    `may_be_deleted`: rows about citizens are never changed, but are deleted when they may no longer be kept.
    """
    deeds = ("UPDATE",) if may_be_deleted else ("UPDATE", "DELETE")

    def guard(apps: Any, editor: Any) -> None:
        for table in tables:
            for statement in guarding(editor.connection.vendor, table, deeds):
                editor.execute(statement)

    def unguard(apps: Any, editor: Any) -> None:
        for table in tables:
            for statement in _freeing(editor.connection.vendor, table, deeds):
                editor.execute(statement)

    return migrations.RunPython(guard, unguard)


def guarding(vendor: str, table: str, deeds: Sequence[str]) -> Iterator[str]:
    """The statements that guard a table against changing or deleting its rows."""
    if vendor == "sqlite":
        for deed in deeds:
            yield (
                f"CREATE TRIGGER {table}_no_{deed.lower()} BEFORE {deed} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, '{table} is only added to'); END"
            )
    if vendor == "postgresql":
        yield (
            f"CREATE FUNCTION {table}_guard() RETURNS trigger LANGUAGE plpgsql AS "
            f"$$ BEGIN RAISE EXCEPTION '{table} is only added to'; END $$"
        )
        yield (
            f"CREATE TRIGGER {table}_only_added_to BEFORE {' OR '.join(deeds)} ON {table} "
            f"FOR EACH ROW EXECUTE FUNCTION {table}_guard()"
        )


def _freeing(vendor: str, table: str, deeds: Sequence[str]) -> Iterator[str]:
    if vendor == "sqlite":
        yield from (f"DROP TRIGGER {table}_no_{deed.lower()}" for deed in deeds)
    if vendor == "postgresql":
        yield f"DROP TRIGGER {table}_only_added_to ON {table}"
        yield f"DROP FUNCTION {table}_guard()"
