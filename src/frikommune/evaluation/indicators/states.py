"""What had become of each thing that is counted, and its counts by municipality, group and quarter."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, get_args

import polars as pl

State = Literal["succeeded", "failed", "unfinished", "untold", "unknown"]
"""`unfinished` may still succeed. `untold` is over, and nobody told how: it may have succeeded, so it stands
among the unfinished, and how many they are is told. `unknown`: what the law asks cannot be determined."""
STATES: tuple[State, ...] = get_args(State)
KEYS = ("municipality", "group", "quarter")
RECORDS: dict[str, type[pl.DataType]] = {
    "indicator": pl.String, "subject": pl.String, **dict.fromkeys(KEYS, pl.String), "state": pl.String,
    "number": pl.Int64,
}  # fmt: skip
"""One thing that is counted. `number` is an amount that belongs to it (events spared), else null."""
COUNTS: dict[str, type[pl.DataType]] = {
    "indicator": pl.String, **dict.fromkeys(KEYS, pl.String), **dict.fromkeys(STATES, pl.Int64),
    "number": pl.Int64,
}  # fmt: skip


def records(frame: pl.DataFrame, indicator: str | pl.Expr) -> pl.DataFrame:
    """A frame with the columns of RECORDS; it must have all but `indicator`, and may lack `number`."""
    named = pl.lit(indicator) if isinstance(indicator, str) else indicator
    number = pl.col("number") if "number" in frame.columns else pl.lit(None, pl.Int64)
    return frame.with_columns(indicator=named, number=number.cast(pl.Int64)).select(*RECORDS)


def tallied(found: Iterable[pl.DataFrame]) -> pl.DataFrame:
    """Records counted by indicator and KEYS: columns as COUNTS, small and additive (`added`)."""
    every = pl.concat([pl.DataFrame(schema=RECORDS), *found])
    state = pl.col("state")
    return (
        every.group_by("indicator", *KEYS)
        .agg(
            *((state == one).sum().cast(pl.Int64).alias(one) for one in STATES),
            number=pl.when(pl.col("number").count() > 0).then(pl.col("number").sum()),
        )
        .select(*COUNTS)
    )


def added(parts: Iterable[pl.DataFrame], *by: str) -> pl.DataFrame:
    """Tallies added up by indicator and `by` (some of KEYS), in order."""
    number = pl.col("number")
    keys = ["indicator", *by]
    return (
        pl.concat([pl.DataFrame(schema=COUNTS), *parts])
        .group_by(keys)
        .agg(pl.col(*STATES).sum(), number=pl.when(number.count() > 0).then(number.sum()))
        .sort(keys, nulls_last=True)
    )
