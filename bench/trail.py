"""What the trail costs: writes and a page with and without it, and how fast the chain is walked.

On SQLite, or on the database that FRIKOMMUNE_DATABASE names; that must be an empty one.
"""
# ruff: noqa: PLC0415 - Django is set up first

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import perf_counter

from bench.measuring import table, timed

ROUNDS, TIMES, WARM_UP, MANY = 4, 50, 10, 500
LIMIT_MS = 3.0
"""The most that the trail may add to a page that looks a citizen up, in the median."""


def main() -> int:
    """Measure, print, and answer 1 where the trail adds more to a page than it may."""
    with tempfile.TemporaryDirectory() as folder:
        from datetime import date

        from frikommune.web import serve

        serve.set_up(Path(folder), True, date(2019, 11, 8))
        serve.prepare(True)
        return measure()


def measure() -> int:
    """Each deed with the trail, and then without its triggers."""
    from django.db import connection

    from frikommune.web.trail.installing import install

    deeds, verified = _deeds(), 0.0
    taken: dict[tuple[str, bool], list[float]] = {(name, on): [] for name in deeds for on in (True, False)}
    for number in range(2 * ROUNDS):  # in turns, so that whatever else the machine does falls on both
        on = number % 2 == 0
        for name, deed in deeds.items():
            taken[name, on] += timed(deed, TIMES, WARM_UP)
        if number == 0:  # later on it is missed what was written without a trace
            verified = _verified()
        if on:
            _take_away()
        else:
            install()
    with_trail = {name: median(taken[name, True]) for name in deeds}
    without = {name: median(taken[name, False]) for name in deeds}
    lines = [
        (name, f"{without[name]:.2f}", f"{with_trail[name]:.2f}", f"{with_trail[name] - without[name]:.2f}")
        for name in deeds
    ]
    many = ROUNDS * TIMES
    print(f"{connection.vendor}, median of {many}; the chain is walked at {verified:,.0f} traces/s\n")
    print(table(("what is done", "without, ms", "with, ms", "the trail, ms"), lines))
    added = with_trail[PAGE] - without[PAGE]
    print(f"\nLimit, “{PAGE}”: {LIMIT_MS} ms. {'Kept' if added <= LIMIT_MS else 'NOT kept'}.")
    return 0 if added <= LIMIT_MS else 1


PAGE = "a case page, its look-up with it"


def _deeds() -> dict[str, Callable[[], object]]:
    from django.db import transaction
    from django.test import Client

    from frikommune.web.cases.models import Case, Lookup, Recorded
    from frikommune.web.people.models import Person

    case = Case.objects.filter(municipality="Aalborg", worker="DSB", closed_on=None).first()
    worker = Person.objects.get(username="demo-sagsbehandler")
    assert case is not None
    client = Client()
    client.force_login(worker)
    numbers = iter(range(10**9))

    def look() -> None:
        Lookup.objects.create(
            programme=case.programme, municipality="Aalborg", person=worker, case=case.pk, purpose="own"
        )

    def change() -> None:
        worker.name = f"Demo {next(numbers)}"
        worker.save(update_fields=["name"])

    def many() -> None:
        with transaction.atomic():
            Recorded.objects.bulk_create(
                Recorded(
                    case=case, day="2019-11-08", kind="x", key=f"b{next(numbers)}", recorded_on="2019-11-08"
                )
                for _ in range(MANY)
            )
            transaction.set_rollback(True)

    def page() -> None:
        answer = client.get(f"/nordjylland/cases/Aalborg/{case.pk}", headers={"host": "localhost"})
        if answer.status_code != 200:
            raise SystemExit(f"{answer.status_code} of the case page")

    return {
        "one look-up is written": look,
        "one row is changed": change,
        f"{MANY} rows in one transaction": many,
        PAGE: page,
    }


def _verified() -> float:
    """Traces a second. A chain that is not whole ends the measurement."""
    from frikommune.web.trail.verifying import verify

    begun = perf_counter()
    found = verify()
    if found.broken:
        raise SystemExit(found.broken[0].how.en)
    return found.walked / (perf_counter() - begun)


def _take_away() -> None:
    from django.db import connection

    from frikommune.web.trail.traced import traced_tables

    with connection.cursor() as cursor:
        for one in traced_tables():
            for event in ("insert", "update", "delete"):
                on = f' ON "{one.name}"' if connection.vendor == "postgresql" else ""
                cursor.execute(f'DROP TRIGGER IF EXISTS "trail_{one.name}_{event}"{on}')


if __name__ == "__main__":
    sys.exit(main())
