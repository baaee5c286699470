"""On a node: some rows of a file, read and typed as ever, and dealt out by person."""

from __future__ import annotations

import pickle
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

import polars as pl
import pyarrow as pa

from frikommune.cases.typed.dealt import by_hand, packed
from frikommune.cases.typed.parts import Piece, Table
from frikommune.cases.typed.repeated import run_of
from frikommune.cases.typed.rows import read
from frikommune.errors import Refusal, Refused
from frikommune.ledger.spark.shapes import DEALT

AT_A_TIME = 500_000
"""So many rows are read by one task."""
NOBODYS = -1
"""The share of what is told."""


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


@dataclass(frozen=True, slots=True)
class Reading:
    """What there is to read, and who gets it: `limits` are persons that part the shares, `keys` are theirs.

    `tasks` is among how many it is divided; one may read many small files.
    """

    pieces: tuple[tuple[str, Piece], ...]
    limits: pl.Series
    keys: tuple[int, ...]
    tasks: int


def pieces_of(tables: dict[str, Table]) -> tuple[tuple[str, Piece], ...]:
    """All rows of all tables, a task's work at a time."""
    return tuple((name, piece) for name, table in tables.items() for piece in table.slices(AT_A_TIME))


def read_pieces(reading: bytes, ids: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """The rows at the places asked for, by a pickled Reading, as DEALT; a refusal is told, not raised."""
    wanted: Reading = pickle.loads(reading)
    for place in chain.from_iterable(batch.column(0).to_pylist() for batch in ids):
        table, piece = wanted.pieces[place]
        try:
            rows = read(table, piece)
        except Refused as refused:
            yield _told(Told(place, table, refusals=refused.refusals))
            continue
        somebodys = rows.of_somebody()
        yield _told(Told(place, table, rows.height - somebodys.height, run_of(table, rows.frame)))
        for share, some in by_hand(somebodys, wanted.limits):
            yield _batch(wanted.keys[share], share, table, place, packed(some))


def _told(told: Told) -> pa.RecordBatch:
    return _batch(told.place, NOBODYS, None, told.place, pickle.dumps(told))


def _batch(*row: int | str | bytes | None) -> pa.RecordBatch:
    return pa.RecordBatch.from_arrays(
        [pa.array([cell], field.type) for cell, field in zip(row, DEALT, strict=True)], schema=DEALT
    )
