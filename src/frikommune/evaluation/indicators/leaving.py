"""When a citizen left all benefits, and for what: spells that meet or overlap are one time on benefits."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import polars as pl

from frikommune.cases.block import CaseBlock
from frikommune.evaluation.efforts.runs import LEFT_TO
from frikommune.language import Text

_NEVER = date(9999, 12, 31)


@dataclass(frozen=True, slots=True)
class WayOut:
    """What a citizen may leave for: the words that case files write, or None for whatever it is."""

    id: str
    title: Text
    left_to: frozenset[str] | None


WORK, EDUCATION = frozenset({"job", "fuldtidsjob"}), frozenset({"ordinaer-uddannelse"})
WAYS_OUT: Mapping[str, WayOut] = {
    one.id: one
    for one in (
        WayOut("work", Text("I ordinært arbejde", "In ordinary work"), WORK),
        WayOut("education", Text("I ordinær uddannelse", "In ordinary education"), EDUCATION),
        WayOut(
            "work_or_education", Text("I arbejde eller uddannelse", "In work or education"), WORK | EDUCATION
        ),
        WayOut(
            "business",
            Text("Selvforsørgende med egen virksomhed", "Self-supporting with a business of their own"),
            frozenset({"egen-virksomhed"}),
        ),
        WayOut(
            "self_support",
            Text("Selvforsørgende: ude af alle ydelser", "Self-supporting: off all benefits"),
            None,
        ),
    )
}
"""The words of `afgang_til` in case files (docs/case-files.md), and what they are counted as."""


def departures(cases: CaseBlock, observed: date) -> pl.DataFrame:
    """For each spell the end of the time on benefits it lies in: `subject`, `spell`, `out_on`, `left_to`.

    `out_on` is the first day without any benefit, null where that had not come by the end of `observed`;
    `left_to` what the last spell says that the citizen left for, or "". As `efforts.runs.departure_after`.
    """
    attributes = pl.col("attributes")
    known = (
        cases.spells.filter(pl.col("from") <= observed)
        .select(
            "who",
            "from",
            pl.col("spell").cast(pl.String),
            far=pl.when(pl.col("to") <= observed).then("to").otherwise(pl.lit(_NEVER)),
            told=pl.when(attributes != "").then(attributes).str.json_path_match(f"$.{LEFT_TO}").fill_null(""),
        )
        .sort("who", "from", maintain_order=True)
        .with_columns(before=pl.col("far").cum_max().over("who").shift(1).over("who"))
        .with_columns(time=(pl.col("from") > pl.col("before")).fill_null(True).cum_sum())
    )
    last = pl.col("told").sort_by("far", pl.col("told") != "").last().over("time")
    out_on = pl.col("far").max().over("time")
    running = out_on == _NEVER
    return known.select(
        cases.persons.gather(known["who"]).cast(pl.String).alias("subject"),
        "spell",
        out_on=pl.when(~running).then(out_on),
        left_to=pl.when(running).then(pl.lit("")).otherwise(last),
    )


def state_of_exit(way: WayOut, since: str, horizon: int | None, observed: date) -> pl.Expr:
    """What had become of each row by the end of `observed`: a word of `states.STATES`.

    `since` is the column that time is counted from. Out within `horizon` months (any time, where it is None)
    to what `way` names is `succeeded`; still on benefits and watched for less is `unfinished`; out to what
    nobody told is `untold`.
    """
    out_on, left_to = pl.col("out_on"), pl.col("left_to")
    limit = pl.lit(_NEVER) if horizon is None else pl.col(since).dt.offset_by(f"{horizon}mo")
    is_out = (out_on <= limit).fill_null(False)
    unsure = pl.when(limit > observed).then(pl.lit("unfinished")).otherwise(pl.lit("failed"))
    if way.left_to is None:
        return (
            pl.when(is_out)
            .then(pl.lit("succeeded"))
            .when(out_on.is_not_null())
            .then(pl.lit("failed"))
            .otherwise(unsure)
        )
    return (
        pl.when(is_out & left_to.is_in(sorted(way.left_to)))
        .then(pl.lit("succeeded"))
        .when(is_out & (left_to == ""))
        .then(pl.lit("untold"))
        .when(out_on.is_not_null())
        .then(pl.lit("failed"))
        .otherwise(unsure)
    )
