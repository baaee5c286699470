"""Power by formula agrees with statsmodels, with published numbers, and with a tool that we did not write."""

from __future__ import annotations

import warnings
from math import inf, isnan, sqrt

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from frikommune.evaluation.power.clusters import change_variance, design_effect, effective
from frikommune.evaluation.power.computing import detectable, needed, power, power_not_worse
from frikommune.evaluation.power.settings import Means, Shares
from frikommune.evaluation.power.survival import Hazards, events_needed

SAME = 1e-9
"""Two implementations of one formula."""
THREE = 5e-4
"""Published with three decimals."""

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from statsmodels.stats.power import TTestIndPower, TTestPower
    from statsmodels.stats.proportion import power_proportions_2indep


def test_54_against_a_known_share_detect_18_8_points_and_5_points_need_769():
    assert detectable(Shares(0.417, 54), 0.58) == pytest.approx(0.188, abs=THREE)
    assert needed(lambda n: power(Shares(0.417, n), 0.05) >= 0.8) == 769


@pytest.mark.parametrize(
    ("baseline", "difference", "target", "each"),
    [
        (0.60, 0.10, 0.80, 356),  # Fleiss, Levin and Paik (2003), section 4.1: 376 with continuity correction
        (0.25, 0.15, 0.80, 152),
        (0.10, 0.05, 0.90, 918),
    ],
)
def test_the_number_in_each_of_two_groups_is_the_published_one(baseline, difference, target, each):
    assert needed(lambda n: power(Shares(baseline, n, n), difference) >= target) == each


@settings(max_examples=40)
@given(st.floats(0.05, 0.9), st.floats(0.02, 0.5), st.integers(10, 3000), st.floats(0.2, 5))
def test_two_shares_agree_with_statsmodels(baseline, difference, treated, ratio):
    assume(baseline + difference < 0.98)
    theirs = power_proportions_2indep(difference, baseline, treated, ratio=ratio, return_results=False)
    assert power(Shares(baseline, treated, treated * ratio), difference) == pytest.approx(theirs, abs=1e-6)


@settings(max_examples=40)
@given(st.floats(0.05, 1.5), st.integers(5, 300), st.integers(5, 300))
def test_two_means_agree_with_statsmodels(effect, treated, untreated):
    ours = power(Means(sqrt(1 / treated + 1 / untreated), treated + untreated - 2), effect)
    theirs = TTestIndPower().power(effect, treated, 0.05, ratio=untreated / treated)
    assume(not isnan(theirs))  # it fails far out, where the power is one
    assert ours == pytest.approx(theirs, abs=SAME)


@settings(max_examples=40)
@given(st.floats(0.05, 1.5), st.integers(5, 300))
def test_one_mean_agrees_with_statsmodels(effect, treated):
    ours = power(Means(1 / sqrt(treated), treated - 1), effect)
    theirs = TTestPower().power(effect, treated, 0.05)
    assume(not isnan(theirs))  # it fails far out, where the power is one
    assert ours == pytest.approx(theirs, abs=SAME)


@pytest.mark.parametrize(("share", "published"), [(0.5, 0.892), (0.3, 0.834)])
def test_clusters_agree_with_powerupr(share, published):
    """100 clusters of 50, effect 0.3, ICC 0.2, J − 2 degrees of freedom: PowerUpR and BACpowr."""
    treated, untreated = (effective(5000 * one, 100 * one, 0.2) for one in (share, 1 - share))
    setting = Means(sqrt(1 / treated + 1 / untreated), 98)
    assert power(setting, 0.3) == pytest.approx(published, abs=THREE)


def test_the_design_effect_is_the_published_one():
    assert design_effect(50, 0.02) == pytest.approx(1.98)  # Donner and Klar: 1 + (m − 1)ρ
    assert design_effect(50, 0.02, 0.6) == pytest.approx(1 + (1.36 * 50 - 1) * 0.02)  # Eldridge and others
    assert design_effect(1, 0.5) == 1
    assert design_effect(50, 0.0) == 1


