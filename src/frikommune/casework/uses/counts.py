"""How often each exemption could be used, how often it was, and what became of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from statistics import median

from frikommune.casework.uses.state import UNDECIDED, UseState
from frikommune.law.rulebook import World
from frikommune.ledger.row import Row

COUNTED_STATES: Mapping[str, frozenset[UseState]] = {
    "counts": frozenset({"counts", "approved"}),
    "waiting": UNDECIDED,
    "declined": frozenset({"declined"}),
    "withdrawn": frozenset({"withdrawn"}),
}
"""The states of a use that are counted as one, by the names of the counts."""
_NOT_ASKED = ("transferred", "repealed")


@dataclass(frozen=True, slots=True)
class Told:
    """A use as it is counted. `seconds` is None where registering was not timed."""

    exemption: str
    state: UseState
    seconds: int | None = None


@dataclass(frozen=True, slots=True)
class UseCount:
    """One exemption. `possible`: the times that a step asked for could have been left out by it.

    `let_off` are the rows that the ledger lets off by it. `used` are the uses that were registered, each of
    which counts, waits, was declined or was withdrawn. `why_not` and `side_effects` are voluntary remarks.
    """

    possible: int = 0
    let_off: int = 0
    used: int = 0
    counts: int = 0
    waiting: int = 0
    declined: int = 0
    withdrawn: int = 0
    why_not: int = 0
    side_effects: int = 0
    seconds: tuple[int, ...] = field(default=(), repr=False)

    @property
    def median_seconds(self) -> float | None:
        """Of the uses that were timed; None where none was."""
        return median(self.seconds) if self.seconds else None

    def plus(self, other: UseCount) -> UseCount:
        """Both together."""
        return UseCount(*(getattr(self, name) + getattr(other, name) for name in self.__slots__))


def could_use(row: Row, world: World, observed: date) -> frozenset[str]:
    """The exemptions by which the row could have been left out in that world, as known on the day `observed`.

    That is, if the exemption could be used there on the row's first or last day, or on the day `observed`
    where the last has not come. What was waived for all, or was on file, cannot be left out.
    """
    if row.standing == "waived" or row.outcome in _NOT_ASKED or row.opens is None:
        return frozenset()
    if row.met_on is not None and row.rule.norm.kind != "duty" and not row.use:
        return frozenset()
    days = {max(row.opens, row.base), min(row.due or observed, observed)}
    timeline = world.timeline(row.norm, row.municipality, row.group)
    return frozenset(one.id for day in days for one in timeline.at(day).usable)


def count_rows(rows: Iterable[Row], world: World, observed: date) -> Mapping[str, UseCount]:
    """What the rows of a ledger tell: where an exemption was possible, and where it let off."""
    found: dict[str, UseCount] = {}
    for row in rows:
        for exemption in could_use(row, world, observed):
            _add(
                found, exemption, UseCount(possible=1, let_off=int(bool(row.use) and row.layer == exemption))
            )
    return found


def count_uses(uses: Iterable[Told]) -> Mapping[str, UseCount]:
    """What became of the uses that were registered."""
    found: dict[str, UseCount] = {}
    for use in uses:
        states = {name: int(use.state in states) for name, states in COUNTED_STATES.items()}
        seconds = (use.seconds,) if use.seconds is not None else ()
        one = UseCount(used=1, **states, seconds=seconds)
        _add(found, use.exemption, one)
    return found


def count_remarks(remarks: Iterable[tuple[str, str]]) -> Mapping[str, UseCount]:
    """Remarks by exemption and kind: `why_not` or `side_effect`."""
    found: dict[str, UseCount] = {}
    for exemption, kind in remarks:
        why_not = int(kind == "why_not")
        _add(found, exemption, UseCount(why_not=why_not, side_effects=1 - why_not))
    return found


def together(*counts: Mapping[str, UseCount]) -> Mapping[str, UseCount]:
    """Several counts added up, exemption by exemption, in order of id."""
    found: dict[str, UseCount] = {}
    for some in counts:
        for exemption, one in some.items():
            _add(found, exemption, one)
    return dict(sorted(found.items()))


def _add(found: dict[str, UseCount], exemption: str, one: UseCount) -> None:
    found[exemption] = found.get(exemption, UseCount()).plus(one)
