"""Made-up companies, their yearly counts of employees, and the citizens placed with them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import numpy as np
import pyarrow as pa
from numpy.random import Generator

from frikommune.caseload.block import Tables
from frikommune.caseload.drawing import EPOCH, number, weekday
from frikommune.caseload.profile import Profile
from frikommune.cases.tables import arrow_schema

_YEAR, _OF_LEDIGHEDSYDELSE = 365, 0.1
_LASTS, _MOST_PLACEMENTS = (28, 91), 9
Row = dict[str, object]


def companies(profile: Profile, draw: Generator, persons: int, until: date, before: Tables) -> Tables:
    """The tables `before` and then the companies' rows: their counts, and their placements as events."""
    one_per, at_least = profile.employers
    counts: list[Row] = []
    placements: list[Row] = []
    for company in range(at_least + persons // one_per):
        name = f"syn-v{company + 1:06}"
        place = profile.places[company % len(profile.places)].name
        size = int(np.clip(draw.lognormal(2.7, 1.1), 1, 600))
        counts += _counts(profile, draw, name, place, size)
        placements += _placements(profile, draw, name)
    return {
        **before,
        "events": pa.concat_tables([before["events"], _known("events", "day", placements, until)]),
        "employers": _known("employers", "from", counts, until),
    }


def _counts(profile: Profile, draw: Generator, name: str, place: str, size: int) -> list[Row]:
    """One count a year, a little up or down."""
    rows: list[Row] = []
    for day in range(number(profile.first_day), number(profile.end), _YEAR):
        rows.append({"employer": name, "municipality": place, "from": _date(day), "ordinary_employees": size})
        size = max(1, size + int(draw.integers(-2, 3)))
    return rows


def _placements(profile: Profile, draw: Generator, name: str) -> list[Row]:
    how_many = int(draw.integers(1, _MOST_PLACEMENTS + 1))
    drawn = draw.integers(number(profile.first_day) + 30, number(profile.end) - 30, how_many)
    days = np.sort(weekday(drawn))
    return [_placement(draw, name, place, int(day)) for place, day in enumerate(days, 1)]


def _placement(draw: Generator, name: str, place: int, day: int) -> Row:
    lasts = int(draw.integers(_LASTS[0], _LASTS[1] + 1))
    special = draw.random() < _OF_LEDIGHEDSYDELSE
    return {
        "person": name,
        "day": _date(day),
        "sequence": place,
        "kind": "virksomhedspraktik",
        "type": "ledighedsydelse" if special else None,
        "until": _date(day + lasts),
    }


def _known(table: str, day: str, rows: list[Row], until: date) -> pa.Table:
    schema = arrow_schema(table)
    known: list[Mapping[str, object]] = [row for row in rows if row[day] <= until]  # type: ignore[operator]
    return pa.Table.from_pylist(list(known), schema)


def _date(day: int) -> date:
    return date.fromordinal(EPOCH + day)
