"""The least number of events that meets a set of demands."""

from __future__ import annotations

import polars as pl


def least_events(demands: pl.DataFrame, of: list[str]) -> pl.DataFrame:
    """How many events each group needs at least: the columns `of`, and `events`.

    `demands` has `of`, `course`, `norm`, `first`, `last`, `tokens` and `own`. In each round every group
    places one event as late as its most urgent demand allows, of the type that meets most, and drops what it
    meets: of a norm whose occurrences each want an event of their own, the most urgent only. As many rounds
    as the neediest group needs.
    """
    left = demands.filter(pl.col("last") >= pl.col("first")).with_row_index("demand")
    rounds = [pl.DataFrame(schema={**{name: demands.schema[name] for name in of}, "demand": pl.UInt32})]
    while left.height:
        met = _met_by_next_event(left, of)
        rounds.append(met.group_by(of).agg(pl.col("demand").first()))
        left = left.join(met, on="demand", how="anti")
    return pl.concat(rounds).group_by(of).agg(events=pl.len().cast(pl.Int64))


def _met_by_next_event(left: pl.DataFrame, of: list[str]) -> pl.DataFrame:
    """What the next event of each group meets: `of` and `demand`."""
    urgent = left.sort("last", "first", "demand").group_by(of, maintain_order=True).first()
    placed = urgent.select(*of, pl.col("last").alias("day"), "tokens").explode("tokens")
    near = left.explode("tokens").join(placed, on=[*of, "tokens"]).filter(pl.col("first") <= pl.col("day"))
    nearest = (
        pl.col("demand").sort_by("last", "first", "demand").first().over(*of, "tokens", "course", "norm")
    )
    near = near.filter(~pl.col("own") | (pl.col("demand") == nearest))
    counted = near.group_by(*of, "tokens").agg(meets=pl.len())
    best = counted.sort(pl.col("meets"), "tokens", descending=[True, False]).group_by(of).first()
    return near.join(best, on=[*of, "tokens"], how="semi").select(*of, "demand")
