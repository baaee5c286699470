"""How a design is computed follows from its comparison and its municipalities."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from frikommune.evaluation.designs.choosing import FITS, choose
from frikommune.evaluation.designs.design import COMPARISONS, Design
from tests.evaluation.designs.made import WHOLE, outcome, spoilt

ONE = replace(WHOLE.expected, treated_clusters=1, periods_before=12)
CASES: dict[str, tuple[Design, str | None]] = {
    "nothing to compare with": (spoilt(comparison="none"), None),
    "a known figure": (spoilt(comparison="benchmark"), "one_group"),
    "before": (spoilt(comparison="before"), "two_groups"),
    "a number per citizen": (spoilt(comparison="before", primary=outcome(measure="count")), "counts"),
    "similar citizens": (spoilt(comparison="matched"), "weighted"),
    "time among similar citizens": (
        spoilt(comparison="matched", primary=outcome(measure="time")),
        "survival",
    ),
    "other municipalities": (WHOLE, "did"),
    "one municipality and many periods": (spoilt(municipalities=("Aalborg",), expected=ONE), "synthetic"),
    "one municipality and few periods": (
        spoilt(municipalities=("Aalborg",), expected=replace(ONE, periods_before=4)),
        "did",
    ),
    "nothing from before": (spoilt(expected=replace(WHOLE.expected, periods_before=0)), "two_groups"),
    "time in other municipalities": (spoilt(primary=outcome(measure="time")), "survival"),
}


@pytest.mark.parametrize("name", CASES)
def test_the_estimator_follows_from_the_comparison(name):
    design, estimator = CASES[name]
    found = choose(design)
    assert found.estimator == estimator
    assert found.reason.da != found.reason.en
    assert estimator is None or estimator in FITS[design.comparison]


def test_staggered_starts_are_never_plain_before_and_after():
    assert choose(WHOLE, [date(2018, 7, 1), date(2018, 10, 1)]).estimator == "staggered"
    assert choose(WHOLE, [date(2018, 7, 1), date(2018, 7, 1)]).estimator == "did"


def test_one_of_eleven_is_told_that_no_test_can_reach_its_level():
    few = spoilt(municipalities=("Aalborg",), expected=replace(ONE, untreated_clusters=10))
    assert "0,091" in choose(few).inference.da


def test_few_municipalities_are_tested_among_others():
    assert "randomiseringstest" in choose(WHOLE).inference.da
    assert "randomiseringstest" not in choose(spoilt(comparison="before")).inference.da


@pytest.mark.parametrize("comparison", COMPARISONS)
def test_every_comparison_has_its_computation_and_its_estimators(comparison):
    assert comparison in FITS
    assert choose(spoilt(comparison=comparison)).reason.da
