"""Row groups in order of person, decoded a batch at a time; the file's own dictionaries tell words apart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq

from frikommune.cases import refusals
from frikommune.cases.tied import Places
from frikommune.cases.typed.parts import Piece
from frikommune.cases.typed.rows import made, read
from frikommune.cases.typed.runs import PERSON, Mask, Numbers, Rows, told_once
from frikommune.cases.typed.text_bytes import are_tidy
from frikommune.cases.typed.types import CODES, TEXT
from frikommune.cases.word_numbers import EMPTY, NUMBERED, numbered, numbers_of

if "jemalloc" in pa.supported_memory_backends():
    pa.set_memory_pool(pa.jemalloc_memory_pool())  # takes a tenth less memory for a population

FINE = 131_072
"""At most so many rows of a row group in order of person are decoded at a time, as wide text fills memory."""


def in_batches(table: str, piece: Piece) -> Iterator[Rows]:
    """The rows of whole row groups, in order of person where they lie so; otherwise all of them at once.

    Words of events are numbers (`word_numbers`). Raises Refused as `rows.read` does.
    """
    person, *others = (column.name for column in piece.part.columns)
    try:
        persons = _persons(piece, person, many="spell" in others and table == "events")
        if _in_order(persons):
            yield from _batches(table, piece, persons, others)
        else:
            yield with_numbers(table, read(table, piece))
    except (pa.ArrowException, OSError):
        raise refusals.unreadable(piece.part.name) from None


def _batches(table: str, piece: Piece, persons: Words, others: list[str]) -> Iterator[Rows]:
    done, ids = 0, [name for name in told_once(table) if name in others]
    for batch in _decoded(piece, others, [*CODES, *ids]):
        told = {PERSON: persons.part(done, batch.num_rows)}
        told |= {name: Words.of(batch.column(name)) for name in ids}
        cells = {name: batch.column(name) for name in others if name not in ids}
        words = {name: pl.Series(some.dictionary) for name, some in cells.items() if _has_dictionary(some)}
        frame = pl.DataFrame({name: _cells(table, name, some) for name, some in cells.items()})
        yield with_numbers(table, made(table, piece.part, piece.start + done, _in_runs(told, frame), words))
        done += batch.num_rows
    if done < piece.rows:
        raise refusals.unreadable(piece.part.name)


def with_numbers(table: str, rows: Rows) -> Rows:
    """The rows, those of events with numbers in place of words."""
    return replace(rows, frame=numbered(rows.frame)) if table == "events" else rows


def _cells(table: str, column: str, cells: pa.Array) -> pl.Series:
    """A column as it was decoded; words of events as numbers, less the spaces around them."""
    if table == "events" and column in NUMBERED and _has_dictionary(cells):
        told = Words.of(cells)
        meant = numbers_of(column, (word and word.strip() for word in told.words.to_pylist()))
        if meant is not None:
            return pl.Series(np.append(meant, np.int32(EMPTY))[told.codes])  # the last is that of empty cells
    cells.validate(full=True)
    return pl.Series(cells)


@dataclass(frozen=True, slots=True)
class Words:
    """A column of text: `codes` [row] are places in `words`, below zero where the cell is empty."""

    codes: Places
    words: pa.Array

    @classmethod
    def of(cls, cells: pa.Array) -> Words:
        """A column as it was decoded; one without a dictionary is told by its runs.

        Raises ArrowInvalid for bytes that are no text, and for places where no word is.
        """
        if _has_dictionary(cells):
            cells.dictionary.validate(full=True)
            return cls(_places(cells), cells.dictionary)
        cells.validate(full=True)
        some = pl.Series(cells)
        begins = np.ones(len(some), dtype=np.bool_)
        begins[1:] = some.slice(1).ne_missing(some.head(-1)).to_numpy()
        return cls(np.cumsum(begins, dtype=np.int32) - 1, some.filter(pl.Series(begins)).to_arrow())

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


def _places(cells: pa.DictionaryArray) -> Places:
    """[row]: the place of the cell in the dictionary, -1 where it is empty."""
    some = cells.indices.cast(pa.int32())
    validity, data = some.buffers()
    places: Places = np.frombuffer(data, np.int32, len(some), 4 * some.offset)
    if some.null_count:
        bits = np.frombuffer(validity, np.uint8)
        there = np.unpackbits(bits, count=some.offset + len(some), bitorder="little")[some.offset :]
        places = np.where(there.view(np.bool_), places, np.int32(-1))
    if places.max(initial=-1) >= len(cells.dictionary) or np.count_nonzero(places < 0) != some.null_count:
        raise pa.ArrowInvalid("a place where no word is")
    return places


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
    """Some columns of the rows, `words` by dictionary."""
    by_dictionary = [name for name in names if name in words and isinstance(piece.part.schema[name], TEXT)]
    with pq.ParquetFile(piece.part.path, read_dictionary=by_dictionary) as file:
        for batch in file.iter_batches(FINE, piece.groups, names, use_threads=False):
            batch.validate()
            yield batch


def _has_dictionary(cells: pa.Array) -> bool:
    return isinstance(cells, pa.DictionaryArray)
