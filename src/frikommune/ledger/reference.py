"""The reference: one history, evaluated in plain Python that reads like the law.

It explains each row, serves the case page and the API, and re-derives any row that someone opens.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from frikommune.cases.history import History
from frikommune.law.norm import Norm
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
            rows = list(evaluate_norm(course, norm, one))
            first.extend(rows)
            places = {spell.municipality for spell in course.spells}
            differ = any(one.differs(two, norm.id, place, course.group) for place in places)
            second.extend(evaluate_norm(course, norm, two) if differ else rows)
    return first, second
