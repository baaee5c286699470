"""Made-up people and talks for bench/one_duty.py: the same for the same seed, as arrays and as case files.

Everybody's course starts in January 2019 and lasts twelve months, so that OpenFisca, which counts in calendar
months, has twelve months to work on and none to waste. About four months in five somebody talks to them.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import polars as pl
from numpy.typing import NDArray

MUNICIPALITIES = tuple(f"k{number:02}" for number in range(1, 12))
MONTHS = 12
FIRST = np.datetime64("2019-01-01")
"""Days are counted from here in every array."""


@dataclass(frozen=True)
class People:
    """Persons in order, and their talks in order of person and day."""

    start: NDArray[np.int16]
    """Per person: the first day of the course, 0 to 30."""
    municipality: NDArray[np.uint8]
    """Per person: a place in MUNICIPALITIES."""
    person: NDArray[np.int32]
    """Per talk: whose."""
    day: NDArray[np.int16]
    """Per talk: when."""
    by_telephone: NDArray[np.bool_]
    """Per talk: by telephone, or in person."""


def people(persons: int, seed: int = 20190101) -> People:
    """So many people and their talks."""
    rng = np.random.default_rng(seed)
    start = rng.integers(0, 31, persons, dtype=np.int16)
    municipality = rng.integers(0, len(MUNICIPALITIES), persons, dtype=np.uint8)
    each, month = np.nonzero(rng.random((persons, MONTHS), dtype=np.float32) < 0.8)
    day = start[each] + (month * 30.4).astype(np.int16) + rng.integers(0, 30, each.size, dtype=np.int16)
    order = np.lexsort((day, each))
    by_telephone = rng.random(each.size, dtype=np.float32) < 0.35
    return People(start, municipality, each[order].astype(np.int32), day[order], by_telephone)


def months_later(days: NDArray[np.int16], months: int) -> NDArray[np.int16]:
    """Days so many months after, in a shorter month its last day."""
    began = FIRST + days
    month = began.astype("M8[M]")
    last = ((month + months + 1).astype("M8[D]") - 1).astype(int)
    nominal = (month + months).astype("M8[D]").astype(int) + (began - month.astype("M8[D]")).astype(int)
    later: NDArray[np.int16] = (np.minimum(nominal, last) - FIRST.astype(int)).astype(np.int16)
    return later


def write_arrays(made: People, folder: Path) -> None:
    """A file of NumPy's own kind for each array."""
    for name in People.__dataclass_fields__:
        np.save(folder / f"{name}.npy", getattr(made, name))


def read_arrays(folder: Path) -> People:
    """What `write_arrays` wrote."""
    return People(*(np.load(folder / f"{name}.npy") for name in People.__dataclass_fields__))


def write_cases(made: People, folder: Path) -> None:
    """The same as case files, `spells.parquet` and `events.parquet`; person 17 is `p00000017`."""
    number = pl.int_range(len(made.start), eager=True)
    spells = pl.DataFrame({
        "person": _names("p", number),
        "spell": _names("s", number),
        "group": pl.repeat("ledig", len(number), eager=True),
        "municipality": pl.Series(MUNICIPALITIES).gather(made.municipality),
        "from": _days(made.start),
        "to": _days(months_later(made.start, MONTHS)),
        "synthetic": pl.repeat(True, len(number), eager=True),
    })  # fmt: skip
    talk = pl.int_range(len(made.person), eager=True)
    events = pl.DataFrame({
        "person": _names("p", pl.Series(made.person)),
        "event": _names("e", talk),
        "spell": _names("s", pl.Series(made.person)),
        "day": _days(made.day),
        "kind": pl.repeat("samtale", len(talk), eager=True),
        "form": pl.Series(["personligt", "telefonisk"]).gather(made.by_telephone.astype(np.uint8)),
    })  # fmt: skip
    spells.write_parquet(folder / "spells.parquet")
    events.write_parquet(folder / "events.parquet")


def _names(letter: str, numbers: pl.Series) -> pl.Series:
    return letter + numbers.cast(pl.String).str.zfill(8)


def _days(days: NDArray[np.int16]) -> pl.Series:
    return pl.Series((FIRST + days).astype("M8[D]"))
