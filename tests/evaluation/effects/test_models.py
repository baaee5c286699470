"""Regressions with what each row adds, against statsmodels and a published logit."""

from __future__ import annotations

import numpy as np
import pytest
import statsmodels.api as sm

from frikommune.evaluation.effects.models import linear, logit, with_constant
from tests.evaluation.effects.published import LALONDE, births, lalonde

CLOSE = 1e-7
LOG_LIKELIHOOD = -407.18136
"""Cunningham, Causal Inference: The Mixtape, chapter 5: the logit of training, Stata."""
COEFFICIENTS = {"age": 2.370112, "agecube": 0.0005616, "marr": -1.524701, "u74": 1.778029}


@pytest.fixture(scope="module")
def rows():
    frame = births()
    design = with_constant(frame[["mmarried_", "mage", "fbaby_", "medu"]].to_numpy(float))
    weights = np.random.default_rng(1).uniform(0.5, 2, len(frame))
    return design, frame["mbsmoke_"].to_numpy(float), frame["bweight"].to_numpy(float), weights


def test_a_weighted_logit_and_its_robust_errors_are_those_of_statsmodels(rows):
    design, smokes, _, weights = rows
    ours = logit(design, smokes, weights)
    theirs = sm.GLM(smokes, design, family=sm.families.Binomial(), freq_weights=weights).fit(cov_type="HC0")
    assert ours.coefficients == pytest.approx(theirs.params, rel=CLOSE)
    scores = design * (weights * (smokes - theirs.fittedvalues))[:, None]
    bread = np.linalg.inv(design.T @ (design * (weights * ours.slope)[:, None]))
    assert ours.influence.T @ ours.influence == pytest.approx(bread @ scores.T @ scores @ bread, rel=1e-5)


def test_weighted_least_squares_and_robust_errors_are_those_of_statsmodels(rows):
    design, _, weight, weights = rows
    ours = linear(design, weight, weights)
    theirs = sm.WLS(weight, design, weights=weights).fit(cov_type="HC0")
    assert ours.coefficients == pytest.approx(theirs.params, rel=CLOSE)
    assert np.sqrt((ours.influence**2).sum(axis=0)) == pytest.approx(theirs.bse, rel=CLOSE)


def test_a_logit_with_cubes_of_ages_is_the_published_one():
    frame = lalonde()
    covariates, treated = frame[list(LALONDE)].to_numpy(float), frame["treat"].to_numpy()
    fitted = logit(with_constant(covariates), treated, np.ones(len(frame)))
    likelihood = np.log(np.where(treated == 1, fitted.value, 1 - fitted.value)).sum()
    assert likelihood == pytest.approx(LOG_LIKELIHOOD, abs=1e-4)
    unscaled = dict(zip(LALONDE, fitted.coefficients[1:] / covariates.std(axis=0), strict=True))
    for name, published in COEFFICIENTS.items():
        assert unscaled[name] == pytest.approx(published, rel=2e-4)


def test_rows_without_weight_are_predicted_but_decide_nothing(rows):
    design, smokes, weight, weights = rows
    some = weights * (np.arange(len(weights)) % 2)
    for fit, outcome in ((linear, weight), (logit, smokes)):
        whole, half = fit(design, outcome, some), fit(design[1::2], outcome[1::2], weights[1::2])
        assert whole.coefficients == pytest.approx(half.coefficients, rel=CLOSE)
        assert not whole.influence[::2].any()


def test_a_logit_that_separates_says_that_it_did_not_converge():
    x = np.linspace(-1, 1, 40, dtype=float)
    assert not logit(with_constant(x[:, None]), (x > 0).astype(np.float64), np.ones(40)).converged
