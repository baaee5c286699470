"""A table of a delivery, read column by column into our own columns; what looks wrong is only marked.

Whoever has a marked row is read again, row by row (`as_rows`), which says in its words what is wrong.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, cast

import polars as pl

from frikommune.cases.columns import SKIP, Columns
from frikommune.cases.json_values import attributes_to_json
from frikommune.cases.layout import Habits, TableLayout, Take
from frikommune.cases.source import Cell, Source
from frikommune.cases.tables import TABLES, Column
from frikommune.cases.typed.rows import ODD, ROW, plain_text
from frikommune.cases.typed.runs import PERSON
from frikommune.cases.typed.types import type_of
from frikommune.errors import Refusal, Refused

_FINE, _LOOK, _PASS = 0, 1, 2
Answer = tuple[Any, int]
"""What a cell means, and whether its row is fine, needs a look, or is passed over."""


@dataclass(frozen=True, slots=True)
class Typed:
    """Rows in our own columns with `row` and `odd`; everybody who has a row, also one that is passed over;
    how many were passed over, and how many were nobody's.
    """

    rows: pl.DataFrame
    persons: pl.Series
    skipped: int
    nobodys: int


def typed(
    source: Source,
    layout: TableLayout,
    habits: Habits,
    say: Callable[[int, int], None] = lambda done, of: None,
) -> Typed:
    """Every row that is somebody's and is not passed over, in the order of the file.

    `say` is told how many columns are done.
    """
    reading = _Reading(source, Columns(Source(source.file, {}, ()), habits, {}))
    person, *columns = TABLES[layout.table]
    reading.made[PERSON] = reading.words(layout.fields[person.name])
    for number, column in enumerate(columns, start=1):
        say(number, len(columns))
        if column.name in layout.fields and column.name != "synthetic":
            reading.field(column, layout.fields[column.name])
    reading.attributes(layout)
    for end in {"to", "until"} & reading.made.keys() if layout.end_is == "last_day" else ():
        last = reading.made[end]
        reading.made[end] = last.set(last == date.max, None).dt.offset_by("1d")  # `history.first_day_after`
    return reading.rows(layout.table)


class _Reading:
    """A table on its way in; each different cell of a column is read once."""

    def __init__(self, source: Source, columns: Columns) -> None:
        self.source, self.columns, self.size = source, columns, len(source)
        self.made: dict[str, pl.Series] = {}
        fine = pl.repeat(_FINE, self.size, dtype=pl.Int8, eager=True)
        self.marks = [fine.scatter(sorted({*source.ragged, *source.screened}), _LOOK)]

    def words(self, take: Take) -> pl.Series:
        """A column of text, trimmed, blank cells empty."""
        if not take.column:
            return pl.repeat(take.constant, self.size, dtype=pl.String, eager=True)
        cells = self._cells(take)
        if not isinstance(cells.dtype, pl.String):
            return self._each(take, lambda cell: self._read(take, "", cell), pl.String())
        text = cells.str.strip_chars()
        return text.set(text == "", None)

    def field(self, column: Column, take: Take) -> None:
        """Read one of our own columns."""
        if column.kind == "text" and take.values is None:
            value = self.words(take)
        elif column.kind == "attributes":
            value = self._each(take, _plain, pl.String())
        else:
            if column.name == "kind" and take.values is not None:
                self._overs(take)
            value = self._each(take, lambda cell: self._read(take, column.name, cell), type_of(column))
        self.made[column.name] = value
        if column.required or column.name == "use":
            self._look(value.is_null() & (self.marks[-1] != _PASS))

    def attributes(self, layout: TableLayout) -> None:
        """Put the attributes of a row together, as our own tables keep them."""
        parts = [self._attribute(name, take).alias(name) for name, take in layout.attributes.items()]
        if parts:
            inside = pl.concat_str(pl.all(), separator=", ", ignore_nulls=True)
            text = pl.concat_str(pl.lit("{"), inside, pl.lit("}"))
            self.made["attributes"] = pl.DataFrame(parts).select(
                pl.when(inside != "").then(text).alias("attributes")
            )["attributes"]

    def _attribute(self, name: str, take: Take) -> pl.Series:
        part = self._each(take, lambda cell: self._said(take, name, cell), pl.String())
        if name == "until":
            self._look(part.is_not_null())
        return part

    def rows(self, table: str) -> Typed:
        """What came of it. A type and a form that a kind's code gives go before those of other columns."""
        look = pl.any_horizontal(pl.all() == _LOOK)
        passed = pl.any_horizontal(pl.all() == _PASS)
        marks = pl.DataFrame([one.alias(str(number)) for number, one in enumerate(self.marks)])
        odd, over = marks.select(look.alias(ODD), passed.alias("over")).get_columns()
        kinds = _TYPES[table]
        columns = {name: value.cast(kinds.get(name, value.dtype)) for name, value in self.made.items()}
        rows = pl.DataFrame(columns).with_columns(odd, pl.int_range(self.size, dtype=pl.UInt32).alias(ROW))
        for name in [name for name in rows.columns if name.startswith(_OVER)]:
            plain = name.removeprefix(_OVER)
            there = [plain] if plain in rows.columns else []
            rows = rows.with_columns(pl.coalesce(name, *there).alias(plain)).drop(name)
        everybody = rows[PERSON].drop_nulls().unique()
        rows = rows.filter(~over | odd)
        theirs = rows.filter(pl.col(PERSON).is_not_null())
        return Typed(theirs, everybody, int(over.sum()), rows.height - theirs.height)

    def _overs(self, take: Take) -> None:
        """The type and the form that the codes of a kind give."""
        for field in ("type", "form"):
            given = {code: meaning.get(field) for code, meaning in (take.values or {}).items()}
            if any(given.values()) and take.column:
                self._over(field, take, given)

    def _over(self, field: str, take: Take, given: Mapping[str, str | None]) -> None:
        value = self._each(take, lambda cell: (given.get(self._code(cell)), _FINE), pl.String())
        self.made[_OVER + field] = value.cast(pl.Categorical)

    def _code(self, cell: Cell) -> str:
        return self.columns.convert.text(cell)

    def _read(self, take: Take, field: str, cell: Cell) -> Answer:
        value = self.columns.read_cell(take, field, cell, required=False)
        if isinstance(value, Refusal):
            return None, _LOOK
        if value is SKIP:
            return None, _PASS
        if isinstance(value, dict):
            value = value[field]
        return (value.isoformat() if take.kind == "moment" and value is not None else value), _FINE

    def _said(self, take: Take, name: str, cell: Cell) -> Answer:
        """An attribute as it stands in a JSON object."""
        value = self.columns.read_cell(take, name, cell, required=False)
        if isinstance(value, Refusal):
            return None, _LOOK
        if value is None or value is SKIP:
            return None, _FINE if value is None else _PASS
        try:
            said = attributes_to_json({name: value[name] if isinstance(value, dict) else value})
            return json.dumps(said, ensure_ascii=False, allow_nan=False)[1:-1], _FINE
        except (Refused, ValueError):
            return None, _LOOK

    def _each(self, take: Take, read: Callable[[Cell], Answer], to: pl.DataType) -> pl.Series:
        """Each different cell read once."""
        if not take.column:
            value, mark = read(take.constant)
            self.marks.append(pl.repeat(mark, self.size, dtype=pl.Int8, eager=True))
            return pl.Series([value], dtype=_held(to)).new_from_index(0, self.size)
        cells = self._cells(take)
        words = cells.unique()
        answers = [read(word) for word in words.to_list()]
        values, marks = [one[0] for one in answers], [one[1] for one in answers]
        try:
            meant = pl.Series(values, dtype=_held(to))
        except (OverflowError, TypeError):
            meant = pl.repeat(None, len(words), dtype=_held(to), eager=True)
            marks = [_LOOK] * len(words)
        told = pl.DataFrame({"word": words, "value": meant, "mark": pl.Series(marks, dtype=pl.Int8)})
        rows = pl.DataFrame({"word": cells}).join(
            told, on="word", how="left", nulls_equal=True, maintain_order="left"
        )
        self.marks.append(rows["mark"])
        return rows["value"]

    def _look(self, where: pl.Series) -> None:
        if where.any():
            self.marks.append(where.cast(pl.Int8))

    def _cells(self, take: Take) -> pl.Series:
        return cast("pl.Series", self.source.columns[take.column])


_OVER = "over "
_TYPES = {table: {one.name: type_of(one) for one in columns} for table, columns in TABLES.items()}


def _held(to: pl.DataType) -> pl.DataType:
    return pl.String() if isinstance(to, pl.Categorical) else to


def _plain(cell: Cell) -> Answer:
    text = str(cell or "").strip()
    if not text:
        return None, _FINE
    read = plain_text(text)
    return (read or None), _LOOK if read is None else _FINE
