"""What travels between the nodes, as Arrow schemas and in Spark's words for them."""

from __future__ import annotations

import pyarrow as pa

_SPARK = {pa.string(): "string", pa.int64(): "bigint", pa.binary(): "binary"}

DEALT = pa.schema(
    [
        pa.field("key", pa.int64()),
        pa.field("share", pa.int64()),
        pa.field("table", pa.string()),
        pa.field("place", pa.int64()),
        pa.field("rows", pa.binary()),
    ]
)
"""Some rows of one table, all of persons of one share, packed. `key` is what Spark deals them out by, `place`
that of the rows among all that were read. Without a table `rows` is a pickled `reading.Told`."""

SUMMARY = pa.schema(
    [
        pa.field("share", pa.int64()),
        pa.field("part", pa.string()),
        pa.field("subjects", pa.int64()),
        pa.field("mark", pa.int64()),
        pa.field("suspects", pa.list_(pa.string())),
        pa.field("told", pa.list_(pa.binary())),
    ]
)
"""What came of one task: the first of its shares, the file its ledger is in, of how many subjects and with
which mark, who must be looked at again, and what it was told."""


def in_sparks_words(schema: pa.Schema) -> str:
    """A schema as Spark's DDL writes it."""
    return ", ".join(f"`{field.name}` {_word(field.type)}" for field in schema)


def _word(kind: pa.DataType) -> str:
    return f"array<{_word(kind.value_type)}>" if pa.types.is_list(kind) else _SPARK[kind]
