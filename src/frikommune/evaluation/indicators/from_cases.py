"""What the cases tell of a trial: who left benefits for what, and how long courses last."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

import polars as pl

from frikommune.evaluation.indicators.courses import quarter
from frikommune.evaluation.indicators.leaving import WAYS_OUT, state_of_exit
from frikommune.evaluation.indicators.of_trial import Reach
from frikommune.evaluation.indicators.states import KEYS, records

LONG = 12
"""Months after which a course is counted as a long one."""
DURATIONS: dict[str, type[pl.DataType]] = {
    **dict.fromkeys(KEYS, pl.String), "days": pl.Int64, "ended": pl.Int64, "running": pl.Int64,
}  # fmt: skip
"""Courses by their length: `ended` that lasted so many days, and `running` that had lasted so many."""


def begun_there(courses: pl.DataFrame) -> pl.DataFrame:
    """The courses that began where and while the trial held, in the quarter of their first day."""
    return courses.filter("held").with_columns(quarter=quarter(pl.col("start")))


def exit_records(courses: pl.DataFrame, observed: date, horizon: int | None) -> Iterator[pl.DataFrame]:
    """Courses begun there and then: whether the citizen had left all benefits within `horizon` months, for
    each of `WAYS_OUT` (`exit:work`). `courses` as `courses.courses_of_groups`.
    """
    begun = begun_there(courses)
    for way in WAYS_OUT.values():
        state = state_of_exit(way, "start", horizon, observed)
        yield records(begun.with_columns(state=state), f"exit:{way.id}")


def long_records(courses: pl.DataFrame, reach: Reach, observed: date) -> pl.DataFrame:
    """Courses that run on the observation day where the trial holds: whether they have lasted for LONG months
    (`long`).
    """
    there = reach.granted.filter(pl.lit(observed).is_between("first", "last"))
    running = courses.filter(pl.col("end").is_null()).join(there, on=["municipality", "group"], how="semi")
    lasted = pl.col("start").dt.offset_by(f"{LONG}mo") <= observed
    state = pl.when(lasted).then(pl.lit("succeeded")).otherwise(pl.lit("failed"))
    return records(running.with_columns(state=state, quarter=quarter(pl.col("start"))), "long")


def durations_of(courses: pl.DataFrame, observed: date) -> pl.DataFrame:
    """The lengths of the courses begun there and then: columns as DURATIONS, additive (`durations_added`)."""
    ended = pl.col("end").is_not_null()
    last = pl.coalesce("end", pl.lit(observed).dt.offset_by("1d"))
    return (
        begun_there(courses)
        .group_by(*KEYS, days=(last - pl.col("start")).dt.total_days())
        .agg(ended=ended.sum().cast(pl.Int64), running=(~ended).sum().cast(pl.Int64))
        .select(*DURATIONS)
    )


def durations_added(parts: Iterable[pl.DataFrame], *by: str) -> pl.DataFrame:
    """Lengths added up by `by` (some of KEYS) and day, in order."""
    keys = [*by, "days"]
    every = pl.concat([pl.DataFrame(schema=DURATIONS), *parts])
    return every.group_by(keys).agg(pl.col("ended", "running").sum()).sort(keys, nulls_last=True)
