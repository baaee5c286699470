"""Which Arrow types each kind of column may come in, and how such a column becomes one of ours."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import numpy as np
import polars as pl

from frikommune.cases.layout import Habits
from frikommune.cases.tables import TABLES, Column, ValueKind
from frikommune.cases.typed.text_bytes import are_tidy
from frikommune.cases.values import Converter
from frikommune.cases.word_numbers import EMPTY, has_numbers
from frikommune.errors import Refusal, Refused
from frikommune.language import Text

CODES = ("group", "municipality", "kind", "type", "form", "exemption", "norm")
"""Columns of few different values, which are kept as categories."""
TEXT = (pl.String, pl.Categorical, pl.Enum)
_MOMENT = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{6})?[+-][0-9]{2}:[0-9]{2}$"
_EXPECTED: dict[ValueKind, Text] = {
    "text": Text("tekst (string, dictionary) eller heltal", "text (string, dictionary) or whole numbers"),
    "whole": Text("heltal (int64)", "whole numbers (int64)"),
    "day": Text("dage (date32) eller dage som tekst", "days (date32) or days as text"),
    "moment": Text("ISO 8601-tekst med forskydning", "ISO 8601 text with its offset"),
    "yes_no": Text("sandt/falsk (bool)", "true/false (bool)"),
    "attributes": Text("JSON-tekst (string)", "JSON text (string)"),
}
_FIRST, _LAST = (day.toordinal() - date(1970, 1, 1).toordinal() for day in (date.min, date.max))
_FEW = 1000
_CONVERT = Converter(Habits())
Read = tuple[pl.Series, pl.Series | None]
"""Values, and a mark on those that need a closer look; None where none does."""


def refuse_types(table: str, file: str, schema: pl.Schema) -> None:
    """Raises Refused with every column whose type cannot hold what it should."""
    wrong = [
        _wrong_type(file, column, schema[column.name])
        for column in TABLES[table]
        if column.name in schema and not _fits(column, schema[column.name])
    ]
    if wrong:
        raise Refused(*wrong)


def type_of(column: Column) -> pl.DataType:
    """The type that a column has once it is read."""
    if column.name in CODES:
        return pl.Categorical()
    types = {"whole": pl.Int64(), "day": pl.Date(), "yes_no": pl.Boolean()}
    return types.get(column.kind, pl.String())


def as_ours(
    column: Column, cells: pl.Series, known: pl.Series | None = None
) -> tuple[pl.Series, pl.Series | None, pl.Series]:
    """A column of any accepted type in the type we keep it in, trimmed, and blank text empty.

    Then the mark on those that need a closer look, if any does; and the column's different cells, which of
    others than CODES are all of them. `known` are all words that may stand in the column, if that is known;
    it may then have numbers in place of words (`word_numbers`).
    """
    if isinstance(cells.dtype, pl.Null):
        value = cells.cast(type_of(column))
        return value, None, value
    if known is not None and has_numbers(cells):
        return cells, cells == EMPTY if column.required else None, known
    if column.name in CODES and known is not None and are_tidy(known):
        value, odd, words = cells, None, known
    elif column.name in CODES:
        value, words = _translated(cells, str.strip, pl.Categorical())
        odd = None
    else:
        value, odd = _READERS[column.kind](cells)
        words = value
    if column.required and value.null_count():
        odd = value.is_null() if odd is None else odd | value.is_null()
    return value, odd, words


def _fits(column: Column, found: pl.DataType) -> bool:
    if isinstance(found, pl.Null):
        return not column.required
    if isinstance(found, TEXT):
        return True
    if column.kind == "day":
        return isinstance(found, pl.Date | pl.Datetime)
    if column.kind == "moment":
        return isinstance(found, pl.Datetime) and found.time_zone is not None
    if column.kind == "yes_no":
        return isinstance(found, pl.Boolean) or found.is_integer()
    return column.kind != "attributes" and found.is_integer()


def _text(cells: pl.Series) -> Read:
    """Text in runs is trimmed a run at a time, and where there is little only that."""
    text = cells.cast(pl.String)
    if 2 * text.null_count() > len(text):
        some = text.drop_nulls()
        return (text if not len(some) or _tidy(some).equals(some) else _tidy(text)), None
    if in_runs(text):
        runs = text.rle().struct.unnest()
        tidy = _tidy(runs["value"])
        return (text if tidy.equals(runs["value"]) else _spread(tidy, runs["len"])), None
    return _tidy(text), None


def in_runs(text: pl.Series) -> bool:
    """Whether it is worth going through a long column a run of equal cells at a time."""
    return len(text) > _FEW and len(text.head(_FEW).rle()) <= _FEW // 2


def _tidy(text: pl.Series) -> pl.Series:
    if are_tidy(text):
        return text
    text = text.str.strip_chars()
    blank = text == ""
    return text.set(blank, None) if blank.any() else text


def _spread(values: pl.Series, times: pl.Series) -> pl.Series:
    return pl.DataFrame({"value": values, "times": times}).select(
        pl.col("value").repeat_by("times").explode()
    )["value"]


def _whole(cells: pl.Series) -> Read:
    if cells.dtype.is_integer():
        return cells.cast(pl.Int64, strict=False), None
    text, _ = _text(cells)
    value = text.cast(pl.Int64, strict=False)
    return value, _lost(text, value)


def _day(cells: pl.Series) -> Read:
    if isinstance(cells.dtype, pl.Date):
        days = cells.to_physical()
        if not len(days) or _FIRST <= (days.min() or 0) <= (days.max() or 0) <= _LAST:  # type: ignore[operator]
            return cells, None
        return cells, ~days.is_between(_FIRST, _LAST)
    if isinstance(cells.dtype, pl.Datetime):
        naive = cells.dtype.time_zone is None
        return cells.dt.date(), cells.dt.time() != pl.Series([0]).cast(pl.Time) if naive else None
    text, _ = _text(cells)
    value, _ = _translated(text, _CONVERT.day, pl.Date())
    return value, _lost(text, value)


def _moment(cells: pl.Series) -> Read:
    if isinstance(cells.dtype, pl.Datetime):
        return cells.dt.to_string("%Y-%m-%dT%H:%M:%S%.6f%:z").str.replace(".000000", "", literal=True), None
    text, _ = _text(cells)
    if text.null_count() == len(text):
        return text, None
    plain = text.str.contains(_MOMENT) & text.str.to_datetime(strict=False, time_zone="UTC").is_not_null()
    return text, ~plain & text.is_not_null()


def _yes_no(cells: pl.Series) -> Read:
    if isinstance(cells.dtype, pl.Boolean):
        return cells, None
    text, _ = _text(cells)
    value, _ = _translated(text, _CONVERT.yes_no, pl.Boolean())
    return value, _lost(text, value)


def words_of(codes: pl.Series) -> pl.Series:
    """The different words of a column of categories."""
    return codes.drop_nulls().unique()


def _translated(
    cells: pl.Series, read: Callable[[str], object], to: pl.DataType
) -> tuple[pl.Series, pl.Series]:
    """Each word read once, by the reader of rows, None for what it refuses; and what each became."""
    codes = cells.cast(pl.String if cells.dtype.is_integer() else pl.Categorical).cast(pl.Categorical)
    words = words_of(codes)
    given = words.cast(pl.String).to_list()
    values = [_read_or_none(read, word) for word in given]
    in_words = isinstance(to, pl.Categorical)
    if in_words and given == values:
        return codes, words
    meant = pl.Series(cells.name, values, dtype=pl.String if in_words else to).cast(to)
    numbers = words.to_physical().to_numpy()
    places = np.zeros(int(numbers.max(initial=0)) + 1, dtype=np.uint32)
    places[numbers] = np.arange(len(numbers), dtype=np.uint32)
    return meant.gather(pl.Series(places).gather(codes.to_physical())), meant


def _read_or_none(read: Callable[[str], object], word: str) -> object:
    try:
        value = read(word)
    except Refused:
        return None
    return None if value == "" else value


def _lost(given: pl.Series, value: pl.Series) -> pl.Series:
    return given.is_not_null() & value.is_null()


_READERS: dict[ValueKind, Callable[[pl.Series], Read]] = {
    "text": _text,
    "whole": _whole,
    "day": _day,
    "moment": _moment,
    "yes_no": _yes_no,
    "attributes": _text,
}


def _wrong_type(file: str, column: Column, found: pl.DataType) -> Refusal:
    name = column.name
    return Refusal(
        "wrong_type",
        Text(f"Kolonnen “{name}” har en forkert type", f"The column “{name}” has the wrong type"),
        f"{file}, {name}",
        str(found),
        _EXPECTED[column.kind],
        Text(
            "Lav udtrækket igen med den type; docs/case-files.md viser alle kolonner.",
            "Make the export again with that type; docs/case-files.md shows all columns.",
        ),
    )
