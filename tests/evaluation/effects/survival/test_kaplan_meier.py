"""Curves and restricted means, against R's printed numbers, a textbook trial and lifelines."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lifelines import KaplanMeierFitter
from lifelines.datasets import load_leukemia, load_lung
from lifelines.utils import restricted_mean_survival_time

from frikommune.evaluation.effects.survival.kaplan_meier import kaplan_meier

pytestmark = pytest.mark.filterwarnings("ignore:Starting with pandas")
PRINTED = 2e-6
CLOSE = 1e-9
MAINTAINED = [9, 13, -13, 18, 23, -28, 31, 34, -45, 48, -161]
"""Acute myelogenous leukaemia (Miller, Survival Analysis, 1981; `aml` in R): weeks, negative: unfinished."""
NOT_MAINTAINED = [5, 5, 8, 8, 12, -16, 23, 27, 30, 33, 43, 45]


def curve_of(times):
    values = np.array(times, dtype=float)
    return kaplan_meier(np.abs(values), values > 0, np.ones(len(values)))


@pytest.mark.parametrize(
    ("times", "mean", "error"), [(MAINTAINED, 41.96818, 11.257627), (NOT_MAINTAINED, 22.70833, 4.180942)]
)
def test_restricted_means_are_those_that_r_prints(times, mean, error):
    """`summary(survfit(Surv(time, status) ~ x, aml))$table`, up to 103 weeks."""
    curve = curve_of(times)
    assert (curve.mean(103), curve.mean_error(103)) == pytest.approx((mean, error), rel=PRINTED)


@pytest.mark.parametrize(("sex", "mean", "error", "median"), [(1, 326.0841, 22.91156, 270)])
def test_lung_cancer_is_as_r_prints_it(sex, mean, error, median):
    """`summary(survfit(Surv(time, status) ~ sex, lung))$table`, up to 1022 days."""
    lung = load_lung()
    side = lung[lung["sex"] == sex]
    curve = kaplan_meier(side["time"].to_numpy(float), side["status"].to_numpy() == 1, np.ones(len(side)))
    assert (curve.mean(1022), curve.mean_error(1022)) == pytest.approx((mean, error), rel=PRINTED)
    assert curve.median() == median


def test_the_first_trial_of_mercaptopurine_is_as_textbooks_have_it():
    """Kleinbaum and Klein, Survival Analysis, table 2.1: S(10) = .7529 (.0963), S(23) = .4482 (.1346)."""
    frame = load_leukemia()
    side = frame[frame["Rx"] == 0]
    curve = kaplan_meier(side["t"].to_numpy(float), side["status"].to_numpy() == 1, np.ones(len(side)))
    for time, share, error in ((10, 0.7529, 0.0963), (23, 0.4482, 0.1346)):
        assert (curve.at(time), curve.share_error(time)) == pytest.approx((share, error), abs=5e-5)


lives = st.lists(st.tuples(st.integers(1, 9), st.booleans()), min_size=3, max_size=25)


@given(lives)
def test_curve_band_and_mean_are_those_of_lifelines(rows):
    time, event = np.array([t for t, _ in rows], dtype=float), np.array([e for _, e in rows])
    if not event.any():
        return
    ours, theirs = kaplan_meier(time, event, np.ones(len(time))), KaplanMeierFitter().fit(time, event)
    for when in (1.0, 4.0, 9.0):
        assert ours.at(when) == pytest.approx(float(theirs.predict(when)), abs=CLOSE)
    until = ours.longest
    assert ours.mean(until) == pytest.approx(restricted_mean_survival_time(theirs, t=until), abs=1e-6)


def test_a_band_is_that_of_lifelines():
    frame = load_lung()
    time, event = frame["time"].to_numpy(float), frame["status"].to_numpy() == 1
    ours, theirs = kaplan_meier(time, event, np.ones(len(time))), KaplanMeierFitter().fit(time, event)
    low, high = theirs.confidence_interval_.loc[310.0]
    assert ours.band(310.0, ours.share_error(310.0), 0.95) == pytest.approx((low, high), abs=1e-7)


@given(lives, st.integers(2, 8))
def test_what_a_row_adds_is_how_the_mean_changes_with_its_weight(rows, horizon):
    time, event = np.array([t for t, _ in rows], dtype=float), np.array([e for _, e in rows])
    if not event.any():
        return
    weights = np.linspace(1, 2, len(time))
    curve = kaplan_meier(time, event, weights)
    adds = curve.mean_influence(horizon)
    assert adds.sum() == pytest.approx(0, abs=1e-9)
    if curve.survival[-1] < 1e-9:
        return  # where a curve ends at nought one row more makes a corner
    for row in (0, len(time) - 1):
        step = np.where(np.arange(len(time)) == row, 1e-6, 0.0)
        more = kaplan_meier(time, event, weights * (1 + step)).mean(horizon)
        assert (more - curve.mean(horizon)) / 1e-6 == pytest.approx(adds[row], abs=1e-3)


def test_a_row_of_weight_two_is_two_rows():
    twice, weighted = (
        curve_of([3, 3, -5, 7]),
        kaplan_meier(np.array([3.0, 5, 7]), np.array([True, False, True]), np.array([2.0, 1, 1])),
    )
    assert twice.survival == pytest.approx(weighted.survival)


def test_the_curve_falls_and_begins_at_one():
    curve = curve_of(MAINTAINED)
    assert curve.at(0) == 1
    assert all(a > b for a, b in pairwise(curve.survival))


def test_a_curve_that_never_reaches_half_has_no_median():
    assert curve_of([3, -5, -6, -7]).median() is None


def test_rows_without_weight_are_not_there():
    time, event = np.array([1.0, 2, 3, 9]), np.array([True, True, False, True])
    some = kaplan_meier(time, event, np.array([1.0, 1, 1, 0]))
    assert some.survival == pytest.approx(kaplan_meier(time[:3], event[:3], np.ones(3)).survival)
    assert some.mean_influence(5.0)[3] == 0
