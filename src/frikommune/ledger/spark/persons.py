"""On a node: persons that came one a row, as the tables of chunks that blocks are made of."""

from __future__ import annotations

import pickle
from collections.abc import Iterator, Sequence

import polars as pl
import pyarrow as pa
import pyarrow.compute as pc

from frikommune.cases.tables import TABLES
from frikommune.cases.typed.rows import ROW
from frikommune.cases.typed.tally import PERSON
from frikommune.cases.typed.types import CODES
from frikommune.ledger.spark.reading import Told
from frikommune.ledger.spark.shapes import HISTORY

Chunk = dict[str, pl.DataFrame]


def chunks(
    batches: Iterator[pa.RecordBatch], tables: Sequence[str], size: int
) -> Iterator[tuple[Chunk, list[Told]]]:
    """The tables of about `size` spells at a time, whole persons, and what was told beside them."""
    held: list[pa.RecordBatch] = []
    spells = 0
    for batch in batches:
        held.append(batch)
        spells += len(batch.column(HISTORY.get_field_index("spells")).flatten())
        if spells >= size:
            yield _chunk(held, tables)
            held, spells = [], 0
    if held:
        yield _chunk(held, tables)


def _chunk(batches: list[pa.RecordBatch], tables: Sequence[str]) -> tuple[Chunk, list[Told]]:
    whole = pa.Table.from_batches(batches).combine_chunks()
    if not whole.num_rows:
        return {table: _rows(table, HISTORY.empty_table()) for table in tables}, []
    told = [pickle.loads(one) for some in whole["told"].to_pylist() for one in some or ()]
    return {table: _rows(table, whole) for table in tables}, told


def _rows(table: str, whole: pa.Table) -> pl.DataFrame:
    """The rows of one table, in order of person and, within a person, of the files."""
    lists = whole[table].combine_chunks()
    cells = pa.Table.from_struct_array(lists.flatten())
    persons = whole[PERSON].combine_chunks().take(pc.list_parent_indices(lists))
    rows = pl.DataFrame(pl.from_arrow(cells.append_column(PERSON, persons)))
    codes = [column.name for column in TABLES[table] if column.name in CODES]
    rows = rows.with_columns(pl.col(codes).cast(pl.Categorical), pl.col(ROW).cast(pl.UInt32))
    return rows.sort(PERSON, ROW)
