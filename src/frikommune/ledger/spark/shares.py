"""On a node: what was dealt to it, as the tables of chunks that blocks are made of."""

from __future__ import annotations

import pickle
from collections.abc import Iterator, Mapping

import polars as pl
import pyarrow as pa

from frikommune.cases.typed.dealt import unpacked
from frikommune.ledger.spark.reading import NOBODYS, Told

Chunk = dict[str, pl.DataFrame]


class Dealt:
    """The rows of some shares: all of each, for Spark gives a task whole shares, in batches of any size."""

    def __init__(self, batches: Iterator[pa.RecordBatch], nothing: Mapping[str, pl.DataFrame]) -> None:
        """Take everything; `nothing` is each table that the cases have, without a row."""
        self.nothing = nothing
        self.told: list[Told] = []
        self.shares: dict[int, dict[str, list[tuple[int, bytes]]]] = {}
        for batch in batches:
            for row in batch.to_pylist():
                if row["share"] == NOBODYS:
                    self.told.append(pickle.loads(row["rows"]))
                else:
                    tables = self.shares.setdefault(row["share"], {})
                    tables.setdefault(row["table"], []).append((row["place"], row["rows"]))

    @property
    def first(self) -> int:
        """The first share that is here."""
        return min(self.shares, default=NOBODYS)

    def chunks(self) -> Iterator[Chunk]:
        """The tables of one share after the other, rows in the order of the files; each is let go of."""
        for share in sorted(self.shares):
            tables = self.shares.pop(share)
            yield {
                name: pl.concat([none, *(unpacked(rows) for _, rows in sorted(tables.get(name, [])))])
                for name, none in self.nothing.items()
            }
