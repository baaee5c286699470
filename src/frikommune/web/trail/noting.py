"""What triggers of SQLite tell is gathered per statement, and written as traces right after it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime

from frikommune.web.trail.chain import COLUMNS, digest_of, ranges
from frikommune.web.trail.who import doer

LOOK = "look"
_LAST = "SELECT number, digest FROM trail_trace ORDER BY number DESC LIMIT 1"
_CUT = "SELECT upto, digest FROM trail_cut ORDER BY upto DESC LIMIT 1"
_ADD = (
    f"INSERT INTO trail_trace ({', '.join(COLUMNS)}, digest) VALUES ({', '.join('?' * (len(COLUMNS) + 1))})"
)


@dataclass(slots=True)
class Gathered:
    """Rows that one statement changed alike."""

    keys: list[int] = field(default_factory=list)
    fields: dict[str, None] = field(default_factory=dict)
    citizens: set[int | None] = field(default_factory=set)


@dataclass(slots=True)
class Noting:
    """What the statement that runs has changed. `open` while the engine runs one; else it is refused."""

    open: bool = False
    found: dict[tuple[str, str, str], Gathered] = field(default_factory=dict)

    def note(
        self, deed: str, what: str, key: int, fields: str, citizen: int | None, purpose: str | None
    ) -> None:
        """Called by every trigger, row by row. Looks are kept apart, for each has its purpose."""
        if not self.open:
            raise sqlite3.IntegrityError("what is changed must go through the engine that writes the trail")
        apart = f"{key} {purpose}" if deed == LOOK else ""
        gathered = self.found.setdefault((what, deed, apart), Gathered())
        gathered.keys.append(key)
        gathered.fields.update(dict.fromkeys(fields.split()))
        gathered.citizens.add(citizen)

    def clear(self) -> None:
        """The statement failed: the database has forgotten it, and so does this."""
        self.found.clear()

    def write(self, connection: sqlite3.Connection) -> None:
        """Write the traces, in the transaction that is open."""
        if not self.found:
            return
        number, digest = (
            connection.execute(_LAST).fetchone() or connection.execute(_CUT).fetchone() or (0, "")
        )
        rows = []
        for values in self._told():
            number += 1
            at, *rest = values
            digest = digest_of(digest, (number, at, *rest))
            rows.append((number, at.replace(tzinfo=None).isoformat(" "), *rest, digest))
        self.found.clear()
        connection.executemany(_ADD, rows)

    def _told(self) -> Iterator[tuple[datetime, *tuple[str | int | None, ...]]]:
        one, at = doer(), datetime.now(UTC)
        for (what, deed, apart), gathered in self.found.items():
            purpose = apart.partition(" ")[2] if deed == LOOK else one.purpose
            citizen = next(iter(gathered.citizens)) if len(gathered.citizens) == 1 else None
            who = (one.who, one.seat, one.programme, one.municipality, one.request, purpose)
            yield (at, *who, deed, what, ranges(gathered.keys), " ".join(gathered.fields), citizen)
