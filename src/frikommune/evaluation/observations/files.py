"""Any tabular file as a frame: CSV, XLSX, Parquet, Arrow, JSON, Stata, told apart by what stands in them."""

from __future__ import annotations

import csv
import io
import json
import re
import struct
from itertools import islice
from pathlib import Path

import polars as pl

from frikommune.cases.bounds import check_frame, check_parquet
from frikommune.cases.columnar_file import check_cells, read_sheet, sheets
from frikommune.cases.csv_file import refuse_doubled
from frikommune.cases.file_refusals import no_cells
from frikommune.cases.refusals import empty_file, unreadable
from frikommune.cases.source import Content, opened
from frikommune.errors import Refused
from frikommune.evaluation.observations import refusals
from frikommune.evaluation.observations.marking import marked
from frikommune.evaluation.observations.numbers import NO_VALUE, has_comma, typed

_SEPARATORS = (";", "\t", ",", "|")
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLD_STATA = re.compile(rb"[\x69-\x73][\x01\x02]\x01\x00")
"""Version, order of bytes, kind of file, unused; the version alone is a letter, as any CSV begins with."""
_UNREADABLE = (pl.exceptions.PolarsError, pl.exceptions.PanicException)
"""What polars raises of a damaged file; the latter is no Exception, and would end a server's thread."""
_LOOKED_AT = 30
_LARGE, _FIRST = 10_000_000, 20_000


def read(path: Path | Content, sheet: str = "") -> pl.DataFrame:
    """A file's rows, with its columns' own names.

    Its content says what it is, not its name. Of a workbook the named sheet is read, else the first. Text
    that is a number, also with a decimal comma, becomes one. What a file's metadata says about made-up
    persons becomes the columns `synthetic` and `reconstruction`. Raises Refused.
    """
    with opened(path) as file:
        content = file.read()
    try:
        frame = _frame(Content(path.name, content), sheet)
    except (*_UNREADABLE, UnicodeError, ValueError, OSError, RecursionError, struct.error):
        raise unreadable(path.name) from None
    check_frame(path.name, frame)
    check_cells(path.name, frame)
    frame = frame.filter(~pl.all_horizontal(pl.all().is_null())) if frame.width else frame
    if frame.is_empty():
        raise empty_file(path.name)
    return frame


def _frame(file: Content, sheet: str) -> pl.DataFrame:
    content, held = file.content, io.BytesIO(file.content)
    if content.startswith(b"PAR1"):
        check_parquet(file.name, content)
        return marked(pl.read_parquet(held), pl.read_parquet_metadata(io.BytesIO(content)))
    if content.startswith((b"ARROW1", b"\xff\xff\xff\xff")):
        return pl.read_ipc(held) if content.startswith(b"ARROW1") else pl.read_ipc_stream(held)
    if content.startswith((b"PK\x03\x04", _OLD_OFFICE)):
        return _workbook(file, sheet)
    if content.startswith(b"<stata_dta>") or _OLD_STATA.match(content):
        return _stata(file)
    text = _text(content)
    start = text.lstrip()[:1]
    if start == b"[":
        return _json(file.name, json.loads(text))
    if start == b"{":
        return _json_lines(file.name, text)
    return _csv(file.name, text)


