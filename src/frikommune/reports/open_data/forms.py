"""A table as CSV, JSON or Parquet, with its dictionary inside or beside."""

from __future__ import annotations

import json
from collections.abc import Mapping
from io import BytesIO
from typing import Literal, get_args

import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq

from frikommune.errors import closest, refuse
from frikommune.language import Text
from frikommune.ledger.written import harmless
from frikommune.reports.open_data.dataset import Type, Value
from frikommune.reports.open_data.release import Release

Form = Literal["csv", "json", "parquet"]
FORMS: tuple[Form, ...] = get_args(Form)
MEDIA_TYPES: Mapping[Form, str] = {
    "csv": "text/csv; charset=utf-8; header=present",
    "json": "application/json",
    "parquet": "application/vnd.apache.parquet",
}
DELIMITER = ";"
"""Between the items of a list in a CSV cell; no code or name holds it."""
_TYPES: Mapping[Type, pl.DataType] = {
    "string": pl.String(),
    "integer": pl.Int64(),
    "number": pl.Float64(),
    "boolean": pl.Boolean(),
    "date": pl.Date(),
    "list": pl.List(pl.String()),
}


def form_of(name: str, where: str = "") -> Form:
    """The form of that name. Raises Refused."""
    found = next((one for one in FORMS if one == name), None)
    if found is None:
        raise refuse(
            "unknown_data_form",
            problem=Text(f"Data gives ikke som “{name}”", f"Data is not given as “{name}”"),
            where=where,
            given=name,
            expected=Text(", ".join(FORMS), ", ".join(FORMS)),
            do_next=closest(name, FORMS),
        )
    return found


def written(release: Release, form: Form, *, demonstration: bool = False) -> bytes:
    """The table as a file; the same release gives the same bytes.

    Raises Refused where it rests on made-up citizens and is not for a demonstration.
    """
    release.check(demonstration=demonstration)
    if form == "json":
        return _json({**release.head(), "data": [release.plain(row) for row in release.rows]})
    frame = frame_of(release)
    return _csv(release, frame) if form == "csv" else _parquet(release, frame)


def dictionary_file(release: Release) -> bytes:
    """What is told of the table and its columns, for beside a CSV file."""
    return _json(release.head())


def frame_of(release: Release) -> pl.DataFrame:
    """The rows, each column in its type."""
    schema = {one.name: _TYPES[one.type] for one in release.dataset.columns}
    rows = [[_cell(row[name]) for name in schema] for row in release.rows]
    return pl.DataFrame(rows, schema=schema, orient="row")


def _cell(value: Value) -> object:
    return list(value) if isinstance(value, tuple) else value


def _csv(release: Release, frame: pl.DataFrame) -> bytes:
    """RFC 4180: commas, CRLF, quotes where needed. A cell that a spreadsheet would run gets an apostrophe."""
    kinds = {one.name: one.type for one in release.dataset.columns}
    lists = [
        pl.col(name).list.join(DELIMITER).replace("", None) for name, kind in kinds.items() if kind == "list"
    ]
    numbers = [
        pl.col(name).cast(pl.String).str.strip_suffix(".0")
        for name, kind in kinds.items()
        if kind == "number"
    ]
    cells = harmless(frame.with_columns(lists)).with_columns(numbers)
    return cells.write_csv(line_terminator="\r\n").encode()


def _parquet(release: Release, frame: pl.DataFrame) -> bytes:
    """The dictionary stands in the file's metadata under `frikommune`, each meaning in its column's field."""
    table = frame.to_arrow()
    fields = [
        table.schema.field(one.name).with_metadata(
            {"description_da": one.meaning.da, "description_en": one.meaning.en}
        )
        for one in release.dataset.columns
    ]
    told = {"frikommune": json.dumps(release.head(), ensure_ascii=False, sort_keys=True)}
    out = BytesIO()
    pq.write_table(table.cast(pa.schema(fields, metadata=told)), out, compression="zstd")
    return out.getvalue()


def _json(plain: object) -> bytes:
    return (json.dumps(plain, ensure_ascii=False, indent=1) + "\n").encode()
