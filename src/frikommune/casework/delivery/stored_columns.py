"""Stored texts as columns, as a delivery's own rows are: for tables of which a whole export does not tell."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from typing import Any

import polars as pl

from frikommune.cases.json_write import EVENT_KEYS
from frikommune.cases.tables import TABLES
from frikommune.cases.typed.rows import ODD, ROW
from frikommune.cases.typed.runs import PERSON
from frikommune.cases.typed.types import type_of
from frikommune.casework.delivery.compared import Stored

_AT_ONCE = 2000
_DAYS = ("from", "to", "day", "decided_on", "recorded_on", "approved_on")
Row = dict[str, Any]


def stored_columns(stored: Stored, persons: list[str], tables: Iterable[str]) -> dict[str, pl.DataFrame]:
    """The rows of some tables of some citizens, with `row` and `odd`, in order of the persons given."""
    parts: dict[str, list[pl.DataFrame]] = {table: [_frame(table, [])] for table in tables}
    for start in range(0, len(persons), _AT_ONCE):
        some = persons[start : start + _AT_ONCE]
        told = [json.loads(text) for _, text in sorted(stored.texts(some).items())]
        for table, frames in parts.items():
            frames.append(_frame(table, [_ROWS[table](one, row, n) for one, row, n in _rows(told, table)]))
    return {
        table: pl.concat(frames).with_columns(
            pl.int_range(pl.len(), dtype=pl.UInt32).alias(ROW), pl.lit(False).alias(ODD)
        )
        for table, frames in parts.items()
    }


def _rows(told: list[Row], table: str) -> Iterable[tuple[str, Row, int]]:
    for one in told:
        for number, row in enumerate(one[table], start=1):
            yield one["subject"], row, number


def _frame(table: str, rows: list[Row]) -> pl.DataFrame:
    columns = [column for column in TABLES[table][1:] if column.name != "synthetic"]
    kinds = {PERSON: pl.String(), **{column.name: type_of(column) for column in columns}}
    as_text = {name: pl.String() if name in _DAYS else kind for name, kind in kinds.items()}
    made = pl.DataFrame([{name: row.get(name) for name in kinds} for row in rows], schema=as_text)
    return made.with_columns(pl.col(name).str.to_date("%Y-%m-%d") for name in kinds if name in _DAYS)


def _spell(person: str, row: Row, _: int) -> Row:
    return {**row, PERSON: person, "spell": row["id"], "attributes": _said(row.get("attributes", {}))}


def _event(person: str, row: Row, number: int) -> Row:
    inline = {key: value for key, value in row.items() if key not in EVENT_KEYS}
    moment = row.get("moment")
    return {
        **{key: row.get(key) for key in ("kind", "type", "form", "spell", "moment")},
        PERSON: person,
        "event": row["id"],
        "day": row["day"] if moment is None or "day" in row else moment[:10],
        "sequence": row.get("sequence", number),
        "attributes": _said(inline | row.get("attributes", {})),
    }


def _use(person: str, row: Row, _: int) -> Row:
    return {**row, PERSON: person, "use": row["id"]}


def _said(attributes: Mapping[str, Any]) -> str | None:
    return json.dumps(attributes, ensure_ascii=False) if attributes else None


_ROWS: Mapping[str, Callable[[str, Row, int], Row]] = {"spells": _spell, "events": _event, "uses": _use}
