"""Met in time or not, per norm, municipality and month, from the actual world alone (semantics 19 and 20)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import polars as pl

from frikommune.evaluation.population.comparing import has
from frikommune.ledger.worlds import ACTUAL, Worlds

BY = ("norm", "municipality", "month")
FAILED = ("late", "overdue", "missed", "too_early", "breached")
UNFINISHED = ("pending", "lapsed", "transferred", "repealed")
LET_OFF = ("waived", "exempt")
STATUSES = ("met", *FAILED, *UNFINISHED, *LET_OFF, "unknown")
"""What can have become of a row: of a required one its outcome, of any other its standing."""
TALLY = {
    "norm": pl.String, "municipality": pl.String, "month": pl.Date, "status": pl.String, "rows": pl.Int64,
}  # fmt: skip


def tally(ledger: pl.DataFrame, worlds: Worlds) -> pl.DataFrame:
    """How many rows of the actual world came to what: columns as `TALLY`, small and additive.

    `month` is the first of the month of the due day, of a precondition or limit of its trigger; null where no
    due day is known. Chunks are added with `combined`.
    """
    standing, outcome = pl.col("standing").cast(pl.String), pl.col("outcome").cast(pl.String)
    status = pl.when(standing == "required").then(outcome).otherwise(standing)
    return (
        ledger.filter(has(worlds.bit(ACTUAL)))
        .group_by(
            pl.col("norm", "municipality").cast(pl.String),
            pl.col("due").dt.truncate("1mo").alias("month"),
            status.alias("status"),
        )
        .agg(rows=pl.len().cast(pl.Int64))
        .select(*TALLY)
    )


def combined(tallies: Iterable[pl.DataFrame]) -> pl.DataFrame:
    """The tallies of chunks, added up."""
    keys = [name for name in TALLY if name != "rows"]
    return (
        pl.concat([pl.DataFrame(schema=TALLY), *tallies]).group_by(keys).agg(pl.col("rows").sum()).sort(keys)
    )


def timeliness(tallied: pl.DataFrame, by: Sequence[str]) -> pl.DataFrame:
    """One row for each value of `by`, in order, with a column for each of `STATUSES`.

    `numerator` is what was met in time, `denominator` what was met or failed: unfinished rows, rows that were
    let off and unknown ones are in neither. `rows` is all of them.
    """
    counts = [pl.col("rows").filter(pl.col("status") == one).sum().alias(one) for one in STATUSES]
    return (
        tallied.group_by(by)
        .agg(*counts, rows=pl.col("rows").sum())
        .with_columns(numerator=pl.col("met"), denominator=pl.sum_horizontal("met", *FAILED))
        .sort(by, nulls_last=True)
    )
