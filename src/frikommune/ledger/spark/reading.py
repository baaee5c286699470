"""On a node: some rows of a file, read and typed as ever, each person's gathered into one row."""

from __future__ import annotations

import pickle
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
import polars as pl
import pyarrow as pa

from frikommune.cases.typed.parts import Piece, Table
from frikommune.cases.typed.repeated import run_of
from frikommune.cases.typed.rows import completed, read
from frikommune.cases.typed.tally import PERSON
from frikommune.errors import Refusal, Refused
from frikommune.ledger.spark.shapes import HISTORY, rows_of

AT_A_TIME = 250_000
"""So many rows are read by one task."""
_IN_A_BATCH = 20_000


@dataclass(frozen=True, slots=True)
class Told:
    """What some rows say as a whole: how many are nobody's, how their keys run, and what is refused of them.

    `place` is that of the rows among all; `keys` is None where they do not rise (`repeated.run_of`).
    """

    place: int
    table: str = ""
    nobodys: int = 0
    keys: tuple[str, str] | None = ("", "")
    refusals: tuple[Refusal, ...] = ()


def pieces_of(tables: dict[str, Table]) -> list[tuple[str, Piece]]:
    """All rows of all tables, a task's work at a time."""
    return [(name, piece) for name, table in tables.items() for piece in table.slices(AT_A_TIME)]


def read_pieces(
    pieces: Sequence[tuple[str, Piece]], ids: Iterator[pa.RecordBatch]
) -> Iterator[pa.RecordBatch]:
    """The rows of the pieces whose places are asked for, as HISTORY; a refusal is told, not raised."""
    for place in chain.from_iterable(batch.column(0).to_pylist() for batch in ids):
        table, piece = pieces[place]
        try:
            rows = read(table, piece)
        except Refused as refused:
            yield _told(Told(place, table, refusals=refused.refusals))
            continue
        yield _told(Told(place, table, rows[PERSON].null_count(), run_of(table, rows)))
        nested = by_person(table, rows.filter(pl.col(PERSON).is_not_null()))
        for start in range(0, nested.num_rows, _IN_A_BATCH):
            yield nested.slice(start, _IN_A_BATCH)


def by_person(table: str, rows: pl.DataFrame) -> pa.RecordBatch:
    """Rows of one table as HISTORY, one row for each person among them."""
    kind = rows_of(table)
    rows = completed(table, rows).sort(PERSON, maintain_order=True)
    runs = rows[PERSON].rle().struct.unnest()
    ends = np.concatenate([[0], np.cumsum(runs["len"].to_numpy())]).astype(np.int32)
    cells = pa.StructArray.from_arrays(
        [_plain(rows[field.name], field.type) for field in kind], fields=list(kind)
    )
    there = {PERSON: _plain(runs["value"], pa.string()), table: pa.ListArray.from_arrays(ends, cells)}
    return _batch(there, runs.height)


def _told(told: Told) -> pa.RecordBatch:
    return _batch({"told": pa.array([[pickle.dumps(told)]], type=pa.list_(pa.binary()))}, 1)


def _batch(there: dict[str, pa.Array], rows: int) -> pa.RecordBatch:
    columns = [there[field.name] if field.name in there else pa.nulls(rows, field.type) for field in HISTORY]
    return pa.RecordBatch.from_arrays(columns, schema=HISTORY)


def _plain(cells: pl.Series, kind: pa.DataType) -> pa.Array:
    if isinstance(cells.dtype, pl.Categorical):
        cells = cells.cast(pl.String)
    return cells.to_arrow().cast(kind)
