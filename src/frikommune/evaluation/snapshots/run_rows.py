"""The rows of a snapshot whose unit is a run through one of the trial's efforts."""

from __future__ import annotations

from datetime import date
from typing import Any

import polars as pl

from frikommune.cases.block import CaseBlock
from frikommune.evaluation.indicators.from_efforts import (
    RunRead,
    ended_in,
    good_endings,
    runs_in,
    told_endings,
)
from frikommune.evaluation.indicators.of_trial import Reach
from frikommune.evaluation.population.courses import spells_of
from frikommune.evaluation.snapshots.before import before
from frikommune.evaluation.snapshots.words import column_of, run_columns
from frikommune.law.effort import Effort


def run_rows(
    ledger: pl.DataFrame, cases: CaseBlock, reach: Reach, observed: date, effort: Effort
) -> pl.DataFrame:
    """One row a run through the effort, wherever and whenever it began: `subject` and `course` (by its first
    day), still by their own names, and the columns of `words.run_columns`.

    A run is treated where the trial held on one of its steps and, where that can be told, only the trial made
    it possible. `ledger` must hold the worlds of `reach`.
    """
    found = [
        one
        for one in runs_in(cases, ledger, reach, observed, everywhere=True)
        if one.run.effort.id == effort.id
    ]
    names = [one.name for one in run_columns(effort) if one.name != "unit"]
    made = ["earlier_courses", "days_before", "days_on_benefits"]
    schema: dict[str, type[pl.DataType]] = {
        "subject": pl.String, "course": pl.String, "day": pl.Date,
        **{name: _kind(name) for name in names if name not in made},
    }  # fmt: skip
    rows = pl.DataFrame([_row(one, effort, observed) for one in found], schema=schema, orient="row")
    known = before(cases, rows.select("subject", "course", "day"), observed)
    days = _days_on_benefits(cases, rows, observed)
    key = ["subject", "course"]
    return rows.join(known, on=key, how="left").join(days, on=key, how="left").drop("day")


def _kind(name: str) -> type[pl.DataType]:
    if name in ("municipality", "period", "group"):
        return pl.String
    return pl.Int32 if name == "duration" else pl.Int8


def _row(one: RunRead, effort: Effort, observed: date) -> dict[str, Any]:
    good = good_endings(effort)
    over = one.standing.standing == "over"
    last = one.standing.since if over else date.fromordinal(observed.toordinal() + 1)
    endings = {f"end:{ending.id}": ended_in(one, (ending,)) for ending in told_endings(effort)}
    if len(good) > 1:
        endings["end:out"] = ended_in(one, good)
    steps = {f"step:{step.id}": int(one.run.at(step.id) is not None) for step in effort.steps[1:]}
    return {
        "subject": one.subject,
        "course": one.run.start.isoformat(),
        "day": one.run.start,
        "municipality": one.run.municipality,
        "period": one.quarter,
        "group": one.group,
        "held": int(one.held),
        "treated": int(one.held and one.by_trial is not False),
        "duration": max((last - one.run.start).days, 0),
        "unfinished": int(not over),
        "untold": int("untold" in endings.values()),
        "event": int(over and one.standing.ending in good),
        **{column_of(name): int(state == "succeeded") for name, state in endings.items()},
        **{column_of(name): taken for name, taken in steps.items()},
    }


def _days_on_benefits(cases: CaseBlock, rows: pl.DataFrame, observed: date) -> pl.DataFrame:
    """How long the course had lasted on the run's first day: the longest that runs then."""
    spells = spells_of(cases, observed)
    courses = spells.group_by("subject", "course").agg(
        start=pl.col("from").min(), end=pl.col("to").fill_null(date.max).max()
    )
    key = ["subject", "course"]
    within = (pl.col("start") <= pl.col("day")) & (pl.col("day") < pl.col("end"))
    return (
        rows.select(*key, "day")
        .join(courses.drop("course"), on="subject", how="inner")
        .filter(within)
        .group_by(key)
        .agg(days_on_benefits=(pl.col("day") - pl.col("start")).dt.total_days().max().cast(pl.Int32))
    )
