"""What a caseload is drawn from: places, groups, plans of events, and the published figures, each sourced."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

from frikommune.language import Text

Certainty = Literal["source", "public", "assumed"]
Spread = Literal["inhabitants", "unemployment"]
SPREADS: tuple[Spread, ...] = get_args(Spread)
Range = tuple[int, int]
"""Two whole numbers, both included: drawn evenly between them."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where something comes from: (reference, heading) of each source, and what is assumed in reading it."""

    certainty: Certainty
    sources: tuple[tuple[str, str], ...] = ()
    assumed: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """A municipality. `unemployment` is a share in per cent, None where no source gives it."""

    name: str
    inhabitants: int
    unemployment: float | None
    origin: Origin


@dataclass(frozen=True, slots=True)
class Next:
    """The group that a share of a group's courses goes on to.

    `gap` is in days from the end of the one to the start of the other; courses shorter than `at_least_days`
    do not go on.
    """

    group: str
    share: float
    gap: Range
    at_least_days: int


@dataclass(frozen=True, slots=True)
class Group:
    """A target group: its share of the first courses, how they spread over the places, how long they last.

    The share `within_share` of the courses ends within `within_days` (for the reason `to`, if that is given);
    `shape` bends the curve and `longest` cuts it, in days. `before_days` is how long before the period's
    first day a course may have begun. `leaves` gives the shares of the reasons for leaving.
    """

    id: str
    share: float
    spread: Spread
    within_days: int
    within_share: float
    to: str
    shape: float
    longest: int
    before_days: int
    leaves: Mapping[str, float]
    nexts: tuple[Next, ...]
    origin: Origin


@dataclass(frozen=True, slots=True)
class Exempt:
    """The use of an exemption in place of what is needed, in a share of the cases of some places from a day.

    `decided_before` is in days before what needs it.
    """

    exemption: str
    norm: str
    share: float
    places: frozenset[str]
    start: date
    reasons: tuple[str, ...]
    replaced_by: str
    replaced_share: float
    leader: bool
    decided_before: Range


@dataclass(frozen=True, slots=True)
class Need:
    """What goes with an event, in a share of the cases, or is let off: days before it, or (below zero) after.

    `places` is None for all; it begins with `start`, if that is given.
    """

    kind: str
    type: str
    share: float
    days_before: Range
    places: frozenset[str] | None
    start: date | None
    exempt: Exempt | None


@dataclass(frozen=True, slots=True)
class Telephone:
    """The share of talks by telephone for a reason (`reasons` in equal parts), and of those who soon leave.

    The first only in `places` from `start`; `leaving_share` of the talks within `leaving_days` of a known
    departure, everywhere.
    """

    share: float
    reasons: tuple[str, ...]
    places: frozenset[str]
    start: date
    leaving_share: float
    leaving_days: int


@dataclass(frozen=True, slots=True)
class Plan:
    """Events that a share of the courses of some groups get, counted in days from the start of the course.

    The first falls on a day of `first`; the others follow `every` so many days (0: none follow), give or take
    `jitter`, up to day `last`. `courses` and `days` are calendar periods [from, to) of the course's start and
    of the event; `lasts` gives the event an end. An empty `kind` writes no event: only what it needs.
    """

    id: str
    groups: frozenset[str]
    places: frozenset[str] | None
    courses: tuple[date, date]
    days: tuple[date, date]
    share: float
    first: Range
    every: float
    jitter: int
    last: int
    held: float
    late: float
    late_days: Range
    kind: str
    type: str
    form: str
    attributes: str
    lasts: Range | None
    telephone: Telephone | None
    needs: tuple[Need, ...]
    origin: Origin


@dataclass(frozen=True, slots=True)
class Reserved:
    """What the background leaves to the reconstruction in [start, end): courses and events of plans."""

    place: str
    groups: frozenset[str]
    plans: frozenset[str]
    start: date
    end: date
    why: Text


@dataclass(frozen=True, slots=True)
class Figure:
    """A published figure, and the days [start, end) whose rows give it; `place` is empty for all places.

    `about` is how far the count may lie from it, as a share; 0 for what must come out exactly. `at_size` says
    that it holds at the published size only.
    """

    id: str
    title: Text
    value: int
    qualifier: Text
    place: str
    start: date
    end: date
    about: float
    at_size: bool
    counted: Text
    origin: Origin


@dataclass(frozen=True, slots=True)
class Quota:
    """A number that the reconstruction needs and no source gives."""

    id: str
    value: int
    title: Text
    origin: Origin


@dataclass(frozen=True, slots=True)
class Profile:
    """Everything that a caseload is drawn from. Days are [first_day, end)."""

    id: str
    title: Text
    first_day: date
    end: date
    published_size: int
    size_origin: Origin
    moves: float
    moves_origin: Origin
    region_unemployment: float
    region_origin: Origin
    places: tuple[Place, ...]
    groups: tuple[Group, ...]
    plans: tuple[Plan, ...]
    reserved: tuple[Reserved, ...]
    figures: Mapping[str, Figure]
    quotas: Mapping[str, Quota]
    employers: Range
    employers_origin: Origin

    def value(self, name: str) -> int:
        """The value of a published figure, or of a number that the reconstruction needs."""
        return self.figures[name].value if name in self.figures else self.quotas[name].value


QUOTAS = (
    *("moeder-med-attest", "jobafklaring-uden-attest-pct", "revalidering-sager"),
    *("revalidering-afgoerelser-uden-attest", "lae265-kr", "dimittender-med-data"),
    *("dimittender-ude-og-i-gang", "mentor-efter-behov"),
)
"""The numbers that a profile must give besides the figures."""
