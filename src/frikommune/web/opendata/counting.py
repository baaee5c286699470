"""A quarter's counts of use, as they would be published: counted from every municipality's cases."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

import polars as pl

from frikommune.cases.mark import Mark
from frikommune.casework.numbers.open_counts import Line, counts_of, lines
from frikommune.casework.numbers.suppression import Cell, Counts
from frikommune.errors import Refused, refuse
from frikommune.language import Text
from frikommune.web.cases.models import Case
from frikommune.web.journal.book import Book
from frikommune.web.journal.models import Programme
from frikommune.web.overview.apart import counted
from frikommune.web.overview.counting import Place


@dataclass(frozen=True, slots=True)
class Ready:
    """What would be published; `digest` is of it: what is published is what was read."""

    lines: tuple[Line, ...]
    municipalities: tuple[str, ...]
    mark: Mark

    @property
    def digest(self) -> str:
        """Of all of it."""
        return hashlib.sha256(json.dumps([self.rows, self.municipalities, self.mark]).encode()).hexdigest()

    @property
    def rows(self) -> list[list[str | int | None]]:
        """As they are kept."""
        return [[one.exemption, one.municipality, one.possible, one.used, one.not_used] for one in self.lines]


def ready(
    programme: Programme, book: Book, quarter: tuple[date, date], today: date, earlier: Iterable[Line]
) -> Ready:
    """The counts of [start, end), with what must be hidden. `earlier`: all that was published of it before.

    Raises Refused where no municipality has cases, where some are still being counted, and where what was
    published before leaves a small count unprotected.
    """
    there = set(Case.objects.filter(programme=programme).values_list("municipality", flat=True).distinct())
    places = tuple(one for one in book.municipalities if one in there)
    if not places:
        raise _no_cases()
    found = {one: counted(Place(programme, one, book, today)) for one in places}
    if waiting := [one for one, rows in found.items() if rows is None]:
        raise _still_counting(waiting)
    start, end = quarter
    due = (pl.col("due") >= start) & (pl.col("due") < end)
    counts = counts_of({one: rows.rows.filter(due) for one, rows in found.items() if rows is not None})
    synthetic = any(rows.synthetic for rows in found.values() if rows is not None)
    single = tuple(sorted(counts.single.items()))
    return Ready(_lines(single, places, tuple(earlier)), places, Mark.of(synthetic=synthetic, rebuilt=False))


@lru_cache(maxsize=16)
def _lines(
    single: tuple[tuple[Cell, int], ...], places: tuple[str, ...], earlier: tuple[Line, ...]
) -> tuple[Line, ...]:
    """Finding what to hide takes seconds, and the same is asked for by the page and by its form."""
    return lines(Counts(dict(single)), places, earlier)


def _no_cases() -> Refused:
    return refuse(
        "no_cases_to_count",
        problem=Text("Ingen kommune har sager her", "No municipality has cases here"),
        where="",
        given="0",
        expected=Text("sager fra mindst én kommune", "cases of at least one municipality"),
        do_next=Text(
            "Vent, til en kommune har leveret sager.", "Wait until a municipality has delivered cases."
        ),
    )


def _still_counting(waiting: list[str]) -> Refused:
    return refuse(
        "still_being_counted",
        problem=Text("Nogle kommuners sager tælles stadig", "Some cases are still being counted"),
        where="",
        given=", ".join(waiting),
        expected=Text("tal fra alle", "numbers of all"),
        do_next=Text("Genindlæs siden om lidt.", "Reload the page in a moment."),
    )
