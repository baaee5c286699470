"""The life of one occurrence: the windows it had, one after the other, as moves and changes of law cut it.

Most occurrences have one slot. A move, a reform that re-reads open duties, a repeal, a suspension and its end
each close the slot and may open another (semantics 7, 8 and 14).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Literal, NamedTuple

from frikommune.dates import Step
from frikommune.law.rulebook import CutReason, Rule, Timeline
from frikommune.law.source import Unknown
from frikommune.ledger.course import Course
from frikommune.ledger.route import Route

Ending = Literal["", "moved", "closed", "repealed", "reread", "suspended", "resumed"]
Cut = tuple[date, Literal["moved"] | CutReason, int]


class Count(NamedTuple):
    """Where a rhythm has come to: so many steps passed, counted from its origin."""

    origin: date
    passed: int
    step: Step


@dataclass(frozen=True, slots=True)
class Span:
    """A window in dates. `closes`: the next occurrence's opening; `tally`: how a rhythm reached it."""

    opens: date
    due: date | None
    due_moment: datetime | None = None
    closes: date | None = None
    tally: Count | None = None


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
    nominal: date | None = None  # the last day by the words alone, where a move or a new reading put it off
    beneath: Slot | None = None  # what a suspension, begun after the reading day, set aside

    def alive_on(self, day: date) -> bool:
        """Whether the slot stands on that day."""
        return self.alive_from <= day and (self.alive_to is None or day < self.alive_to)

    def end(self, day: date, ending: Ending) -> None:
        """Close the slot."""
        self.alive_to, self.ending = day, ending


class Ask:
    """One norm asked of one course: its route through the law, and the days that touch an open duty."""

    __slots__ = ("course", "cuts", "norm", "only", "route", "timelines")

    def __init__(self, course: Course, route: Route) -> None:
        self.course, self.route, self.norm = course, route, route.norm
        self.timelines, self.only = route.timelines, route.only
        self.cuts = _cuts(course, route.timelines) if route.cut else ()

    def rule_on(self, day: date) -> Rule:
        """The rule on that day, where the citizen then lived."""
        timeline = self.only or self.timelines[bisect_right(self.course.starts, day, 1) - 1]
        return timeline.at(day)


def _cuts(course: Course, timelines: tuple[Timeline, ...]) -> tuple[Cut, ...]:
    """The days that touch an open duty of this course, up to the observation day."""
    found: list[Cut] = []
    for place, (spell, end) in enumerate(zip(course.spells, course.ends, strict=True)):
        if place:
            found.append((spell.start, "moved", place))
        for day, reason in timelines[place].cuts:
            begun = spell.start < day or (place > 0 and spell.start == day)
            if begun and day <= course.observed and (end is None or day < end):
                found.append((day, reason, place))
    return tuple(found)


def life(ask: Ask, number: int, base: date, compute: Compute) -> list[Slot]:
    """The slots of one occurrence counted from `base`, in order of time. Empty: nothing is asked."""
    spell = 0 if ask.only is not None else ask.course.spell_on(base)
    first = _read(ask, number, base, spell, compute, base)
    slots = [] if first is None else [first]
    for cut in ask.cuts:
        day, reason, _ = cut
        if day <= base:
            continue
        if reason == "repealed":
            if slots:
                slots[-1].end(day, "repealed")
            break
        following = _after_cut(ask, slots[-1] if slots else None, cut, number, base, compute)
        if following is not None:
            slots.append(following)
    return slots


def _after_cut(
    ask: Ask,
    last: Slot | None,
    cut: Cut,
    number: int,
    base: date,
    compute: Compute,
) -> Slot | None:
    day, reason, spell = cut
    if reason == "moved":
        if last is not None:
            last.end(day, "moved")
            base = last.base
        following = _read(ask, number, base, spell, compute, day)
        return following and _set_aside(following, ask.timelines[spell].at(day), day)
    if last is None:
        return None
    rule = ask.timelines[spell].at(day)
    if reason == "reread" and last.read_on < day:
        last.end(day, "reread")
        return _slot(number, spell, rule, day, last.base, compute(rule, last.base, last.base), day)
    if reason == "suspended" and not last.waived and _due_on_or_after(last.span, day):
        last.end(day, "suspended")
        return _set_aside(last, rule, day)
    if reason == "resumed" and last.waived:
        return _resumed(last, rule, day, compute)
    return None


def _set_aside(slot: Slot, rule: Rule, day: date) -> Slot:
    """The slot as it stands from that day, waived if the rule of the day suspends the norm."""
    if slot.waived or rule.suspended_by is None:
        return slot
    beneath = replace(slot, alive_to=None, ending="")
    return replace(beneath, rule=rule, read_on=day, alive_from=day, waived=True, beneath=beneath)


def _resumed(last: Slot, rule: Rule, day: date, compute: Compute) -> Slot | None:
    """The clock restarts if the duty was open; what had not opened stands as it did before the suspension."""
    beneath = last.beneath
    if beneath is not None and isinstance(beneath.span, Span) and day <= beneath.span.opens:
        last.end(day, "resumed")
        return replace(beneath, alive_from=day)
    if not _open_on(last.span, day):
        return None
    last.end(day, "resumed")
    return _slot(last.number, last.spell, rule, day, day, compute(rule, day, day), day)


def _due_on_or_after(span: Span | Unknown, day: date) -> bool:
    return isinstance(span, Unknown) or span.due is None or day <= span.due


def _open_on(span: Span | Unknown, day: date) -> bool:
    if isinstance(span, Unknown):
        return True
    if day < span.opens:
        return False
    if span.tally is not None:
        return span.closes is None or day < span.closes
    return span.closes is None or day < span.closes or (span.due is not None and day <= span.due)


def _read(ask: Ask, number: int, base: date, spell: int, compute: Compute, alive_from: date) -> Slot | None:
    timeline, read_at = ask.timelines[spell], ask.norm.read_at
    since = read_on = _read_again(timeline, base, alive_from) if timeline.rereads else base
    rule = timeline.at(since)
    span = compute(rule, base, alive_from)
    if read_at in ("opens", "due") and isinstance(span, Span):
        if span.opens > since:
            read_on, read = span.opens, rule
            rule = timeline.at(read_on)
            span = span if rule is read else compute(rule, base, alive_from)
        if read_at == "due" and isinstance(span, Span) and span.due is not None:
            read_on, read = max(span.due, since), rule
            rule = timeline.at(read_on)
            span = span if rule is read else compute(rule, base, alive_from)
    return _slot(number, spell, rule, read_on, base, span, alive_from)


def _read_again(timeline: Timeline, base: date, until: date) -> date:
    """The last day up to `until` on which open duties were read again; `base` if there was none."""
    return max((day for day in timeline.rereads if base < day <= until), default=base)


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
    slot = Slot(number, spell, rule, read_on, base, span, alive_from, rule.suspended_by is not None)
    if isinstance(span, Span) and span.due is not None and span.due < alive_from:
        slot.span, slot.nominal = replace(span, due=alive_from), span.due
    return slot
