"""Rows of one Parquet file as ours: typed, trimmed, and marked where they need a closer look."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise

import polars as pl
import pyarrow as pa

from frikommune.cases import refusals
from frikommune.cases.json_values import attributes_from_json_text
from frikommune.cases.tables import TABLES
from frikommune.cases.typed.parts import Piece
from frikommune.cases.typed.privacy import refuse_cpr
from frikommune.cases.typed.tally import PERSON
from frikommune.cases.typed.types import as_ours, type_of
from frikommune.cases.write import attributes_text
from frikommune.errors import Refused

FINE = 262_144
"""At most so many rows of a row group in order of person are decoded at a time, as wide text fills memory."""
ROW, ODD = "row", "odd"
"""A row's number in its table, from 0, and whether it needs a closer look."""


def read(table: str, piece: Piece) -> pl.DataFrame:
    """Some rows of the table's columns that are there (`employer` as `person`), with `row` and `odd`.

    Raises Refused for CPR numbers and for a file that cannot be read to its end.
    """
    there = [column for column in TABLES[table] if column.name in piece.part.schema]
    frame = collected(
        piece.part.name,
        pl.scan_parquet(piece.part.path)
        .slice(piece.start, piece.rows)
        .select([column.name for column in there]),
    )
    columns, odd = {}, pl.repeat(False, frame.height, dtype=pl.Boolean, eager=True)
    for column in there:
        columns[column.name], mark = as_ours(column, frame[column.name])
        odd = odd if mark is None else odd | mark.fill_null(False)
    start = piece.part.before + piece.start
    numbers = pl.int_range(start, start + frame.height, dtype=pl.UInt32, eager=True)
    frame = pl.DataFrame({**columns, ROW: numbers, ODD: odd})
    refuse_cpr(table, piece.part, frame)
    if "attributes" in frame.columns:
        frame = _with_plain_attributes(frame)
    return frame.rename({TABLES[table][0].name: PERSON})


def finer(piece: Piece, person: str) -> list[Piece]:
    """A row group in pieces that are read one by one, where its persons are plainly in order."""
    if piece.rows <= FINE:
        return [piece]
    lazy = pl.scan_parquet(piece.part.path).slice(piece.start, piece.rows)
    ids = collected(piece.part.name, lazy.select(pl.col(person).cast(pl.String)))[person]
    if (
        ids.null_count()
        or not ids.is_sorted()
        or (ids.rle().struct.field("value").str.contains(r"^\s|\s$")).any()
    ):
        return [piece]
    edges = [*range(0, piece.rows, FINE), piece.rows]
    return [
        Piece(piece.part, piece.start + start, end - start, ids[start], ids[end - 1])
        for start, end in pairwise(edges)
    ]


def completed(table: str, frame: pl.DataFrame) -> pl.DataFrame:
    """The rows with empty columns for what no file had."""
    return frame.with_columns(
        pl.lit(None, dtype=type_of(column)).alias(column.name)
        for column in TABLES[table][1:]
        if column.name not in frame.columns
    )


def collected(file: str, lazy: pl.LazyFrame) -> pl.DataFrame:
    """The rows that a scan of one file gives. Raises Refused where the file breaks off."""
    try:
        return lazy.collect()
    except (pl.exceptions.PolarsError, pa.ArrowException, OSError):
        raise refusals.unreadable(file) from None


def _with_plain_attributes(frame: pl.DataFrame) -> pl.DataFrame:
    """Attributes written as `write_tables` writes them; the row is marked where they cannot be read."""
    given = frame["attributes"].unique().drop_nulls().to_list()
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
