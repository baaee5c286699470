"""The rows of a snapshot whose unit is a course of one of the trial's target groups."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import polars as pl

from frikommune.cases.block import CaseBlock
from frikommune.evaluation.indicators.courses import courses_of_groups, quarter
from frikommune.evaluation.indicators.from_ledger import rows_of, touched_in
from frikommune.evaluation.indicators.from_savings import spared_of
from frikommune.evaluation.indicators.leaving import WAYS_OUT, WayOut, state_of_exit
from frikommune.evaluation.indicators.of_trial import Reach
from frikommune.evaluation.population.timeliness import FAILED
from frikommune.evaluation.snapshots.before import before_course
from frikommune.evaluation.snapshots.words import column_of

_KEY = ["subject", "course"]


def course_rows(
    ledger: pl.DataFrame, cases: CaseBlock, reach: Reach, observed: date, horizon: int | None
) -> pl.DataFrame:
    """One row a course, wherever and whenever it began: `subject` and `course`, still by their own names, and
    the columns of `words.course_columns`. `ledger` must hold the worlds of `reach`.
    """
    courses = courses_of_groups(cases, reach, observed)
    rows = rows_of(ledger, reach)
    wide = (
        courses.with_columns(
            period=quarter(pl.col("start")),
            treated=pl.col("held").cast(pl.Int8),
            course_days=_days_until("end", observed),
            course_over=pl.col("end").is_not_null().cast(pl.Int8),
            duration=_days_until("out_on", observed),
            **{column_of(f"exit:{way.id}"): _exit(way, horizon, observed) for way in WAYS_OUT.values()},
            unfinished=pl.col("out_on").is_null().cast(pl.Int8),
            untold=(pl.col("out_on").is_not_null() & (pl.col("left_to") == "")).cast(pl.Int8),
            **{column_of(f"event:{way.id}"): _event(way) for way in WAYS_OUT.values()},
        )
        .join(before_course(cases, courses, observed), on=_KEY, how="left", maintain_order="left")
        .join(_touched(ledger, reach), on=_KEY, how="left", maintain_order="left")
        .join(_by_course(rows, reach), on=_KEY, how="left", maintain_order="left")
    )
    for unit, name in _spared_columns(reach):
        mine = _spared(spared_of(ledger, cases, reach, observed), courses, unit)
        wide = wide.join(mine.rename({"events": name}), on=_KEY, how="left", maintain_order="left")
    filled = ["touched", "used", "due", "met_in_time", *(name for _, name in _spared_columns(reach))]
    return wide.with_columns(pl.col(filled).fill_null(0)).drop(
        "start", "end", "places", "out_on", "left_to", "entry", "held"
    )


def _days_until(day: str, observed: date) -> pl.Expr:
    """Days from the start to a day, or to the end of the observation day where it had not come."""
    last = pl.coalesce(day, pl.lit(observed).dt.offset_by("1d"))
    return (last - pl.col("start")).dt.total_days().cast(pl.Int32)


def _exit(way: WayOut, horizon: int | None, observed: date) -> pl.Expr:
    """1 where it has succeeded, 0 where it has not (yet); empty where its horizon has not been watched out.

    Those who succeeded early in a horizon that is still running are left out with the others of their days:
    to keep only them would flatter the latest courses.
    """
    succeeded = (state_of_exit(way, "start", horizon, observed) == "succeeded").cast(pl.Int8)
    if horizon is None:
        return succeeded
    watched = pl.col("start").dt.offset_by(f"{horizon}mo") <= observed
    return pl.when(watched).then(succeeded)


def _event(way: WayOut) -> pl.Expr:
    out = pl.col("out_on").is_not_null()
    known = out if way.left_to is None else out & pl.col("left_to").is_in(sorted(way.left_to))
    return known.cast(pl.Int8)


def _touched(ledger: pl.DataFrame, reach: Reach) -> pl.DataFrame:
    return touched_in(ledger, reach).with_columns(touched=pl.lit(1, pl.Int8))


def _by_course(rows: pl.DataFrame, reach: Reach) -> pl.DataFrame:
    """How often the trial was used in a course, and how many of its demands fell due and were met in time."""
    status = pl.col("status")
    return rows.group_by(_KEY).agg(
        used=pl.col("used").is_in(list(reach.trial.exemptions)).sum().cast(pl.Int32),
        due=status.is_in(["met", *FAILED]).sum().cast(pl.Int32),
        met_in_time=(status == "met").sum().cast(pl.Int32),
    )


def _spared_columns(reach: Reach) -> Iterator[tuple[str, str]]:
    return ((unit.id, column_of(f"spared:{unit.id}")) for unit in reach.units)


def _spared(spared: pl.DataFrame, courses: pl.DataFrame, unit: str) -> pl.DataFrame:
    """Events spared a citizen, less those it cost, at the citizen's first course where the trial held."""
    first = (
        courses.filter(pl.col("entry").is_not_null())
        .sort("entry", maintain_order=True)
        .unique("subject", keep="first", maintain_order=True)
        .select(_KEY)
    )
    mine = spared.filter(pl.col("unit") == unit).select(
        "subject", events=(pl.col("spared") - pl.col("extra")).cast(pl.Int32)
    )
    return first.join(mine, on="subject", how="inner")
