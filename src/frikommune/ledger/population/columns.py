"""Columns of a block as arrays of numbers that the kernels may read: contiguous, writable, without nulls."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import polars as pl

from frikommune.cases.day_numbers import day_numbers
from frikommune.cases.word_numbers import has_numbers, words_to
from frikommune.ledger.population.kernel import fields as f
from frikommune.ledger.population.numbering import Numbers

_LEAST, _MOST = -(2**31), 2**31 - 1
_FIRST, _SEEK = 4096, 8
"""Where words are looked for first, and how many more are worth looking for one by one."""
_SPARE = 256
"""Below this the numbers are those that the column has itself, though some of them may stand for no word."""


def days(column: pl.Series) -> Numbers:
    """A column of days as their numbers (int32), NO where there is none."""
    return own(day_numbers(column.cast(pl.Date), f.NO), np.int32)


def whole(column: pl.Series, empty: int = 0) -> Numbers:
    """A column of whole numbers (int64)."""
    found = column.cast(pl.Int64)
    return own(found.fill_null(empty) if found.null_count() else found, np.int64)


def in_order(column: pl.Series) -> Numbers:
    """Whole numbers as int32 in the same order: themselves, or their ranks where they are too large."""
    found = column.cast(pl.Int64)
    if len(found) and not (found.min() >= _LEAST and found.max() <= _MOST):  # type: ignore[operator]
        return np.unique(whole(column), return_inverse=True)[1].astype(np.int32)
    return own(found.cast(pl.Int32).fill_null(0), np.int32)


def filled(column: pl.Series) -> tuple[Numbers, pl.Series]:
    """The rows that have a value, and the values; text that is "" is none."""
    if column.null_count() == len(column):
        return np.empty(0, dtype=np.int64), column.clear()
    there = column.is_not_null()
    if isinstance(column.dtype, pl.String):
        there &= (column != "").fill_null(False)
    return np.flatnonzero(there.to_numpy()), column.filter(there)


def words(column: pl.Series) -> tuple[Numbers, list[str]]:
    """A column of words as int32 numbers, and the words by number.

    An empty cell is the word "", and so may be a number that no cell has.
    """
    if has_numbers(column):
        return _of_numbers(column)
    if isinstance(column.dtype, pl.Enum):
        known = column.dtype.categories.to_list()
        return own(column.to_physical().cast(pl.Int32).fill_null(len(known)), np.int32), [*known, ""]
    if 2 * column.null_count() > len(column):
        return _few_words(column)
    if not isinstance(column.dtype, pl.Categorical):
        column = column.cast(pl.String).cast(pl.Categorical(pl.Categories.random()))
    codes = column.to_physical().cast(pl.UInt32)
    empty = int(codes.max() or 0) + 1  # type: ignore[arg-type]
    found = (codes.fill_null(empty) if codes.null_count() else codes).to_numpy()
    rows = _some_rows(found, empty + 1)
    met = np.flatnonzero(rows[:empty] != f.NONE)
    known = column.gather(rows[met]).cast(pl.String).to_list()
    if empty < _SPARE:
        spread = [""] * (empty + 1)
        for place, word in zip(met.tolist(), known, strict=True):
            spread[place] = word
        return found.view(np.int32), spread
    numbers = np.full(empty + 1, len(met), dtype=np.int32)
    numbers[met] = np.arange(len(met))
    return numbers.take(found), [*known, ""]


def _of_numbers(column: pl.Series) -> tuple[Numbers, list[str]]:
    """The same of a column that has numbers in place of words."""
    found: Numbers = column.to_numpy()
    last = int(found.max(initial=0))
    if last < _SPARE:
        return found, words_to(column.name, last)
    met, found = np.unique(found, return_inverse=True)
    known = words_to(column.name, last)
    return found.astype(np.int32), [*map(known.__getitem__, met.tolist())]


def _some_rows(codes: Numbers, beyond: int) -> Numbers:
    """[code]: some row that has the code, NONE where none has; most codes are met among the first rows."""
    rows = np.full(beyond, f.NONE, dtype=np.int64)
    rows[codes[:_FIRST]] = np.arange(len(codes[:_FIRST]))
    rest = np.flatnonzero((np.bincount(codes, minlength=beyond) > 0) & (rows == f.NONE))
    if len(rest) > _SEEK:
        rows[codes] = np.arange(len(codes))
    else:
        rows[rest] = [int(np.argmax(codes == code)) for code in rest]
    return rows


def _few_words(column: pl.Series) -> tuple[Numbers, list[str]]:
    """The same of a column that is mostly empty: only what is filled is looked at."""
    some, known = words(column.drop_nulls())
    found = np.full(len(column), len(known) - 1, dtype=np.int32)
    found[column.is_not_null().to_numpy()] = some
    return found, known


def places(numbers: Numbers) -> pl.Series:
    """Places to gather from, null where there is none."""
    found = pl.Series(numbers, dtype=pl.Int64)
    return found.set(found < 0, None)


def begins(who: pl.Series, persons: int) -> Numbers:
    """[person]: where the rows of each person begin; one more than there are persons (int64)."""
    found = np.zeros(persons + 1, dtype=np.int64)
    np.cumsum(np.bincount(who.to_numpy(), minlength=persons), out=found[1:])
    return found


def laid(some: Sequence[Numbers]) -> Numbers:
    """Columns as the rows of one table (int64), so that each stays in one piece."""
    table = np.empty((len(some), len(some[0])), dtype=np.int64)
    for row, column in zip(table, some, strict=True):
        row[:] = column
    return table


def own(column: pl.Series | Numbers, dtype: Any) -> Numbers:
    """A copy that is the kernels' own."""
    return np.array(column, dtype=dtype, order="C")
