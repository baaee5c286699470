"""Forms, releases, tests and amounts are answered event by event as the reference engine would."""

from datetime import date
from typing import Any

import numpy as np
from hypothesis import given

from frikommune.cases.history import Event
from frikommune.law.terms import DutyTerms, LimitTerms, Match, Release
from frikommune.ledger.limits import holds
from frikommune.ledger.matching import form_allowed
from frikommune.ledger.population.kernel import fields as f
from frikommune.ledger.population.numbering import day_number
from tests.ledger.population.encoding import PLAN, encoded, events

ANSWERS = {False: 0, True: 1, None: 2}


@given(events())
def test_a_form_is_allowed_as_the_reference_says(found: list[Event]) -> None:
    batch = encoded(found)
    for number, forms in enumerate(PLAN.forms):
        terms = DutyTerms((), forms=forms)
        assert batch.allowed[number].tolist() == [ANSWERS[form_allowed(terms, one)] for one in found]


def released_until(release: Release, one: Event) -> date | None:
    """Until when the event releases, in the words of `ledger.outcome`."""
    until = one.attributes.get(release.until)
    if not release.match.fits(one.kind, one.type) or not isinstance(until, date):
        return None
    return until if all(clause.holds(one.day, one.attributes) for clause in release.only_if) else None


@given(events())
def test_an_event_releases_until_the_day_the_reference_says(found: list[Event]) -> None:
    batch = encoded(found)
    for number, release in enumerate(PLAN.releases):
        days = [released_until(release, one) for one in found]
        assert batch.released[number].tolist() == [f.NO if one is None else day_number(one) for one in days]


@given(events())
def test_a_test_of_an_attribute_comes_out_as_in_the_reference(found: list[Event]) -> None:
    batch = encoded(found)
    for number, test in enumerate(PLAN.tests):
        terms: Any = LimitTerms(Match("bevilling"), test)
        assert batch.verdict[number].tolist() == [ANSWERS[holds(terms, None, one)[0]] for one in found]  # type: ignore[arg-type]


@given(events())
def test_an_amount_is_the_number_that_the_attribute_is(found: list[Event]) -> None:
    batch = encoded(found)
    for number, name in enumerate(PLAN.amounts):
        values = [one.attributes.get(name) for one in found]
        wanted = [float(value) if isinstance(value, int | float) else np.nan for value in values]
        assert np.array_equal(batch.amounts[number], wanted, equal_nan=True)
