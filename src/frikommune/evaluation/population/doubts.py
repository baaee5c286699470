"""How sure it is that a world without a trial, or with a draft, would have asked for something else."""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from frikommune.language import Text

DOUBTS: Mapping[str, Text] = {
    "ended": Text(
        "forløbet sluttede, før pligten forfaldt (den er ikke nogens fejl, og intet blev sparet)",
        "the course ended before the duty was due (nobody's fault, and nothing was spared)",
    ),
    "beyond": Text(
        "fristen flyttes til efter forløbets slutning",
        "the due day is moved beyond the end of the course",
    ),
    "pending": Text(
        "pligten var ikke afgjort på observationsdagen", "the duty was not settled on the observation day"
    ),
    "unknown": Text("ingen kilde siger, hvad der kræves", "no source says what is asked"),
    "moves": Text("borgeren flyttede kommune i forløbet", "the citizen moved to another municipality"),
    "last_done": Text(
        "fristen regnes fra sidste gang, og det, der skete, fulgte de gamle frister",
        "the due day is counted from the last time, and what was done followed the old due days",
    ),
    "let_off": Text(
        "pligten var allerede lagt væk: fritaget, ophævet eller overgivet til en anden kommune",
        "the duty was set aside already: let off, repealed or handed to another municipality",
    ),
}
"""Why a row's change is not sure; a row may have several reasons."""

_NOT_DONE = ["missed", "overdue", "too_early", "breached"]
_DONE = ["met", "late"]
_LET_OFF_STANDINGS, _LET_OFF_OUTCOMES = ["waived", "exempt"], ["transferred", "repealed"]


def with_doubts(pairs: pl.DataFrame, courses: pl.DataFrame) -> pl.DataFrame:
    """Paired rows with their course's `group`, a column for each of `DOUBTS`, whether the duty was `done` or
    `not_done` in the actual world, its `deed` there, and the `year` it fell due.

    `pairs` has `standing`, `outcome`, `opens`, `due`, `shape` with the draft, and the same `_without`;
    `courses` as `evaluation.courses`.
    """
    known = courses.select("subject", "course", "group", "end", "places")
    was, then = pl.col("outcome_without"), pl.col("outcome")
    unknown = (pl.col("standing") == "unknown") | (pl.col("standing_without") == "unknown")
    day = pl.coalesce("due_without", "due", "opens_without", "opens")
    return (
        pairs.drop("group")
        .join(known, on=["subject", "course"], how="left")
        .with_columns(
            ended=(was == "lapsed") | (_new() & (then == "lapsed")),
            beyond=_beyond(),
            pending=(was == "pending") | (then == "pending"),
            unknown=unknown | (pl.col("change") == "unknown"),
            moves=pl.col("places") > 1,
            last_done=(pl.coalesce("shape", "shape_without") == "last_done")
            & ~pl.col("change").is_in(["reach", "open"]),
            let_off=pl.col("standing_without").is_in(_LET_OFF_STANDINGS) | was.is_in(_LET_OFF_OUTCOMES),
            done=was.is_in(_DONE),
            not_done=was.is_in(_NOT_DONE),
            deed=pl.col("deed_without"),
            year=day.dt.year().cast(pl.String).fill_null("–"),
        )
        .with_columns(pl.col(*DOUBTS, "done", "not_done").fill_null(False))
    )


def told_apart(pairs: pl.DataFrame) -> pl.DataFrame:
    """Paired rows with two changes more than `differences` needs: `unknown` also where it is the world
    without that cannot tell, and `asked` where it alone lets off.
    """
    course = ["subject", "course", "norm"]
    cannot_tell = pl.col("standing_without") == "unknown"
    in_doubt = pairs.filter(cannot_tell).select(course).unique().with_columns(without_in_doubt=True)
    let_off = pl.col("standing_without").is_in(_LET_OFF_STANDINGS) & (pl.col("standing") == "required")
    return pairs.join(in_doubt, on=course, how="left", maintain_order="left").with_columns(
        change=pl.when(cannot_tell | ((pl.col("change") == "new") & pl.col("without_in_doubt")))
        .then(pl.lit("unknown"))
        .when(let_off)
        .then(pl.lit("asked"))
        .otherwise("change")
    )


def as_without() -> list[pl.Expr]:
    """The columns of the world without, for rows that are the same in both."""
    return [
        pl.col(name).alias(f"{name}_without")
        for name in ("standing", "outcome", "opens", "due", "deed", "shape")
    ]


def _new() -> pl.Expr:
    return pl.col("standing_without").is_null()


def _beyond() -> pl.Expr:
    """What was due while the course ran is not with the draft: of a series that is gone, that is why."""
    within = pl.col("due_without").is_null() | (pl.col("due_without") < pl.col("end"))
    moved = (pl.col("change") == "moved") & (pl.col("due") >= pl.col("end"))
    gone = (pl.col("change") == "gone") & (pl.col("shape_without") == "steps") & pl.col("end").is_not_null()
    return within & (moved | gone)
