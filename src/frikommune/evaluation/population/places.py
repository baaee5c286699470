"""A chunk of cases as some municipalities see it: what was asked, decided and lived there."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

import polars as pl

from frikommune.cases.block import CaseBlock


def rows_in(ledger: pl.DataFrame, municipalities: Collection[str]) -> pl.DataFrame:
    """The rows of a ledger that those municipalities answer for; all of them where none is named."""
    return ledger.filter(_in(municipalities)) if municipalities else ledger


def cases_in(cases: CaseBlock, municipalities: Collection[str]) -> CaseBlock:
    """The spells lived there, and the uses decided while living there; `persons` keeps its places."""
    if not municipalities:
        return cases
    spells = cases.spells.filter(_in(municipalities))
    decided = pl.col("decided_on")
    lived = (pl.col("from") <= decided) & (decided < pl.col("to")).fill_null(True)
    numbered = cases.uses.with_row_index("nth")
    there = numbered.join(spells.select("who", "from", "to"), on="who").filter(lived)
    uses = numbered.join(there, on="nth", how="semi").drop("nth")
    return replace(cases, spells=spells, uses=uses)


def _in(municipalities: Collection[str]) -> pl.Expr:
    return pl.col("municipality").cast(pl.String).is_in(list(municipalities))
