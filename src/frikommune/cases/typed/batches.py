"""Row groups in order of person, decoded a batch at a time; the file's own dictionaries tell words apart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq

from frikommune.cases import refusals
from frikommune.cases.typed.parts import Piece
from frikommune.cases.typed.rows import made, read
from frikommune.cases.typed.runs import PERSON, Mask, Numbers, Rows, told_once
from frikommune.cases.typed.text_bytes import are_tidy
from frikommune.cases.typed.types import CODES, TEXT

if "jemalloc" in pa.supported_memory_backends():
    pa.set_memory_pool(pa.jemalloc_memory_pool())  # takes a tenth less memory for a population

FINE = 131_072
"""At most so many rows of a row group in order of person are decoded at a time, as wide text fills memory."""


def in_batches(table: str, piece: Piece) -> Iterator[Rows]:
    """The rows of whole row groups, in order of person where they lie so; otherwise all of them at once.

    Raises Refused as `rows.read` does.
    """
    person, *others = (column.name for column in piece.part.columns)
    ids = [name for name in told_once(table) if name in others]
    persons = _persons(piece, person, many=bool(ids))
    if not _in_order(persons):
        yield read(table, piece)
        return
    done, own = 0, [name for name in others if name not in ids]
    for batch in _decoded(piece, others, [*CODES, *ids]):
        told = {PERSON: persons.part(done, batch.num_rows)}
        told |= {name: Words.of(batch.column(name)) for name in ids}
        cells = {name: batch.column(name) for name in own}
        words = {name: pl.Series(some.dictionary) for name, some in cells.items() if _has_dictionary(some)}
        frame = pl.DataFrame({name: pl.Series(some) for name, some in cells.items()})
        yield made(table, piece.part, piece.start + done, _in_runs(told, frame), words)
        done += batch.num_rows
    if done < piece.rows:
        raise refusals.unreadable(piece.part.name)


@dataclass(frozen=True, slots=True)
class Words:
    """A column of text: `codes` [row] are places in `words`, below zero where the cell is empty."""

    codes: Numbers
    words: pa.Array

    @classmethod
    def of(cls, cells: pa.Array) -> Words:
        """A column as it was decoded; one without a dictionary is told by its runs."""
        if _has_dictionary(cells):
            codes = pl.Series(cells.indices)
            return cls((codes.fill_null(-1) if codes.null_count() else codes).to_numpy(), cells.dictionary)
        some = pl.Series(cells)
        begins = np.ones(len(some), dtype=np.bool_)
        begins[1:] = some.slice(1).ne_missing(some.head(-1)).to_numpy()
        return cls(np.cumsum(begins) - 1, some.filter(pl.Series(begins)).to_arrow())

    def part(self, start: int, rows: int) -> Words:
        """So many rows from one on."""
        return Words(self.codes[start : start + rows], self.words)

    def at(self, rows: Numbers) -> pl.Series:
        """The cells of some rows."""
        codes = self.codes[rows]
        places = pl.Series(codes)
        if codes.min(initial=0) < 0:
            places = places.set(places < 0, None)
        return pl.Series(self.words.take(places.to_arrow()))

    @property
    def changes(self) -> Mask:
        """[row - 1]: whether a cell is another than the one before."""
        changes: Mask = self.codes[1:] != self.codes[:-1]
        return changes


def _persons(piece: Piece, name: str, *, many: bool) -> Words:
    """Whose the rows are; `many` are one person's."""
    batches = list(_decoded(piece, [name], [name] if many else []))
    if not batches:
        raise refusals.unreadable(piece.part.name)
    return Words.of(pa.Table.from_batches(batches).column(0).combine_chunks())


def _in_order(persons: Words) -> bool:
    """Whether the persons are plainly in order, with no space around an id."""
    runs = persons.at(_begins([persons]))
    plain = isinstance(runs.dtype, pl.String) and not runs.null_count()
    return plain and runs.is_sorted() and (are_tidy(runs) or not runs.str.contains(r"^\s|\s$").any())


def _in_runs(told: dict[str, Words], frame: pl.DataFrame) -> Rows:
    """The rows of a batch; `told` are the columns that are told once a run."""
    begins = _begins([*told.values()])
    ids = pl.DataFrame({name: cells.at(begins) for name, cells in told.items()})
    return Rows(frame, ids, np.diff(begins, append=frame.height))


def _begins(columns: Sequence[Words]) -> Numbers:
    """The rows in which some column says anything else than in the row before, and the first."""
    changed = np.logical_or.reduce([cells.changes for cells in columns])
    return np.concatenate([[0], np.flatnonzero(changed) + 1])


def _decoded(piece: Piece, names: list[str], words: list[str]) -> Iterator[pa.RecordBatch]:
    """Some columns of the rows, `words` by dictionary. Raises Refused for a broken file."""
    by_dictionary = [name for name in names if name in words and isinstance(piece.part.schema[name], TEXT)]
    try:
        with pq.ParquetFile(piece.part.path, read_dictionary=by_dictionary) as file:
            for batch in file.iter_batches(FINE, piece.groups, names, use_threads=False):
                batch.validate(full=True)
                yield batch
    except (pa.ArrowException, OSError):
        raise refusals.unreadable(piece.part.name) from None


def _has_dictionary(cells: pa.Array) -> bool:
    return isinstance(cells, pa.DictionaryArray)
