"""What each trial changed over many cases: the rows of two worlds paired, and counted (semantics 22 and 23).

The words are those of `ledger.difference.Change`, and rows pair as they do there.
"""

from __future__ import annotations

from collections.abc import Iterable

import polars as pl

from frikommune.evaluation.population.comparing import Pairing, apart, in_world, joint_remainder, pairings
from frikommune.ledger.worlds import Worlds

_COURSE = ["subject", "course", "norm"]
_KEY = ["trial", *_COURSE, "municipality", "by_step", "mark", "again"]
_COMPARED = ["opens", "due", "standing", "outcome", "met_by"]
_BESIDE = ["group", "shape", "layer", "deed", "use"]
_WORDS = ["subject", "course", "norm", "municipality", "standing", "outcome", "met_by", *_BESIDE]
_EVERY_NORM = "*"
CHANGED = {
    "trial": pl.String, "subject": pl.String, "course": pl.String, "norm": pl.String,
    "municipality": pl.String, "occurrence": pl.Int32, "change": pl.String, "opens": pl.Date, "due": pl.Date,
    "opens_without": pl.Date, "due_without": pl.Date,
}  # fmt: skip
TALLY = {"trial": pl.String, "norm": pl.String, "change": pl.String, "rows": pl.Int64, "cases": pl.Int64}


def changed(ledger: pl.DataFrame, worlds: Worlds) -> pl.DataFrame:
    """The rows that each trial changed, and all of them together, of a chunk that holds whole subjects.

    One row for each, with the columns of `CHANGED`: `opens` and `due` are those with the trial,
    `opens_without` and `due_without` those without.
    """
    return paired(ledger, *pairings(worlds)).select(*CHANGED)


def paired(ledger: pl.DataFrame, *compared: Pairing) -> pl.DataFrame:
    """As `changed`, with all that `_COMPARED` and `_BESIDE` name of both worlds, the second `_without`."""
    near = ledger.join(apart(ledger, compared, _COURSE), on=_COURSE, maintain_order="left")
    ours, theirs = _of_world(near, "one"), _of_world(near, "two")
    both = ours.join(theirs, on=_KEY, how="full", coalesce=True, suffix="_without", maintain_order="left")
    course = ["trial", *_COURSE]
    undetermined = ours.filter(pl.col("opens").is_null()).select(course).unique()
    both = both.join(undetermined.with_columns(in_doubt=pl.lit(True)), on=course, how="left")
    words = pl.col(f"^(trial|{'|'.join(_WORDS)})(_without)?$").cast(pl.String)
    return (
        both.filter(~_alike())
        .with_columns(words, occurrence=pl.coalesce("occurrence", "occurrence_without"))
        .with_columns(change=_change())
    )


def none_changed() -> pl.DataFrame:
    """No rows, with the columns of `CHANGED`."""
    return pl.DataFrame(schema=CHANGED)


def tally(rows: pl.DataFrame) -> pl.DataFrame:
    """How many rows and cases each trial changed, and how: columns as `TALLY`, small and additive.

    `norm` is `*` for all norms together, where a case counts once. Add the tallies of chunks with `combined`.
    """
    return pl.concat(
        frame.group_by("trial", "norm", "change", maintain_order=True)
        .agg(rows=pl.len().cast(pl.Int64), cases=pl.col("subject").n_unique().cast(pl.Int64))
        .select(*TALLY)
        for frame in (rows, rows.with_columns(norm=pl.lit(_EVERY_NORM)))
    )


def combined(tallies: Iterable[pl.DataFrame], worlds: Worlds) -> pl.DataFrame:
    """The tallies of chunks added up, with the joint remainder (its cases are null: cases do not add up)."""
    added = (
        pl.concat([pl.DataFrame(schema=TALLY), *tallies])
        .group_by("trial", "norm", "change", maintain_order=True)
        .agg(pl.col("rows", "cases").sum())
    )
    return joint_remainder(added, worlds, ["norm", "change"], ["rows"])


def over_all_norms(tallied: pl.DataFrame) -> pl.DataFrame:
    """The rows of a tally that count all norms together."""
    return tallied.filter(pl.col("norm") == _EVERY_NORM).drop("norm")


def by_norm(tallied: pl.DataFrame) -> pl.DataFrame:
    """The rows of a tally that count one norm each."""
    return tallied.filter(pl.col("norm") != _EVERY_NORM)


def _of_world(near: pl.DataFrame, bit: str) -> pl.DataFrame:
    """The rows of one world in every course and norm where the two differ, with the key they pair by.

    A series pairs by its step, everything else by the base day; what shares a key, by its order.
    """
    by_step = pl.col("shape") == "steps"
    return (
        near.filter(in_world(bit))
        .with_columns(
            by_step=by_step,
            mark=pl.when(by_step).then(pl.col("occurrence")).otherwise(pl.col("base").to_physical()),
        )
        .with_columns(again=pl.int_range(pl.len()).over(_KEY[:-1]))
        .select(*_KEY, "occurrence", *_COMPARED, *_BESIDE)
    )


def _alike() -> pl.Expr:
    return pl.all_horizontal(
        _here(""), _here("_without"), *(pl.col(one).eq_missing(pl.col(f"{one}_without")) for one in _COMPARED)
    )


def _here(suffix: str) -> pl.Expr:
    return pl.col(f"standing{suffix}").is_not_null()


def _change() -> pl.Expr:
    """As `ledger.difference` says it: the first of these that holds."""
    standing = pl.col("standing")
    differs = standing != pl.col("standing_without")
    moved = pl.any_horizontal(pl.col(one).ne_missing(pl.col(f"{one}_without")) for one in ("opens", "due"))
    breach = (pl.col("outcome_without") == "breached").fill_null(False)
    return (
        pl.when(~_here("") & pl.col("in_doubt").fill_null(False)).then(pl.lit("unknown"))
        .when(~_here("")).then(pl.lit("gone"))
        .when(~_here("_without")).then(pl.lit("new"))
        .when(standing.is_in(["waived", "exempt", "unknown"]) & differs).then(standing)
        .when(breach & pl.col("outcome").ne_missing(pl.lit("breached"))).then(pl.lit("made_possible"))
        .when(moved).then(pl.lit("moved"))
        .when(pl.col("met_by").ne_missing(pl.col("met_by_without"))).then(pl.lit("counts"))
        .otherwise(pl.lit("other"))
    )  # fmt: skip
