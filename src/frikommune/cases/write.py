"""Histories written as our own tables, in Parquet, so that `read_histories` reads them back unchanged."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

from frikommune.cases.history import Event, History, Spell, Use, Value
from frikommune.cases.json_values import attributes_to_json
from frikommune.cases.tables import arrow_schema

Row = dict[str, Any]


def write_tables(histories: Iterable[History], folder: Path) -> None:
    """Write `spells`, `events` and `uses` as Parquet files of `arrow_schema`. May raise Refused."""
    import pyarrow as pa  # noqa: PLC0415 - slow to import, and start-up counts
    import pyarrow.parquet as pq  # noqa: PLC0415

    rows: dict[str, list[Row]] = {"spells": [], "events": [], "uses": []}
    for history in histories:
        rows["spells"] += [spell_row(history, spell) for spell in history.spells]
        rows["events"] += [event_row(history, event) for event in history.events]
        rows["uses"] += [use_row(history, use) for use in history.uses]
    for table, found in rows.items():
        pq.write_table(pa.Table.from_pylist(found, arrow_schema(table)), folder / f"{table}.parquet")


def spell_row(history: History, spell: Spell) -> Row:
    """A spell as a row of the table. May raise Refused."""
    return {
        "person": history.subject,
        "spell": spell.id,
        "group": spell.group,
        "municipality": spell.municipality,
        "from": spell.start,
        "to": spell.end,
        "synthetic": history.synthetic,
        "attributes": attributes_text(spell.attributes),
    }


def event_row(history: History, event: Event) -> Row:
    """An event as a row of the table. May raise Refused."""
    until = event.attributes.get("until")
    own_column = isinstance(until, date) and not isinstance(until, datetime)
    rest = {name: value for name, value in event.attributes.items() if name != "until" or not own_column}
    return {
        "person": history.subject,
        "event": event.id,
        "spell": event.spell,
        "day": event.day,
        "moment": event.moment and event.moment.isoformat(),
        "sequence": event.sequence,
        "kind": event.kind,
        "type": event.type,
        "form": event.form,
        "until": until if own_column else None,
        "attributes": attributes_text(rest),
    }


def use_row(history: History, use: Use) -> Row:
    """A decision as a row of the table."""
    names = ("exemption", "norm", "occurrence", "decided_on", "reason", "replaced_by", "recorded_on")
    row = {name: getattr(use, name) for name in (*names, "approved_by", "approved_on")}
    return {"person": history.subject, "use": use.id, **row}


def attributes_text(attributes: Mapping[str, Value]) -> str | None:
    """Attributes as the tables keep them: a JSON object; None where there are none. May raise Refused."""
    if not attributes:
        return None
    return json.dumps(attributes_to_json(attributes), ensure_ascii=False, allow_nan=False)
