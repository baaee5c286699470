"""Parquet files and XLSX workbooks. Polars is imported only when one of them is read."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, cast

from frikommune.cases import file_refusals, refusals
from frikommune.cases.bounds import check_frame, check_parquet
from frikommune.cases.csv_file import refuse_doubled
from frikommune.cases.source import Cell, Content, Source, opened
from frikommune.cases.xlsx_bounds import check_workbook

if TYPE_CHECKING:
    import polars as pl

_DAY_AND_TIME = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}:[0-9]{2}")


def read_parquet(path: Path | Content) -> Source:
    """Typed cells; the line of a row is its number, from 1. Raises Refused."""
    source = read_parquet_columns(path)
    columns = {name: list(cells) for name, cells in source.columns.items()}
    return Source(path.name, columns, source.lines)


def read_parquet_columns(path: Path | Content) -> Source:
    """The same, each column as a polars Series: for files that are read in columns. Raises Refused."""
    import polars as pl  # noqa: PLC0415 - slow to import, and start-up counts

    with opened(path) as file:
        content = file.read()
    check_parquet(path.name, content)
    try:
        frame = pl.read_parquet(content)
    except (pl.exceptions.PolarsError, pl.exceptions.PanicException):
        raise refusals.unreadable(path.name) from None
    check_frame(path.name, frame)
    check_cells(path.name, frame)
    columns = cast("Mapping[str, Sequence[Cell]]", frame.to_dict())
    return Source(path.name, columns, range(1, 1 + frame.height))


def check_cells(name: str, frame: pl.DataFrame) -> None:
    """Raises Refused for a column of lists, of bytes or the like, which no table of text has."""
    import polars as pl  # noqa: PLC0415 - slow to import, and start-up counts

    for one in frame.get_columns():
        if one.dtype.is_nested() or isinstance(one.dtype, pl.Binary | pl.Duration | pl.Object):
            raise file_refusals.no_cells(name, one.name, str(one.dtype))


def sheets(path: Path | Content) -> list[str]:
    """The names of a workbook's sheets, at least one. Raises Refused."""
    import fastexcel  # noqa: PLC0415 - slow to import, and start-up counts

    with opened(path) as file:
        content = file.read()
    if content.startswith(b"PK"):
        check_workbook(path.name, content)
    try:
        names = fastexcel.read_excel(content).sheet_names
    except fastexcel.FastExcelError:
        names = []
    if not names:
        raise refusals.unreadable(path.name)
    return names


def read_sheet(path: Path | Content, sheet: str) -> Source:
    """One sheet, its header in row 1; cells mostly as text, for a column may mix kinds. Raises Refused."""
    import fastexcel  # noqa: PLC0415 - slow to import, and start-up counts

    if sheet not in (names := sheets(path)):
        raise refusals.sheet_missing(path.name, sheet, names)
    with opened(path) as file:
        content = file.read()
    try:  # the book may name a sheet that is not in it
        loaded = fastexcel.read_excel(content).load_sheet(
            sheet, header_row=None, skip_rows=0, dtypes="string"
        )
    except fastexcel.FastExcelError:
        raise refusals.unreadable(path.name) from None
    frame = loaded.to_polars()
    place = f"{path.name}[{sheet}]"
    if frame.is_empty():
        raise refusals.empty_file(place)
    header = [str(name or "").strip() for name in frame.row(0)]
    named = [number for number, name in enumerate(header) if name]
    refuse_doubled([header[number] for number in named], f"{place}:1")
    columns = [[_typed(cell) for cell in frame.to_series(number)[1:]] for number in named]
    filled = [row for row in range(frame.height - 1) if any(cells[row] is not None for cells in columns)]
    kept = {header[n]: [cells[row] for row in filled] for n, cells in zip(named, columns, strict=True)}
    return Source(place, kept, [row + 2 for row in filled])


def _typed(cell: str | None) -> Cell:
    """A workbook keeps a day as midnight of that day, so it is given back as what it was: a typed cell."""
    if cell and _DAY_AND_TIME.fullmatch(cell):
        return datetime.fromisoformat(cell)
    return cell
