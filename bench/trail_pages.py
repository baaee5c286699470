"""The pages of the trail with ten million looks and as many traces: how long each takes, by which index.

On SQLite, or on the database that FRIKOMMUNE_DATABASE names, which must be empty. Filling it takes longer.
`python -m bench.trail_pages 1000000` takes fewer.
"""
# ruff: noqa: PLC0415 - Django is set up first

from __future__ import annotations

import re
import sys
import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from statistics import median
from time import perf_counter

from bench.measuring import table, timed, verdict
from bench.trail_pages_data import LATEST, fill

ROWS, TIMES = 10_000_000, 7
LIMIT_MS, FILE_LIMIT_MS = 500, 5_000
"""For a page, and for a day of looks as a file."""
_INDEX = re.compile(r"(?:INDEX|Index (?:Only )?Scan(?: Backward)? using|Bitmap Index Scan on) \"?(\w+)")


def main() -> int:
    """Measure, print, and answer 1 where a page takes longer than it may."""
    rows = int(sys.argv[-1]) if sys.argv[-1].isdecimal() else ROWS
    with tempfile.TemporaryDirectory() as folder:
        from frikommune.web import serve

        serve.set_up(Path(folder), True, date(2019, 11, 8))
        serve.prepare(True)
        began = perf_counter()
        fill(rows)
        _settled()
        print(f"filled with {rows:,} looks and as many traces in {perf_counter() - began:.0f} s\n")
        return measure(rows)


def _settled() -> None:
    """PostgreSQL knows what it holds, as its own process would make it within minutes."""
    from django.db import connection

    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE cases_lookup, trail_trace")


def measure(rows: int) -> int:
    """Every page, and the plans of what it asks the database."""
    from django.db import connection

    lines, slowest = [], {False: 0.0, True: 0.0}
    for name, who, address in _pages():
        taken, indexes = _page(who, address)
        is_file = "form=csv" in address
        slowest[is_file] = max(slowest[is_file], taken)
        lines.append((name, f"{taken:.0f}", ", ".join(indexes)))
    print(f"{connection.vendor}, {rows:,} looks, {rows:,} traces; medians of {TIMES}\n")
    print(table(("page", "ms", "indexes"), lines))
    print()
    kept = [
        verdict("the slowest page, ms", slowest[False], at_most=LIMIT_MS),
        verdict("the file, ms", slowest[True], at_most=FILE_LIMIT_MS),
    ]
    return 0 if all(kept) else 1


def _pages() -> Iterator[tuple[str, str, str]]:
    here, there = "/nordjylland/trail/Aalborg/", "/people/changes"
    day, old = LATEST[:10], "2024-01-01"
    middle = "1700000000000000-1"
    yield "the latest looks", "leder", here
    yield "looks from the middle on", "leder", f"{here}?before={middle}"
    yield "looks until a day long ago", "leder", f"{here}?to={old}"
    yield "a person's looks", "leder", f"{here}?who=3"
    yield "looks of a person who made none", "leder", f"{here}?who=18"
    yield "looks for a purpose that few have", "leder", f"{here}?purpose=own_words"
    yield "the same, a case system's", "leder", f"{here}?who=system:KMD"
    yield "one case's looks", "leder", f"{here}?case=5000"
    yield "the latest changes", "leder", f"{here}?kind=change"
    yield "changes from the middle on", "leder", f"{here}?kind=change&before={middle}"
    yield "changes by a person who made none", "leder", f"{here}?kind=change&who=18"
    yield "one case's changes", "leder", f"{here}?kind=change&case=5000"
    yield "roles and settings", "administrator", there
    yield "roles and settings, a kind that there is none of", "administrator", f"{there}?what=trail_cut"
    yield "a day's looks as a file", "leder", f"{here}?form=csv&from={day}&to={day}"


def _page(who: str, address: str) -> tuple[float, list[str]]:
    """Milliseconds in the median, and the indexes that its own questions are answered by."""
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    from frikommune.web.people.models import Person

    client = Client()
    client.force_login(Person.objects.get(username=f"demo-{who}"))

    def get() -> None:
        answer = client.get(address, headers={"host": "localhost"})
        if answer.status_code != 200:
            raise SystemExit(f"{answer.status_code} of {address}")

    with CaptureQueriesContext(
        connection,
    ) as asked:
        get()
    wanted = [one["sql"] for one in asked if re.search(r'FROM \(?.*"(cases_lookup|trail_trace)"', one["sql"])]
    found = [index for sql in wanted if sql.startswith("SELECT") for index in _indexes(sql)]
    return median(timed(get, TIMES, 1)), list(dict.fromkeys(found))


def _indexes(sql: str) -> list[str]:
    from django.db import connection

    explain = "EXPLAIN QUERY PLAN" if connection.vendor == "sqlite" else "EXPLAIN"
    with connection.cursor() as cursor:
        cursor.execute(f"{explain} {sql}")
        plan = "\n".join(str(one[-1]) for one in cursor.fetchall())
    indexes = [one for one in _INDEX.findall(plan) if one.startswith(("lookups_", "traces_"))]
    walked = [
        f"ALL OF {one}" for one in re.findall(r"(?:SCAN|Seq Scan on) (cases_lookup|trail_trace)$", plan)
    ]
    return [*indexes, *walked]


if __name__ == "__main__":
    sys.exit(main())
