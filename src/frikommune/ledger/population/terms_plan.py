"""The terms of norms as rows of numbers: windows, rhythms, triggers and tests (`T_*`, `W_*`, `P_*`)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import singledispatchmethod

from frikommune.dates import Step
from frikommune.law.source import Unknown
from frikommune.law.terms import (
    AtMost,
    Attribute,
    DutyTerms,
    Edge,
    Elapsed,
    Form,
    LimitTerms,
    Longest,
    Match,
    NotPermitted,
    OnlyGroups,
    Permitted,
    Phase,
    PreconditionTerms,
    Ratio,
    Release,
    Rhythm,
    Terms,
    Test,
    Window,
)
from frikommune.ledger.population.kernel import fields as f
from frikommune.ledger.population.numbering import Numbering, Numbers, table

_ROUNDING = {None: f.ROUND_NONE, "down": f.ROUND_DOWN, "up": f.ROUND_UP, "error": f.ROUND_ERROR}
_SAME_DAY = {"sequence": f.SEQUENCE, "strict": f.STRICT, "same_day_counts": f.SAME_DAY_COUNTS}
_RHYTHM = {"last_done": f.LAST_DONE, "origin": f.ORIGIN}
_FLAGS = (f.T_WINDOW_0, f.T_PHASE_0, f.T_PHASES, f.T_ROLLS, f.T_SAME_DAY, f.T_CLOCK, f.T_CARRY)
"""Columns that are 0 where the terms do not give them; the others are NONE."""


class TermsTables:
    """Terms by number, with everything that their rows point at.

    The parameters `T_P0` … `T_P3` of a test are: of OnlyGroups the set of groups; of Elapsed in groups the
    days, the set of groups and the length of the window in days (NONE if none), and without groups the step
    and NONE; of AtMost the attribute (a row of `Batch.amounts`), the place in `Law.totals` and the step from
    the course's start (NONE if none); of Longest the step; of Ratio `per`, `up_to`, `then_per` and
    `at_least`; of Attribute the row of `Batch.verdict`.
    """

    def __init__(self) -> None:
        self.steps: Numbering[Step] = Numbering()
        self.sets: Numbering[frozenset[Match]] = Numbering()
        self.groups: Numbering[frozenset[str]] = Numbering()
        self.forms: Numbering[tuple[Form, ...]] = Numbering()
        self.releases: Numbering[Release] = Numbering()
        self.tests: Numbering[Attribute] = Numbering()
        self.amounts: Numbering[str] = Numbering()
        self.spell_attributes: Numbering[str] = Numbering()
        self.totals: Numbering[float] = Numbering()
        self.due_seconds: list[int] = []
        self.terms: list[Terms] = []
        self._rows: list[list[int]] = []
        self._windows: list[list[int]] = []
        self._phases: list[list[int]] = []

    def number(self, terms: Terms | None) -> int:
        """The number of some terms; equal terms share one, and NONE is that of none."""
        if terms is None:
            return f.NONE
        if terms not in self.terms:
            row = [f.NONE] * f.T_FIELDS
            for column in _FLAGS:
                row[column] = 0
            self._fill(terms, row)
            self.terms.append(terms)
            self._rows.append(row)
        return self.terms.index(terms)

    def rows(self) -> Numbers:
        """[terms, T_*]."""
        return table(self._rows, f.T_FIELDS)

    def windows(self) -> Numbers:
        """[window, W_*]."""
        return table(self._windows, f.W_FIELDS)

    def phases(self) -> Numbers:
        """[phase, P_*]."""
        return table(self._phases, f.P_FIELDS)

    def step_rows(self) -> Numbers:
        """[step, STEP_*]."""
        rows = [
            (12 * one.years + one.months, 7 * one.weeks + one.days, _ROUNDING[one.rounding])
            for one in self.steps.things
        ]
        return table(rows, f.STEP_FIELDS)

    def step(self, step: Step | None) -> int:
        """The number of a step, NONE if there is none."""
        return f.NONE if step is None else self.steps.of(step)

    def group_set(self, groups: frozenset[str]) -> int:
        """The number of a set of groups, NONE if it is empty."""
        return self.groups.of(groups) if groups else f.NONE

    def kinds(self, kinds: frozenset[str]) -> int:
        """The number of the set that means events of these kinds, whatever their type."""
        return self.sets.of(frozenset(map(Match, kinds)))

    @singledispatchmethod
    def _fill(self, terms: Terms, row: list[int]) -> None:
        raise TypeError(type(terms))

    @_fill.register
    def _duty(self, terms: DutyTerms, row: list[int]) -> None:
        row[f.T_KIND] = f.DUTY
        row[f.T_DONE] = self.sets.of(frozenset(terms.done_by))
        row[f.T_WINDOW_0], row[f.T_WINDOWS] = len(self._windows), self._add_windows(terms.windows)
        self._rhythm(terms.rhythm, row)
        if isinstance(terms.forms, Unknown):
            row[f.T_FORMS] = f.NOT_KNOWN
        elif terms.forms:
            row[f.T_FORMS] = self.forms.of(terms.forms)
        row[f.T_EARLY] = self.step(terms.early)
        if terms.released_by is not None:
            row[f.T_RELEASE] = self.releases.of(terms.released_by)
        if terms.pauses:
            row[f.T_PAUSES] = self.kinds(terms.pauses)
        row[f.T_ROLLS] = int(terms.rolls)
        row[f.T_SAME_DAY], row[f.T_CLOCK] = _SAME_DAY[terms.same_day], int(terms.clock == "seconds")

    @_fill.register
    def _precondition(self, terms: PreconditionTerms, row: list[int]) -> None:
        row[f.T_KIND] = f.PRECONDITION
        if terms.trigger is not None:
            row[f.T_TRIGGER] = self.sets.of(frozenset((terms.trigger,)))
        requires = terms.requires
        known = None if isinstance(requires, Unknown) else frozenset(requires)
        row[f.T_REQUIRES] = f.NOT_KNOWN if known is None else self.sets.of(known)
        row[f.T_MAX_AGE] = self.step(terms.max_age)
        row[f.T_MAX_SECONDS] = f.NONE if terms.max_age_seconds is None else terms.max_age_seconds
        row[f.T_CARRY] = int(terms.carry_over)
        row[f.T_SAME_DAY], row[f.T_CLOCK] = _SAME_DAY[terms.same_day], int(terms.clock == "seconds")

    @_fill.register
    def _limit(self, terms: LimitTerms, row: list[int]) -> None:
        row[f.T_KIND] = f.LIMIT
        row[f.T_TRIGGER] = self.sets.of(frozenset((terms.trigger,)))
        test, *parameters = (f.NOT_KNOWN,) if isinstance(terms.test, Unknown) else self._test(terms.test)
        row[f.T_TEST] = test
        row[f.T_P0 : f.T_P0 + len(parameters)] = parameters

    def _add_windows(self, windows: Mapping[int, Window | Unknown] | Unknown | None) -> int:
        """Add the windows; how many, NONE if the terms have none, NOT_KNOWN where no source gives them."""
        if isinstance(windows, Unknown):
            return f.NOT_KNOWN
        if windows is None:
            return f.NONE
        for number in sorted(windows):
            window = windows[number]
            seconds = None if isinstance(window, Unknown) else window.due_seconds
            self.due_seconds.append(0 if seconds is None else seconds)
            self._windows.append([number, *self._window(window)])
        return len(windows)

    def _window(self, window: Window | Unknown) -> tuple[int, ...]:
        """The columns of a window after its number."""
        if isinstance(window, Unknown):
            return (f.UNKNOWN, f.NONE, 0, f.DUE_WITH_COURSE, f.NONE, 0)
        opens = self._edge(window.opens)
        if window.due_attribute:
            due = (f.DUE_ATTRIBUTE, self.spell_attributes.of(window.due_attribute), 0)
        elif window.due_seconds is not None:
            due = (f.DUE_SECONDS, f.NONE, 0)
        elif window.due is None:
            due = (f.DUE_WITH_COURSE, f.NONE, 0)
        else:
            due = (f.DUE_STEP, *self._edge(window.due))
        return (f.SPAN, *opens, *due)

    def _edge(self, edge: Edge) -> tuple[int, int]:
        return self.steps.of(edge.step), edge.less_days

    def _rhythm(self, rhythm: Rhythm | Unknown | None, row: list[int]) -> None:
        if isinstance(rhythm, Unknown):
            row[f.T_RHYTHM] = f.NOT_KNOWN
        elif rhythm is not None:
            row[f.T_RHYTHM] = _RHYTHM[rhythm.counted_from]
            row[f.T_PHASE_0], row[f.T_PHASES] = len(self._phases), len(rhythm.phases)
            row[f.T_FIRST_DUE] = self.step(rhythm.first_due)
            self._phases += [self._phase(phase) for phase in rhythm.phases]

    def _phase(self, phase: Phase) -> list[int]:
        return [self.steps.of(phase.every), self.step(phase.grace), self.step(phase.until)]

    def _test(self, test: Test) -> tuple[int, ...]:
        """The number of the test and its parameters."""
        match test:
            case OnlyGroups():
                return f.TEST_GROUPS, self.groups.of(test.groups)
            case NotPermitted():
                return (f.TEST_NEVER,)
            case Permitted():
                return (f.TEST_ALWAYS,)
            case Elapsed():
                return f.TEST_ELAPSED, *self._elapsed(test)
            case AtMost():
                total, within = self.totals.of(test.total), self.step(test.within_first)
                return f.TEST_AT_MOST, self.amounts.of(test.attribute), total, within
            case Longest():
                return f.TEST_LONGEST, self.steps.of(test.step)
            case Ratio():
                return f.TEST_RATIO, test.per, test.up_to, test.then_per, test.at_least
            case Attribute():
                return f.TEST_ATTRIBUTE, self.tests.of(test)

    def _elapsed(self, test: Elapsed) -> tuple[int, ...]:
        if not test.groups:
            return self.steps.of(test.at_least), f.NONE
        within = f.NONE if test.within_days is None else test.within_days
        return test.days, self.groups.of(test.groups), within
