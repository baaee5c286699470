"""What the ledger tells of a trial: exemptions possible and used, duties met in time, courses touched."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import polars as pl

from frikommune.evaluation.indicators.courses import quarter
from frikommune.evaluation.indicators.of_trial import Reach
from frikommune.evaluation.indicators.states import KEYS, records
from frikommune.evaluation.population.comparing import has
from frikommune.evaluation.population.differences import changed
from frikommune.evaluation.population.timeliness import FAILED
from frikommune.evaluation.population.usable import usable_in
from frikommune.ledger.worlds import ACTUAL

_WORDS = ["subject", "course", "group", "municipality", "norm", "standing", "outcome", "layer", "use"]
_DAYS = ["base", "opens", "due", "met_on"]
_WORST = ["succeeded", "unfinished", "unknown", "failed"]
"""A citizen's state is the first of these that one of the citizen's rows has."""


def rows_of(ledger: pl.DataFrame, reach: Reach) -> pl.DataFrame:
    """The rows of the actual world of the norms that the trial changes, in plain words, with three columns
    more: `status` (`timeliness.STATUSES`), `used` (the exemption whose use let it off, or ""), `quarter`.
    """
    standing, day = pl.col("standing"), pl.coalesce("due", "opens", "base")
    return (
        ledger.filter(has(reach.worlds.bit(ACTUAL)) & pl.col("norm").is_in(list(reach.norms)))
        .select(pl.col(_WORDS).cast(pl.String), pl.col(_DAYS))
        .with_columns(
            status=pl.when(standing == "required").then("outcome").otherwise(standing),
            used=pl.when(pl.col("use").fill_null("") != "").then("layer").otherwise(pl.lit("")),
            quarter=quarter(day),
        )
    )


def use_records(rows: pl.DataFrame, reach: Reach, observed: date) -> Iterator[pl.DataFrame]:
    """How often the exemption could be used in place of a step, and was: row by row and citizen by
    citizen, for the trial (`used`, `citizens`) and for each of its exemptions (`used:2.1a`). `rows` as
    `rows_of`.
    """
    if not reach.usable:
        return
    parts = [change.norm for one in reach.usable for change in reach.rulebook.exemptions[one].changes]
    near = rows.filter(pl.col("norm").is_in(parts))
    mine = pl.element().filter(pl.element().is_in(list(reach.usable)))
    possible = (
        near.with_columns(usable_in(near, reach.rulebook, observed, kept_too=True))
        .with_columns(part=pl.col("usable").list.eval(mine))
        .filter(pl.col("part").list.len() > 0)
    )
    pending = pl.col("status") == "pending"
    used = pl.col("used").is_in(list(reach.usable))
    each = possible.explode("part")
    yield from _twice(possible.with_columns(state=_use_state(used, pending)), "")
    for (part,), some in each.group_by("part", maintain_order=True):
        state = _use_state(pl.col("used") == pl.col("part"), pending)
        yield from _twice(some.with_columns(state=state), f":{part}")


def _use_state(used: pl.Expr, pending: pl.Expr) -> pl.Expr:
    not_yet = pl.when(pending).then(pl.lit("unfinished")).otherwise(pl.lit("failed"))
    return pl.when(used).then(pl.lit("succeeded")).otherwise(not_yet)


def _twice(rows: pl.DataFrame, part: str) -> Iterator[pl.DataFrame]:
    yield records(rows, f"used{part}")
    yield records(by_citizen(rows), f"citizens{part}")


def by_citizen(rows: pl.DataFrame) -> pl.DataFrame:
    """One row a citizen, in the municipality, group and quarter of the first, with the best state of any."""
    rank = pl.col("state").replace_strict(_WORST, list(range(len(_WORST))), return_dtype=pl.Int8)
    return (
        rows.sort("quarter", rank, nulls_last=True)
        .group_by("subject", maintain_order=True)
        .agg(pl.col(*KEYS).first(), state=pl.col("state").sort_by(rank).first())
    )


def timely_records(rows: pl.DataFrame, reach: Reach) -> Iterator[pl.DataFrame]:
    """Duties of the trial's norms that fell due where and while it held: met in time, or not (`timely`), and
    norm by norm (`timely:lae285`). What was let off, lapsed or passed on is none. `rows` as `rows_of`.
    """
    day = pl.coalesce("due", "opens", "base")
    status = pl.col("status")
    within = (
        rows.with_row_index("row")
        .join(reach.granted_of, on=["norm", "municipality", "group"])
        .filter(day.is_between("first", "last"))
        .unique("row", maintain_order=True)
        .with_columns(
            state=pl.when(status == "met")
            .then(pl.lit("succeeded"))
            .when(status.is_in(FAILED))
            .then(pl.lit("failed"))
            .when(status == "pending")
            .then(pl.lit("unfinished"))
            .when(status == "unknown")
            .then(pl.lit("unknown"))
        )
        .filter(pl.col("state").is_not_null())
    )
    yield records(within, "timely")
    yield records(within, pl.concat_str(pl.lit("timely:"), "norm"))


def touched_records(courses: pl.DataFrame, touched: pl.DataFrame) -> pl.DataFrame:
    """Courses that ran where and while the trial held: whether it changed what was asked in them
    (`touched`). `courses` as `courses.courses_of_groups`, `touched` as `touched_in`.
    """
    decided = touched.with_columns(was=pl.lit(True))
    within = courses.filter(pl.col("entry").is_not_null())
    told = within.join(decided, on=["subject", "course"], how="left", maintain_order="left")
    state = pl.when(pl.col("was")).then(pl.lit("succeeded"))
    open_ = pl.when(pl.col("end").is_null()).then(pl.lit("unfinished")).otherwise(pl.lit("failed"))
    return records(
        told.with_columns(state=state.otherwise(open_), quarter=quarter(pl.col("entry"))), "touched"
    )


def touched_in(ledger: pl.DataFrame, reach: Reach) -> pl.DataFrame:
    """The courses in which something is asked otherwise with the trial than without: `subject`, `course`.

    What no source says is none. `ledger` must hold the worlds of `reach`.
    """
    found = changed(ledger, reach.worlds)
    mine = (pl.col("trial") == reach.trial.id) & (pl.col("change") != "unknown")
    return found.filter(mine).select("subject", "course").unique()
