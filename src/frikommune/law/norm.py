"""A norm: what the law asks, in dated versions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from frikommune.dates import Step
from frikommune.language import NO_WORDS, Text
from frikommune.law.source import Certainty, Source
from frikommune.law.terms import Match, Terms

Kind = Literal["duty", "precondition", "limit"]
ReadAt = Literal["start", "opens", "due", "event"]

KIND_WORDS: dict[Kind, Text] = {
    "duty": Text("pligt", "duty"),
    "precondition": Text("krav før en afgørelse eller et møde", "demand before a decision or a meeting"),
    "limit": Text("betingelse eller grænse", "condition or limit"),
}


@dataclass(frozen=True, slots=True)
class CourseStart:
    """The duty is counted from the start of the course."""


@dataclass(frozen=True, slots=True)
class EachEvent:
    """The duty arises anew from every event of a kind."""

    match: Match


@dataclass(frozen=True, slots=True)
class Accumulated:
    """The duty arises on the day when so many days in the named groups lie behind, within a rolling window.

    `amount` keeps the law's own unit; `days` and `window_days` are that amount at `month_days` days a month.
    """

    amount: Step
    days: int
    groups: frozenset[str]
    within: Step | None
    window_days: int | None
    again: bool


Anchor = CourseStart | EachEvent | Accumulated


@dataclass(frozen=True, slots=True)
class Version:
    """The norm's text from a day on. `terms` is None where the text says that the norm no longer applies."""

    start: date
    terms: Terms | None
    sources: tuple[Source, ...]
    certainty: Certainty
    reread: bool = False
    assumptions: tuple[Text, ...] = ()
    quote: str = ""


@dataclass(frozen=True, slots=True)
class Norm:
    """What the law asks of a municipality for some groups.

    `versions` is empty for a norm that only an exemption adds. `groups` empty means every group.
    """

    id: str
    kind: Kind
    title: Text
    groups: frozenset[str]
    read_at: ReadAt
    anchor: Anchor
    versions: tuple[Version, ...]
    file: str
    about: Text = NO_WORDS

    @property
    def began(self) -> date | None:
        """The first day on which the norm asked anything."""
        return next((version.start for version in self.versions if version.terms is not None), None)

    @property
    def until(self) -> tuple[tuple[Version, date | None], ...]:
        """Each version with the first day on which it no longer holds; None for the last."""
        ends = [*(one.start for one in self.versions[1:]), None]
        return tuple(zip(self.versions, ends, strict=False))

    def lapsed(self, day: date) -> date | None:
        """The day on which the norm stopped asking, if by `day` it has, and asked before."""
        stopped: date | None = None
        for version in self.versions:
            if version.start > day or (self.began or date.max) >= version.start:
                continue
            stopped = None if version.terms is not None else stopped or version.start
        return stopped

    def concerns(self, group: str) -> bool:
        """Whether the norm speaks of this group at all."""
        return not self.groups or group in self.groups
