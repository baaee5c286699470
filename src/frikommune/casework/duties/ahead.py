"""Steps that nobody has taken yet: what the law would say if one were taken today.

The ledger holds no row of a precondition or a limit before something sets it off. Here the step is imagined
on the day that is asked about, and the ledger's own rule judges it: whether the record is on file, and
whether an exemption that was decided already counts.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from frikommune.cases.history import History
from frikommune.casework.uses.as_if import AS_IF, changes, triggers, with_spell
from frikommune.casework.uses.using import rows_in_course
from frikommune.law.rulebook import Rulebook
from frikommune.ledger.course import Course, courses_of, with_event
from frikommune.ledger.row import Row


def ahead_of(history: History, rulebook: Rulebook, day: date) -> Iterator[Row]:
    """For each norm in force that waits for a step: its row if the step were taken on `day`.

    A step is an event in an open course, or the start of a course in a group that the citizen is not in
    (`is_change`). Of the latter only those are given from which an exemption may be used there that day: what
    is decided beforehand. Closed cases have no steps ahead.
    """
    running = [one for one in courses_of(history, day) if one.end is None]
    spells = [one.spells[-1] for one in running]
    for norm in rulebook.norms.values() if running else ():
        if norm.kind == "duty":
            continue
        found: dict[str, Row] = {}
        for event in triggers(history, rulebook, norm.id, spells, day):
            for course in running:
                found |= _of_day(with_event(course, event), rulebook, norm.id)
        for spell in changes(rulebook, norm.id, spells, day):
            if rulebook.all_trials.rule(norm.id, spell.municipality, spell.group, day).usable:
                for course in courses_of(with_spell(history, spell), day):
                    found |= _of_day(course, rulebook, norm.id) if course.id == AS_IF else {}
        yield from found.values()


def _of_day(course: Course, rulebook: Rulebook, norm: str) -> dict[str, Row]:
    """The last row that the observation day itself sets off, by its course."""
    return {row.course: row for row in rows_in_course(course, rulebook, norm) if row.base == course.observed}


def is_change(row: Row) -> bool:
    """Whether the step is the citizen's coming to another target group."""
    return row.spell == AS_IF
