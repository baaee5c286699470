"""Which counts to hide beside the small ones, so that none of those can be computed from what is published.

A table counts by row (exemption), column (municipality) and part (used, not used), with every sum beside:
possible = used + not used, all rows, all columns, all of both. A count of 1–4 is hidden, a zero never. Then
further counts are hidden until every small one could, by all that is shown, be at least four numbers.

Method: for each small count and each end of that range, the cheapest other table of whole numbers that agrees
with what is shown (the linear programme of Kelly, Golden and Assad, 1992, *Networks* 22, in whole numbers as
in Fischetti and Salazar, 2001, *Management Science* 47). What differs in that table is hidden, and so the
table stands as the proof: whoever sees what is published cannot tell it from the true one.

Whoever looks is taken to know more than is shown: the rule itself (nothing hidden is zero), which counts of a
single part are small and which are not, and, as a municipality, all counts of its own.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from math import log10
from types import MappingProxyType
from typing import Any

import numpy as np
from numpy.typing import NDArray

from frikommune.errors import Refused, refuse
from frikommune.language import Text

LEAST = 5
"""The least count that is shown; zero is shown too."""
APART = 3
"""How far the most and the least that a small count could be must at least lie from each other."""
ALL = ""
"""The name of all rows, all columns or both parts together."""
PARTS = ("used", "not_used")
Cell = tuple[str, str, str]
"""Row, column, part; ALL for a sum."""
Amounts = NDArray[np.float64]
_NEARLY = 1e-6
_SUM_COSTS = 4.0
"""How much dearer it is to hide a sum over rows or over columns than one count."""


@dataclass(frozen=True)
class Counts:
    """The counts of single parts: by row, column and one of PARTS. What is not given is zero."""

    single: Mapping[Cell, int]

    @cached_property
    def cells(self) -> Mapping[Cell, int]:
        """Every count and every sum that is not zero."""
        found: dict[Cell, int] = {}
        for cell, count in self.single.items():
            for above in _with_sums(cell):
                found[above] = found.get(above, 0) + count
        return {cell: count for cell, count in found.items() if count}

    @cached_property
    def below(self) -> Mapping[Cell, tuple[Cell, ...]]:
        """Which single counts each sum adds up."""
        found: dict[Cell, list[Cell]] = {}
        for cell, count in self.single.items():
            for above in _with_sums(cell) if count else ():
                found.setdefault(above, []).append(cell)
        return {cell: tuple(some) for cell, some in found.items() if cell not in self.single}

    @cached_property
    def small(self) -> frozenset[Cell]:
        """The counts and sums that must be hidden."""
        return frozenset(cell for cell, count in self.cells.items() if count < LEAST)


def hidden(
    counts: Counts,
    *,
    already: Collection[Cell] = (),
    known: Mapping[Cell, int] = MappingProxyType({}),
    secondary: bool = True,
) -> frozenset[Cell]:
    """The counts to hide.

    `already` were hidden in an earlier publication and stay so. `known` is what was shown in it: to hide it
    now protects nothing where it has not changed; where it has, whoever looks is taken to know which way.
    `secondary` False hides the small ones only, which protects nobody: it is there for the test that shows
    it. Raises Refused where `known` leaves nothing to hide behind.
    """
    if not secondary:
        return counts.small
    found = _Hiding(counts, set(counts.small) | set(already), known)
    columns = sorted({column for _, column, _ in counts.single})
    for knows in (None, *columns):
        for cell in sorted(counts.small):
            if knows is None or cell[1] not in (ALL, knows):
                found.protect(cell, knows)
    return frozenset(found.hidden)


def _with_sums(cell: Cell) -> Iterable[Cell]:
    row, column, part = cell
    return ((r, c, p) for r in (row, ALL) for c in (column, ALL) for p in (part, ALL))


@dataclass
class _Hiding:
    """What is hidden so far. `proofs` are other tables that what is shown agrees with, as differences."""

    counts: Counts
    hidden: set[Cell]
    known: Mapping[Cell, int]
    proofs: list[dict[Cell, int]] = field(default_factory=list)

    def protect(self, cell: Cell, knows: str | None) -> None:
        """Hide until the small count could be any end of its range, for whoever knows that column."""
        least = len(self.counts.below.get(cell, (cell,)))
        for wanted in (least, least + APART):
            change = wanted - self.counts.cells[cell]
            if change and not self._is_proved(cell, change, knows):
                proof = self._other_table(cell, change, knows)
                self.proofs.append(proof)
                self.hidden |= proof.keys()

    def _is_proved(self, cell: Cell, change: int, knows: str | None) -> bool:
        return any(
            one.get(cell) == change and not any(column == knows for _, column, _ in one)
            for one in self.proofs
        )

    def _other_table(self, cell: Cell, change: int, knows: str | None) -> dict[Cell, int]:
        """The cheapest table in which the count differs by so much: how much each count differs in it."""
        from scipy.optimize import Bounds  # noqa: PLC0415  slow to import, and rarely wanted

        most = np.array([self._room(one, knows) for one in self._order])
        at = self._order.index(cell)
        most[at] = (max(change, 0), max(-change, 0))
        least = np.zeros_like(most)
        least[at] = most[at]
        costs = np.array([0.0 if one in self.hidden else _cost(one, self.counts) for one in self._order])
        costs[costs == 0] = 1e-3
        found = self._cheapest(np.concatenate([costs, costs]), Bounds(least.T.ravel(), most.T.ravel()))
        if found is None:
            raise _nothing_to_hide_behind(cell)
        up, down = found.reshape(2, -1)
        return {one: int(d) for one, d in zip(self._order, up - down, strict=True) if d}

    def _cheapest(self, costs: Amounts, bounds: Any) -> NDArray[np.int64] | None:
        """Rises and falls in whole numbers; None where there are none. Most programmes have whole answers."""
        from scipy.optimize import milp  # noqa: PLC0415

        for whole in (0, 1):
            found = milp(costs, integrality=np.full(len(costs), whole), bounds=bounds, constraints=self._sums)
            if found.x is None:
                return None
            rounded: NDArray[np.int64] = np.rint(found.x).astype(np.int64)
            if np.abs(found.x - rounded).max() < _NEARLY:
                break
        return rounded

    def _room(self, cell: Cell, knows: str | None) -> tuple[float, float]:
        """How far a count may rise and fall in another table, by what whoever looks knows of it."""
        count = self.counts.cells[cell]
        if knows is not None and cell[1] == knows:
            return 0, 0
        if count < LEAST and cell in self.counts.single:
            return LEAST - 1 - count, count - 1
        least = LEAST if cell in self.counts.single else 1
        before = self.known.get(cell) if count >= LEAST else None
        if before is None:
            return np.inf, count - least
        rise = np.inf if count > before else before - count
        return rise, count - max(least, before) if count >= before else count - least

    @cached_property
    def _order(self) -> tuple[Cell, ...]:
        return tuple(self.counts.cells)

    @cached_property
    def _sums(self) -> Any:
        """Each sum differs by as much as what it adds up: the rows of a matrix over rises, then falls."""
        from scipy.optimize import LinearConstraint  # noqa: PLC0415
        from scipy.sparse import csr_array, hstack  # noqa: PLC0415

        place = {cell: at for at, cell in enumerate(self._order)}
        below = self.counts.below
        lines = [
            (line, place[one], weight)
            for line, (above, some) in enumerate(below.items())
            for one, weight in [(above, -1), *((each, 1) for each in some)]
        ]
        rows, columns, weights = (np.array(one, dtype=int) for one in zip(*lines, strict=True))
        matrix = csr_array((weights, (rows, columns)), shape=(len(below), len(place)))
        return LinearConstraint(hstack([matrix, -matrix]), 0, 0)


def _cost(cell: Cell, counts: Counts) -> float:
    """What hiding a count costs: large ones and sums tell most, so they are hidden last."""
    sums = sum(name == ALL for name in cell[:2])
    cost: float = _SUM_COSTS**sums * (1 + log10(counts.cells[cell]))
    return cost


def _nothing_to_hide_behind(cell: Cell) -> Refused:
    row, column, _ = cell
    return refuse(
        "count_cannot_be_protected",
        problem=Text(
            f"Et antal under {LEAST} kunne regnes ud af det, der er offentliggjort før",
            f"A count under {LEAST} could be computed from what was published before",
        ),
        where=f"{row or '–'}, {column or '–'}",
        given=f"under {LEAST}",
        expected=Text("tal, der også skjuler det antal", "numbers that hide that count too"),
        do_next=Text(
            "Tag kvartalet tilbage med en begrundelse i stedet for at rette det.",
            "Withdraw the quarter with a reason instead of correcting it.",
        ),
    )
