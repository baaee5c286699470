"""Certificates, talks and meetings that a trial spared, citizen by citizen (docs/savings.md)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import polars as pl

from frikommune.cases.block import CaseBlock
from frikommune.evaluation.indicators.courses import quarter
from frikommune.evaluation.indicators.of_trial import Reach
from frikommune.evaluation.indicators.states import KEYS, records
from frikommune.evaluation.savings.savings import per_case


def spared_of(ledger: pl.DataFrame, cases: CaseBlock, reach: Reach, observed: date) -> pl.DataFrame:
    """What the trial spared each citizen: as `savings.per_case`, of the trial alone.

    `ledger` must hold the worlds of `reach`.
    """
    found = per_case(ledger, cases, reach.worlds, reach.units, observed)
    return found.filter(pl.col("trial") == reach.trial.id)


def spared_records(spared: pl.DataFrame, courses: pl.DataFrame, reach: Reach) -> Iterator[pl.DataFrame]:
    """Citizens with a course that ran where and while the trial held: whether it spared them an event of the
    unit (`spared:lae265`); `number` is how many, less those it cost. `spared` as `spared_of`, `courses` as
    `courses.courses_of_groups`; a citizen stands where the first of those courses began.
    """
    citizens = (
        courses.filter(pl.col("entry").is_not_null())
        .sort("entry", maintain_order=True)
        .with_columns(quarter=quarter(pl.col("entry")))
        .group_by("subject", maintain_order=True)
        .agg(pl.col(*KEYS).first())
    )
    for unit in reach.units:
        mine = spared.filter(pl.col("unit") == unit.id).drop("trial", "unit")
        told = citizens.join(mine, on="subject", how="left", maintain_order="left").fill_null(0)
        state = (
            pl.when(pl.col("spared") > 0)
            .then(pl.lit("succeeded"))
            .when(pl.col("unknown") > 0)
            .then(pl.lit("unknown"))
            .when(pl.col("open") > 0)
            .then(pl.lit("unfinished"))
            .otherwise(pl.lit("failed"))
        )
        yield records(
            told.with_columns(state=state, number=pl.col("spared") - pl.col("extra")), f"spared:{unit.id}"
        )
