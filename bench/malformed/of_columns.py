"""Tables as Parquet and as workbooks, some of whose columns and cells are no text."""

from __future__ import annotations

import io
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from random import Random
from typing import Any

from bench.malformed.of_bytes import damaged as bytes_damaged
from bench.malformed.of_tables import Rows


def as_parquet(rows: Rows, separator: str, lot: Random) -> bytes:
    """Columns of text, some of them of another type."""
    import polars as pl

    width = max((len(row) for row in rows), default=0)
    head = [name or f"c{n}" for n, name in enumerate((rows or [[]])[0])] + [f"more{n}" for n in range(width)]
    columns = {}
    for number in range(width):
        cells: list[Any] = [row[number] if number < len(row) else None for row in rows[1:]]
        name = head[number] if head[number] not in columns else f"{head[number]} {number}"
        columns[name] = _typed(pl, cells, lot) if lot.random() < 0.15 else pl.Series(cells, dtype=pl.String)
    held = io.BytesIO()
    pl.DataFrame(columns).write_parquet(held)
    content = held.getvalue()
    return bytes_damaged(content, lot) if lot.random() < 0.3 else content


def _typed(pl: Any, cells: list[Any], lot: Random) -> Any:
    values: tuple[tuple[Any, Any], ...] = (
        (pl.Int64, 2**62), (pl.Int8, -1), (pl.UInt64, 2**63), (pl.Float64, float("nan")), (pl.Float64,
        float("inf")),
        (pl.Boolean, True), (pl.Date, date(9999, 12, 31)), (pl.Date, date(1, 1, 1)), (pl.Datetime,
        datetime(2018, 1, 1)),
        (pl.Datetime("ns", "UTC"), datetime(2018, 1, 1)), (pl.Time, time(1)), (pl.Duration, timedelta(1)),
        (pl.Binary, b"\xff\xfe"), (pl.Decimal(38, 3), Decimal("1.5")), (pl.Null, None), (pl.List(pl.Int64),
        [1]),
        (pl.Struct({"a": pl.Int64}), {"a": 1}), (pl.Categorical, "x"), (pl.Int64, None), (pl.String, ""),
    )  # fmt: skip
    kind, value = lot.choice(values)
    return pl.Series([value for _ in cells], dtype=kind)


def workbook(sheets: Mapping[str, Rows], lot: Random) -> bytes:
    """A workbook with a sheet for each table, some of whose cells are no text."""
    import xlsxwriter

    held = io.BytesIO()
    with xlsxwriter.Workbook(held, {"in_memory": True, "strings_to_formulas": lot.random() < 0.2}) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for at, row in enumerate(rows):
                for column, value in enumerate(row):
                    if lot.random() < 0.003:
                        _write_odd(book, sheet, at, column, lot)
                    elif value:
                        sheet.write_string(at, column, value[:32_000])
    return held.getvalue()


def _write_odd(book: Any, sheet: Any, row: int, column: int, lot: Random) -> None:
    ways = (
        lambda: sheet.write_number(row, column, lot.choice((1e300, -1, 43_000, 0.1, 2_958_466, 1e16))),
        lambda: sheet.write_boolean(row, column, True),
        lambda: sheet.write_formula(
            row, column, lot.choice(("=1/0", "=A1", "=NOW()", "=X!1")), None, "#DIV/0!"
        ),
        lambda: sheet.write_datetime(
            row, column, datetime(2018, 3, 1), book.add_format({"num_format": "dd/mm/yyyy"})
        ),
        lambda: sheet.write_number(row, column, 1e7, book.add_format({"num_format": "yyyy-mm-dd"})),
        lambda: sheet.write_number(row, column, -1, book.add_format({"num_format": "yyyy-mm-dd"})),
        lambda: sheet.write_number(row, column, 0.5, book.add_format({"num_format": "hh:mm"})),
        lambda: sheet.write_url(row, column, "https://example.org/"),
        lambda: sheet.merge_range(row + 500, column, row + 502, column + 1, "x"),
        lambda: sheet.write_string(row + lot.choice((1, 5_000, 60_000)), column + lot.choice((0, 40)), "far"),
        lambda: sheet.write_comment(row, column, "x"),
    )
    lot.choice(ways)()
