"""What travels between the nodes, as Arrow schemas and in Spark's words for them."""

from __future__ import annotations

import polars as pl
import pyarrow as pa

from frikommune.cases.tables import TABLES, Column
from frikommune.cases.typed.rows import ODD, ROW
from frikommune.cases.typed.tally import PERSON
from frikommune.cases.typed.types import type_of

_ARROW = {pl.Int64(): pa.int64(), pl.Date(): pa.date32(), pl.Boolean(): pa.bool_()}
_SPARK = {
    pa.string(): "string",
    pa.int64(): "bigint",
    pa.date32(): "date",
    pa.bool_(): "boolean",
    pa.binary(): "binary",
}


def _arrow(column: Column) -> pa.DataType:
    return _ARROW.get(type_of(column), pa.string())


def rows_of(table: str) -> pa.StructType:
    """One row of a table as it is once read, less its person."""
    fields = [pa.field(column.name, _arrow(column)) for column in TABLES[table][1:]]
    return pa.struct([*fields, pa.field(ROW, pa.int64()), pa.field(ODD, pa.bool_())])


HISTORY = pa.schema(
    [
        pa.field(PERSON, pa.string()),
        *(pa.field(table, pa.list_(rows_of(table))) for table in TABLES),
        pa.field("told", pa.list_(pa.binary())),
    ]
)
"""One person a row: the rows of each table that are the person's, in no order, null where none were read.
A row of nobody's holds in `told` what some rows say as a whole (`reading.Told`, pickled)."""

SUMMARY = pa.schema(
    [
        pa.field("part", pa.string()),
        pa.field("subjects", pa.int64()),
        pa.field("mark", pa.int64()),
        pa.field("suspects", pa.list_(pa.string())),
        pa.field("told", pa.list_(pa.binary())),
    ]
)
"""What came of one task: the file its ledger is in, of how many subjects, with which mark, who
must be looked at again, and what it was told."""


def in_sparks_words(schema: pa.Schema) -> str:
    """A schema as Spark's DDL writes it."""
    return ", ".join(f"`{field.name}` {_word(field.type)}" for field in schema)


def _word(kind: pa.DataType) -> str:
    if pa.types.is_list(kind):
        return f"array<{_word(kind.value_type)}>"
    if pa.types.is_struct(kind):
        return f"struct<{', '.join(f'`{field.name}`: {_word(field.type)}' for field in kind)}>"
    return _SPARK[kind]