def test_a_municipality_that_stays_as_it_is_leaves_only_its_citizens_chance():
    """Perfect autocorrelation: what is the same before and after is subtracted."""
    assert change_variance((8, 4), 0.1, 1.0, 100) == pytest.approx(0.9 / 100 * (1 / 8 + 1 / 4))
    assert change_variance((1, 1), 0.1, 0.0, 1e12) == pytest.approx(0.2)


def test_not_worse_has_the_power_of_the_published_formula():
    """Two groups, difference none: n = 2 (1.96 + 0.8416)² / margin² in each, Julious (2004), without t."""
    each = needed(lambda n: power_not_worse(Means(sqrt(2 / n)), 0.2) >= 0.8)
    assert each == 393


def test_not_worse_agrees_with_statsmodels_for_one_mean():
    theirs = TTestPower().power(0.3, 60, 0.025, alternative="larger")
    assert power_not_worse(Means(1 / sqrt(60), 59), 0.3) == pytest.approx(theirs, abs=SAME)


@pytest.mark.parametrize(("ratio", "events"), [(0.5, 66), (0.7, 247), (2.0, 66)])
def test_schoenfelds_events_are_the_published_ones(ratio, events):
    assert events_needed(ratio) == events


def test_no_ratio_needs_no_events():
    with pytest.raises(ValueError, match="hazard ratio 1"):
        events_needed(1.0)


@settings(max_examples=40)
@given(st.floats(0.05, 0.9), st.floats(0.1, 2.0) | st.floats(-0.8, -0.1), st.floats(0.3, 3))
def test_a_hazards_power_is_reached_with_schoenfelds_events(baseline, difference, ratio):
    """As many citizens as give the events needed have the power wanted, and a few fewer have less."""
    share = 1 / (1 + ratio)
    one = Hazards(baseline, 1.0, ratio)
    citizens = events_needed(1 + difference, share) / one.events(difference)
    enough = Hazards(baseline, citizens, citizens * ratio)
    assert 0.8 - 1e-9 <= power(enough, difference) <= 0.9
    assert power(Hazards(baseline, 0.8 * citizens, 0.8 * citizens * ratio), difference) < 0.8


@settings(max_examples=40)
@given(
    st.floats(0.05, 0.95), st.integers(4, 5000), st.floats(2, 400) | st.just(inf), st.sampled_from([1, -1])
)
def test_what_is_detectable_has_just_the_power_wanted(baseline, citizens, df, sign):
    most = (1 - baseline if sign > 0 else -baseline) * 0.999
    setting = Shares(baseline, citizens, citizens, df)
    least = detectable(setting, most)
    if least is None:
        assert power(setting, most) < 0.8
    else:
        assert power(setting, least) == pytest.approx(0.8, abs=1e-6)


@settings(max_examples=40)
@given(st.floats(0.001, 2), st.floats(0.001, 0.5), st.integers(1, 2000))
def test_power_is_a_probability_that_grows_with_the_difference(difference, error, df):
    less, more = (power(Means(error, df), one) for one in (difference, 1.1 * difference))
    assert 0 <= less <= more + 1e-9 <= 1 + 2e-9


@pytest.mark.parametrize("difference", [0.2, 0.3, 0.4, 0.5, 0.57])
def test_far_out_where_the_library_fails_the_power_is_one(difference):
    assert power(Means(0.0209349273748239, 89), difference) == pytest.approx(1)


def test_without_degrees_of_freedom_nothing_is_found():
    assert power(Means(0.1, 0), 5.0) == 0
    assert power_not_worse(Means(0.1, 0), 5.0) == 0


def test_what_no_number_reaches_is_none():
    assert needed(lambda n: False) is None
    assert needed(lambda n: n >= 70, most=98) == 70
    assert needed(lambda n: n >= 99, most=98) is None
