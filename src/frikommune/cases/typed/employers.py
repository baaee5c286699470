"""Counts of employees as spells and events of companies, as `from_tables` makes them row by row."""

from __future__ import annotations

import polars as pl

from frikommune.cases.from_tables import COMPANY, EMPLOYEES
from frikommune.cases.typed.rows import ODD, ROW
from frikommune.cases.typed.runs import PERSON

_LINE = pl.col(ROW) + 1


def spells_of(counts: pl.DataFrame) -> pl.DataFrame:
    """A spell in each municipality, until the company is counted in another one."""
    moved = (pl.col(PERSON) != pl.col(PERSON).shift()) | (
        pl.col("municipality") != pl.col("municipality").shift()
    )
    new = counts.sort(PERSON, "from", maintain_order=True).filter(moved.fill_null(True) | pl.col(ODD))
    return new.select(
        PERSON,
        pl.concat_str(PERSON, pl.lit("/"), _LINE).alias("spell"),
        pl.lit(COMPANY).cast(pl.Categorical).alias("group"),
        "municipality",
        "from",
        pl.col("from").shift(-1).over(PERSON).alias("to"),
        pl.lit(False).alias("synthetic"),
        pl.lit(None, dtype=pl.String).alias("attributes"),
        ROW,
        ODD,
    )


def events_of(counts: pl.DataFrame) -> pl.DataFrame:
    """An event for each count."""
    return counts.select(
        PERSON,
        pl.concat_str(PERSON, pl.lit(f"/{EMPLOYEES}/"), _LINE).alias("event"),
        pl.lit(None, dtype=pl.String).alias("spell"),
        pl.col("from").alias("day"),
        pl.lit(None, dtype=pl.String).alias("moment"),
        _LINE.cast(pl.Int64).alias("sequence"),
        pl.lit(EMPLOYEES).cast(pl.Categorical).alias("kind"),
        pl.lit(None, dtype=pl.Categorical).alias("type"),
        pl.lit(None, dtype=pl.Categorical).alias("form"),
        pl.lit(None, dtype=pl.Date).alias("until"),
        pl.concat_str(pl.lit('{"antal": '), "ordinary_employees", pl.lit("}")).alias("attributes"),
        ROW,
        ODD,
    )
