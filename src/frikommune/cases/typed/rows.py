"""Rows of one Parquet file as ours: typed, trimmed, and marked where they need a closer look."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

import numpy as np
import polars as pl
import pyarrow as pa

from frikommune.cases import refusals
from frikommune.cases.json_values import attributes_from_json_text
from frikommune.cases.tables import TABLES, Column
from frikommune.cases.typed.parts import Part, Piece
from frikommune.cases.typed.privacy import refuse_cpr
from frikommune.cases.typed.runs import PERSON, Mask, Rows, told_once
from frikommune.cases.typed.types import as_ours, type_of
from frikommune.cases.write import attributes_text
from frikommune.errors import Refused

_Columns = dict[str, pl.Series]
ROW, ODD = "row", "odd"
"""A row's number in its table, from 0, and whether it needs a closer look."""


def read(table: str, piece: Piece) -> Rows:
    """Some rows of the table's columns that are there (`employer` as `person`), with `row` and `odd`.

    Raises Refused for CPR numbers and for a file that cannot be read to its end.
    """
    names = [column.name for column in piece.part.columns]
    rows = pl.scan_parquet(piece.part.path).slice(piece.start, piece.rows).select(names)
    given = collected(piece.part.name, rows).rename({names[0]: PERSON})
    return made(table, piece.part, piece.start, Rows.of(table, given))


def made(
    table: str, part: Part, start: int, given: Rows, words: Mapping[str, pl.Series] | None = None
) -> Rows:
    """Rows that stand in a file from the row `start` on, made ours as `read` does.

    `words` are all that may stand in some columns of categories. Raises Refused for CPR numbers.
    """
    person = part.kept[0].name
    once = [one for one in part.kept if one.name in {person, *told_once(table)}]
    ids, told_of_runs, odd_runs = _as_ours(once, given.ids.rename({PERSON: person}), {})
    others = [one for one in part.kept if one not in once]
    own, told, odd = _as_ours(others, given.frame, words or {})
    refuse_cpr(part, {**told_of_runs, **told})
    first = part.before + start
    numbers = np.arange(first, first + given.height, dtype=np.uint32)
    frame = pl.DataFrame({**own, ROW: numbers, ODD: odd | np.repeat(odd_runs, given.lengths)})
    if "attributes" in frame.columns:
        frame = _with_plain_attributes(frame)
    return Rows(frame, pl.DataFrame(ids).rename({person: PERSON}), given.lengths)


def _as_ours(
    columns: list[Column], given: pl.DataFrame, words: Mapping[str, pl.Series]
) -> tuple[_Columns, _Columns, Mask]:
    """The columns in our types, empty where they are not given; what they tell apart; which rows are odd."""
    found, told, odd = {}, {}, np.zeros(given.height, dtype=np.bool_)
    for column in columns:
        name = column.name
        cells = given[name] if name in given.columns else pl.Series(name, [None] * given.height)
        found[name], mark, told[name] = as_ours(column, cells, words.get(name))
        if mark is not None:
            odd |= mark.fill_null(False).to_numpy()
    return found, told, odd


def completed(table: str, rows: Rows | None) -> Rows:
    """The rows, which may be none, with columns of nothing for what no file had."""
    rows = rows or Rows.of(table, pl.DataFrame(schema={PERSON: pl.String, ROW: pl.UInt32, ODD: pl.Boolean}))
    there = {*rows.ids.columns, *rows.frame.columns}
    lacking = [column for column in TABLES[table][1:] if column.name not in there]
    if not lacking:
        return rows
    once = {one.name: pl.lit(None, pl.String) for one in lacking if one.name in told_once(table)}
    own = {one.name: pl.lit(None, _nothing(table, one)) for one in lacking if one.name not in once}
    return Rows(rows.frame.with_columns(**own), rows.ids.with_columns(**once), rows.lengths)


def _nothing(table: str, column: Column) -> pl.DataType:
    """The type of a column in which nothing stands; events are many, and text takes 16 bytes a row."""
    found = type_of(column)
    return pl.Null() if table == "events" and isinstance(found, pl.String) else found


def collected(file: str, lazy: pl.LazyFrame) -> pl.DataFrame:
    """The rows that a scan of one file gives. Raises Refused where the file breaks off."""
    try:
        return lazy.collect()
    except (pl.exceptions.PolarsError, pa.ArrowException, OSError):
        raise refusals.unreadable(file) from None


def _with_plain_attributes(frame: pl.DataFrame) -> pl.DataFrame:
    """Attributes written as `write_tables` writes them; the row is marked where they cannot be read."""
    told = frame["attributes"].drop_nulls()
    given = told.unique().to_list() if len(told) else []
    plain = {text: plain_text(text) for text in given if plain_text(text) != text}
    wrong = [text for text, read_as in plain.items() if read_as is None]
    if wrong:
        frame = frame.with_columns(pl.col(ODD) | pl.col("attributes").is_in(wrong).fill_null(False))
    changed = {text: read_as or None for text, read_as in plain.items()}
    return frame.with_columns(pl.col("attributes").replace(changed)) if changed else frame


@lru_cache(maxsize=100_000)
def plain_text(text: str) -> str | None:
    """The attributes in our own writing, empty for none; None where the row reader must have a look."""
    try:
        attributes = attributes_from_json_text(text)
        return None if "until" in attributes else attributes_text(attributes) or ""
    except Refused:
        return None
