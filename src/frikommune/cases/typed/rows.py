"""Rows of one Parquet file as ours: typed, trimmed, and marked where they need a closer look."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise

import numpy as np
import polars as pl
import pyarrow as pa

from frikommune.cases import refusals
from frikommune.cases.json_values import attributes_from_json_text
from frikommune.cases.tables import TABLES, Column
from frikommune.cases.typed.parts import Piece
from frikommune.cases.typed.privacy import refuse_cpr
from frikommune.cases.typed.runs import PERSON, Mask, Rows, told_once
from frikommune.cases.typed.types import as_ours, type_of
from frikommune.cases.write import attributes_text
from frikommune.errors import Refused

FINE = 131_072
"""At most so many rows of a row group in order of person are decoded at a time, as wide text fills memory."""
_Columns = dict[str, pl.Series]
ROW, ODD = "row", "odd"
"""A row's number in its table, from 0, and whether it needs a closer look."""


def read(table: str, piece: Piece) -> Rows:
    """Some rows of the table's columns that are there (`employer` as `person`), with `row` and `odd`.

    Raises Refused for CPR numbers and for a file that cannot be read to its end.
    """
    there = [column for column in TABLES[table] if column.name in piece.part.schema]
    person = there[0].name
    found = Rows.of(table, _given(piece, [column.name for column in there]).rename({person: PERSON}))
    ids, told_of_runs, odd_runs = _as_ours(there, found.ids.rename({PERSON: person}))
    own, told, odd = _as_ours(there, found.frame)
    refuse_cpr(table, piece.part, {**told_of_runs, **told})
    start = piece.part.before + piece.start
    numbers = pl.int_range(start, start + found.height, dtype=pl.UInt32, eager=True)
    frame = pl.DataFrame({**own, ROW: numbers, ODD: odd | np.repeat(odd_runs, found.lengths)})
    if "attributes" in frame.columns:
        frame = _with_plain_attributes(frame)
    return Rows(frame, pl.DataFrame(ids).rename({person: PERSON}), found.lengths)


def _given(piece: Piece, names: list[str]) -> pl.DataFrame:
    """Some columns as they stand in the file, the first being that of the persons."""
    rows = pl.scan_parquet(piece.part.path).slice(piece.start, piece.rows)
    if piece.persons is None:
        return collected(piece.part.name, rows.select(names))
    return collected(piece.part.name, rows.select(names[1:])).insert_column(0, piece.persons)


def _as_ours(columns: list[Column], given: pl.DataFrame) -> tuple[_Columns, _Columns, Mask]:
    """Those of the columns that are given, in our types; what they tell apart; and which rows are odd."""
    found, told, odd = {}, {}, np.zeros(given.height, dtype=np.bool_)
    for column in columns:
        if (name := column.name) in given.columns:
            found[name], mark, told[name] = as_ours(column, given[name])
            if mark is not None:
                odd |= mark.fill_null(False).to_numpy()
    return found, told, odd


def finer(piece: Piece, person: str) -> list[Piece]:
    """A row group in pieces that are read one by one, where its persons are plainly in order."""
    if piece.rows <= FINE:
        return [piece]
    lazy = pl.scan_parquet(piece.part.path).slice(piece.start, piece.rows)
    ids = collected(piece.part.name, lazy.select(person))[person]
    persons = ids.rle().struct.field("value").cast(pl.String)
    if persons.null_count() or not persons.is_sorted() or persons.str.contains(r"^\s|\s$").any():
        return [piece]
    found = []
    for start, end in pairwise([*range(0, piece.rows, FINE), piece.rows]):
        some = ids[start:end]
        found.append(Piece(piece.part, piece.start + start, end - start, str(some[0]), str(some[-1]), some))
    return found


def completed(table: str, rows: Rows | None) -> Rows:
    """The rows, which may be none, with empty columns for what no file had."""
    rows = rows or Rows.of(table, pl.DataFrame(schema={PERSON: pl.String, ROW: pl.UInt32, ODD: pl.Boolean}))
    lacking = [one for one in TABLES[table][1:] if one.name not in {*rows.ids.columns, *rows.frame.columns}]
    empty = {column.name: pl.lit(None, dtype=type_of(column)) for column in lacking}
    once = {name: empty.pop(name) for name in told_once(table) if name in empty}
    return Rows(rows.frame.with_columns(**empty), rows.ids.with_columns(**once), rows.lengths)


def collected(file: str, lazy: pl.LazyFrame) -> pl.DataFrame:
    """The rows that a scan of one file gives. Raises Refused where the file breaks off."""
    try:
        return lazy.collect()
    except (pl.exceptions.PolarsError, pa.ArrowException, OSError):
        raise refusals.unreadable(file) from None


def _with_plain_attributes(frame: pl.DataFrame) -> pl.DataFrame:
    """Attributes written as `write_tables` writes them; the row is marked where they cannot be read."""
    given = frame["attributes"].drop_nulls().unique().to_list()
    plain = {text: plain_text(text) for text in given}
    wrong = [text for text, read_as in plain.items() if read_as is None]
    if wrong:
        frame = frame.with_columns(pl.col(ODD) | pl.col("attributes").is_in(wrong).fill_null(False))
    changed = {text: read_as or None for text, read_as in plain.items() if read_as != text}
    return frame.with_columns(pl.col("attributes").replace(changed)) if changed else frame


@lru_cache(maxsize=100_000)
def plain_text(text: str) -> str | None:
    """The attributes in our own writing, empty for none; None where the row reader must have a look."""
    try:
        attributes = attributes_from_json_text(text)
        return None if "until" in attributes else attributes_text(attributes) or ""
    except Refused:
        return None
