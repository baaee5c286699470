"""Whole columns drawn at once from one generator. Days are whole numbers since 1 January 1970."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
EPOCH = date(1970, 1, 1).toordinal()
_MONDAY_TO_SUNDAY = 7
_THURSDAY = 3  # the weekday of 1 January 1970, Monday being 0


def number(day: date) -> int:
    """The number of a day."""
    return day.toordinal() - EPOCH


def within(draw: Generator, span: tuple[int, int], size: int) -> Ints:
    """Whole numbers drawn evenly from `span`, both ends included."""
    return draw.integers(span[0], span[1] + 1, size=size, dtype=np.int64)


def by_chance(draw: Generator, share: float, size: int) -> Flags:
    """True for that share, each drawn by itself."""
    return draw.random(size) < share


def chosen(draw: Generator, weights: Floats, size: int) -> Ints:
    """Places in a list, drawn by weights that need not add up to one."""
    steps = np.cumsum(weights)
    return np.searchsorted(steps / steps[-1], draw.random(size), side="right").astype(np.int64)


def weekday(days: Ints) -> Ints:
    """The same days, but the Monday after for a Saturday or a Sunday."""
    of_week = (days + _THURSDAY) % _MONDAY_TO_SUNDAY
    return days + np.where(of_week > 4, _MONDAY_TO_SUNDAY - of_week, 0)


def weekday_before(days: Ints) -> Ints:
    """The same days, but the Friday before for a Saturday or a Sunday."""
    of_week = (days + _THURSDAY) % _MONDAY_TO_SUNDAY
    return days - np.maximum(of_week - 4, 0)


def indexed(names: Sequence[str]) -> Mapping[str, int]:
    """The place of each name in a list."""
    return {name: place for place, name in enumerate(names)}
