"""The rows of terms, read back, say what the terms say."""

from typing import Any

import pytest
from hypothesis import given

from frikommune.dates import Step
from frikommune.language import NO_WORDS
from frikommune.law.rulebook import Rulebook
from frikommune.law.terms import (
    AtMost,
    Attribute,
    DutyTerms,
    Edge,
    Elapsed,
    LimitTerms,
    Longest,
    Match,
    NotPermitted,
    OnlyGroups,
    Permitted,
    Phase,
    PreconditionTerms,
    Ratio,
    Rhythm,
    Terms,
    Window,
)
from frikommune.ledger.population.kernel import fields as f
from frikommune.ledger.population.terms_plan import TermsTables
from frikommune.packfiles.pack import load_pack
from tests.ledger.population.reading_back import UNKNOWN, Reader, plain
from tests.ledger.strategies import laws


def assert_read_back(*several: Terms) -> None:
    tables = TermsTables()
    numbers = [tables.number(terms) for terms in several]
    reader = Reader(tables)
    assert [reader.terms(number) for number in numbers] == [plain(terms) for terms in several]


def terms_of(rulebook: Rulebook) -> list[Terms]:
    """The terms of every rule of some norms, with all trials, in every place, for every group."""
    world = rulebook.all_trials
    timelines = [
        world.timeline(norm.id, place, group)
        for norm in rulebook.norms.values()
        for place in rulebook.municipalities
        for group in filter(norm.concerns, rulebook.groups)
    ]
    return [terms for timeline in timelines for terms in timeline.all_terms]


@given(laws())
def test_the_terms_of_any_law_can_be_read_back(rulebook: Rulebook) -> None:
    assert_read_back(*terms_of(rulebook))


def test_the_terms_of_the_pack_can_be_read_back() -> None:
    assert_read_back(*terms_of(load_pack().rulebook))


GRANT = Match("bevilling", frozenset({"a", "b"}))
WEEKS, MONTHS = Step(weeks=4), Step(years=1, months=2, rounding="up")


@pytest.mark.parametrize(
    "test",
    [
        UNKNOWN,
        OnlyGroups(frozenset({"dagpenge"})),
        NotPermitted(),
        Permitted(),
        Elapsed(MONTHS, 425),
        Elapsed(MONTHS, 425, frozenset({"dagpenge", "kontanthjaelp"})),
        Elapsed(WEEKS, 28, frozenset({"dagpenge"}), 90),
        AtMost("uger", 5.5),
        AtMost("uger", 4, WEEKS),
        Longest(MONTHS),
        Ratio(5, 50, 10, 1),
        Attribute("slags", frozenset({"a"})),
    ],
)
def test_a_limit_can_be_read_back(test: Any) -> None:
    assert_read_back(LimitTerms(Match("andet"), Attribute("b", frozenset())), LimitTerms(GRANT, test))


@pytest.mark.parametrize(
    "terms",
    [
        PreconditionTerms(None, UNKNOWN),
        PreconditionTerms(GRANT, (Match("attest"), Match("attest", frozenset({"ny"}))), max_age=MONTHS),
        PreconditionTerms(
            GRANT, (), max_age_seconds=3600, carry_over=True, same_day="strict", clock="seconds"
        ),
    ],
)
def test_a_precondition_can_be_read_back(terms: Terms) -> None:
    assert_read_back(terms)


@pytest.mark.parametrize(
    "terms",
    [
        DutyTerms((GRANT,), windows=UNKNOWN, forms=UNKNOWN, rolls=True, same_day="same_day_counts"),
        DutyTerms((), windows={}, pauses=frozenset({"ferie", "barsel"}), early=WEEKS),
        DutyTerms(
            (), windows={3: Window(NO_WORDS, Edge(WEEKS, 2), due_seconds=60), 1: UNKNOWN}, clock="seconds"
        ),
        DutyTerms((), windows={1: Window(NO_WORDS, Edge(WEEKS), due_attribute="frist")}),
        DutyTerms((), rhythm=UNKNOWN),
        DutyTerms((), rhythm=Rhythm("last_done", (Phase(WEEKS, MONTHS, MONTHS), Phase(MONTHS)), WEEKS)),
    ],
)
def test_a_duty_can_be_read_back(terms: Terms) -> None:
    assert_read_back(
        DutyTerms((GRANT,), windows={1: UNKNOWN}, rhythm=Rhythm("origin", (Phase(WEEKS),))), terms
    )


def test_steps_that_only_say_the_same_in_other_units_are_two() -> None:
    tables = TermsTables()
    year, months = Step(years=1, rounding="down"), Step(months=12, rounding="down")
    assert tables.step(year) != tables.step(months)


def test_equal_terms_share_a_number_and_no_terms_have_none() -> None:
    tables = TermsTables()
    one, two = (LimitTerms(GRANT, Longest(Step(weeks=4))) for _ in range(2))
    assert [tables.number(terms) for terms in (one, two, None)] == [0, 0, f.NONE]
