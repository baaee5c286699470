"""The estimator follows from what the rows have."""

import polars as pl
import pytest

from frikommune.errors import Refused
from frikommune.evaluation.effects.choosing import REASONS, choose
from frikommune.evaluation.effects.question import Question
from frikommune.evaluation.observations.observations import Roles
from frikommune.evaluation.observations.reading import observe
from tests.evaluation.observations.rows import PANEL, people, quarters

STAGGERED = PANEL.with_columns(start=pl.Series(["2018-Q3"] * 4 + ["2018-Q2"] * 4 + [""] * 4))


CASES = {
    "two_groups": people,
    "weighted": lambda: people(covariates=("alder",)),
    "did": lambda: quarters(treatment="med"),
    "staggered": lambda: quarters(STAGGERED, start="start"),
    "survival": lambda: people(outcome="", duration="dage", event="ude", covariates=("alder",)),
    "counts": lambda: people(exposure="dage"),
    "one_group": lambda: people(treatment=""),
}


@pytest.mark.parametrize("expected", CASES)
def test_what_rows_have_decides_the_estimator(expected):
    chosen, reason = choose(CASES[expected](), Question(benchmark=0.4))
    assert chosen == expected
    assert reason == REASONS[expected]


def test_a_count_that_is_asked_for_is_a_count():
    assert choose(people(), Question(outcome="count"))[0] == "counts"


def test_a_count_over_time_is_before_and_after():
    assert choose(quarters(treatment="med"), Question(outcome="count"))[0] == "did"


def test_an_exposure_over_time_is_refused_with_advice():
    with pytest.raises(Refused) as caught:
        choose(quarters(PANEL.with_columns(tid=2.0), treatment="med", exposure="tid"), Question())
    assert caught.value.refusals[0].code == "exposure_over_time"
    assert "weight" in caught.value.refusals[0].do_next.da


def test_persons_in_municipalities_over_time_are_before_and_after():
    given = quarters(PANEL, unit="", cluster="kommune", treated=("A",), since="2018-Q3")
    assert choose(given, Question())[0] == "did"


def test_the_questions_own_estimator_goes_first():
    assert choose(people(), Question(estimator="matched"))[0] == "matched"


def test_rows_with_nothing_to_compare_are_refused():
    with pytest.raises(Refused) as caught:
        choose(observe(PANEL, Roles(outcome="sats")), Question())
    assert caught.value.refusals[0].code == "nothing_to_compare"
