"""The courses of a trial's target groups: whether the trial held there, when benefits were left."""

from __future__ import annotations

from datetime import date

import polars as pl

from frikommune.cases.block import CaseBlock
from frikommune.evaluation.indicators.leaving import departures
from frikommune.evaluation.indicators.of_trial import Reach
from frikommune.evaluation.population.courses import courses_of


def courses_of_groups(cases: CaseBlock, reach: Reach, observed: date) -> pl.DataFrame:
    """One row for each course in one of the trial's groups, wherever it began and whenever.

    As `evaluation.courses.courses_of`, with `out_on` and `left_to` (`leaving.departures`), and: `entry`, the
    first day of the course on which the trial held where it began (null: on none), and `held`, whether it
    held there on the course's first day.
    """
    courses = courses_of(cases, observed).filter(pl.col("group").is_in(reach.groups))
    out = departures(cases, observed).rename({"spell": "course"})
    key = ["subject", "course"]
    within = (
        courses.join(reach.granted, on=["municipality", "group"])
        .with_columns(entry=pl.max_horizontal("start", "first"))
        .filter(
            (pl.col("entry") <= pl.col("last"))
            & (pl.col("entry") <= observed)
            & (pl.col("end").is_null() | (pl.col("entry") < pl.col("end")))
        )
        .group_by(key)
        .agg(pl.col("entry").min())
    )
    return (
        courses.join(out, on=key, how="left", maintain_order="left")
        .join(within, on=key, how="left", maintain_order="left")
        .with_columns(held=(pl.col("entry") == pl.col("start")).fill_null(False))
    )


def quarter(day: pl.Expr) -> pl.Expr:
    """`2018-Q4`; null for no day."""
    return pl.concat_str(day.dt.year(), pl.lit("-Q"), day.dt.quarter())
