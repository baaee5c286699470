"""What the rules ask of events: forms, releases, tests and amounts, answered line by line (`lines`)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
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


def names_asked(plan: Plan) -> tuple[str, ...]:
    """The attributes of events that some rule asks about."""
    clauses = [clause for forms in plan.forms for form in forms for clause in form.only_if]
    clauses += [clause for release in plan.releases for clause in release.only_if]
    names = {clause.attribute for clause in clauses} | {release.until for release in plan.releases}
    names |= {UNTIL, *plan.amounts, *(test.attribute for test in plan.tests)}
    return tuple(sorted(names | {EMPLOYEES_ATTRIBUTE} if plan.counts_employees else names))


@dataclass(frozen=True, slots=True)
class Said:
    """What events say, line by line; `form` is a number as of `form_numbers`."""

    day: Numbers
    code: Numbers
    form: Numbers
    attributes: AttributeColumn


def form_numbers(plan: Plan, forms: Sequence[str]) -> Numbers:
    """[n]: the places of some forms in `plan.form_names`; beyond the last any other form, and then none."""
    numbers = {name: number for number, name in enumerate((*plan.form_names, None, ""))}
    return np.array([numbers.get(form, numbers[None]) for form in forms], dtype=np.int32)


def allowed(plan: Plan, said: Said, forms: tuple[Form, ...]) -> Numbers:
    """[line]: whether the form is one of those (`ledger.matching.form_allowed`), as uint8."""
    first = {form.form: form for form in reversed(forms)}
    plain = {name for name, form in first.items() if not form.only_if}
    answers = [ALLOWED if name in plain else NOT_ALLOWED for name in plan.form_names]
    found: Numbers = np.array([*answers, NOT_ALLOWED, IN_DOUBT], dtype=np.uint8).take(said.form)
    for form in forms:
        if form.form and form.form not in plain:
            asked = (said.form == plan.form_names.index(form.form)) & (found == NOT_ALLOWED)
            rows, refusing = _holding(said, form.only_if, np.flatnonzero(asked))
            found[rows], found[refusing] = ALLOWED, REFUSES
    return found


def released(plan: Plan, said: Said) -> Numbers:
    """[release, line]: until when the event releases (`ledger.outcome`), as int32.

    NO if it does not, and `kernel.fields.REFUSES_DAY` if a length of time leads to a day that does not exist.
    """
    found = np.full((len(plan.releases), len(said.day)), f.NO, dtype=np.int32)
    for row, release in zip(found, plan.releases, strict=True):
        until = said.attributes.days(release.until)
        meant = plan.codes.fits((release.match,))[said.code] != 0
        rows, refusing = _holding(said, release.only_if, np.flatnonzero(meant & (until != f.NO)))
        row[rows], row[refusing] = until[rows], f.REFUSES_DAY
    return found


def verdicts(plan: Plan, said: Said) -> Numbers:
    """[test, line]: whether the event's attribute is as the test asks (`ledger.limits`), as uint8."""
    found = np.empty((len(plan.tests), len(said.day)), dtype=np.uint8)
    for row, test in zip(found, plan.tests, strict=True):
        said.attributes.judged(test.attribute, _Verdict(test), row)
    return found


def amounts(plan: Plan, said: Said) -> Numbers:
    """[attribute, line]: the number it is, NaN where it is none, as float64."""
    found = np.empty((len(plan.amounts), len(said.day)), dtype=np.float64)
    for row, name in zip(found, plan.amounts, strict=True):
        said.attributes.judged(name, _amount, row)
    return found


@dataclass(frozen=True, slots=True)
class _Verdict:
    test: Attribute

    def __call__(self, value: Value | None) -> int:
        if value is None:
            return f.NOT_DETERMINED
        return f.KEPT if str(value) in self.test.one_of else f.BROKEN


@dataclass(frozen=True, slots=True)
class _OneOf:
    values: frozenset[str]

    def __call__(self, value: Value | None) -> bool:
        return value in self.values


def _amount(value: Value | None) -> float:
    return float(value) if isinstance(value, int | float) else np.nan


def _holding(said: Said, clauses: Iterable[Clause], rows: Numbers) -> tuple[Numbers, Numbers]:
    """Those of the rows whose events satisfy every clause, and those where a clause's step is refused."""
    refusing = [np.empty(0, dtype=np.int64)]
    for clause in clauses:
        if clause.within is None:
            answers = np.empty(len(said.day), dtype=np.bool_)
            kept = said.attributes.judged(clause.attribute, _OneOf(clause.one_of), answers)[rows]
        else:
            value = said.attributes.days(clause.attribute)[rows]
            kept = (value != f.NO) & (said.day[rows] <= value)
            rows, value = rows[kept], value[kept]
            last = _after(clause.within, said.day[rows])
            refusing.append(rows[last == f.NO])
            kept = value <= last
        rows = rows[kept]
    return rows, np.concatenate(refusing)


def _after(step: Step, days: Numbers) -> Numbers:
    """The day one step after each of some days, NO where the step is refused."""
    return np.array([*map(_steps_from(step).__getitem__, days.tolist())], dtype=np.int64)


class _Reached(dict[int, int]):
    """The day one step after each day that was asked for, NO where the step is refused."""

    def __init__(self, step: Step) -> None:
        self._step = step

    def __missing__(self, day: int) -> int:
        try:
            found = day_number(self._step.after(day_of(day)))
        except Refused:
            found = f.NO
        self[day] = found
        return found


_steps_from = lru_cache(maxsize=1000)(_Reached)
