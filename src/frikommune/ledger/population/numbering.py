"""Numbers for the things that tables of numbers point at, in the order in which they are first met."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from datetime import date
from typing import Any, Generic, TypeVar

import numpy as np

T = TypeVar("T", bound=Hashable)
Numbers = np.ndarray[Any, Any]
EPOCH = date(1970, 1, 1).toordinal()


class Numbering(Generic[T]):
    """Gives each thing a number; equal things share one."""

    def __init__(self) -> None:
        self._numbers: dict[T, int] = {}

    def of(self, thing: T) -> int:
        """The number of a thing, given now if it is the first time it is met."""
        return self._numbers.setdefault(thing, len(self._numbers))

    @property
    def things(self) -> tuple[T, ...]:
        """The things in the order of their numbers."""
        return tuple(self._numbers)

    def __len__(self) -> int:
        return len(self._numbers)


def day_number(day: date) -> int:
    """The number of a day; 1 January 1970 is 0."""
    return day.toordinal() - EPOCH


def day_of(number: int) -> date:
    """The day of a number."""
    return date.fromordinal(number + EPOCH)


def table(rows: Sequence[Sequence[int]], width: int) -> Numbers:
    """Rows of whole numbers as a table of that width, which may have no rows."""
    return np.array(rows, dtype=np.int64).reshape(len(rows), width)
