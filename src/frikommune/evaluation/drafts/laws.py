"""How many citizens the difference between two laws touches, and how many what is left of each trial.

The cases are read as if the law of the one day, and then of the other, had held all the time, without trials
(`law.frozen`). Only what the laws ask for is compared: nobody acted under either (semantics 20).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

import polars as pl

from frikommune.cases.block import CaseBlock
from frikommune.evaluation.drafts.scope import scope_of
from frikommune.evaluation.drafts.simulation import KEPT
from frikommune.evaluation.population.comparing import Pairing, pairings
from frikommune.evaluation.population.counting import added, counted
from frikommune.evaluation.population.courses import courses_of, spells_of
from frikommune.evaluation.population.differences import paired
from frikommune.evaluation.population.doubts import as_without, told_apart, with_doubts
from frikommune.ledger.worlds import Worlds

APART = {
    **dict.fromkeys(["norm", "change"], pl.String),
    **dict.fromkeys(["rows", "persons", "courses"], pl.Int64),
}
REMAINDER = {
    "trial": pl.String, "rows": pl.Int64, "persons": pl.Int64, "courses": pl.Int64, "in_scope": pl.Int64
}  # fmt: skip
_ONLY_OUTCOME = "other"
"""The two laws ask for the same, and only the fiction differs."""


def laws_apart(earlier: pl.DataFrame, later: pl.DataFrame, cases: CaseBlock, observed: date) -> pl.DataFrame:
    """The duties in which two laws differ, for a chunk of whole persons; columns as `APART`.

    `earlier` and `later` are the chunk's ledgers under each law, each in its actual world. The `norm` and the
    `change` `*` stand for all of them, where a person counts once; what is `unknown` is not among them.
    """
    one, two = earlier.with_columns(worlds=_bit(1)), later.with_columns(worlds=_bit(2))
    pairs = told_apart(paired(pl.concat([one, two], how="vertical_relaxed"), Pairing("law", 2, 1)))
    told = pairs.filter(pl.col("change") != _ONLY_OUTCOME)
    touched = pl.concat([told, _unknown_in_both(one, two, told)], how="diagonal_relaxed")
    rows = with_doubts(touched, courses_of(cases, observed)).select(KEPT)
    return counted(rows, ("unknown",), by=("all",)).select(*APART)


def _unknown_in_both(one: pl.DataFrame, two: pl.DataFrame, told: pl.DataFrame) -> pl.DataFrame:
    """What neither law can tell: it does not differ, and is not known to be the same."""
    course = ["subject", "course", "norm"]
    words = [*course, "municipality", "group", "standing", "outcome", "deed", "shape"]
    first, second = (
        ledger.filter(pl.col("standing") == "unknown").with_columns(pl.col(words).cast(pl.String))
        for ledger in (one, two)
    )
    return (
        second.join(first.select(course).unique(), on=course, how="semi")
        .join(told.select(course).unique(), on=course, how="anti")
        .select(*words, "opens", "due", change=pl.lit("unknown"))
        .with_columns(as_without())
    )


def _bit(bit: int) -> pl.Expr:
    return pl.lit(bit, pl.UInt64)


def remainders(
    ledger: pl.DataFrame, worlds: Worlds, trials: Mapping[str, Iterable[str]], cases: CaseBlock, day: date
) -> pl.DataFrame:
    """What is left of each trial from `day` on, for a chunk of whole persons; columns as `REMAINDER`.

    Counted are the rows, in courses that run on the day and due then or later, that differ without the trial.
    `in_scope`: the persons in a place, a group and a course where the trial holds on the day, used or not.
    """
    there = spells_of(cases, day).filter(pl.col("to").is_null())
    running = there.select("subject", "course").unique()
    compared = [one for one in pairings(worlds) if one.name in trials]
    if not compared:
        return pl.DataFrame(schema=REMAINDER)
    ahead = pl.coalesce("due", "due_without", pl.lit(date.max)) >= day
    left = (
        paired(ledger, *compared)
        .filter(ahead)
        .join(running, on=["subject", "course"], how="semi")
        .group_by("trial")
        .agg(
            rows=pl.len().cast(pl.Int64),
            persons=pl.col("subject").n_unique().cast(pl.Int64),
            courses=pl.struct("subject", "course").n_unique().cast(pl.Int64),
        )
    )
    scopes = [
        {"trial": one.name, "in_scope": _in_scope(worlds, trials[one.name], there, day)} for one in compared
    ]
    every = pl.DataFrame(scopes, schema={name: REMAINDER[name] for name in ("trial", "in_scope")})
    return every.join(left, on="trial", how="left", maintain_order="left").fill_null(0).select(*REMAINDER)


def _in_scope(worlds: Worlds, ids: Iterable[str], there: pl.DataFrame, day: date) -> int:
    granted = scope_of(worlds.rulebook, list(ids)).granted.filter(pl.lit(day).is_between("first", "last"))
    return there.join(granted, on=["municipality", "group"], how="semi")["subject"].n_unique()


def all_together(parts: Iterable[pl.DataFrame], schema: Mapping[str, type[pl.DataType]]) -> pl.DataFrame:
    """The answers of several chunks as one; `schema` is `APART` or `REMAINDER`."""
    words = [name for name, kind in schema.items() if kind is pl.String]
    return added([pl.DataFrame(schema=schema), *parts], words)
