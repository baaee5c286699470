"""Days in a column as whole numbers, for whatever compares many of them."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import polars as pl

Days = npt.NDArray[np.int32]


def day_numbers(column: pl.Series, empty: int) -> Days:
    """[row]: the days since 1970 of a column of Date, perhaps shared with it; `empty` where there is none."""
    if column.null_count() == len(column):
        return np.full(len(column), empty, dtype=np.int32)
    numbers = column.cast(pl.Int32)
    days: Days = (numbers.fill_null(empty) if numbers.null_count() else numbers).to_numpy()
    return days
