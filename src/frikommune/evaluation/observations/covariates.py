"""Covariates as columns of numbers: words become 0 and 1 for each but the first."""

from __future__ import annotations

import polars as pl

from frikommune.evaluation.observations import refusals_of_rows
from frikommune.evaluation.observations.columns import plain
from frikommune.evaluation.observations.numbers import as_number, typed
from frikommune.language import Text

_MOST_WORDS = 200
_ROWS_A_WORD = 4
"""A stratum, a school or a municipality may be a covariate; what few rows share is a name or a number."""


def numeric(series: pl.Series, source: str) -> list[pl.Series]:
    """One covariate as Float64 columns, null where it was empty.

    `region` of words becomes `region=Nord` and so on, without the alphabetically first. Raises Refused for
    infinite values, and for words that are as many as names.
    """
    if series.dtype == pl.String:
        series = typed(series)
    if series.dtype not in (pl.String, pl.Categorical, pl.Enum):
        return [as_number(series, "covariates", source).rename(series.name)]
    words = plain(series)
    found = words.drop_nulls().unique().sort()
    if found.len() > min(_MOST_WORDS, max(10, words.len() // _ROWS_A_WORD)):
        raise refusals_of_rows.too_many_words(source, series.name, found.len())
    if found.len() == 1:
        return [pl.Series(series.name, [0.0]).new_from_index(0, series.len()).set(words.is_null(), None)]
    return [(words == word).cast(pl.Float64).rename(f"{series.name}={word}") for word in found[1:]]


def without_constant(covariates: pl.DataFrame) -> tuple[pl.DataFrame, list[Text]]:
    """The covariates that differ between rows, and a note on those that do not."""
    same = [column.name for column in covariates.get_columns() if column.min() == column.max()]
    if not same:
        return covariates, []
    names = ", ".join(same)
    note = Text(
        f"Baggrundsoplysninger, der er ens i alle rækker, er udeladt: {names}.",
        f"Covariates that are the same in all rows were left out: {names}.",
    )
    return covariates.drop(same), [note]
