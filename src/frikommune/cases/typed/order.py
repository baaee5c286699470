"""Tables taken some persons at a time, in order of person, never a whole table in memory.

Where the files tell which persons each row group holds, and the groups follow one another, they are read as
they lie. Otherwise the rows are first dealt out by person (`dealt`).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from frikommune.cases.typed.batches import in_batches, with_numbers
from frikommune.cases.typed.dealt import dealt
from frikommune.cases.typed.parts import Piece, Table, joined
from frikommune.cases.typed.rows import read
from frikommune.cases.typed.runs import Rows
from frikommune.cases.typed.tally import Tally
from frikommune.errors import Refused, refuse
from frikommune.language import Text

Chunk = dict[str, Rows]
LARGE_GROUP = 2_000_000
"""A row group of more rows than this is dealt out rather than held in memory."""


def chunks(tables: dict[str, Table], size: int, tally: Tally) -> Iterator[Chunk]:
    """All rows of some persons, then of the next ones; about `size` spells at a time. Raises Refused."""
    if all(_is_ordered(table.pieces()) for table in tables.values()):
        return _in_order(tables, size, tally)
    return dealt(tables, size, tally)


def _is_ordered(pieces: list[Piece]) -> bool:
    """Whether each row group's persons come no earlier than those of the group before."""
    filled = [piece for piece in pieces if piece.rows]
    told = all(piece.least is not None and piece.rows <= LARGE_GROUP for piece in filled)
    return told and all(str(one.greatest) <= str(two.least) for one, two in pairwise(filled))


def _in_order(tables: dict[str, Table], size: int, tally: Tally) -> Iterator[Chunk]:
    queues = {
        name: _Queue(table, tally, joined([p for p in table.pieces() if p.rows]))
        for name, table in tables.items()
    }
    limit: str | None = ""
    while limit is not None:
        begun, limit = limit, _limit(queues["spells"], size)
        yield {name: queue.between(begun, limit) for name, queue in queues.items()}


def _limit(spells: _Queue, size: int) -> str | None:
    """The first person that the next chunk leaves out; None when it takes all that is left."""
    while True:
        while spells.coming is not None and spells.rows.height <= size:
            spells.read_on()
        rows, coming = spells.rows, spells.coming
        if coming is None and rows.height <= size:
            return None
        limit: str = min(filter(None, (coming, rows.person_of(min(size, rows.height - 1)))))
        if limit > rows.persons[0]:
            return limit
        size *= 2  # one person fills it all


@dataclass(slots=True)
class _Queue:
    """The rows of a table that no chunk had yet, in order of person."""

    table: Table
    tally: Tally
    pieces: list[Piece]
    unread: int = 0
    batches: Iterator[Rows] = field(default_factory=lambda: iter(()))
    rows: Rows = field(init=False)
    last: str = ""

    def __post_init__(self) -> None:
        self.rows = with_numbers(
            self.table.name, read(self.table.name, Piece(self.table.parts[0], 0, 0, None, None))
        )

    @property
    def coming(self) -> str | None:
        """A person whom nobody comes before whose rows are still to be read; None once all are read."""
        if self.unread:
            return self.last
        return str(self.pieces[0].least) if self.pieces else None

    def read_on(self) -> None:
        """Read what comes next."""
        if not self.unread:
            piece = self.pieces.pop(0)
            self.batches, self.unread = in_batches(self.table.name, piece), piece.rows
        rows = next(self.batches)
        self.unread -= rows.height
        self.tally.add(rows.height)
        somebodys = self.tally.owned(self.table.name, rows)
        if self.unread and somebodys.height:
            self.last = str(somebodys.persons[-1])
        self.rows = Rows.joined([self.rows, somebodys]).in_order(self.table.name)

    def between(self, begun: str, limit: str | None) -> Rows:
        """All rows of the persons before a limit; every row if there is none.

        Raises Refused for a person before `begun`, whose other rows are gone.
        """
        while (coming := self.coming) is not None and (limit is None or coming < limit):
            self.read_on()
        persons = self.rows.persons
        runs = len(persons) if limit is None else bisect_left(persons, limit)
        taken, self.rows = self.rows.parted(runs)
        if taken.height and str(taken.persons[0]) < begun:
            raise _persons_apart(self.table.parts[0].name)
        return taken


def _persons_apart(where: str) -> Refused:
    return refuse(
        "persons_apart",
        problem=Text("En persons rækker ligger spredt", "The rows of a person lie apart"),
        where=where,
        given="–",
        expected=Text(
            "Rækker i orden efter person, nøglerne uden mellemrum om",
            "Rows in order of person, the ids without spaces around them",
        ),
        do_next=Text("Sortér tabellerne efter person igen.", "Sort the tables by person again."),
    )
