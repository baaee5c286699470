"""What must hold of every ledger, whatever the law and the history: random ones are tried."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from random import Random
from typing import TypeVar

from hypothesis import given, settings
from hypothesis import strategies as st

from frikommune.cases.history import History
from frikommune.law.rulebook import World
from frikommune.law.terms import DutyTerms
from frikommune.ledger.course import courses_of
from frikommune.ledger.reference import evaluate, evaluate_both, rows_of_norm
from frikommune.ledger.route import routes
from frikommune.ledger.row import Row
from tests.ledger.building import codes, day
from tests.ledger.strategies import Case, cases

OBSERVED = st.integers(0, 260).map(day)
Facts = tuple[object, ...]
T = TypeVar("T")


def facts(row: Row) -> Facts:
    """A row without the objects of its own world."""
    return row._replace(rule=None, notes=())  # type: ignore[arg-type]


def worlds(case: Case) -> tuple[World, ...]:
    book = case.rulebook
    return book.all_trials, book.no_trials, book.without(frozenset({"alle"}))


@given(cases(), OBSERVED)
def test_no_event_meets_two_occurrences_of_one_norm(case: Case, observed: date) -> None:
    if case.rulebook.norms["samtale"].kind != "duty":
        return
    for world in worlds(case):
        for course in {row.course for row in evaluate(case.history, world, observed)}:
            found = evaluate(case.history, world, observed)
            met = [row.met_by for row in found if row.course == course and row.met_by]
            assert len(met) == len(set(met))


@given(cases(), OBSERVED)
def test_what_is_met_was_met_in_its_window_unless_early_is_declared_and_what_is_late_after_it(
    case: Case, observed: date
) -> None:
    for row in evaluate(case.history, case.rulebook.all_trials, observed):
        if row.met_on is None or row.opens is None or row.rule.norm.kind != "duty":
            continue
        early = isinstance(row.rule.terms, DutyTerms) and row.rule.terms.early is not None
        assert early or row.opens <= row.met_on
        if row.outcome == "met":
            assert row.due is None or row.met_on <= row.due
            assert row.days_late == 0
        else:
            assert row.outcome == "late"
            assert row.due is not None
            assert row.days_late == (row.met_on - row.due).days > 0


@given(cases(), OBSERVED)
def test_standing_outcome_and_days_agree(case: Case, observed: date) -> None:
    for row in evaluate(case.history, case.rulebook.all_trials, observed):
        assert bool(row.met_by) == (row.met_on is not None)
        assert row.standing != "required" or row.outcome
        assert row.standing == "unknown" or row.opens is not None
        if row.outcome in ("overdue", "missed"):
            assert row.due is not None
            assert row.due < observed
        if row.outcome == "pending" and row.due is not None:
            assert row.due >= observed


@given(cases(), OBSERVED, st.integers(0, 60))
def test_observing_later_never_turns_met_or_late_into_something_else(
    case: Case, observed: date, more: int
) -> None:
    later = date.fromordinal(observed.toordinal() + more)
    for world in worlds(case):
        before, after = (evaluate(case.history, world, on) for on in (observed, later))
        kept = {(row.course, row.outcome, row.base, row.met_by) for row in after}
        for row in before:
            if row.outcome in ("met", "late") and row.rule.norm.kind == "duty":
                assert (row.course, row.outcome, row.base, row.met_by) in kept


@given(cases(), OBSERVED)
def test_a_world_without_trials_is_a_law_without_grants(case: Case, observed: date) -> None:
    bare = replace(case.rulebook, grants=())
    ours = evaluate(case.history, case.rulebook.no_trials, observed)
    assert [facts(row) for row in ours] == [
        facts(row) for row in evaluate(case.history, bare.all_trials, observed)
    ]


@given(cases(), OBSERVED)
def test_nothing_that_came_after_the_observation_day_is_used(case: Case, observed: date) -> None:
    known = replace(
        case.history,
        spells=tuple(
            replace(one, end=None if one.end and one.end > observed else one.end)
            for one in case.history.spells
            if one.start <= observed
        ),
        events=tuple(one for one in case.history.events if one.day <= observed),
        uses=tuple(one for one in case.history.uses if one.recorded_on <= observed),
    )
    world = case.rulebook.all_trials
    assert evaluate(known, world, observed) == evaluate(case.history, world, observed)


@given(cases(), OBSERVED)
def test_two_worlds_at_once_give_the_rows_of_each_alone(case: Case, observed: date) -> None:
    actual, *others = worlds(case)
    for other in others:
        one, two = evaluate_both(case.history, actual, other, observed)
        for rows, world in ((one, actual), (two, other)):
            alone = evaluate(case.history, world, observed)
            assert [(facts(row), codes(row)) for row in rows] == [(facts(row), codes(row)) for row in alone]


@given(cases(), OBSERVED)
def test_what_is_passed_over_as_silent_would_have_made_no_row(case: Case, observed: date) -> None:
    for world in worlds(case):
        for course in courses_of(case.history, observed):
            for route in routes(world, course.group, course.municipalities):
                if route.is_silent(course):
                    assert rows_of_norm(course, route) == []


@given(cases(), OBSERVED, st.randoms(use_true_random=False))
def test_the_order_in_which_things_were_read_does_not_matter(
    case: Case, observed: date, random: Random
) -> None:
    history, world = case.history, case.rulebook.all_trials
    again = History(
        history.subject,
        tuple(sorted(_shuffled(history.spells, random), key=lambda one: one.start)),
        tuple(sorted(_shuffled(history.events, random), key=lambda one: (one.day, one.sequence))),
        tuple(_shuffled(history.uses, random)),
        history.synthetic,
    )
    assert evaluate(again, world, observed) == evaluate(history, world, observed)


def _shuffled(part: tuple[T, ...], random: Random) -> list[T]:
    return random.sample(part, len(part))


@settings(max_examples=50)
@given(cases(), OBSERVED)
def test_evaluating_changes_nothing(case: Case, observed: date) -> None:
    world = case.rulebook.all_trials
    assert evaluate(case.history, world, observed) == evaluate(case.history, world, observed)
    fresh = World(case.rulebook, world.counted)
    assert list(map(facts, evaluate(case.history, fresh, observed))) == list(
        map(facts, evaluate(case.history, world, observed))
    )
