"""The tables that cases are kept in, declared once: which columns, of which kind, and which may be empty."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    import pyarrow as pa

ValueKind = Literal["text", "whole", "number", "day", "moment", "when", "yes_no", "attributes"]


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table; a required one is never empty."""

    name: str
    kind: ValueKind
    required: bool = False
    is_id: bool = False


def _id(name: str, *, required: bool = True) -> Column:
    return Column(name, "text", required, is_id=True)


TABLES: dict[str, tuple[Column, ...]] = {
    "spells": (
        _id("person"),
        _id("spell"),
        Column("group", "text", required=True),
        Column("municipality", "text", required=True),
        Column("from", "day", required=True),
        Column("to", "day"),
        Column("synthetic", "yes_no", required=True),
        Column("attributes", "attributes"),
    ),
    "events": (
        _id("person"),
        _id("event", required=False),
        _id("spell", required=False),
        Column("day", "day"),
        Column("moment", "moment"),
        Column("sequence", "whole"),
        Column("kind", "text", required=True),
        Column("type", "text"),
        Column("form", "text"),
        Column("until", "day"),
        Column("attributes", "attributes"),
    ),
    "uses": (
        _id("person"),
        _id("use", required=False),
        Column("exemption", "text", required=True),
        Column("norm", "text", required=True),
        Column("occurrence", "whole"),
        Column("decided_on", "day", required=True),
        Column("reason", "text"),
        Column("replaced_by", "text"),
        Column("recorded_on", "day", required=True),
        _id("approved_by", required=False),
        Column("approved_on", "day"),
    ),
    "employers": (
        _id("employer"),
        Column("municipality", "text", required=True),
        Column("from", "day", required=True),
        Column("ordinary_employees", "whole", required=True),
    ),
}
"""Days are civil and local. `to` and `until` are the first day after; `moment` keeps its own offset as ISO
text, because an Arrow timestamp has one zone for the whole column; `attributes` is a JSON object."""


def arrow_schema(table: str) -> pa.Schema:
    """The Arrow schema of one of `TABLES`."""
    import pyarrow as pa  # noqa: PLC0415 - slow to import, and start-up counts

    types = {"whole": pa.int64(), "day": pa.date32(), "yes_no": pa.bool_()}
    return pa.schema(
        [pa.field(c.name, types.get(c.kind, pa.string()), nullable=not c.required) for c in TABLES[table]]
    )
