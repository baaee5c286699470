"""Which groups of respondents may be shown, so that nobody in a small one can be found by subtracting.

What is shown of a group is a sum over its cells (municipality and role). Whoever reads can add and subtract
the sums shown; so what can be found out is every combination of them. A combination that rests on fewer than
five persons would tell their answers. The rule: groups are shown, the most wanted first, as long as no
combination of what is shown rests on fewer than five.

In linear algebra: with a row for each group shown and a column for each cell, no vector of the row space but
zero may be non-zero on fewer than `least` persons only. A vector lies in the row space exactly when it is
orthogonal to the null space; so a set of cells carries such a vector exactly when the set's columns of a null
space basis are linearly dependent. Sets of fewer than `least` persons have few cells, and all are tried.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

LEAST = 5
"""The fewest respondents who may be shown together."""
_ZERO = 1e-9


class Cell(NamedTuple):
    """Respondents that nothing here tells apart."""

    municipality: str
    role: str


@dataclass(frozen=True, slots=True, order=True)
class Group:
    """The cells of a municipality, or of a role; None: of all of them."""

    municipality: str | None = None
    role: str | None = None

    def holds(self, cell: Cell) -> bool:
        """Whether a cell's respondents are in the group."""
        pairs = zip((self.municipality, self.role), cell, strict=True)
        return all(mine is None or mine == its for mine, its in pairs)


def shown_groups(sizes: Mapping[Cell, int], wanted: Sequence[Group], least: int = LEAST) -> frozenset[Group]:
    """Those of the wanted groups that may be shown together, earlier ones preferred.

    `sizes`: how many persons each cell holds. Of groups that are equally wanted the larger should stand
    first, so that the fewest persons are hidden. A group of fewer is never shown.
    """
    cells = [cell for cell, size in sizes.items() if size > 0]
    held = np.array([[group.holds(cell) for cell in cells] for group in wanted], bool)
    held = held.reshape(len(wanted), len(cells))
    persons = np.array([sizes[cell] for cell in cells], int)
    large = [place for place, row in enumerate(held) if persons[row].sum() >= least]
    if not exposes(held[large], persons, least):
        return frozenset(wanted[place] for place in large)
    shown: list[int] = []
    for place in large:
        if not exposes(held[[*shown, place]], persons, least):
            shown.append(place)
    return frozenset(wanted[place] for place in shown)


def exposes(shown: NDArray[np.bool_], persons: NDArray[np.int_], least: int = LEAST) -> bool:
    """Whether some combination of the sums shown rests on fewer than `least` persons.

    `shown`: a row for each group, a column for each cell, True where the group holds the cell; `persons`: how
    many each cell holds, all above zero.
    """
    small = np.flatnonzero(persons < least)
    if not len(small) or not len(shown):
        return False
    columns = _null_space(shown)[:, small]
    lengths = np.linalg.norm(columns, axis=0)
    if (lengths < np.sqrt(_ZERO)).any():
        return True
    unit = columns / lengths
    gram = unit.T @ unit
    return any(_some_depend(gram, persons[small], many, least) for many in range(2, least))


def _some_depend(gram: NDArray[np.float64], persons: NDArray[np.int_], many: int, least: int) -> bool:
    """Whether the columns of some `many` cells, together fewer than `least` persons, are dependent."""
    within = np.flatnonzero(persons <= least - many)
    sets = np.array(list(combinations(within, many)), int).reshape(-1, many)
    sets = sets[persons[sets].sum(axis=1) < least]
    if not len(sets):
        return False
    return bool((np.linalg.det(gram[sets[:, :, None], sets[:, None, :]]) < _ZERO).any())


def _null_space(shown: NDArray[np.bool_]) -> NDArray[np.float64]:
    """An orthonormal basis of what is orthogonal to every group shown: a row for each of its dimensions."""
    matrix = shown.astype(float)
    _, values, rows = np.linalg.svd(matrix, full_matrices=True)
    rank = int((values > _ZERO * max(matrix.shape) * values.max(initial=0)).sum())
    basis: NDArray[np.float64] = rows[rank:]
    return basis
