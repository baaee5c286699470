"""The reference: one history, evaluated in plain Python that reads like the law.

It explains each row, serves the case page and the API, and re-derives any row that someone opens.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from frikommune.cases.history import History
from frikommune.law.norm import CourseStart, EachEvent, Norm
from frikommune.law.rulebook import World
from frikommune.ledger.course import Course, courses_of
from frikommune.ledger.duty import evaluate_duty
from frikommune.ledger.row import Row
from frikommune.ledger.slots import Ask
from frikommune.ledger.triggers import evaluate_triggers


def evaluate(history: History, world: World, observed: date) -> list[Row]:
    """The ledger of one history in one world, as known at the end of the observation day.

    Rows are in order of course, norm and occurrence.
    """
    return [row for course in courses_of(history, observed) for row in evaluate_course(course, world)]


def evaluate_course(course: Course, world: World) -> Iterator[Row]:
    """The rows of one course."""
    for norm in world.rulebook.norms_by_group.get(course.group, ()):
        if not _is_silent(course, norm, world):
            yield from evaluate_norm(course, norm, world)


def evaluate_norm(course: Course, norm: Norm, world: World) -> Iterator[Row]:
    """The rows of one norm for one course."""
    ask = Ask(course, norm, world)
    return evaluate_duty(ask) if norm.kind == "duty" else evaluate_triggers(ask)


def evaluate_both(history: History, one: World, two: World, observed: date) -> tuple[list[Row], list[Row]]:
    """The ledgers of one history in two worlds; what the worlds read alike is evaluated once and shared."""
    first: list[Row] = []
    second: list[Row] = []
    for course in courses_of(history, observed):
        for norm in one.rulebook.norms_by_group.get(course.group, ()):
            if _is_silent(course, norm, one) and _is_silent(course, norm, two):
                continue
            rows = list(evaluate_norm(course, norm, one))
            first += rows
            second += evaluate_norm(course, norm, two) if _differ(course, norm, one, two) else rows
    return first, second


def _is_silent(course: Course, norm: Norm, world: World) -> bool:
    """Whether nothing in the course could set the norm off: most norms, in most courses."""
    if isinstance(norm.anchor, EachEvent):
        return norm.anchor.match.kind not in course.by_kind
    if norm.kind == "duty":
        return _never_began(course, norm, world)
    for spell in course.spells:
        timeline = world.timeline(norm.id, spell.municipality, course.group)
        if timeline.set_off_by_start or not timeline.trigger_kinds.isdisjoint(course.by_kind):
            return False
    return True


def _never_began(course: Course, norm: Norm, world: World) -> bool:
    """Whether a duty counted from the course's start was not in force there that day, and nobody moved."""
    if len(course.spells) > 1 or not isinstance(norm.anchor, CourseStart):
        return False
    rule = world.rule(norm.id, course.spells[0].municipality, course.group, course.start)
    return not rule.in_force and not rule.before


def _differ(course: Course, norm: Norm, one: World, two: World) -> bool:
    """Whether the worlds read the norm, or decisions on it, differently where and while the course ran.

    A norm read on its due day may be read after the course: there, any difference from its start on counts.
    """
    if not one.rulebook.exemptions_on[norm.id]:
        return False
    if any(use.norm == norm.id and use.exemption in one.counted ^ two.counted for use in course.uses):
        return True
    end = None if norm.read_at == "due" else course.end
    for spell in course.spells:
        for period in one.apart(two, norm.id, spell.municipality, course.group):
            if (end is None or period.start < end) and (period.end is None or course.start < period.end):
                return True
    return False
