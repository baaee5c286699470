"""The reference: one history, evaluated in plain Python that reads like the law.

It explains each row, serves the case page and the API, and re-derives any row that someone opens.
"""

from __future__ import annotations

from datetime import date

from frikommune.cases.history import History
from frikommune.law.rulebook import World
from frikommune.ledger.course import Course, courses_of
from frikommune.ledger.duty import evaluate_duty
from frikommune.ledger.route import Route, Routes, routes, routes_in_both
from frikommune.ledger.row import Row
from frikommune.ledger.slots import Ask
from frikommune.ledger.triggers import evaluate_triggers


def evaluate(history: History, world: World, observed: date) -> list[Row]:
    """The ledger of one history in one world, as known at the end of the observation day.

    Rows are in order of course, norm and occurrence.
    """
    found: list[Row] = []
    for course in courses_of(history, observed):
        for route in routes(world, course.group, course.municipalities):
            if not route.is_silent(course):
                found += rows_of_norm(course, route)
    return found


def evaluate_both(history: History, one: World, two: World, observed: date) -> tuple[list[Row], list[Row]]:
    """The ledgers of one history in two worlds; what the worlds read alike is evaluated once and shared."""
    first: list[Row] = []
    second: list[Row] = []
    for course in courses_of(history, observed):
        for both in routes_in_both(one, two, course.group, course.municipalities):
            if both.are_silent(course):
                continue
            rows = rows_of_norm(course, both.one)
            first += rows
            second += rows_of_norm(course, both.two) if _differ(course, both) else rows
    return first, second


def rows_of_norm(course: Course, route: Route) -> list[Row]:
    """The rows of one norm for one course."""
    ask = Ask(course, route)
    return evaluate_duty(ask) if route.norm.kind == "duty" else evaluate_triggers(ask)


def _differ(course: Course, both: Routes) -> bool:
    """Whether the worlds read the norm, or decisions on it, differently where and while the course ran.

    A norm read when it is due, or a step when it opens, may be read after the course: there, any difference
    from its start on counts. A rhythm's window opens on the day it is counted from, which lies in the course.
    """
    if not both.touched:
        return False
    if both.differ_over_time:
        return True
    one, two, norm = both.one.world.counted, both.two.world.counted, both.one.norm
    for use in course.uses.get(norm.id, ()):
        if (use.exemption in one) != (use.exemption in two):
            return True
    late = norm.read_at == "due" or (norm.read_at == "opens" and both.one.steps)
    end = None if late else course.end
    for period in both.apart:
        if (end is None or period.start < end) and (period.end is None or course.start < period.end):
            return True
    return False
