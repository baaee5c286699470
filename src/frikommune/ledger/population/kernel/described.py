"""Where the kernels' tables lie: what a kernel is handed instead of arrays."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np

from frikommune.ledger.population.kernel.fields import CaseTables, LawTables, Numbers, Work

DIMENSIONS = 3
DESCRIBED = 1 + DIMENSIONS
"""So many numbers describe an array: where it lies, and its shape."""
Kind = type[LawTables] | type[CaseTables] | type[Work]


class Shape(NamedTuple):
    """What an array is made of, and how many dimensions it has."""

    of: np.dtype[Any]
    dimensions: int


def _shapes(kind: Kind, dimensions: tuple[int, ...], **other: str) -> dict[str, Shape]:
    named = zip(kind._fields, dimensions, strict=True)
    return {name: Shape(np.dtype(other.get(name, "int64")), number) for name, number in named}


SHAPES: dict[Kind, dict[str, Shape]] = {
    LawTables: _shapes(LawTables, (3, 2, 2, 2, 2), match="uint8"),
    CaseTables: _shapes(CaseTables, (2, 2, 2, 1, 2, 2), events="int32", lines="int32"),
    Work: _shapes(Work, (1, 2, 2, 2, 2, 1), rows="int32"),
}


def described(arrays: LawTables | CaseTables | Work) -> Numbers:
    """Where each array lies and its shape, for `tables.law_seen` and so on; good while the arrays are kept.

    Raises TypeError for an array of another type, or not in one piece: kernels would read something else.
    """
    found = np.zeros((len(arrays), DESCRIBED), dtype=np.int64)
    for row, array, shape in zip(found, arrays, SHAPES[type(arrays)].values(), strict=True):
        if (array.dtype, array.ndim) != shape or not array.flags.c_contiguous:
            raise TypeError(f"{array.dtype} {array.shape} {array.strides} for {shape}")
        row[0] = array.ctypes.data
        row[1 : 1 + array.ndim] = array.shape
    return found.reshape(-1)
