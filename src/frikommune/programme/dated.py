"""Something with a day, as a calendar shows it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from frikommune.language import Text
from frikommune.programme.entry import Subject
from frikommune.programme.plans import PLAN_WORDS, PlanStanding, Told

DatedKind = Literal[
    "deadline", "plan", "approval", "meeting", "request", "answer", "start", "end", "law", "activity"
]
KIND_WORDS: Mapping[DatedKind, Text] = {
    "deadline": Text("Frist", "Deadline"),
    "plan": Text("Plan", "Plan"),
    "approval": Text("Godkendelse", "Approval"),
    "meeting": Text("Møde", "Meeting"),
    "request": Text("Indsamling", "Collecting"),
    "answer": Text("Svar", "Answer"),
    "start": Text("Start", "Start"),
    "end": Text("Ophør", "End"),
    "law": Text("Lov", "Law"),
    "activity": Text("Aktivitet", "Activity"),
}

Standing = PlanStanding | Literal["past"]
STANDING_WORDS: Mapping[str, Text] = {**PLAN_WORDS, "past": Text("passeret", "past")}


@dataclass(frozen=True, slots=True)
class Dated:
    """Something with a day. `times` stand side by side where sources disagree. `key` never changes.

    `body` is whose meeting or approval it is. `places` are the municipalities it concerns; none: all. `url`
    is a page about it, where it has one of its own. `is_public` False: shown to those with a seat.
    """

    key: str
    kind: DatedKind
    title: Text
    times: tuple[Told, ...]
    standing: Standing
    about: Subject | None = None
    body: Subject | None = None
    places: tuple[str, ...] = ()
    url: str = ""
    is_public: bool = True

    @property
    def start(self) -> date:
        """The first day it can be: by what is adopted, else by any source."""
        return min(one.when.start for one in self._chosen)

    @property
    def last(self) -> date:
        """The last day it can be."""
        return max(one.when.last for one in self._chosen)

    @property
    def _chosen(self) -> Sequence[Told]:
        return [one for one in self.times if one.adopted] or self.times

    def meets(self, first: date, beyond: date) -> bool:
        """Whether it touches the days from the first up to, but not including, the other."""
        return self.start < beyond and first <= self.last


def passing(times: Iterable[Told], on: date) -> Standing:
    """Where something that comes by itself stands on a day."""
    told = tuple(times)
    spans = [one.when for one in told if one.adopted] or [one.when for one in told]
    if on < min(one.start for one in spans):
        return "coming"
    return "now" if on <= max(one.last for one in spans) else "past"


def in_order(one: Dated) -> tuple[date, date, str]:
    """By first day, then by last."""
    return one.start, one.last, one.key
