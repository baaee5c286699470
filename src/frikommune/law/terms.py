"""What a norm asks, once its words are read: the parameters that versions give and exemptions change."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from frikommune.dates import Step, as_day
from frikommune.language import Text
from frikommune.law.source import Unknown

SameDay = Literal["sequence", "strict", "same_day_counts"]
"""Which of two things on one day came first: the file's order, neither (strictly earlier), or both count."""
Clock = Literal["days", "seconds"]
"""`days` counts local calendar days; `seconds` counts elapsed seconds between instants."""


@dataclass(frozen=True, slots=True)
class Match:
    """A kind of event, of any type or of the named ones."""

    kind: str
    types: frozenset[str] = frozenset()

    def fits(self, kind: str, type_: str) -> bool:
        """Whether an event of this kind and type is meant."""
        return kind == self.kind and (not self.types or type_ in self.types)


@dataclass(frozen=True, slots=True)
class Edge:
    """One end of a window: a step from the base day, and whole days taken off again."""

    step: Step
    less_days: int = 0

    def on(self, base: date) -> date:
        """The day this edge falls on, counted from `base`."""
        day = self.step.after(base)
        return day - timedelta(days=self.less_days) if self.less_days else day


@dataclass(frozen=True, slots=True)
class Window:
    """From when to when a duty can be met in time; `due` is the last day in time.

    Exactly one of `due`, `due_attribute` and `due_seconds` is set, or none: the course's last day is due.
    `words` is how the law says it ("in week 4"); with `due_attribute`, only when it opens, if told.
    """

    words: Text
    opens: Edge
    due: Edge | None = None
    due_attribute: str = ""
    due_seconds: int | None = None


@dataclass(frozen=True, slots=True)
class Phase:
    """A stretch of a rhythm: every so often, with some grace, until so long after the anchor."""

    every: Step
    grace: Step | None = None
    until: Step | None = None


@dataclass(frozen=True, slots=True)
class Rhythm:
    """A duty that comes again: counted from its origin or from when it was last done."""

    counted_from: Literal["origin", "last_done"]
    phases: tuple[Phase, ...]
    first_due: Step | None = None

    def phase_at(self, anchor: date, day: date) -> Phase | None:
        """The phase that an occurrence based on `day` belongs to; None when the rhythm has ended."""
        for phase in self.phases:
            if phase.until is None or day < phase.until.after(anchor):
                return phase
        return None

    def ends(self, anchor: date) -> date | None:
        """The first day on which nothing more falls due, if the rhythm ends at all."""
        last = self.phases[-1].until
        return last.after(anchor) if last is not None else None


@dataclass(frozen=True, slots=True)
class Clause:
    """What must be true of an event's attribute: one of some values, or a day `within` so long."""

    attribute: str
    one_of: frozenset[str] = frozenset()
    within: Step | None = None

    def holds(self, day: date, attributes: Mapping[str, object]) -> bool:
        """Whether an event of that day, with these attributes, satisfies the clause."""
        value = attributes.get(self.attribute)
        if self.within is None:
            return value in self.one_of
        named = as_day(value)
        return named is not None and day <= named <= self.within.after(day)


@dataclass(frozen=True, slots=True)
class Form:
    """A form in which the step may be taken: for everybody, or where every clause holds."""

    form: str
    only_if: tuple[Clause, ...] = ()


@dataclass(frozen=True, slots=True)
class Release:
    """An event by which the law itself lets a citizen off, from its day until the day its attribute names."""

    match: Match
    only_if: tuple[Clause, ...]
    until: str


@dataclass(frozen=True, slots=True)
class DutyTerms:
    """What a duty asks: numbered windows or a rhythm; by what it is done, and in which forms."""

    done_by: tuple[Match, ...]
    windows: Mapping[int, Window | Unknown] | Unknown | None = None
    rhythm: Rhythm | Unknown | None = None
    forms: tuple[Form, ...] | Unknown = ()
    early: Step | None = None
    released_by: Release | None = None
    pauses: frozenset[str] = frozenset()
    rolls: bool = False
    same_day: SameDay = "sequence"
    clock: Clock = "days"


@dataclass(frozen=True, slots=True)
class PreconditionTerms:
    """A record that must be on file before a step; `trigger` None means the start of the course."""

    trigger: Match | None
    requires: tuple[Match, ...] | Unknown
    max_age: Step | None = None
    max_age_seconds: int | None = None
    carry_over: bool = False
    same_day: SameDay = "sequence"
    clock: Clock = "days"


@dataclass(frozen=True, slots=True)
class OnlyGroups:
    """The instrument is for these groups only."""

    groups: frozenset[str]


@dataclass(frozen=True, slots=True)
class NotPermitted:
    """There is no authority to grant the instrument."""


@dataclass(frozen=True, slots=True)
class Permitted:
    """The instrument may be granted freely."""


@dataclass(frozen=True, slots=True)
class Elapsed:
    """So long must have passed: since the course began, or in sum within the named groups."""

    at_least: Step
    days: int
    groups: frozenset[str] = frozenset()
    within_days: int | None = None


@dataclass(frozen=True, slots=True)
class AtMost:
    """The sum of an attribute over the instrument's grants, within the first stretch of the course."""

    attribute: str
    total: float
    within_first: Step | None = None


@dataclass(frozen=True, slots=True)
class Longest:
    """The instrument may run at most this long from the start of the course."""

    step: Step


@dataclass(frozen=True, slots=True)
class Ratio:
    """Placements per ordinary employees: one per `per` up to `up_to` employees, then one per `then_per`."""

    per: int
    up_to: int
    then_per: int
    at_least: int

    def places(self, ordinary_employees: int) -> int:
        """How many placements a company of that size may have at once."""
        low = min(ordinary_employees, self.up_to) // self.per
        high = max(ordinary_employees - self.up_to, 0) // self.then_per
        return max(low + high, self.at_least)


@dataclass(frozen=True, slots=True)
class Attribute:
    """An attribute of the grant must be one of these values."""

    attribute: str
    one_of: frozenset[str]


Test = OnlyGroups | NotPermitted | Permitted | Elapsed | AtMost | Longest | Ratio | Attribute


@dataclass(frozen=True, slots=True)
class LimitTerms:
    """An instrument that may be granted only if a test holds."""

    trigger: Match
    test: Test | Unknown


Terms = DutyTerms | PreconditionTerms | LimitTerms
