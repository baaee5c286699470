"""Somebody who tries to compute hidden counts from what is published, and from whatever else is known.

Written apart from `casework.suppression`: it sees lines as they are published, sets up what must add up, and
asks for the least and the most that a hidden count could be in whole numbers.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp

from frikommune.casework.numbers.open_counts import Line

Place = tuple[str, str, str]
MOST = 10_000
COUNTS = ("possible", "used", "not_used")


def published(lines: Iterable[Line]) -> dict[Place, int | None]:
    """What is published: by exemption, municipality and count; None where it is hidden."""
    return {(one.exemption, one.municipality, name): getattr(one, name) for one in lines for name in COUNTS}


@dataclass
class Attacker:
    """Knows the tables and their rule (a hidden count is not zero), and `more`: bounds of some counts."""

    tables: Sequence[Mapping[Place, int | None]]
    more: Mapping[Place, tuple[int, int]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.places = sorted({place for table in self.tables for place in table})
        self.at = {place: number for number, place in enumerate(self.places)}
        self.low = np.zeros(len(self.places))
        self.high = np.full(len(self.places), float(MOST))
        for table in self.tables:
            for place, count in table.items():
                self._learn(place, (1, MOST) if count is None else (count, count))
        for place, bounds in self.more.items():
            self._learn(place, bounds)
        self.sums = self._sums()

    def _learn(self, place: Place, bounds: tuple[int, int]) -> None:
        at = self.at[place]
        self.low[at], self.high[at] = max(self.low[at], bounds[0]), min(self.high[at], bounds[1])

    def _sums(self) -> np.ndarray:
        """One line for each thing that adds up: possible of used and not used; all rows; all columns."""
        rows = {row for row, _, _ in self.places} - {""}
        columns = {column for _, column, _ in self.places} - {""}
        found = []
        for row, column, name in self.places:
            if name == "possible":
                found.append(((row, column, name), [(row, column, "used"), (row, column, "not_used")]))
            if column == "":
                found.append(((row, column, name), [(row, one, name) for one in columns]))
            if row == "":
                found.append(((row, column, name), [(one, column, name) for one in rows]))
        lines = np.zeros((len(found), len(self.places)))
        for line, (whole, parts) in enumerate(found):
            lines[line, self.at[whole]] = -1
            for part in parts:
                lines[line, self.at[part]] = 1
        return lines

    def could_be(self, place: Place) -> tuple[int, int]:
        """The least and the most that a count could be."""
        return self._end(place, 1), self._end(place, -1)

    def _end(self, place: Place, sign: int) -> int:
        aim = np.zeros(len(self.places))
        aim[self.at[place]] = sign
        found = milp(
            aim,
            integrality=np.ones(len(aim)),
            bounds=Bounds(self.low, self.high),
            constraints=LinearConstraint(self.sums, 0, 0),
        )
        assert found.x is not None, "what is published contradicts itself"
        end: float = found.x[self.at[place]]
        return round(end)
