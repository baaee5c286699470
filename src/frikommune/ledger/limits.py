"""The tests of limits: whether an instrument might be granted on that day."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from frikommune.cases.history import Event
from frikommune.dates import Period, as_day
from frikommune.law.source import Unknown
from frikommune.law.terms import (
    AtMost,
    Attribute,
    Elapsed,
    LimitTerms,
    Longest,
    NotPermitted,
    OnlyGroups,
    Permitted,
    Ratio,
)
from frikommune.ledger.course import Course
from frikommune.ledger.row import Note
from frikommune.ledger.slots import Ask

EMPLOYEES_KIND, EMPLOYEES_ATTRIBUTE = "ansatte", "antal"
Verdict = tuple[bool | None, list[Note]]


def holds(terms: LimitTerms, ask: Ask, event: Event) -> Verdict:
    """Whether the limit's test holds for this grant, and why; None when it cannot be determined."""
    test = terms.test
    if isinstance(test, Unknown):
        return None, [Note("unknown", (test.because,))]
    return _TESTS[type(test)](test, terms, ask, event)


def _only_groups(test: OnlyGroups, terms: LimitTerms, ask: Ask, event: Event) -> Verdict:
    group = ask.course.group
    return group in test.groups, [Note("only_groups", (group, test.groups))]


def _not_permitted(test: NotPermitted, terms: LimitTerms, ask: Ask, event: Event) -> Verdict:
    return False, [Note("not_permitted", ())]


def _permitted(test: Permitted, terms: LimitTerms, ask: Ask, event: Event) -> Verdict:
    return True, [Note("permitted", ())]


def _elapsed(test: Elapsed, terms: LimitTerms, ask: Ask, event: Event) -> Verdict:
    if not test.groups:
        start = ask.course.start
        reached = test.at_least.after(start)
        return reached <= event.day, [Note("elapsed", (start, test.at_least, reached))]
    days = _days_in_groups(ask.course, test, event.day)
    return days >= test.days, [Note("accumulated", (days, test.days, test.groups))]


def _days_in_groups(course: Course, test: Elapsed, until: date) -> int:
    """Days before `until` spent in the groups, within the window; a day in two spells counts once."""
    first = 0 if test.within_days is None else until.toordinal() - test.within_days
    days: set[int] = set()
    for spell in course.history.spells:
        if spell.group in test.groups and spell.start < until:
            end = min(spell.end or until, until)
            days.update(range(max(spell.start.toordinal(), first), end.toordinal()))
    return len(days)


def _at_most(test: AtMost, terms: LimitTerms, ask: Ask, event: Event) -> Verdict:
    course = ask.course
    last = test.within_first.after(course.start) if test.within_first else None
    if last is not None and event.day >= last:
        return True, [Note("outside_first", (course.start, test.within_first, last))]
    granted = [
        one
        for one in course.by_kind.get(terms.trigger.kind, ())
        if terms.trigger.fits(one.kind, one.type)
        and (one.day, one.sequence) <= (event.day, event.sequence)
        and (last is None or one.day < last)
    ]
    amounts = [one.attributes.get(test.attribute) for one in granted]
    if not all(isinstance(amount, int | float) for amount in amounts):
        return None, [Note("attribute_missing", (test.attribute,))]
    total = sum(float(amount) for amount in amounts if isinstance(amount, int | float))
    return total <= test.total, [Note("sum", (test.attribute, total, test.total))]


def _longest(test: Longest, terms: LimitTerms, ask: Ask, event: Event) -> Verdict:
    course = ask.course
    until = as_day(event.attributes.get("until"))
    if until is None:
        return None, [Note("attribute_missing", ("until",))]
    last = test.step.after(course.start)
    return until <= last, [Note("longest", (course.start, test.step, last, until))]


def _ratio(test: Ratio, terms: LimitTerms, ask: Ask, event: Event) -> Verdict:
    course = ask.course
    counts = [one for one in course.by_kind.get(EMPLOYEES_KIND, ()) if one.day <= event.day]
    employees = counts[-1].attributes.get(EMPLOYEES_ATTRIBUTE) if counts else None
    if not isinstance(employees, int):
        return None, [Note("employees_missing", ())]
    running = sum(
        1
        for one in course.by_kind.get(event.kind, ())
        if (one.day, one.sequence) <= (event.day, event.sequence) and _runs_on(one, event.day)
    )
    places = test.places(employees)
    return running <= places, [Note("ratio", (employees, places, running))]


def _runs_on(placement: Event, day: date) -> bool:
    until = as_day(placement.attributes.get("until"))
    if until is None:
        return True
    return day in Period(placement.day, until) if until > placement.day else False


def _attribute(test: Attribute, terms: LimitTerms, ask: Ask, event: Event) -> Verdict:
    value = event.attributes.get(test.attribute)
    if value is None:
        return None, [Note("attribute_missing", (test.attribute,))]
    return str(value) in test.one_of, [Note("attribute", (test.attribute, value, test.one_of))]


_TESTS: Mapping[type, Callable[[Any, LimitTerms, Ask, Event], Verdict]] = {
    OnlyGroups: _only_groups,
    NotPermitted: _not_permitted,
    Permitted: _permitted,
    Elapsed: _elapsed,
    AtMost: _at_most,
    Longest: _longest,
    Ratio: _ratio,
    Attribute: _attribute,
}
