"""A design survives JSON and files, and what does not fit is refused at its field."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from frikommune.errors import Refused
from frikommune.evaluation.designs.as_json import design_json, design_of, registered_json, registered_of
from frikommune.evaluation.designs.design import (
    COMPARISONS,
    MEASURES,
    Amendment,
    Cost,
    DataPlan,
    Design,
    Expected,
    Guardrail,
    Lock,
    Outcome,
    Reform,
    Registered,
)
from frikommune.evaluation.effects.effect import ESTIMATORS
from frikommune.packfiles.designs import design_of_text
from frikommune.packfiles.designs_write import design_text
from tests.evaluation.designs.made import WHOLE

PINNED = "b6ed2993dcf7ce880c9db979bdcd4840f1fd03d7882f7359a69a7d98222a1c65"
WORDS = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=12).map(str.strip)
NUMBERS = st.none() | st.floats(-1e6, 1e6, allow_nan=False).map(lambda x: x + 0.0)
WHOLE_NUMBERS = st.none() | st.integers(0, 10_000)
DAYS = st.none() | st.dates(date(2000, 1, 1), date(2050, 1, 1))
OUTCOMES = st.builds(
    Outcome, WORDS, WORDS, st.sampled_from(MEASURES), indicator=WORDS, horizon=WHOLE_NUMBERS, smallest=NUMBERS
)
DESIGNS = st.builds(
    Design,
    WORDS,
    title=WORDS,
    theory=st.lists(WORDS, max_size=3).map(tuple),
    starts=DAYS,
    primary=st.none() | OUTCOMES,
    secondary=st.lists(OUTCOMES, max_size=2).map(tuple),
    comparison=st.sampled_from(COMPARISONS),
    benchmark=NUMBERS,
    estimator=st.none() | st.sampled_from(ESTIMATORS),
    guardrails=st.lists(st.builds(Guardrail, OUTCOMES, NUMBERS, WORDS), max_size=2).map(tuple),
    data=st.builds(DataPlan, WORDS, WORDS),
    costs=st.lists(st.builds(Cost, WORDS, NUMBERS, WHOLE_NUMBERS), max_size=2).map(tuple),
    reforms=st.lists(st.builds(Reform, WORDS, DAYS), max_size=2).map(tuple),
    expected=st.builds(Expected, WHOLE_NUMBERS, icc=NUMBERS),
)


@settings(max_examples=40)
@given(DESIGNS)
def test_a_design_survives_json(design):
    read = design_of(json.loads(json.dumps(design_json(design))))
    assert read == design
    assert read.digest == design.digest


@settings(max_examples=40)
@given(DESIGNS, st.booleans())
def test_a_design_survives_its_file(design, blanks):
    assert design_of_text(design_text(Registered(design), blanks=blanks), "x.toml").planned == design


def test_lock_and_amendments_survive_json():
    changed = replace(WHOLE, title="Et andet navn")
    lock = Lock(date(2018, 6, 1), WHOLE.digest, "koordinator", date(2018, 7, 1), "abc")
    both = Registered(WHOLE, lock, (Amendment(date(2018, 8, 1), "fordi", changed, "leder", True, "def"),))
    assert registered_of(json.loads(json.dumps(registered_json(both)))) == both


def test_two_designs_that_say_the_same_have_the_same_hash():
    assert replace(WHOLE, benchmark=1).digest == replace(WHOLE, benchmark=1.0).digest
    assert replace(WHOLE, benchmark=1.5).digest != replace(WHOLE, benchmark=1.0).digest


def test_a_field_that_says_nothing_leaves_the_hash_alone():
    """Pinned: what is added to designs later must not unlock those already locked."""
    assert Design("3.3", title="x").digest == PINNED


REFUSED: dict[str, tuple[dict[str, Any], str, str]] = {
    "no trial": ({}, "", "trial_missing"),
    "a misspelt key": ({"trial": "1", "tilte": "x"}, "", "unknown_key"),
    "a word that is no choice": ({"trial": "1", "comparison": "others"}, "comparison", "wrong_value"),
    "a text for a number": (
        {"trial": "1", "primary": {"name": "a", "smallest": "0,05"}},
        "primary.smallest",
        "wrong_value",
    ),
    "true for a number": (
        {"trial": "1", "guardrails": [{"outcome": {"name": "a"}, "stop_at": True}]},
        "guardrails.0.stop_at",
        "wrong_value",
    ),
    "a day that is not": ({"trial": "1", "starts": "2018-02-30"}, "starts", "wrong_value"),
    "a negative count": ({"trial": "1", "expected": {"treated": -5}}, "expected.treated", "wrong_value"),
    "half a citizen": ({"trial": "1", "expected": {"treated": 5.5}}, "expected.treated", "wrong_value"),
    "infinitely many kroner": (
        {"trial": "1", "costs": [{"name": "a", "amount": float("inf")}]},
        "costs.0.amount",
        "wrong_value",
    ),
    "more kroner than can be counted with": (
        {"trial": "1", "costs": [{"name": "a", "amount": 10**400}]},
        "costs.0.amount",
        "wrong_value",
    ),
    "words that are no list": ({"trial": "1", "theory": "først"}, "theory", "wrong_value"),
    "a number among words": ({"trial": "1", "theory": ["a", 2]}, "theory.1", "wrong_value"),
    "a text for a table": ({"trial": "1", "data": "sagerne"}, "data", "wrong_value"),
    "a text for a row": ({"trial": "1", "costs": ["attest"]}, "costs.0", "wrong_value"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_does_not_fit_is_refused_at_its_field(name):
    data, where, code = REFUSED[name]
    with pytest.raises(Refused) as caught:
        design_of(data)
    (one,) = caught.value.refusals
    assert (one.where, one.code) == (where, code)
    assert one.problem.da
    assert one.do_next.en


def test_everything_wrong_is_told_at_once():
    with pytest.raises(Refused) as caught:
        design_of({"unit": "person", "theory": 3, "expected": {"icc": "lav"}})
    assert [one.where for one in caught.value.refusals] == ["", "theory", "unit", "expected.icc"]
