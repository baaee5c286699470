"""What the network does to be heard: what has been, what is under way, and what was told of before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from frikommune.programme.entry import Entry
from frikommune.programme.when import When
from frikommune.reports.facts import Facts
from frikommune.reports.paper import Words
from frikommune.reports.parts.days import long_when
from frikommune.reports.parts.told import new, told
from frikommune.reports.writing import words, write


@dataclass(frozen=True, slots=True)
class Advocacy:
    """The activities that the latest source tells of, parted by the day; and those of earlier sources."""

    been: tuple[Words, ...]
    under_way: tuple[Words, ...]
    before: tuple[Words, ...]

    def __bool__(self) -> bool:
        return bool(self.been or self.under_way or self.before)


def advocacy(facts: Facts, since: date) -> Advocacy:
    """What was told since a day. An activity without a day, or whose first day is not over, is under way."""
    found = new(facts, "advocacy", "activity", since)
    last = [one for one in found if one.paper.id == found[-1].paper.id]
    return Advocacy(
        _said(facts, [one for one in last if _has_been(facts, one)]),
        _said(facts, [one for one in last if not _has_been(facts, one)]),
        _said(facts, [one for one in found if one not in last]),
    )


def _held(facts: Facts, activity: Entry) -> Entry | None:
    found = told(facts, activity.about, "held")
    return found[-1] if found else None


def _has_been(facts: Facts, activity: Entry) -> bool:
    held = _held(facts, activity)
    return held is not None and isinstance(held.value, When) and held.value.start < facts.on


def _said(facts: Facts, activities: Sequence[Entry]) -> tuple[Words, ...]:
    return tuple(_one(facts, one) for one in activities)


def _one(facts: Facts, activity: Entry) -> Words:
    """The activity with its day; a year that it names itself is not told twice."""
    held, said = _held(facts, activity), facts.cite(activity)
    if held is None or not isinstance(held.value, When) or held.value.written in said.text.da:
        return words(said)
    day = facts.cite(held, long_when(held.value))
    return write("{activity} ({day})", "{activity} ({day})", activity=said, day=day)
