"""From a question to the estimator that answers it."""

from __future__ import annotations

import sys

import polars as pl
import pytest

from frikommune.errors import Refused
from frikommune.evaluation.effects import estimating
from frikommune.evaluation.effects.effect import ESTIMATORS
from frikommune.evaluation.effects.question import Question
from frikommune.evaluation.observations.observations import Roles
from frikommune.evaluation.observations.reading import observe
from frikommune.language import LANGUAGES

FRAME = pl.DataFrame({"work": [1, 0, 1, 1, 0, 0, 1, 0], "trial": [1, 1, 1, 1, 0, 0, 0, 0]})


@pytest.fixture
def rows():
    return observe(FRAME, Roles(outcome="work", treatment="trial"), "rows.csv")


@pytest.mark.parametrize("name", ESTIMATORS)
def test_every_estimator_has_its_place(name):
    assert callable(estimating.estimator_of(name))


def test_without_a_method_the_rule_chooses_and_says_why(rows):
    effect = estimating.estimate(rows, Question())
    assert effect.estimator == "two_groups"
    assert "de to grupper sammenlignes" in effect.notes[-1].da


def test_the_method_that_was_asked_for_is_used(rows):
    assert estimating.estimate(rows, Question(estimator="one_group", benchmark=0.4)).estimator == "one_group"


def test_a_method_that_is_none_is_refused_with_the_closest():
    with pytest.raises(Refused) as refused:
        estimating.estimator_of("matchd")
    assert "matched" in refused.value.refusals[0].do_next.en


def test_what_nobody_foresaw_reaches_a_user_in_words_with_its_cause_kept(rows, monkeypatch):
    def broken(observations, question):
        raise ZeroDivisionError("division by zero")

    estimating.estimator_of("two_groups")
    monkeypatch.setattr(sys.modules["frikommune.evaluation.effects.groups.two_groups"], "estimate", broken)
    with pytest.raises(Refused) as refused:
        estimating.estimate(rows, Question())
    (one,) = refused.value.refusals
    assert (one.code, one.where) == ("estimator_stumbled", "rows.csv")
    assert isinstance(refused.value.__cause__, ZeroDivisionError)
    for language in LANGUAGES:
        assert "ZeroDivisionError" in one.said_in(language)
