"""The worlds that are compared: all trials with all but one, and with none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import reduce
from operator import or_
from typing import NamedTuple

import polars as pl

from frikommune.ledger.worlds import ACTUAL, NONE, Worlds

TOTAL = "total"
"""The comparison with the law alone: all trials together."""
REMAINDER = "joint remainder"
"""What the total has beyond the sum of the trials, each alone (semantics 23)."""
_WITHOUT = "without "


class Pairing(NamedTuple):
    """One comparison: its name (a trial, or the total), and the bits of the world with and without."""

    name: str
    ours: int
    theirs: int


def pairings(worlds: Worlds) -> Iterator[Pairing]:
    """The comparisons that can be drawn from some worlds: each trial alone, then the total."""
    ours = worlds.bit(ACTUAL)
    for name in worlds.names:
        if name.startswith(_WITHOUT):
            yield Pairing(name.removeprefix(_WITHOUT), ours, worlds.bit(name))
    if NONE in worlds.names:
        yield Pairing(TOTAL, ours, worlds.bit(NONE))


def apart(ledger: pl.DataFrame, compared: Sequence[Pairing], of: list[str]) -> pl.DataFrame:
    """In what the worlds of each pair differ: `of`, `trial` (an Enum), and the two bits `one` and `two`."""
    every = reduce(or_, (pairing.ours | pairing.theirs for pairing in compared), 0)
    partial = ledger.filter((pl.col("worlds") & every) != every).select(*of, "worlds")
    names = pl.Enum([pairing.name for pairing in compared])
    parts = [
        partial.filter(has(pairing.ours) != has(pairing.theirs))
        .select(of)
        .unique()
        .with_columns(
            pl.lit(pairing.name, names).alias("trial"),
            pl.lit(pairing.ours, pl.UInt64).alias("one"),
            pl.lit(pairing.theirs, pl.UInt64).alias("two"),
        )
        for pairing in compared
    ]
    return pl.concat(parts)


def in_world(bit: str) -> pl.Expr:
    """Whether a row stands in the world whose bit a column holds."""
    return (pl.col("worlds") & pl.col(bit)) != 0


def has(bit: int) -> pl.Expr:
    """Whether a row stands in the world of that bit."""
    return (pl.col("worlds") & bit) != 0


def joint_remainder(tally: pl.DataFrame, worlds: Worlds, by: list[str], values: list[str]) -> pl.DataFrame:
    """`tally` with rows named “joint remainder”: the total less each trial alone.

    Nothing is added where the total was not drawn. Cases do not add up, so only `values` are computed.
    """
    if NONE not in worlds.names:
        return tally
    sign = pl.when(pl.col("trial") == TOTAL).then(1).otherwise(-1)
    rest = (
        tally.group_by(by, maintain_order=True)
        .agg(*((pl.col(name) * sign).sum() for name in values))
        .with_columns(pl.lit(REMAINDER).alias("trial"))
        .filter(pl.any_horizontal(*(pl.col(name) != 0 for name in values)))
    )
    return pl.concat([tally, rest], how="diagonal_relaxed")
