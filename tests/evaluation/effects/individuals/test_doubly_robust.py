"""Weighting, regression and both, against Stata's published numbers and statsmodels."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import statsmodels.api as sm
from statsmodels.treatment.tests.results.results_teffects import results_ra
from statsmodels.treatment.treatment_effects import TreatmentEffect

from frikommune.evaluation.effects.individuals.doubly_robust import (
    Parts,
    by_regression,
    by_weighting,
    doubly_robust,
    plain,
)
from frikommune.evaluation.effects.models import linear, logit, with_constant
from tests.evaluation.effects.published import births

STATA = 1e-6
STATSMODELS = 1e-4
OUTCOME = ["prenatal1_", "mmarried_", "mage", "fbaby_"]
TREATMENT = ["mmarried_", "mage", "mage2", "fbaby_", "medu"]


def error(contrast) -> float:
    return float(np.sqrt((contrast.influence**2).sum()))


@pytest.fixture(scope="module")
def parts() -> Parts:
    frame = births()
    y, treated = frame["bweight"].to_numpy(float), frame["mbsmoke_"].to_numpy() == 1
    ones = np.ones(len(y))
    x = with_constant(frame[OUTCOME].to_numpy(float))
    z = with_constant(frame[TREATMENT].to_numpy(float))
    return Parts(
        y,
        treated,
        ones,
        logit(z, treated * 1.0, ones),
        linear(x, y, ones * treated),
        linear(x, y, ones * ~treated),
    )


@pytest.fixture(scope="module")
def theirs():
    frame = births()
    chosen = sm.Logit(frame["mbsmoke_"], sm.add_constant(frame[TREATMENT])).fit(disp=0)
    model = sm.OLS(frame["bweight"].astype(float), sm.add_constant(frame[OUTCOME]))
    return TreatmentEffect(model, frame["mbsmoke_"].to_numpy(), results_select=chosen)


@pytest.mark.parametrize(("estimand", "table"), [("all", "table"), ("treated", "table_t")])
def test_regression_adjustment_is_statas(parts, estimand, table):
    """`teffects ra`, as statsmodels keeps it: −239.64 (23.82), for the treated −223.30 (22.74)."""
    published = getattr(results_ra, table)
    found = by_regression(parts, estimand)
    assert (found.value, error(found)) == pytest.approx(tuple(published[0, :2]), rel=STATA)
    assert found.untreated == pytest.approx(published[1, 0], rel=STATA)


@pytest.mark.parametrize(("estimand", "group"), [("all", "all"), ("treated", 1)])
def test_weighting_is_that_of_statsmodels(parts, theirs, estimand, group):
    found, known = by_weighting(parts, estimand), theirs.ipw(effect_group=group).results_gmm
    assert (found.value, found.untreated) == pytest.approx(tuple(known.params[:2]), rel=1e-6)
    assert error(found) == pytest.approx(known.bse[0], rel=STATSMODELS)


def test_doubly_robust_is_that_of_statsmodels(parts, theirs):
    found, known = doubly_robust(parts, "all"), theirs.aipw().results_gmm
    assert (found.value, found.untreated) == pytest.approx(tuple(known.params[:2]), rel=1e-6)
    assert error(found) == pytest.approx(known.bse[0], rel=STATSMODELS)


@pytest.mark.parametrize("estimator", [by_regression, by_weighting, doubly_robust])
@pytest.mark.parametrize("estimand", ["all", "treated"])
def test_what_rows_add_is_what_leaving_them_out_changes(parts, estimator, estimand):
    """The influence of a row is the first order of −(estimate without it − estimate); models fitted anew."""

    def again(weights):
        y, treated = parts.outcome, parts.treated
        models = (linear(parts.with_it.design, y, weights * side) for side in (treated, ~treated))
        chance = logit(parts.propensity.design, treated * 1.0, weights)
        return estimator(Parts(y, treated, weights, chance, *models), estimand)

    whole = again(np.ones(len(parts.outcome)))
    for row in (0, 7, 1000):
        weights = np.ones(len(parts.outcome))
        weights[row] += 1e-3
        assert (again(weights).value - whole.value) / 1e-3 == pytest.approx(
            whole.influence[row], rel=2e-2, abs=1e-4
        )


@pytest.mark.parametrize("estimator", [by_regression, by_weighting, doubly_robust])
@pytest.mark.parametrize("wrong", ["propensity", "outcome"])
def test_only_the_doubly_robust_stands_one_wrong_model(estimator, wrong):
    """Ten thousand made-up persons with an effect of 1; the wrong model has no covariate."""
    lot = np.random.default_rng(5)
    x = lot.normal(size=(20_000, 1))
    treated = lot.uniform(size=20_000) < 1 / (1 + np.exp(-x[:, 0]))
    y = 2 * x[:, 0] + treated + lot.normal(size=20_000)
    ones, full, empty = np.ones(20_000), with_constant(x), np.ones((20_000, 1))
    z, d = (empty, full) if wrong == "propensity" else (full, empty)
    chance = logit(z, treated.astype(np.float64), ones)
    parts = Parts(y, treated, ones, chance, linear(d, y, ones * treated), linear(d, y, ones * ~treated))
    found = estimator(parts, "treated").value
    stands = estimator is doubly_robust or (estimator is by_weighting) == (wrong == "outcome")
    assert (abs(found - 1) < 0.1) == stands


def test_a_row_with_weight_two_is_two_rows(parts):
    """For the plain difference: values are the same, whichever way the second one is written."""
    twice = replace(parts, weights=np.where(parts.treated, 2.0, 1.0))
    assert plain(twice).value == pytest.approx(plain(parts).value)