def _text(content: bytes) -> bytes:
    """The text as UTF-8: from UTF-8, UTF-16 with its mark, or what Windows writes in Denmark."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16").encode()
    if b"\0" in content[:4096]:
        raise ValueError("no text")
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        content = content.decode("cp1252").encode()
    return content.removeprefix(b"\xef\xbb\xbf")


def _csv(name: str, text: bytes) -> pl.DataFrame:
    lines = text[: 1 << 20].decode("utf-8", "ignore").splitlines()[:_LOOKED_AT]
    separator = _separator(lines)
    header = [cell.strip() for cell in next(csv.reader(filter(str.strip, lines), delimiter=separator), [])]
    refuse_doubled([cell for cell in header if cell], f"{name}:1")
    try:
        frame = _quickly(text, separator) if len(text) > _LARGE else None
        if frame is None:
            frame = pl.read_csv(text, separator=separator, infer_schema=False, null_values=NO_VALUE)
    except pl.exceptions.NoDataError:
        raise empty_file(name) from None
    except pl.exceptions.ComputeError as fault:
        found = re.search(r"line (\d+)", str(fault))
        raise refusals.ragged(name, int(found[1]) if found else None) from None
    frame.columns = [cell or f"column_{number}" for number, cell in enumerate(header, 1)]
    return _numbers(frame, separator)


def _quickly(text: bytes, separator: str) -> pl.DataFrame | None:
    """A large file, those columns parsed as numbers at once that are so in its first rows; None if some later
    row is otherwise.
    """
    first = pl.read_csv(text, separator=separator, infer_schema=False, null_values=NO_VALUE, n_rows=_FIRST)
    kinds = {column.name: column.dtype for column in _numbers(first, separator).get_columns()}
    plainly = {
        name: kind
        for name, kind in kinds.items()
        if kind.is_numeric()
        and first[name].cast(pl.Float64, strict=False).null_count() == first[name].null_count()
    }
    schema = {name: plainly.get(name, pl.String()) for name in kinds}
    try:
        return pl.read_csv(text, separator=separator, schema=schema, null_values=NO_VALUE)
    except pl.exceptions.ComputeError:
        return None


def _separator(lines: list[str]) -> str:
    """The sign that parts the most lines into equally many cells."""
    best, most = ",", 1
    for sign in _SEPARATORS:
        counts = [len(row) for row in islice(csv.reader(lines, delimiter=sign), _LOOKED_AT) if row]
        if counts and min(counts) > most and counts.count(counts[0]) == len(counts):
            best, most = sign, counts[0]
    if most == 1 and lines:
        return max(_SEPARATORS, key=lambda sign: (lines[0].count(sign), sign == ","))
    return best


def _numbers(frame: pl.DataFrame, separator: str) -> pl.DataFrame:
    """Text columns as numbers where they are; a decimal comma in one column holds for all of them."""
    text = [column for column in frame.get_columns() if column.dtype == pl.String]
    danish = any(has_comma(column) for column in text)
    either = separator == ","
    return frame.with_columns([typed(column, danish=danish, either=either) for column in text])


def _workbook(file: Content, sheet: str) -> pl.DataFrame:
    import fastexcel  # noqa: PLC0415 - slow to import

    named = Content(Path(file.name).stem + ".xlsx", file.content)
    try:
        source = read_sheet(named, sheet or sheets(named)[0])
    except fastexcel.FastExcelError:
        raise unreadable(file.name) from None
    except Refused as refused:
        if file.content.startswith(_OLD_OFFICE) and refused.refusals[0].code == "unreadable":
            raise refusals.encrypted(file.name) from None
        raise
    columns = [pl.Series(name, list(cells), strict=False) for name, cells in source.columns.items()]
    return _numbers(pl.DataFrame(columns), ",")


def _json(name: str, data: object) -> pl.DataFrame:
    if not isinstance(data, list):
        raise ValueError("no rows")
    for row in data:
        _check_row(name, row)
    return pl.DataFrame(data, infer_schema_length=None)


def _json_lines(name: str, text: bytes) -> pl.DataFrame:
    """One object a line. What is deep within another takes polars minutes, so it is looked for first."""
    for line in text.splitlines():
        if line.count(b"{") + line.count(b"[") > 1:
            _check_row(name, json.loads(line))
    return pl.read_ndjson(io.BytesIO(text), infer_schema_length=None)


def _check_row(name: str, row: object) -> None:
    """Raises Refused for a cell that holds others, and ValueError for what is no row."""
    if not isinstance(row, dict):
        raise ValueError("no row")
    for column, value in row.items():
        if isinstance(value, dict | list):
            called = column.encode(errors="replace").decode()
            raise no_cells(name, called, "{…}" if isinstance(value, dict) else "[…]")


def _stata(file: Content) -> pl.DataFrame:
    import pandas as pd  # noqa: PLC0415 - slow to import

    return pl.from_pandas(pd.read_stata(io.BytesIO(file.content), convert_categoricals=False))
