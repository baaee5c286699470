"""A question and roles from named values."""

from __future__ import annotations

import pytest

from frikommune.errors import Refused
from frikommune.evaluation.effects.question import Question
from frikommune.evaluation.evaluated.asked import question_of, roles_of
from frikommune.language import LANGUAGES


def test_nothing_said_is_the_question_as_it_stands():
    assert question_of({}) == Question()


def test_what_is_said_is_asked():
    asked = question_of({"estimator": "did", "direction": "lower", "margin": 0.05, "draws": 499})
    assert asked == Question(estimator="did", direction="lower", margin=0.05, draws=499)


@pytest.mark.parametrize(
    ("given", "code", "advice"),
    [
        ({"direktion": "higher"}, "unknown_name", "direction"),
        ({"estimator": "matchd"}, "unknown_choice", "matched"),
        ({"direction": "up"}, "unknown_choice", "higher"),
        ({"margin": "five"}, "not_a_number", "point"),
        ({"margin": True}, "not_a_number", "point"),
        ({"margin": float("nan")}, "not_a_number", "point"),
        ({"margin": -0.05}, "value_out_of_range", "leave it out"),
        ({"horizon": 0}, "value_out_of_range", "leave it out"),
        ({"level": 95}, "value_out_of_range", "leave it out"),
        ({"draws": 10}, "value_out_of_range", "leave it out"),
    ],
)
def test_what_cannot_be_asked_is_refused_with_advice(given, code, advice):
    with pytest.raises(Refused) as refused:
        question_of(given, "--")
    (one,) = refused.value.refusals
    assert one.code == code
    assert one.where == f"--{next(iter(given))}"
    assert advice in one.do_next.en
    for language in LANGUAGES:
        assert one.said_in(language).count("\n") == 4


def test_everything_that_is_wrong_is_told_at_once():
    with pytest.raises(Refused) as refused:
        question_of({"direction": "up", "estimator": "magic", "margin": "x"})
    assert len(refused.value.refusals) == 3


def test_one_name_is_as_good_as_a_list_of_one():
    assert roles_of({"treated": "Aalborg", "covariates": ["age"]}).treated == ("Aalborg",)
    assert roles_of({"covariates": "age"}).covariates == ("age",)


def test_a_role_that_is_none_is_refused_with_the_closest():
    with pytest.raises(Refused) as refused:
        roles_of({"treatmnt": "x"})
    assert "treatment" in refused.value.refusals[0].do_next.en
