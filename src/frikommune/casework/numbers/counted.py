"""A municipality's ledger as a leader's numbers are counted from it: a row a duty, with whose it is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import polars as pl

from frikommune.cases.block import block_of
from frikommune.cases.history import History
from frikommune.evaluation.population.timeliness import FAILED, LET_OFF, UNFINISHED
from frikommune.evaluation.population.usable import usable_in
from frikommune.law.rulebook import Rulebook
from frikommune.ledger.table import table_of
from frikommune.ledger.worlds import ACTUAL, NONE, Worlds

FEW = 60
"""Up to so many histories the reference is quicker than making the columnar engine ready."""
COUNTED: dict[str, Any] = {
    "case": pl.Int64, "worker": pl.String, "team": pl.String, "group": pl.String, "norm": pl.String,
    "occurrence": pl.Int32, "due": pl.Date, "month": pl.Date, "status": pl.String, "days_late": pl.Int32,
    "layer": pl.String, "asked": pl.Boolean, "asked_alone": pl.Boolean, "usable": pl.List(pl.String),
    "used": pl.String,
}  # fmt: skip
"""`status` is what became of the row in the actual world (`evaluation.timeliness.STATUSES`). `asked`: it is a
row of the actual world; `asked_alone`: it would have been asked so without trials too. `usable` are the
exemptions by which it could have been left out, `used` the one by which it was."""
TOGETHER: Mapping[str, Sequence[str]] = {
    "finished": ("met", *FAILED),
    "unfinished": UNFINISHED,
    "let_off": LET_OFF,
}
"""Statuses that are counted as one: met or failed, pending or the course ended first, let off."""


@dataclass(frozen=True, slots=True)
class Holder:
    """Whose a case is."""

    case: int
    worker: str
    team: str


def counted(
    held: Sequence[tuple[Holder, History]], rulebook: Rulebook, municipality: str, observed: date
) -> pl.DataFrame:
    """The rows of some cases in the municipality, as known at the end of `observed`: columns as COUNTED."""
    if not held:
        return pl.DataFrame(schema=COUNTED)
    from frikommune.ledger.population.engine import ledger_of  # noqa: PLC0415  it takes a second to import

    worlds = Worlds((ACTUAL, NONE), (rulebook.all_trials, rulebook.no_trials))
    histories = [history for _, history in held]
    ledger = (
        table_of(histories, worlds, observed)
        if len(held) <= FEW
        else ledger_of(block_of(histories), worlds, observed)
    )
    rows = ledger.with_columns(pl.col(pl.Categorical).cast(pl.String)).filter(
        pl.col("municipality") == municipality
    )
    return _told(rows, worlds, rulebook, observed).join(_holders(held), on="subject").select(*COUNTED)


def in_time(rows: pl.DataFrame, by: Sequence[str]) -> pl.DataFrame:
    """For each value of `by`: what was met in time of what was met or failed, and what is in neither.

    `numerator`, `denominator`, `unfinished` and `let_off` as TOGETHER, `unknown`, `asked` (all of them), and
    `alone`: how many would have been asked without trials.
    """
    status, asked = pl.col("status"), pl.col("asked")

    def many(*these: str) -> pl.Expr:
        return (asked & status.is_in(these)).sum()

    return (
        rows.group_by(by)
        .agg(
            numerator=many("met"),
            denominator=many(*TOGETHER["finished"]),
            overdue=many("overdue"),
            unfinished=many(*TOGETHER["unfinished"]),
            let_off=many(*TOGETHER["let_off"]),
            unknown=many("unknown"),
            asked=asked.sum(),
            alone=pl.col("asked_alone").sum(),
        )
        .sort(by, nulls_last=True)
    )


def possible_uses(rows: pl.DataFrame) -> Mapping[str, tuple[int, int]]:
    """For each exemption: how often it was possible to leave a step out by it, and how often it was done."""
    asked = rows.filter("asked")
    could = asked.explode("usable").drop_nulls("usable").group_by("usable").len()
    did = asked.filter(pl.col("used") != "").group_by("used").len()
    done = dict(did.iter_rows())
    return {one: (many, done.get(one, 0)) for one, many in could.sort("usable").iter_rows()}


def _holders(held: Iterable[tuple[Holder, History]]) -> pl.DataFrame:
    rows = [(history.subject, one.case, one.worker, one.team) for one, history in held]
    names = {"subject": pl.String, "case": pl.Int64, "worker": pl.String, "team": pl.String}
    return pl.DataFrame(rows, schema=names, orient="row")


def _told(rows: pl.DataFrame, worlds: Worlds, rulebook: Rulebook, observed: date) -> pl.DataFrame:
    standing, outcome = pl.col("standing"), pl.col("outcome")
    ours, alone = (pl.col("worlds") & worlds.bit(one) != 0 for one in (ACTUAL, NONE))
    demands = ~standing.is_in(("waived", "exempt"))
    told = rows.with_columns(
        status=pl.when(standing == "required").then(outcome).otherwise(standing),
        month=pl.col("due").dt.truncate("1mo"),
        asked=ours,
        asked_alone=alone & demands,
        used=pl.when(pl.col("use").fill_null("") != "").then(pl.col("layer")).otherwise(pl.lit("")),
    )
    return told.with_columns(usable_in(told, rulebook, observed))
