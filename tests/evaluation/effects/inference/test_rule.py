"""The written rule: which inference for how many, how large."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from frikommune.evaluation.effects.inference.rule import Method, decide, effective, rule
from tests.evaluation.effects.panels.made_up import cells

NORTH_JUTLAND = np.array([1.8, 20, 30, 36, 36, 38, 41, 43, 59, 64, 215])


def equal(count: int) -> np.ndarray:
    return np.full(count, 400.0)


@pytest.mark.parametrize(
    ("treated", "untreated", "method"),
    [
        (equal(1), equal(97), "randomisation"),
        (equal(4), equal(94), "randomisation"),
        (equal(11), equal(87), "randomisation"),
        (NORTH_JUTLAND, np.geomspace(3, 600, 87), "randomisation"),
        (equal(2), equal(9), "randomisation"),
        (equal(12), equal(86), "wild"),
        (equal(86), equal(12), "wild"),
        (equal(30), equal(30), "clustered"),
        (np.array([*equal(29), 40_000.0]), equal(70), "randomisation"),
        (equal(1), equal(10), "none"),
        (equal(1), equal(19), "randomisation"),
        (equal(1), equal(18), "none"),
        (equal(3), equal(2), "none"),
        (equal(3), equal(3), "none"),
        (np.array([18.0]), np.linspace(400, 900, 97), "none"),
    ],
)
def test_the_method_follows_from_numbers_and_sizes(
    treated: np.ndarray, untreated: np.ndarray, method: Method
) -> None:
    assert decide(treated, untreated).method == method


def test_a_stricter_level_needs_more_placebos() -> None:
    assert decide(equal(1), equal(49), level=0.95).method == "randomisation"
    assert decide(equal(1), equal(49), level=0.99).method == "none"


def test_without_a_test_the_reason_names_the_least_p_value_and_what_it_takes() -> None:
    chosen = decide(equal(1), equal(10))
    assert "p = 0,091" in chosen.reason.da
    assert "mindst 20 i alt" in chosen.reason.da
    assert "p = 0.091" in chosen.reason.en


def test_one_treated_makes_clustered_errors_doubtful_and_the_bootstrap_mute() -> None:
    chosen = decide(equal(1), equal(26))
    assert "only one unit (municipality) is in the trial" in chosen.doubt_clustered.en
    assert "hardly ever finds an effect" in chosen.doubt_wild.en
    assert not any(chosen.doubt_randomisation)


def test_what_is_chosen_is_not_doubted() -> None:
    assert not any(decide(equal(12), equal(50)).doubt_wild)
    assert not any(decide(equal(40), equal(50)).doubt_clustered)


def test_unequal_municipalities_count_as_fewer() -> None:
    assert effective(equal(11)) == pytest.approx(11)
    assert effective(NORTH_JUTLAND) == pytest.approx(5.4, abs=0.1)
    assert "omkring 5" in decide(NORTH_JUTLAND, np.geomspace(3, 600, 87)).doubt_clustered.da


def test_municipalities_with_both_kinds_are_bootstrapped_or_not_tested() -> None:
    panel = cells(40, 80)
    mixed = replace(panel, cluster=np.arange(80) % 16)
    assert rule(mixed).method == "wild"
    assert rule(replace(panel, cluster=np.arange(80) % 5)).method == "none"
    assert any(rule(mixed).doubt_randomisation)
