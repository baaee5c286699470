"""For the test of migrations: `python -m tests.web.migrating.forward FOLDER` fills the earlier schema.

The database is brought to the schema that was landed before, filled there (three rows in each table, every
field with something in it), and migrated to today's. Prints what became of the rows as JSON.
"""

import json
import sys
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

EARLIER = {
    "api": "0001_initial",
    "applications": "0002_dropped",
    "bylaws": "0002_only_added_to",
    "calendar": "0001_initial",
    "cases": "0004_imports",
    "collect": "0001_initial",
    "deliveries": "0003_mapping_versions",
    "designs": "0002_only_added_to",
    "evaluations": "0004_figures_only_added_to",
    "journal": "0003_only_added_to",
    "life": "0001_initial",
    "meetings": "0001_initial",
    "papers": "0002_only_added_to",
    "people": "0003_seat_initials",
    "surveys": "0001_initial",
    "today": "0001_followed_list",
    "uses": "0004_never_changed_either",
}
"""The last migration of each app in what was landed before sign-in, trail, privacy and the public site."""
ROWS = 3


def main(folder: Path) -> None:
    from frikommune.web import serve

    serve.set_up(folder, demo=True)
    from django.core.management import call_command
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    executor.migrate(list(EARLIER.items()))
    state = executor.loader.project_state(list(EARLIER.items()), at_end=True)
    filled = fill(state.apps)
    before = looked(filled)
    guards = guarded()
    call_command("migrate", verbosity=0)
    after = looked(filled)
    from frikommune.web.trail.installing import missing
    from frikommune.web.trail.verifying import verify

    changed = {name: [before[name], after[name]] for name in before if before[name] != after[name]}
    seen = {
        "tables": len(filled),
        "empty": [name for name, rows in before.items() if len(rows) != ROWS],
        "changed": changed,
        "unguarded": sorted(
            guards
            - guarded()
            - {"cases_lookup_no_update", "cases_lookup_no_delete", "cases_lookup_only_added_to"}
        ),
        "triggers missing": missing(),
        "trail": [one.how.en for one in verify().broken],
        "left over": bool(MigrationExecutor(connection).migration_plan(leaves(connection))),
    }
    print(json.dumps(seen, default=str))


def leaves(connection: Any) -> list[tuple[str, str]]:
    from django.db.migrations.loader import MigrationLoader

    return list(MigrationLoader(connection).graph.leaf_nodes())


def fill(apps: Any) -> dict[str, list[str]]:
    """Three rows in each table of ours; gives each table's columns. A table waits for those that it names."""
    from django.db import transaction

    waiting = [one for one in apps.get_models() if one._meta.app_label in EARLIER]
    filled: dict[str, list[str]] = {}
    with transaction.atomic():
        while waiting:
            ready = [one for one in waiting if not names(one) & {other._meta.label for other in waiting}]
            assert ready, [one._meta.label for one in waiting]
            for model in ready:
                model.objects.bulk_create([model(**row_of(model, n)) for n in range(1, ROWS + 1)])
                filled[model._meta.db_table] = [one.column for one in model._meta.concrete_fields]
            waiting = [one for one in waiting if one not in ready]
    return filled


def names(model: Any) -> set[str]:
    """What it must point at; what it may point at is left empty, so that no two wait for each other."""
    found = {
        one.related_model._meta.label
        for one in model._meta.concrete_fields
        if one.is_relation and not one.null
    }
    return found - {model._meta.label}


def row_of(model: Any, number: int) -> dict[str, Any]:
    return {
        one.attname: value_of(one, number)
        for one in model._meta.concrete_fields
        if not (one.is_relation and one.null)
        and not (one.primary_key and one.get_internal_type().endswith("AutoField"))
    }


def value_of(field: Any, number: int) -> Any:
    if field.is_relation:
        return number
    kind = field.get_internal_type()
    if kind in ("CharField", "SlugField", "TextField"):
        return f"æ{number}"[: field.max_length]
    return {
        "BooleanField": number == 1,
        "DateField": date(2019, 1, number),
        "DateTimeField": datetime(2019, 1, number, 12, 30, tzinfo=UTC),
        "TimeField": "12:30",
        "JSONField": {"æ": number},
        "DecimalField": Decimal(number),
        "FloatField": number + 0.5,
        "EmailField": f"{number}@example.dk",
        "UUIDField": f"00000000-0000-0000-0000-00000000000{number}",
        "BinaryField": b"x",
        "DurationField": 1,
    }.get(kind, number)


def looked(tables: dict[str, list[str]]) -> dict[str, list[list[str]]]:
    """Each row's earlier columns, in words; a table or column that is gone is told as that."""
    from django.db import connection

    found: dict[str, list[list[str]]] = {}
    with connection.cursor() as cursor:
        there = {
            table: {one.name for one in connection.introspection.get_table_description(cursor, table)}
            for table in connection.introspection.table_names(cursor)
        }
        for table, columns in tables.items():
            kept = [one for one in columns if one in there.get(table, ())]
            if kept != columns:
                found[table] = [[f"without {sorted(set(columns) - set(kept))}"]]
                continue
            said = ", ".join(f'"{one}"' for one in columns)
            cursor.execute(f'SELECT {said} FROM "{table}" ORDER BY 1')
            found[table] = [[str(value) for value in row] for row in cursor.fetchall()]
    return found


def guarded() -> set[str]:
    """The triggers that keep tables from being changed."""
    from django.db import connection

    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(
                "SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE '%\\_no\\_%' ESCAPE '\\'"
            )
        else:
            cursor.execute("SELECT tgname FROM pg_trigger WHERE tgname LIKE '%\\_only\\_added\\_to'")
        return {name for (name,) in cursor.fetchall()}


if __name__ == "__main__":
    main(Path(sys.argv[1]))
