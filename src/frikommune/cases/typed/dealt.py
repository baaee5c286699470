"""Rows in any order, dealt out by person; what memory has no room for goes to files that vanish."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from io import BytesIO
from tempfile import TemporaryFile
from typing import IO

import numpy as np
import polars as pl

from frikommune.cases.typed.parts import Piece, Table
from frikommune.cases.typed.rows import collected, read
from frikommune.cases.typed.runs import PERSON, Rows
from frikommune.cases.typed.tally import Tally

MOST_HANDS = 200
"""So many files may be open at once for each table."""
SAMPLE = 200_000
HELD = 450_000_000
"""So many bytes of rows are held in memory before files are used."""


def dealt(tables: dict[str, Table], size: int, tally: Tally) -> Iterator[dict[str, Rows]]:
    """All rows of some persons, then of the next ones; about `size` spells at a time. Raises Refused."""
    limits = limits_of(tables["spells"], size)
    room = _Room()
    with ExitStack() as opened:
        hands = {
            name: [_Hand(opened.enter_context(TemporaryFile()), room) for _ in range(len(limits) + 1)]
            for name in tables
        }
        tally.begin("sort")
        for name, table in tables.items():
            for piece in table.slices():
                _deal(tally.owned(name, read(name, piece)), limits, hands[name])
                tally.add(piece.rows)
        tally.begin("read")
        nothing = {
            name: read(name, Piece(table.parts[0], 0, 0, None, None)).plain()
            for name, table in tables.items()
        }
        for number in range(len(limits) + 1):
            taken = {name: Rows.of(name, hands[name][number].taken(nothing[name])) for name in tables}
            yield taken
            tally.add(sum(rows.height for rows in taken.values()))


def limits_of(spells: Table, size: int, most: int = MOST_HANDS) -> pl.Series:
    """Persons that divide all spells into hands of about `size`, from a sample spread over the table."""
    wanted = min(most, spells.rows // max(size, 1) + 1)
    every = max(1, spells.rows // SAMPLE)
    parts = [
        pl.scan_parquet(part.path).select(
            pl.col(PERSON).cast(pl.String).str.strip_chars().gather_every(every)
        )
        for part in spells.parts
    ]
    sample = pl.concat([collected(part.name, one) for part, one in zip(spells.parts, parts, strict=True)])
    persons = sample[PERSON].drop_nulls().sort()
    places = [len(persons) * number // wanted for number in range(1, wanted)]
    return persons.gather(places).unique().sort() if len(persons) else persons


def _deal(rows: Rows, limits: pl.Series, hands: list[_Hand]) -> None:
    for hand, some in by_hand(rows, limits):
        hands[hand].take(some)


def by_hand(rows: Rows, limits: pl.Series) -> Iterator[tuple[int, pl.DataFrame]]:
    """The rows of each hand, with its number. A person that is a limit is dealt to the hand after it."""
    if not len(limits):
        yield 0, rows.plain()
        return
    hands = limits.search_sorted(rows.persons, side="right").to_numpy()
    number = pl.Series("hand", np.repeat(hands, rows.lengths), dtype=pl.UInt16)
    for (hand, *_), some in rows.plain().with_columns(number).partition_by("hand", as_dict=True).items():
        yield int(str(hand)), some.drop("hand")


def packed(rows: pl.DataFrame) -> bytes:
    """The rows as bytes."""
    made = BytesIO()
    rows.write_ipc_stream(made, compression="lz4")
    return made.getvalue()


def unpacked(rows: bytes) -> pl.DataFrame:
    """The rows that were made bytes."""
    return pl.read_ipc_stream(BytesIO(rows))


@dataclass(slots=True)
class _Room:
    """How much of what was dealt is held in memory; beyond HELD it goes to the files."""

    held: int = 0


class _Hand:
    """The rows of some persons: in memory as long as there is room, then in a file of their own."""

    def __init__(self, file: IO[bytes], room: _Room) -> None:
        self.file, self.room = file, room
        self.lengths: list[int] = []
        self.held: list[pl.DataFrame] = []

    def take(self, rows: pl.DataFrame) -> None:
        """Put more rows beneath the others."""
        size = int(rows.estimated_size())
        if not self.lengths and self.room.held + size <= HELD:
            self.room.held += size
            self.held.append(rows)
            return
        self.lengths.append(self.file.write(packed(rows)))

    def taken(self, nothing: pl.DataFrame) -> pl.DataFrame:
        """All its rows, in the order in which they came; they are let go of."""
        self.file.seek(0)
        filed = (unpacked(self.file.read(length)) for length in self.lengths)
        rows = pl.concat([nothing, *self.held, *filed])
        self.held.clear()
        return rows
