"""What of the rows a page is about: months, team, caseworker, group, trial, step, outcome."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any
from urllib.parse import urlencode

import polars as pl
from django.http import HttpRequest

from frikommune.casework.numbers.counted import TOGETHER

FIELDS = ("team", "worker", "group", "norm", "status", "used", "usable")
WHOSE = ("team", "worker", "group")
"""The fields that say whose cases are meant."""
NONE = "–"
"""In an address: of no team, of no caseworker."""
MONTHS = 12


@dataclass(frozen=True, slots=True)
class Chosen:
    """A choice: rows due in [start, end), and of each named field the named value."""

    start: date
    end: date
    of: Mapping[str, str] = field(default_factory=dict)
    trial: str = ""

    def narrowed(self, **of: str) -> Chosen:
        """The same, of these values only."""
        return replace(self, of={**self.of, **of})

    def in_month(self, month: date) -> Chosen:
        """The same, of one month."""
        return replace(self, start=month, end=_next(month))

    def overdue(self, first: date, today: date) -> Chosen:
        """The same cases' rows that are overdue today: due since `first`, of whatever trial and step."""
        whose = {name: one for name, one in self.of.items() if name in WHOSE}
        months = first.replace(day=1), _next(today.replace(day=1))
        return Chosen(*months, {**whose, "status": "overdue"})

    @property
    def whose(self) -> dict[str, str]:
        """Whose cases are meant, as the cases themselves are asked."""
        return {name: "" if one == NONE else one for name, one in self.of.items() if name in WHOSE}

    @property
    def last_day(self) -> date:
        """The last day that is chosen."""
        return self.end - timedelta(days=1)

    @property
    def last_month(self) -> date:
        """A day of the last month that is chosen."""
        return self.end - timedelta(days=1)

    @property
    def query(self) -> str:
        """As an address says it."""
        told = {
            "from": f"{self.start:%Y-%m}",
            "to": f"{self.last_month:%Y-%m}",
            "trial": self.trial,
            **self.of,
        }
        return urlencode({key: one for key, one in told.items() if one})

    def rows(self, rows: pl.DataFrame, norms: frozenset[str] | None) -> pl.DataFrame:
        """The rows chosen. `norms`: those that the trial touches, where one is chosen."""
        wanted = (pl.col("due") >= self.start) & (pl.col("due") < self.end)
        for name, value in self.of.items():
            wanted &= _holds(name, "" if value == NONE else value)
        if norms is not None:
            wanted &= pl.col("norm").is_in(list(norms))
        return rows.filter(wanted)


def _holds(name: str, value: str) -> pl.Expr:
    """Whether a row has the value. `status` may be one of several that are counted as one."""
    if name == "usable":
        return pl.col(name).list.contains(value)
    return (
        pl.col(name).is_in(list(TOGETHER.get(value, (value,)))) if name == "status" else pl.col(name) == value
    )


def chosen(request: HttpRequest) -> Chosen:
    """What the address says; where it says nothing that can be read, the last twelve months with this one."""
    this = request.today.replace(day=1)
    last = _month(request.GET.get("to", "")) or this
    first = _month(request.GET.get("from", "")) or _back(last, MONTHS - 1)
    if first > last:
        first, last = last, first
    of = {name: value for name in FIELDS if (value := request.GET.get(name, "")[:80])}
    return Chosen(first, _next(last), of, request.GET.get("trial", "")[:60])


def quarters(today: date, how_many: int = 8) -> list[tuple[date, date]]:
    """The latest whole quarters before `today`, the latest first, each [from, to)."""
    end = date(today.year, 3 * ((today.month - 1) // 3) + 1, 1)
    found = []
    for _ in range(how_many):
        start = _back(end, 3)
        found.append((start, end))
        end = start
    return found


def _month(text: str) -> date | None:
    try:
        found = date.fromisoformat(f"{text}-01")
    except ValueError:
        return None
    return found if 1990 <= found.year <= 2199 else None


def _next(month: date) -> date:
    return (month + timedelta(days=31)).replace(day=1)


def _back(month: date, many: int) -> date:
    for _ in range(many):
        month = (month - timedelta(days=1)).replace(day=1)
    return month


def touched(book: Any, trial: str) -> frozenset[str] | None:
    """The norms that a trial's exemptions change; None where none is chosen."""
    if not trial:
        return None
    ids = book.parts.get(trial, ())
    return frozenset(change.norm for one in ids for change in book.pack.rulebook.exemptions[one].changes)
