"""CPR numbers in columns: looked for in every row before anything is made of it, counted, never repeated."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import polars as pl

from frikommune.cases import refusals
from frikommune.cases.cpr import LIKE_CPR, count_like_cpr
from frikommune.cases.tables import Column
from frikommune.cases.typed.parts import Part
from frikommune.cases.typed.text_bytes import some_begins_with_a_digit
from frikommune.cases.typed.types import words_of

_FEW = 200
"""More cells than these are first gone through by an expression."""


def refuse_cpr(part: Part, columns: Mapping[str, pl.Series]) -> None:
    """Raises Refused, counting the whole file, if there is a CPR number in the columns of some of its rows.

    A column may hold each of its different cells but once.
    """
    if not any(count for _, count in _counted(part, columns)):
        return
    names = [column.name for column in _looked_at(part)]
    whole = pl.read_parquet(part.path, columns=names).with_columns(pl.col(pl.String).str.strip_chars())
    counted = _counted(part, whole.to_dict())
    for name, count in counted:
        if count:
            raise refusals.cpr_in_data(f"{part.name}, {name}", count)


def _looked_at(part: Part) -> list[Column]:
    """Ids first, then whatever else may hold text."""
    rest = [c for c in part.columns if not c.is_id and c.kind in ("text", "attributes", "whole")]
    return [*(column for column in part.columns if column.is_id), *rest]


def _counted(part: Part, columns: Mapping[str, pl.Series]) -> Iterator[tuple[str, int]]:
    for column in _looked_at(part):
        cells = columns[column.name]
        if cells.null_count() == len(cells):
            continue
        yield column.name, _in_ids(cells, part.schema) if column.is_id else _in_text(cells)


def _in_ids(cells: pl.Series, schema: pl.Schema) -> int:
    text = cells.cast(pl.String)
    if schema[cells.name].is_integer():  # may have lost a leading zero
        text = text.str.zfill(10)
    elif not some_begins_with_a_digit(text):
        return 0
    return int(text.str.contains(LIKE_CPR).sum())


def _in_text(cells: pl.Series) -> int:
    if cells.dtype.is_integer():
        numbers = cells.drop_nulls().to_numpy()
        return count_like_cpr(numbers[abs(numbers) > 10**8].tolist(), ids=False)
    if isinstance(cells.dtype, pl.Enum):
        cells = cells.cast(pl.Categorical)
    if isinstance(cells.dtype, pl.String):
        told = cells.drop_nulls() if cells.null_count() else cells
        if len(told) > _FEW:
            told = told.filter(told.str.contains("[0-9]{6}-?[0-9]{4}"))
        return count_like_cpr(told.to_list(), ids=False)
    words = words_of(cells).cast(pl.String).to_list()
    return sum(int((cells == word).sum()) for word in words if count_like_cpr([word], ids=False))
