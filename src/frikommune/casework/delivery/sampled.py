"""A sample of an export, looked at once so that its columns can be chosen; nothing of its cells is kept."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from frikommune.cases.columnar_file import read_parquet, read_sheet, sheets
from frikommune.cases.cpr import holds_cpr, is_like_cpr, shown_name
from frikommune.cases.csv_file import read_csv
from frikommune.cases.layout import Habits
from frikommune.cases.refusals import unknown_format
from frikommune.cases.source import Cell, Content, Source, cell_text
from frikommune.casework.delivery.screened import TAKEN_OUT

MOST_VALUES = 200
"""So many different values of a column are looked at; a column of codes has fewer."""
SHOWN = 3
Sample = Mapping[str, tuple[str, ...]]
"""Each column's different values in the order in which they come, citizens' numbers as hashes."""


def sample_of(content: Content, habits: Habits, sheet: str, person: Callable[[object], str]) -> Sample:
    """The columns of one table: CSV, Parquet, or a sheet of a workbook (the first where none is named).

    Raises Refused where it cannot be read.
    """
    source = _read(content, habits, sheet)
    return {shown_name(name): _values(cells, person) for name, cells in source.columns.items()}


def _read(content: Content, habits: Habits, sheet: str) -> Source:
    name = content.name.lower()
    if name.endswith((".csv", ".csv.gz")):
        return read_csv(content, habits)
    if name.endswith(".parquet"):
        return read_parquet(content)
    if name.endswith(".xlsx"):
        names = sheets(content)
        return read_sheet(content, sheet if sheet in names else names[0])
    raise unknown_format(content.name, content.suffix)


def _values(cells: Iterable[Cell], person: Callable[[object], str]) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for cell in cells:
        text = cell_text(cell).strip()
        if text:
            found.setdefault(_shown(cell, text, person))
        if len(found) >= MOST_VALUES:
            break
    return tuple(found)


def _shown(cell: Cell, text: str, person: Callable[[object], str]) -> str:
    if len(text) >= 9 and is_like_cpr(text):
        return person(cell)
    return TAKEN_OUT if holds_cpr(text) else text[:60]


def separator_of(columns: Mapping[str, object], separator: str) -> str:
    """The separator that a CSV seems to have, where it is not the one that was said; else empty."""
    (only,) = columns if len(columns) == 1 else ("",)
    return next((one for one in (";", "\t", "|", ",") if one != separator and one in only), "")


def not_mapped(sample: Sample, column: str, codes: Mapping[str, str]) -> list[str]:
    """The codes of a column that have no meaning yet."""
    return [one for one in sample.get(column, ()) if one not in codes]
