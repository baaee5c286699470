"""The courses of a chunk of cases, as known on the observation day (`ledger.course`), in columns."""

from __future__ import annotations

from datetime import date

import polars as pl

from frikommune.cases.block import CaseBlock

COURSE = ["subject", "course"]


def courses_of(cases: CaseBlock, observed: date) -> pl.DataFrame:
    """One row a course: `subject`, `course` (id of its first spell), `group`, `municipality` where it began,
    `start`, `end` (null while it runs) and `places`, the number of municipalities it was lived in.
    """
    return (
        spells_of(cases, observed)
        .group_by(COURSE, maintain_order=True)
        .agg(
            pl.col("group", "municipality").first(),
            start=pl.col("from").first(),
            end=pl.col("to").last(),
            places=pl.col("municipality").n_unique(),
        )
    )


def spells_of(cases: CaseBlock, observed: date) -> pl.DataFrame:
    """One row a spell: `subject`, `course`, `spell`, `group`, `municipality`, `from`, `to` (null: runs)."""
    words = pl.col("spell", "group", "municipality").cast(pl.String)
    follows = pl.col("to").shift(1).over("who", "group") == pl.col("from")
    begun = (
        cases.spells.filter(pl.col("from") <= observed)
        .select("who", words, "from", "to")
        .sort("who", "group", "from", maintain_order=True)
        .with_columns(chain=(~follows.fill_null(False)).cum_sum())
    )
    return begun.select(
        cases.persons.gather(begun["who"]).cast(pl.String).alias("subject"),
        pl.col("spell").first().over("chain").alias("course"),
        "spell",
        "group",
        "municipality",
        "from",
        pl.when(pl.col("to") <= observed).then(pl.col("to")).alias("to"),
    )
