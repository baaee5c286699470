"""Rows that differ, counted: over all, by municipality, by group and by year. Small and additive."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from itertools import product

import polars as pl

from frikommune.evaluation.population.doubts import DOUBTS

EVERY = "*"
"""All norms together, or all changes: there a person counts once."""
BY = ("all", "municipality", "group", "year")
COUNTED = {
    **dict.fromkeys(["norm", "by", "key", "change"], pl.String),
    **dict.fromkeys(["rows", "persons", "courses", "sure", "done", "not_done", *DOUBTS], pl.Int64),
}
"""`rows`, and the `persons` and `courses` they are of; `sure` of them have no doubt, and so many have each.
`done` and `not_done`: what came of the duty in the actual world."""


def counted(touched: pl.DataFrame, apart: Collection[str] = (), by: Collection[str] = BY) -> pl.DataFrame:
    """Touched rows, counted as `COUNTED`; changes that stand `apart` are not among all changes together.

    `touched`: `subject`, `course`, `norm`, `group`, `municipality`, `year`, `change`, `done`, `not_done` and
    a column for each doubt.
    """
    rows = touched.with_columns(all=pl.lit(""), sure=~pl.any_horizontal(*DOUBTS))
    over_changes = rows.filter(~pl.col("change").is_in(list(apart))).with_columns(change=pl.lit(EVERY))
    frames = [pl.DataFrame(schema=COUNTED)]
    for frame, each_norm, one_by in product((rows, over_changes), (True, False), by):
        one = frame if each_norm else frame.with_columns(norm=pl.lit(EVERY))
        frames.append(_grouped(one, one_by))
    return pl.concat(frames)


def _grouped(rows: pl.DataFrame, by: str) -> pl.DataFrame:
    flags = ["sure", "done", "not_done", *DOUBTS]
    return (
        rows.group_by("norm", key=by, change="change")
        .agg(
            rows=pl.len().cast(pl.Int64),
            persons=pl.col("subject").n_unique().cast(pl.Int64),
            courses=pl.struct("subject", "course").n_unique().cast(pl.Int64),
            **{flag: pl.col(flag).sum().cast(pl.Int64) for flag in flags},
        )
        .with_columns(by=pl.lit(by))
        .select(*COUNTED)
    )


def added(frames: Iterable[pl.DataFrame], by: list[str]) -> pl.DataFrame:
    """Counts of several chunks added up, in order of `by`."""
    both = pl.concat(frames)
    numbers = [name for name in both.columns if name not in by]
    return both.group_by(by).agg(pl.col(numbers).sum()).sort(by)
