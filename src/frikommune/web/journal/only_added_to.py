"""For migrations: the database itself refuses to change or delete what is only added to."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db import migrations


def only_added_to(*tables: str) -> migrations.RunPython:
    """The step of a migration that guards tables."""

    def guard(apps: Any, editor: Any) -> None:
        for table in tables:
            for statement in _guarding(editor.connection.vendor, table):
                editor.execute(statement)

    def unguard(apps: Any, editor: Any) -> None:
        for table in tables:
            for statement in _freeing(editor.connection.vendor, table):
                editor.execute(statement)

    return migrations.RunPython(guard, unguard)


def _guarding(vendor: str, table: str) -> Iterator[str]:
    if vendor == "sqlite":
        for deed in ("UPDATE", "DELETE"):
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
            f"CREATE TRIGGER {table}_only_added_to BEFORE UPDATE OR DELETE ON {table} "
            f"FOR EACH ROW EXECUTE FUNCTION {table}_guard()"
        )


def _freeing(vendor: str, table: str) -> Iterator[str]:
    if vendor == "sqlite":
        yield from (f"DROP TRIGGER {table}_no_{deed}" for deed in ("update", "delete"))
    if vendor == "postgresql":
        yield f"DROP TRIGGER {table}_only_added_to ON {table}"
        yield f"DROP FUNCTION {table}_guard()"
