"""The one duty by hand in NumPy: look-up tables for windows and forms, one pass over the talks."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bench.measuring import seconds_of
from bench.one_duty_input import FIRST, MONTHS, MUNICIPALITIES, People, months_later, read_arrays
from bench.peers.duty_answer import answer

LAST_DAY = 31 + 366
EVERY = {"law": 1, "fewer": 2}
"""So many months in the first half year; then three."""
FEWER = ("k03", "k05")
BY_TELEPHONE = {
    "k02": ("2019-03-01", "2019-12-01"),
    "k05": ("2019-06-01", "2019-11-01"),
    "k08": ("2019-09-01", "2019-12-01"),
}
BY_TELEPHONE_EVERYWHERE = "2019-12-01"
Matrix = NDArray[np.bool_]


def measure(folder: str, repeats: int) -> dict[str, Any]:
    """Seconds of each run over the arrays in a folder, and the answer."""
    made = read_arrays(Path(folder))
    return {"seconds": seconds_of(partial(compute, made), repeats), **answer(*compute(made))}


def compute(made: People) -> tuple[Matrix, Matrix]:
    """Per person and month: was a talk due, and was it met."""
    fewer = np.isin(MUNICIPALITIES, FEWER)[made.municipality]
    due = np.stack([_closes("law"), _closes("fewer")])[fewer.astype(np.int8)]
    counts = ~made.by_telephone | _telephone_counts()[made.municipality[made.person], made.day]
    person, day = made.person[counts], made.day[counts]
    month = _month_of_day()[fewer[person].astype(np.int8), made.start[person], day]
    inside = month >= 0
    met = np.zeros((len(made.start), MONTHS), bool)
    met[person[inside], month[inside]] = True
    return due, met


def _closes(rule: str) -> Matrix:
    """In which months a window closes."""
    number = np.arange(1, MONTHS + 1)
    closes: Matrix = np.where(number <= 6, number % EVERY[rule], number % 3) == 0
    return closes


def _month_of_day() -> NDArray[np.int8]:
    """Rule × first day of the course × day: the month in which that day's window closes, or -1."""
    starts = np.arange(31, dtype=np.int16)
    months = np.full((2, 31, LAST_DAY), -1, np.int8)
    for rule, closes in enumerate((_closes("law"), _closes("fewer"))):
        opens = starts
        for month in np.flatnonzero(closes):
            ends = months_later(starts, int(month) + 1)
            for start in starts:
                months[rule, start, opens[start] : ends[start]] = month
            opens = ends
    return months


def _telephone_counts() -> Matrix:
    """Municipality × day."""
    days = FIRST + np.arange(LAST_DAY)
    counts = np.tile(days >= np.datetime64(BY_TELEPHONE_EVERYWHERE), (len(MUNICIPALITIES), 1))
    for name, (start, end) in BY_TELEPHONE.items():
        counts[MUNICIPALITIES.index(name)] |= (days >= np.datetime64(start)) & (days < np.datetime64(end))
    return counts
