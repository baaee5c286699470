"""The duties that never arose because the course ended first, with a draft and without it."""

from __future__ import annotations

import polars as pl

from frikommune.evaluation.drafts.scope import Scope
from frikommune.evaluation.population.comparing import Pairing, has

ARISEN = {
    "norm": pl.String, "persons": pl.Int64, "courses": pl.Int64, "duties": pl.Int64,
    "ended_first": pl.Int64, "ended_first_with": pl.Int64,
}  # fmt: skip
"""Norm by norm: `persons` and `courses` in a draft's scope, the `duties` that they were bound to from their
first day, and how many of those never arose because the course ended first, in the actual world and with the
draft."""
_COURSE = ["subject", "course", "norm"]


def arisen(
    ledger: pl.DataFrame, pairing: Pairing, scope: Scope, courses: pl.DataFrame, spells: pl.DataFrame
) -> pl.DataFrame:
    """Columns as `ARISEN`, for a chunk of whole persons; `courses`, `spells` as in `evaluation.courses`."""
    there = spells.join(scope.granted, on=["municipality", "group"]).filter(
        (pl.col("from") <= pl.col("last")) & (pl.col("to").is_null() | (pl.col("to") > pl.col("first")))
    )
    concerned = there.select(_COURSE).unique()
    bound = (
        courses.join(concerned, on=["subject", "course"])
        .join(scope.expected, on=["norm", "municipality", "group"])
        .filter(pl.col("start").is_between("first", "last"))
        .select(*_COURSE, "end", occurrence="step")
    )
    never = [_never(ledger, bit, bound, name) for name, bit in _worlds(pairing)]
    found = concerned.group_by("norm").agg(
        persons=pl.col("subject").n_unique().cast(pl.Int64), courses=pl.len().cast(pl.Int64)
    )
    for one in (bound.group_by("norm").agg(duties=pl.len().cast(pl.Int64)), *never):
        found = found.join(one, on="norm", how="left")
    return found.with_columns(pl.col(list(ARISEN)[1:]).fill_null(0)).select(*ARISEN)


def _worlds(pairing: Pairing) -> list[tuple[str, int]]:
    return [("ended_first", pairing.theirs), ("ended_first_with", pairing.ours)]


def _never(ledger: pl.DataFrame, bit: int, bound: pl.DataFrame, name: str) -> pl.DataFrame:
    """How many duties of courses that have ended have no row in a world, norm by norm."""
    key = [*_COURSE, "occurrence"]
    norms = bound["norm"].unique().to_list()
    rows = ledger.filter(has(bit) & pl.col("norm").cast(pl.String).is_in(norms)).select(key)
    arose = rows.with_columns(pl.col(_COURSE).cast(pl.String)).unique()
    ended = bound.filter(pl.col("end").is_not_null())
    return ended.join(arose, on=key, how="anti").group_by("norm").agg(pl.len().cast(pl.Int64).alias(name))
