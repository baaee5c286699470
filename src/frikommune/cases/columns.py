"""A source's columns as typed values, row by row, with everything that could not be read put aside."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from frikommune.cases import file_refusals, refusals
from frikommune.cases.cpr import count_like_cpr
from frikommune.cases.history import Value
from frikommune.cases.layout import Habits, Take, Takes
from frikommune.cases.reading import RefusedRow
from frikommune.cases.source import Cell, Place, Source, cell_text
from frikommune.cases.values import Converter
from frikommune.errors import Refusal, Refused, closest
from frikommune.language import Text

SKIP = object()
"""Stands for a code that the mapping says to pass over."""


class Columns:
    """One source read by one layout. `bad` and `skipped` are the rows that no history is made of."""

    def __init__(self, source: Source, habits: Habits, names: Mapping[str, str]) -> None:
        self.source = source
        self.names = names
        self.convert = Converter(habits)
        self.refused: list[RefusedRow] = []
        self.bad: set[int] = set()
        self.skipped: set[int] = set()
        self._places: dict[int, Place] = {}
        for index, cells in source.ragged.items():
            size = len(source.columns)
            self.refuse(index, "", refusals.ragged_row("", len(cells), size, habits.separator))
        fields = {column: name for name, column in names.items()}
        for index, column in source.screened.items():
            self.refuse(index, fields.get(column, ""), file_refusals.cpr_in_row(""))

    def place(self, index: int) -> Place:
        """Where a row stood."""
        if index not in self._places:
            self._places[index] = Place(self.source, index, self.names)
        return self._places[index]

    def refuse(self, index: int, field: str, refusal: Refusal) -> None:
        """Put a row aside."""
        place = self.place(index)
        self.refused.append(RefusedRow.at(place, field, refusal.within(place.where(field))))
        self.bad.add(index)

    def values(
        self, field: str, take: Take | None, rows: Sequence[int], *, required: bool = False
    ) -> list[Any]:
        """The typed value of a field in each of `rows`; None where it is empty or was refused.

        A translated field gives the mapping of its code's meanings instead.
        """
        if take is None:
            return [None] * len(rows)
        if not take.column:
            return [self._read(take, field, take.constant)] * len(rows)
        cells, known = self.source.columns[take.column], {}
        found: list[Any] = []
        for row in rows:
            if row in self.source.ragged:
                found.append(None)
                continue
            cell = cells[row]
            key = (type(cell), cell)
            if key not in known:
                known[key] = self.read_cell(take, field, cell, required)
            value = known[key]
            if isinstance(value, Refusal):
                self.refuse(row, field, value)
                value = None
            elif value is SKIP:
                self.skipped.add(row)
                value = None
            found.append(value)
        return found

    def attributes(self, takes: Takes, rows: Sequence[int]) -> list[dict[str, Value]]:
        """The attributes of each of `rows`; an empty cell gives none."""
        found: list[dict[str, Value]] = [{} for _ in rows]
        for name, take in takes.items():
            for place, value in zip(found, self.values(name, take, rows), strict=True):
                if value is not None:
                    place[name] = value[name] if take.values is not None else value
        return found

    def read_cell(self, take: Take, field: str, cell: Cell, required: bool) -> Any:
        """One cell's value (of a code, the mapping of its meanings), SKIP, None if empty, or the Refusal."""
        if cell is None or (isinstance(cell, str) and not cell.strip()):
            return _empty_cell() if required else None
        try:
            return self._read(take, field, cell)
        except Refused as refused:
            return refused.refusals[0]

    def _read(self, take: Take, field: str, cell: Cell) -> Any:
        if take.values is None:
            return self.convert.readers[take.kind](cell)
        code = cell_text(cell).strip()
        if (meaning := take.values.get(code)) is None and take.others != "skip":
            if take.others == "refuse":
                raise Refused(_unknown_code(code, take.values))
            meaning = {field: code}
        if meaning is None:
            return SKIP
        return {**meaning, field: self.convert.readers[take.kind](meaning[field])}


def plain(values: Iterable[Any], field: str) -> list[Any]:
    """A field's values, whether they were translated or stand as they were."""
    return [value[field] if isinstance(value, dict) else value for value in values]


def require_columns(source: Source, takes: Iterable[Take]) -> None:
    """Refuse a source without a column that the mapping names. Raises Refused with all of them."""
    wanted = dict.fromkeys(take.column for take in takes if take.column)
    missing = [name for name in wanted if name not in source.columns]
    if missing:
        raise Refused(*(refusals.missing_column(source.file, name, source.columns) for name in missing))


def refuse_cpr(source: Source, ids: Iterable[str], texts: Iterable[str]) -> None:
    """Refuse a source with CPR numbers in an id column, or within other text that would be kept."""
    id_columns = {column for column in ids if column}
    for column in dict.fromkeys((*id_columns, *(column for column in texts if column))):
        count = count_like_cpr(source.columns[column], ids=column in id_columns)
        if count:
            raise refusals.cpr_in_data(f"{source.file}, {column}", count)
    for index, cells in source.ragged.items():
        if count := count_like_cpr(cells, ids=False):
            raise refusals.cpr_in_data(f"{source.file}:{source.lines[index]}", count)


def _empty_cell() -> Refusal:
    return Refusal(
        "missing_value",
        Text("Feltet er tomt", "The cell is empty"),
        "",
        "–",
        Text("En værdi; intet antages", "A value; nothing is assumed"),
        Text("Udfyld feltet.", "Fill in the cell."),
    )


def _unknown_code(code: str, known: Mapping[str, object]) -> Refusal:
    return Refusal(
        "unknown_code",
        Text(f"Koden “{code}” er ikke oversat", f"The code “{code}” is not translated"),
        "",
        code,
        Text("En af koderne under “values” i mappingfilen", "One of the codes under “values” in the mapping"),
        closest(code, known),
    )
