"""The rule that makes a verdict of an interval."""

from __future__ import annotations

from math import inf, log, nan

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frikommune.evaluation.effects.effect import Estimate, Scale
from frikommune.evaluation.effects.question import Direction
from frikommune.evaluation.verdicts.rule import held_at_all, oriented, verdict_of, worthwhile_of
from frikommune.evaluation.verdicts.verdict import VERDICTS
from frikommune.language import Text

NAME = Text.same("x")
ends = st.floats(-1, 1, allow_nan=False)


def verdict(
    interval, *, value=None, direction: Direction = "higher", margin=None, scale: Scale = "share", **more
):
    corrected = more.pop("corrected_p", None)
    middle = value if value is not None else sum(interval) / 2
    estimate = Estimate(NAME, middle, interval, **more)
    return verdict_of(estimate, oriented(estimate, scale, direction, margin, None), corrected)


@pytest.mark.parametrize(
    ("interval", "margin", "expected"),
    [
        ((0.01, 0.2), None, "improved"),
        ((0.0, 0.2), None, "cannot_tell"),
        ((-0.2, -0.01), None, "worse"),
        ((-0.04, 0.1), None, "cannot_tell"),
        ((-0.04, 0.1), 0.05, "not_worse"),
        ((-0.05, 0.1), 0.05, "cannot_tell"),
        ((-0.04, -0.01), 0.05, "not_worse"),
        ((-0.06, -0.01), 0.05, "worse"),
        ((0.01, 0.2), 0.05, "improved"),
    ],
)
def test_where_the_interval_lies_decides(interval, margin, expected):
    assert verdict(interval, margin=margin) == expected


@given(ends, ends, st.none() | st.floats(0.001, 0.5))
def test_turning_the_outcome_round_turns_nothing_else(one, other, margin):
    low, high = sorted((one, other))
    turned = verdict((-high, -low), direction="lower", margin=margin)
    assert turned == verdict((low, high), margin=margin)


@given(ends, ends, st.floats(0.001, 0.5))
def test_a_margin_never_makes_a_verdict_worse(one, other, margin):
    order = {"worse": 0, "cannot_tell": 1, "not_worse": 2, "improved": 3}
    interval = (min(one, other), max(one, other))
    assert order[verdict(interval, margin=margin)] >= order[verdict(interval)]


def test_a_margin_of_a_ratio_is_a_part_of_it_and_not_a_logarithm():
    fewer = (log(0.81), log(1.1))
    assert verdict(fewer, margin=0.2, scale="rate_ratio") == "not_worse"
    assert verdict((log(0.79), log(1.1)), margin=0.2, scale="rate_ratio") == "cannot_tell"
    more = (log(0.9), log(1.19))
    assert verdict(more, margin=0.2, scale="rate_ratio", direction="lower") == "not_worse"
    assert verdict((log(0.9), log(1.21)), margin=0.2, scale="rate_ratio", direction="lower") == "cannot_tell"


def test_an_estimate_in_doubt_tells_nothing():
    assert verdict((0.1, 0.2), doubt=Text.same("one treated"), p_value=0.001) == "cannot_tell"


@pytest.mark.parametrize("interval", [(nan, 0.2), (0.1, nan)])
def test_an_interval_that_is_no_number_tells_nothing(interval):
    assert verdict(interval, value=0.15) == "cannot_tell"


def test_an_interval_open_to_one_side_still_tells_what_it_excludes():
    assert verdict((0.1, inf), value=0.2) == "improved"
    assert verdict((-inf, 0.1), value=0.0, margin=0.1) == "cannot_tell"


@pytest.mark.parametrize(
    ("value", "p", "expected"),
    [(1, 0.02, "improved"), (-1, 0.02, "worse"), (1, 0.09, "cannot_tell"), (1, None, "cannot_tell")],
)
def test_without_interval_the_test_tells_whether_there_is_a_difference(value, p, expected):
    assert verdict(None, value=value, p_value=p, margin=5.0) == expected


def test_the_corrected_p_value_must_hold_too():
    assert verdict((0.01, 0.2), corrected_p=0.04) == "improved"
    assert verdict((0.01, 0.2), corrected_p=0.06) == "cannot_tell"
    assert verdict((-0.2, -0.01), corrected_p=0.06) == "cannot_tell"
    assert verdict((0.01, 0.2), corrected_p=0.06, margin=0.05) == "not_worse"


def test_the_level_of_the_estimate_is_the_one_that_its_test_is_held_to():
    assert verdict(None, value=1, p_value=0.07, level=0.9) == "improved"


def test_what_holds_at_every_bound():
    assert held_at_all(("improved", "improved")) == "improved"
    assert held_at_all(("improved", "not_worse")) == "not_worse"
    assert held_at_all(("improved", "cannot_tell")) == "cannot_tell"
    assert held_at_all(("worse", "improved")) == "cannot_tell"
    for one in VERDICTS:
        assert held_at_all((one,)) == one


@pytest.mark.parametrize(
    ("interval", "expected"),
    [((0.05, 0.2), "surely"), ((0.01, 0.05), "perhaps"), ((0.01, 0.04), "no"), (None, "not_said")],
)
def test_whether_it_is_worthwhile(interval, expected):
    estimate = Estimate(NAME, 0.03, interval)
    assert worthwhile_of(oriented(estimate, "share", "higher", None, 0.05)) == expected


def test_a_rate_that_falls_by_a_quarter_is_worthwhile_where_a_fifth_was_asked_for():
    estimate = Estimate(NAME, log(0.7), (log(0.65), log(0.75)))
    assert worthwhile_of(oriented(estimate, "rate_ratio", "lower", None, 0.2)) == "surely"
    assert worthwhile_of(oriented(estimate, "rate_ratio", "lower", None, 0.3)) == "perhaps"
