"""The life of one occurrence: the windows it had, one after the other, as moves and changes of law cut it.

Most occurrences have one slot. A move, a reform that re-reads open duties, a repeal, a suspension and its end each
close the slot and may open another (semantics 7, 8 and 14).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Literal, NamedTuple, TypeVar

from frikommune.law.norm import Norm
from frikommune.law.rulebook import CutReason, Rule, Timeline, World
from frikommune.law.source import Unknown
from frikommune.ledger.course import Course

T = TypeVar("T")
Ending = Literal["", "moved", "closed", "repealed", "reread", "suspended", "resumed"]
Cut = tuple[date, Literal["moved"] | CutReason, int]


class Span(NamedTuple):
    """A window in dates. `closes` is the next occurrence's opening; `every` the step of a rhythm's length."""

    opens: date
    due: date | None
    due_moment: datetime | None = None
    closes: date | None = None
    every: object = None


Compute = Callable[[Rule, date, date], Span | Unknown | None]
"""(rule, base, floor) -> the window; Unknown if no source gives it; None if the rule asks nothing here.

`floor` is the day before which the re-read window cannot be due (the move), or the base itself.
"""


@dataclass(slots=True)
class Slot:
    """One window of one occurrence: alive in [alive_from, alive_to), ended by `ending`."""

    number: int
    spell: int
    rule: Rule
    read_on: date
    base: date
    span: Span | Unknown
    alive_from: date
    waived: bool
    alive_to: date | None = None
    ending: Ending = ""

    def alive_on(self, day: date) -> bool:
        """Whether the slot stands on that day."""
        return self.alive_from <= day and (self.alive_to is None or day < self.alive_to)

    def end(self, day: date, ending: Ending) -> None:
        """Close the slot."""
        self.alive_to, self.ending = day, ending


class Ask:
    """One norm asked of one course in one world; `timelines` are its rules in the municipality of each spell."""

    __slots__ = ("course", "cuts", "norm", "timelines", "world")

    def __init__(self, course: Course, norm: Norm, world: World) -> None:
        self.course, self.norm, self.world = course, norm, world
        group = course.group
        self.timelines = [world.timeline(norm.id, spell.municipality, group) for spell in course.spells]
        self.cuts = _cuts(course, self.timelines)

    def rule_on(self, day: date) -> Rule:
        """The rule on that day, where the citizen then lived."""
        return self.timelines[self.course.spell_on(day)].at(day)

    def ever(self, of: Callable[[Timeline], frozenset[T]]) -> frozenset[T]:
        """What the rules of all the municipalities have in common over all time, together."""
        if len(self.timelines) == 1:
            return of(self.timelines[0])
        return frozenset().union(*map(of, self.timelines))


def _cuts(course: Course, timelines: list[Timeline]) -> list[Cut]:
    """The days that touch an open duty of this course, up to the observation day."""
    found: list[Cut] = []
    for place, (spell, end) in enumerate(zip(course.spells, course.ends, strict=True)):
        if place:
            found.append((spell.start, "moved", place))
        for day, reason in timelines[place].cuts:
            if spell.start < day <= course.observed and (end is None or day < end):
                found.append((day, reason, place))
    return found


def life(ask: Ask, number: int, base: date, compute: Compute) -> list[Slot]:
    """The slots of one occurrence counted from `base`, in order of time. Empty: nothing is asked."""
    first = _read(ask, number, base, ask.course.spell_on(base), compute, base)
    slots = [] if first is None else [first]
    for day, reason, spell in ask.cuts:
        if day <= base:
            continue
        if reason == "repealed":
            if slots:
                slots[-1].end(day, "repealed")
            break
        following = _after_cut(ask, slots[-1] if slots else None, day, reason, spell, number, base, compute)
        if following is not None:
            slots.append(following)
    return slots


def _after_cut(
    ask: Ask,
    last: Slot | None,
    day: date,
    reason: str,
    spell: int,
    number: int,
    base: date,
    compute: Compute,
) -> Slot | None:
    if reason == "moved":
        if last is not None:
            last.end(day, "moved")
            base = last.base
        return _read(ask, number, base, spell, compute, day)
    if last is None:
        return None
    rule = ask.timelines[spell].at(day)
    if reason == "reread":
        last.end(day, "reread")
        return _slot(number, spell, rule, day, last.base, compute(rule, last.base, last.base), day)
    if reason == "suspended" and not last.waived and _due_on_or_after(last.span, day):
        last.end(day, "suspended")
        return replace(last, rule=rule, read_on=day, alive_from=day, alive_to=None, ending="", waived=True)
    if reason == "resumed" and last.waived and _open_on(last.span, day):
        last.end(day, "resumed")
        return _slot(number, spell, rule, day, day, compute(rule, day, day), day)
    return None


def _due_on_or_after(span: Span | Unknown, day: date) -> bool:
    return isinstance(span, Unknown) or span.due is None or day <= span.due


def _open_on(span: Span | Unknown, day: date) -> bool:
    if isinstance(span, Unknown):
        return True
    if day < span.opens:
        return False
    return span.closes is None or day < span.closes or (span.due is not None and day <= span.due)


def _read(ask: Ask, number: int, base: date, spell: int, compute: Compute, alive_from: date) -> Slot | None:
    timeline = ask.timelines[spell]
    read_on, rule = base, timeline.at(base)
    span = compute(rule, base, alive_from)
    if ask.norm.read_at in ("opens", "due") and isinstance(span, Span):
        if span.opens != base:
            read_on, rule = span.opens, timeline.at(span.opens)
            span = compute(rule, base, alive_from)
        if ask.norm.read_at == "due" and isinstance(span, Span) and span.due is not None:
            read_on, rule = span.due, timeline.at(span.due)
            span = compute(rule, base, alive_from)
    return _slot(number, spell, rule, read_on, base, span, alive_from)


def _slot(
    number: int,
    spell: int,
    rule: Rule,
    read_on: date,
    base: date,
    span: Span | Unknown | None,
    alive_from: date,
) -> Slot | None:
    if span is None:
        return None
    if isinstance(span, Span) and span.due is not None and span.due < alive_from:
        span = span._replace(due=alive_from)
    return Slot(number, spell, rule, read_on, base, span, alive_from, rule.suspended_by is not None)
