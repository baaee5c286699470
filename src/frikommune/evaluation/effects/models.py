"""Regressions of treatment and outcome on covariates, with what each row adds to their coefficients.

An estimate that uses a fitted model is less sure than one that knows it; `influence` carries that uncertainty
on. Own kernels, because statsmodels takes either weights of this kind or says what each row adds, not both;
`tests/evaluation/effects/test_models.py` holds them against it.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import expit

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
_STEPS = 60
_CLOSE = 1e-10
_FARTHEST = 30.0
"""How far the index of a logit may go: beyond, its probabilities are as good as 0 and 1."""


@dataclass(frozen=True, slots=True)
class Fitted:
    """A model as fitted, for n rows and k coefficients.

    `value` (n) is what it predicts, also for rows it was not fitted on; `slope` (n) how the prediction
    changes with its index; `design` (n × k); `influence` (n × k) what each row adds to the coefficients,
    zero for rows it was not fitted on; `converged` is False where no finite coefficients fit best.
    """

    value: Floats
    slope: Floats
    design: Floats
    influence: Floats
    coefficients: Floats
    converged: bool = True

    def moved(self, gradient: Floats) -> Floats:
        """What each row adds to a sum through the model; `gradient` (n): how predictions change the sum."""
        return np.asarray(self.influence @ (self.design.T @ (gradient * self.slope)))


def with_constant(covariates: Floats) -> Floats:
    """A constant and the covariates, each with mean 0 and spread 1: that rounds less."""
    spread = covariates.std(axis=0)
    scaled = (covariates - covariates.mean(axis=0)) / np.where(spread > 0, spread, 1.0)
    return np.column_stack([np.ones(len(covariates)), scaled])


def linear(design: Floats, outcome: Floats, weights: Floats) -> Fitted:
    """Weighted least squares; rows of weight 0 are only predicted."""
    bread = np.linalg.pinv(design.T @ (design * weights[:, None]), hermitian=True)
    coefficients = bread @ (design.T @ (weights * outcome))
    value = design @ coefficients
    scores = design * (weights * (outcome - value))[:, None]
    return Fitted(value, np.ones(len(value)), design, scores @ bread, coefficients)


def logit(design: Floats, outcome: Floats, weights: Floats) -> Fitted:
    """Weighted logistic regression by Newton's method; rows of weight 0 are only predicted."""
    coefficients = np.zeros(design.shape[1])
    before, converged = np.inf, False
    for _ in range(_STEPS):
        value = expit(np.clip(design @ coefficients, -_FARTHEST, _FARTHEST))
        bread = np.linalg.pinv(design.T @ (design * (weights * value * (1 - value))[:, None]), hermitian=True)
        coefficients = coefficients + bread @ (design.T @ (weights * (outcome - value)))
        deviance = _deviance(design @ coefficients, outcome, weights)
        if abs(before - deviance) <= _CLOSE * (abs(deviance) + 0.1):
            converged = bool(np.abs(design @ coefficients)[weights > 0].max() < _FARTHEST)
            break
        before = deviance
    value = expit(np.clip(design @ coefficients, -_FARTHEST, _FARTHEST))
    slope = value * (1 - value)
    bread = np.linalg.pinv(design.T @ (design * (weights * slope)[:, None]), hermitian=True)
    scores = design * (weights * (outcome - value))[:, None]
    return Fitted(value, slope, design, scores @ bread, coefficients, converged)


def _deviance(index: Floats, outcome: Floats, weights: Floats) -> float:
    """Minus twice the log-likelihood of a logit with this index."""
    return float(2 * np.sum(weights * (np.logaddexp(0, index) - outcome * index)))
