"""Tables taken some persons at a time, in order of person, never a whole table in memory.

Where the files tell which persons each row group holds, and the groups follow one another, they are read as
they lie. Otherwise the rows are first dealt out by person (`dealt`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from frikommune.cases.typed.dealt import dealt
from frikommune.cases.typed.parts import Piece, Table, joined
from frikommune.cases.typed.rows import finer, read
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
        name: _Queue(table, tally, [p for p in table.pieces() if p.rows]) for name, table in tables.items()
    }
    limit: str | None = ""
    while limit is not None:
        begun, limit = limit, _limit(queues["spells"], size)
        yield {name: queue.between(begun, limit) for name, queue in queues.items()}


def _limit(spells: _Queue, size: int) -> str | None:
    """The first person that the next chunk leaves out; None when it takes all that is left."""
    while True:
        while spells.coming and spells.rows.height <= size:
            spells.read_on()
        rows, coming = spells.rows, spells.coming
        if not coming and rows.height <= size:
            return None
        unread = coming.least if coming else None
        limit: str = min(filter(None, (unread, rows.person_of(min(size, rows.height - 1)))))
        if limit > rows.persons[0]:
            return limit
        size *= 2  # one person fills it all


@dataclass(slots=True)
class _Queue:
    """The rows of a table that no chunk had yet, in order of person."""

    table: Table
    tally: Tally
    pieces: list[Piece]
    finer: list[Piece] = field(default_factory=list)
    rows: Rows = field(init=False)

    def __post_init__(self) -> None:
        self.rows = read(self.table.name, Piece(self.table.parts[0], 0, 0, None, None))

    @property
    def coming(self) -> Piece | None:
        """What is read next; None once all is read."""
        if not self.finer and self.pieces:
            self.finer = finer(self.pieces.pop(0), self.table.person)
        return self.finer[0] if self.finer else None

    def read_on(self) -> None:
        """Read what comes next."""
        if self.coming:
            self._add([self.finer.pop(0)])

    def between(self, begun: str, limit: str | None) -> Rows:
        """All rows of the persons before a limit; every row if there is none.

        Raises Refused for a person before `begun`, whose other rows are gone.
        """
        wanted: list[Piece] = []
        while (piece := self.coming) and (limit is None or str(piece.least) < limit):
            wanted.append(self.finer.pop(0))
        if wanted:
            self._add(wanted)
        persons = self.rows.persons
        runs = len(persons) if limit is None else persons.search_sorted(limit, side="left")
        taken, self.rows = self.rows.parted(runs)
        if taken.height and str(taken.persons[0]) < begun:
            raise _persons_apart(self.table.parts[0].name)
        return taken

    def _add(self, pieces: list[Piece]) -> None:
        found = [self.rows]
        for piece in joined(pieces):
            found.append(self.tally.owned(self.table.name, read(self.table.name, piece)))
            self.tally.add(piece.rows)
        self.rows = Rows.joined(found).in_order(self.table.name)


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
