"""Rows left out because a column was empty or a weight zero: how many, and of which side."""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from frikommune.evaluation.observations import refusals_of_rows, refusals_of_values
from frikommune.evaluation.observations.observations import Missing
from frikommune.evaluation.shown.quantities import number, percent
from frikommune.language import Text

_MUCH = 0.05
"""Sides that miss this much differently are told: five points, the usual rule of thumb for attrition."""


def missing_of(columns: Mapping[str, pl.Series], side: pl.Series | None) -> tuple[Missing, ...]:
    """How many rows each column is empty in; `side` is 1 for treated rows, null where that is not known."""
    found = []
    for name, column in columns.items():
        empty = column.is_null()
        if rows := int(empty.sum()):
            treated = int((empty & (side == 1)).sum()) if side is not None else 0
            untreated = int((empty & (side == 0)).sum()) if side is not None else 0
            found.append(Missing(name, rows, treated, untreated))
    return tuple(found)


def notes_on(missing: tuple[Missing, ...], side: pl.Series | None, kept: int, rows: int) -> list[Text]:
    """What a reader must know of the rows left out."""
    if not missing:
        return []
    names = ", ".join(f"“{one.column}” ({one.rows})" for one in missing)
    left, all_rows = number(rows - kept, 0), number(rows, 0)
    notes = [
        Text(
            f"{left.da} af {all_rows.da} rækker er udeladt, fordi en værdi mangler: {names}.",
            f"{left.en} of {all_rows.en} rows were left out because a value is missing: {names}.",
        )
    ]
    if side is None:
        return notes
    treated, untreated = int((side == 1).sum()), int((side == 0).sum())
    for one in missing:
        shares = one.treated / max(treated, 1), one.untreated / max(untreated, 1)
        if abs(shares[0] - shares[1]) >= _MUCH:
            notes.append(_uneven(one.column, *shares))
    return notes


def _uneven(column: str, treated: float, untreated: float) -> Text:
    with_, without = percent(treated), percent(untreated)
    return Text(
        f"“{column}” mangler for {with_.da} af dem, der er med i forsøget, og {without.da} af de andre. "
        "Så skæv en mangel kan i sig selv give en forskel.",
        f"“{column}” is missing for {with_.en} of those in the trial and {without.en} of the others. "
        "That uneven, missing values can make a difference by themselves.",
    )


def check_side_left(
    columns: Mapping[str, pl.Series],
    side: pl.Series | None,
    keep: pl.Series,
    source: str,
    names: Mapping[str, str],
) -> None:
    """That leaving rows out has not emptied a side. Raises Refused with the column that empties it."""
    if side is None:
        return
    for value in (1, 0):
        of_side = (side == value).fill_null(False)
        if of_side.any() and not (of_side & keep).any():
            worst = max(columns, key=lambda name: int((of_side & columns[name].is_null()).sum()))
            raise refusals_of_rows.one_side(source, "", value == 0, names.get(worst, worst))


def check_positive(column: pl.Series, role: str, source: str, *, zero_is_fine: bool) -> None:
    """That no value is negative and some are positive. Raises Refused."""
    negative = (column < 0).fill_null(False)
    least = Text("Nul eller mere", "Zero or more")
    if negative.any():
        row = int(negative.arg_true()[0])
        raise refusals_of_values.out_of_range(source, role, column.name, row, float(column[row]), least)
    if not zero_is_fine and not (column > 0).any():
        some = Text("Nogle værdier over nul", "Some values above zero")
        raise refusals_of_values.out_of_range(source, role, column.name, 0, 0.0, some)


def zeros_told(column: str, rows: int) -> Text:
    """Rows of weight zero say nothing."""
    return Text(
        f"{rows} rækker, hvor “{column}” er nul, er udeladt.",
        f"{rows} rows in which “{column}” is zero were left out.",
    )
