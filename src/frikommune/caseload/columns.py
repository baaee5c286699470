"""Events and uses on their way to tables: columns of numbers, and the words that the numbers stand for."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from dataclasses import dataclass, field
from typing import Generic, TypeVar

import numpy as np

from frikommune.caseload.drawing import Ints

T = TypeVar("T", bound=Hashable)
NO_DAY = np.iinfo(np.int64).min
"""The day of what has none."""


class Words(Generic[T]):
    """Numbers for words, in the order in which they were first met."""

    def __init__(self) -> None:
        self._number: dict[T, int] = {}

    def number(self, word: T) -> int:
        """The number of a word."""
        return self._number.setdefault(word, len(self._number))

    def __iter__(self) -> Iterator[T]:
        return iter(self._number)


@dataclass(frozen=True, slots=True)
class What:
    """What an event is: the words of its columns and attributes; there `%` is the day of a departure."""

    kind: str
    type: str = ""
    form: str = ""
    attributes: str = ""


@dataclass(frozen=True, slots=True)
class Decision:
    """What a use is: the words of its columns."""

    exemption: str
    norm: str
    reason: str
    replaced_by: str


@dataclass
class Columns:
    """The events and the uses of one block, batch by batch, each a tuple of columns.

    Events: person, spell, day, rank (among those of a day), what, until, leaves_on. Uses: person, decided,
    what, leader (0 for none), approved.
    """

    events: list[tuple[Ints, ...]] = field(default_factory=list)
    uses: list[tuple[Ints, ...]] = field(default_factory=list)
    whats: Words[What] = field(default_factory=Words)
    decisions: Words[Decision] = field(default_factory=Words)

    def add_events(
        self,
        person: Ints,
        spell: Ints,
        day: Ints,
        what: Ints | int,
        *,
        rank: int = 1,
        until: Ints | int = NO_DAY,
        leaves_on: Ints | int = NO_DAY,
    ) -> None:
        """Add a batch; a whole number stands for a column of it."""
        others = (np.broadcast_to(each, day.shape) for each in (rank, what, until, leaves_on))
        self.events.append((person, spell, day, *others))

    def add_uses(
        self, person: Ints, decided: Ints, what: Ints | int, leader: Ints | int, approved: Ints
    ) -> None:
        """Add a batch; a whole number stands for a column of it."""
        others = (np.broadcast_to(each, decided.shape) for each in (what, leader))
        self.uses.append((person, decided, *others, approved))

    def joined(self) -> tuple[tuple[Ints, ...], tuple[Ints, ...]]:
        """The columns of all events, and of all uses."""
        return _joined(self.events, 7), _joined(self.uses, 5)


def _joined(batches: list[tuple[Ints, ...]], width: int) -> tuple[Ints, ...]:
    if not batches:
        return tuple(np.zeros(0, np.int64) for _ in range(width))
    return tuple(np.concatenate(column) for column in zip(*batches, strict=True))
