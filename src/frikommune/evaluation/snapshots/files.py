"""A snapshot as a folder: its rows, its dictionary and what it is, written once and verified."""

from __future__ import annotations

import csv
import errno
import json
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq

from frikommune.cases.formulas import tame
from frikommune.cases.mark import Mark
from frikommune.cases.plain_json import json_of, seal_of
from frikommune.evaluation.snapshots import refusals
from frikommune.evaluation.snapshots.digest import rows_digest
from frikommune.evaluation.snapshots.snapshot import Described, Snapshot
from frikommune.language import Text
from frikommune.ledger.atomic import check_replaceable, put_in_place

ROWS, DICTIONARY, ABOUT = "rows.parquet", "dictionary.csv", "snapshot.json"
_FORMAT = 1


def write_snapshot(snapshot: Snapshot, folder: Path) -> None:
    """Write the folder whole. Raises Refused where one lies there already: it is never written over."""
    check_free(folder)
    with put_in_place(folder, ABOUT) as made:
        table = snapshot.rows.to_arrow().replace_schema_metadata(
            {"frikommune": json.dumps({"digest": snapshot.digest, **snapshot.mark.as_json})}
        )
        pq.write_table(_plain(table), made / ROWS)
        _write_dictionary(snapshot, made / DICTIONARY)
        text = json.dumps(_about(snapshot), ensure_ascii=False, indent=2)
        (made / ABOUT).write_text(f"{text}\n", encoding="utf-8")


def check_free(folder: Path) -> None:
    """Raises Refused where a snapshot, or anything else, lies in the folder."""
    if (folder / ABOUT).exists():
        raise refusals.lies_there(folder)
    check_replaceable(folder, ABOUT)


def read_snapshot(folder: Path) -> Snapshot:
    """Read and verify a folder. Raises Refused where it is no snapshot, or was changed since it was taken."""
    told = _told(folder)
    rows = _rows(folder)
    if rows_digest(rows) != told["digest"]:
        raise refusals.changed(folder / ROWS, told["digest"], rows_digest(rows))
    columns = tuple(
        Described(one["name"], _text(one["what"]), _text(one["unit"]), one["role"]) for one in told["columns"]
    )
    if [one.name for one in columns] != rows.columns:
        raise refusals.changed(folder / ABOUT, ", ".join(rows.columns), ", ".join(c.name for c in columns))
    return Snapshot(
        told["trial"],
        date.fromisoformat(told["observed"]),
        date.fromisoformat(told["taken_on"]),
        rows,
        columns,
        told["digest"],
        told["law"],
        Mark.of(synthetic=told["synthetic"], rebuilt=told["reconstruction"]),
        told["per"],
        told["horizon"],
        told["small_cells"],
        tuple(_text(one) for one in told["notes"]),
    )


def _about(snapshot: Snapshot) -> dict[str, Any]:
    told: dict[str, Any] = {
        "format": _FORMAT,
        "trial": snapshot.trial,
        "observed": snapshot.observed.isoformat(),
        "taken_on": snapshot.taken_on.isoformat(),
        "per": snapshot.per,
        "horizon": snapshot.horizon,
        "rows": snapshot.rows.height,
        "digest": snapshot.digest,
        "law": snapshot.law,
        **snapshot.mark.as_json,
        "small_cells": snapshot.small_cells,
        "notes": [one._asdict() for one in snapshot.notes],
        "columns": [
            {"name": one.name, "what": one.what._asdict(), "unit": one.unit._asdict(), "role": one.role}
            for one in snapshot.columns
        ],
    }
    return {**told, "seal": seal_of(told)}


def _told(folder: Path) -> dict[str, Any]:
    path = folder / ABOUT
    try:
        told = json_of(path.read_text(encoding="utf-8"))
    except OSError as fault:
        raise refusals.no_snapshot(path, errno.errorcode.get(fault.errno or 0, "–")) from None
    except ValueError:
        raise refusals.no_snapshot(path, "–") from None
    if not isinstance(told, dict) or told.get("format") != _FORMAT:
        raise refusals.no_snapshot(path, str(told.get("format")) if isinstance(told, dict) else "–")
    seal = told.pop("seal", "")
    if seal != seal_of(told):
        raise refusals.changed(path, str(seal), seal_of(told))
    return told


def _rows(folder: Path) -> pl.DataFrame:
    path = folder / ROWS
    try:
        rows = pl.DataFrame(pl.from_arrow(pq.read_table(path)))
        if "unit" not in rows.columns or not all(_is_plain(kind) for kind in rows.dtypes):
            raise refusals.no_snapshot(path, ", ".join(rows.columns))
    except OSError as fault:
        raise refusals.no_snapshot(path, errno.errorcode.get(fault.errno or 0, "–")) from None
    except pa.ArrowException:
        raise refusals.no_snapshot(path, "–") from None
    return rows


def _is_plain(kind: pl.DataType) -> bool:
    return isinstance(kind, pl.String) or kind.is_integer()


def _plain(table: pa.Table) -> pa.Table:
    """Text as every reader of Parquet knows it."""
    fields = [field.with_type(pa.string()) if _is_text(field.type) else field for field in table.schema]
    return table.cast(pa.schema(fields, metadata=table.schema.metadata))


def _is_text(kind: pa.DataType) -> bool:
    return bool(pa.types.is_large_string(kind) or pa.types.is_string_view(kind))


def _write_dictionary(snapshot: Snapshot, path: Path) -> None:
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow(("column", "role", "da", "en", "enhed", "unit"))
        for one in snapshot.columns:
            row = (one.name, one.role, one.what.da, one.what.en, one.unit.da, one.unit.en)
            writer.writerow([tame(cell) for cell in row])


def _text(said: dict[str, str]) -> Text:
    return Text(said["da"], said["en"])
