"""What the rules ask of events: forms, releases, tests and amounts, answered event by event."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from frikommune.cases.history import Value
from frikommune.dates import Step
from frikommune.errors import Refused
from frikommune.law.terms import Attribute, Clause, Form
from frikommune.ledger.limits import EMPLOYEES_ATTRIBUTE
from frikommune.ledger.population.attributes import UNTIL, AttributeColumn
from frikommune.ledger.population.kernel import fields as f
from frikommune.ledger.population.numbering import Numbers, day_number, day_of
from frikommune.ledger.population.plan import Plan

NOT_ALLOWED, ALLOWED, IN_DOUBT, REFUSES = 0, 1, 2, 3
"""REFUSES: a length of time leads from the event's day to one that does not exist, should anybody ask."""
BROKEN, KEPT, NOT_DETERMINED = 0, 1, 2


def names_asked(plan: Plan) -> set[str]:
    """The attributes of events that some rule asks about."""
    clauses = [clause for forms in plan.forms for form in forms for clause in form.only_if]
    clauses += [clause for release in plan.releases for clause in release.only_if]
    names = {clause.attribute for clause in clauses} | {release.until for release in plan.releases}
    names |= {UNTIL, *plan.amounts, *(test.attribute for test in plan.tests)}
    return names | {EMPLOYEES_ATTRIBUTE} if plan.counts_employees else names


@dataclass(frozen=True, slots=True)
class Events:
    """The events of a block as far as questions need them: `form` is a number into `forms`."""

    day: Numbers
    code: Numbers
    form: Numbers
    forms: list[str]
    attributes: AttributeColumn


def allowed(events: Events, forms: tuple[Form, ...]) -> Numbers:
    """[event]: whether the event's form is one of those (`ledger.matching.form_allowed`), as uint8."""
    first = {form.form: form for form in reversed(forms)}
    plain = {name for name, form in first.items() if not form.only_if}
    answers = [(ALLOWED if form in plain else NOT_ALLOWED) if form else IN_DOUBT for form in events.forms]
    found: Numbers = np.array(answers, dtype=np.uint8).take(events.form)
    for form in forms:
        if form.form and form.form in events.forms and form.form not in plain:
            asked = (events.form == events.forms.index(form.form)) & (found == NOT_ALLOWED)
            rows, refusing = _holding(events, form.only_if, np.flatnonzero(asked))
            found[rows], found[refusing] = ALLOWED, REFUSES
    return found


def released(plan: Plan, events: Events) -> Numbers:
    """[release, event]: until when the event releases (`ledger.outcome`), as int32.

    NO if it does not, and `kernel.fields.REFUSES_DAY` if a length of time leads to a day that does not exist.
    """
    found = np.full((len(plan.releases), len(events.day)), f.NO, dtype=np.int32)
    for row, release in zip(found, plan.releases, strict=True):
        until = events.attributes.days(release.until)
        meant = plan.codes.fits((release.match,))[events.code] != 0
        rows, refusing = _holding(events, release.only_if, np.flatnonzero(meant & (until != f.NO)))
        row[rows], row[refusing] = until[rows], f.REFUSES_DAY
    return found


def verdicts(plan: Plan, events: Events) -> Numbers:
    """[test, event]: whether the event's attribute is as the test asks (`ledger.limits`), as uint8."""
    found = np.empty((len(plan.tests), len(events.day)), dtype=np.uint8)
    for row, test in zip(found, plan.tests, strict=True):
        events.attributes.judged(test.attribute, _Verdict(test), row)
    return found


def amounts(plan: Plan, events: Events) -> Numbers:
    """[attribute, event]: the number it is, NaN where it is none, as float64."""
    found = np.empty((len(plan.amounts), len(events.day)), dtype=np.float64)
    for row, name in zip(found, plan.amounts, strict=True):
        events.attributes.judged(name, _amount, row)
    return found


@dataclass(frozen=True, slots=True)
class _Verdict:
    test: Attribute

    def __call__(self, value: Value | None) -> int:
        if value is None:
            return NOT_DETERMINED
        return KEPT if str(value) in self.test.one_of else BROKEN


@dataclass(frozen=True, slots=True)
class _OneOf:
    values: frozenset[str]

    def __call__(self, value: Value | None) -> bool:
        return value in self.values


def _amount(value: Value | None) -> float:
    return float(value) if isinstance(value, int | float) else np.nan


def _holding(events: Events, clauses: Iterable[Clause], rows: Numbers) -> tuple[Numbers, Numbers]:
    """Those of the rows whose events satisfy every clause, and those where a clause's step is refused."""
    refusing = [np.empty(0, dtype=np.int64)]
    for clause in clauses:
        if clause.within is None:
            answers = np.empty(len(events.day), dtype=np.bool_)
            kept = events.attributes.judged(clause.attribute, _OneOf(clause.one_of), answers)[rows]
        else:
            value = events.attributes.days(clause.attribute)[rows]
            kept = (value != f.NO) & (events.day[rows] <= value)
            rows, value = rows[kept], value[kept]
            last = _after(clause.within, events.day[rows])
            refusing.append(rows[last == f.NO])
            kept = value <= last
        rows = rows[kept]
    return rows, np.concatenate(refusing)


def _after(step: Step, days: Numbers) -> Numbers:
    """The day one step after each of some days, NO where the step is refused."""
    distinct, which = np.unique(days, return_inverse=True)
    return np.array([_reached(step, int(day)) for day in distinct], dtype=np.int64)[which]


@lru_cache(maxsize=100_000)
def _reached(step: Step, day: int) -> int:
    try:
        return day_number(step.after(day_of(day)))
    except Refused:
        return f.NO
