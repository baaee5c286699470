"""How often exemptions could be used and were, by municipality and quarter, as anybody may see it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import polars as pl

from frikommune.casework.numbers.suppression import ALL, PARTS, Cell, Counts, hidden


@dataclass(frozen=True, slots=True)
class Line:
    """One exemption in one municipality (ALL: all of them together). None: hidden."""

    exemption: str
    municipality: str
    possible: int | None
    used: int | None
    not_used: int | None

    @property
    def hidden(self) -> frozenset[Cell]:
        """The counts that are hidden here."""
        return frozenset(cell for cell, count in self._counts if count is None)

    @property
    def shown(self) -> Iterator[tuple[Cell, int]]:
        """The counts that are shown here."""
        return ((cell, count) for cell, count in self._counts if count is not None)

    @property
    def _counts(self) -> Iterator[tuple[Cell, int | None]]:
        for part, count in zip((ALL, *PARTS), (self.possible, self.used, self.not_used), strict=True):
            yield (self.exemption, self.municipality, part), count


def counts_of(rows: Mapping[str, pl.DataFrame]) -> Counts:
    """The counts of each municipality's rows (`casework.counted`) of one quarter.

    Used: a demand was left out by the exemption. Not used: it could have been, and was not left out by it. A
    demand that two exemptions could lift counts under each.
    """
    single: dict[Cell, int] = {}
    for municipality, some in rows.items():
        asked = some.filter("asked")
        could = asked.explode("usable").filter(pl.col("usable") != pl.col("used"))
        used = asked.filter(pl.col("used") != "")["used"].value_counts()
        not_used = could.drop_nulls("usable")["usable"].value_counts()
        for part, found in zip(PARTS, (used, not_used), strict=True):
            single |= {(exemption, municipality, part): count for exemption, count in found.iter_rows()}
    return Counts(single)


def lines(counts: Counts, municipalities: Sequence[str], earlier: Iterable[Line] = ()) -> tuple[Line, ...]:
    """What is published: a line for each exemption and municipality, and for each of them together.

    `earlier` is what was published of the same quarter before, the first first: what was hidden stays hidden,
    and what was shown and is the same cannot hide anything. Raises Refused where that leaves a small count
    unprotected.
    """
    before = tuple(earlier)
    already = frozenset[Cell]().union(*(one.hidden for one in before))
    known = {cell: count for one in before for cell, count in one.shown}
    out = hidden(counts, already=already, known=known)
    named = {one.exemption for one in before} | {exemption for exemption, _, _ in counts.single}
    return tuple(
        _line(counts, out, exemption, municipality)
        for exemption in (*sorted(named - {ALL}), ALL)
        for municipality in (*municipalities, ALL)
    )


def _line(counts: Counts, out: Collection[Cell], exemption: str, municipality: str) -> Line:
    possible, used, not_used = (
        None if (cell := (exemption, municipality, part)) in out else counts.cells.get(cell, 0)
        for part in (ALL, *PARTS)
    )
    return Line(exemption, municipality, possible, used, not_used)
