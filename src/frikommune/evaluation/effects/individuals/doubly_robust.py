"""Effects from individual records: by weighting, by regression, by both; each with what every row adds to it.

Sources: the augmented estimator of Robins, Rotnitzky and Zhao (1994) as in Stata's `teffects aipw`; for the
effect on the treated its form with weights that add up to one (Sant'Anna and Zhao, Journal of Econometrics
219, 2020, equation 3.1 without time). Errors are those of stacked estimating equations (Newey and McFadden
1994, section 6), so the models' own uncertainty is in them. statsmodels' `TreatmentEffect` gives the same
numbers for all, but none of them for the treated doubly robustly, nor with weights or clusters.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from frikommune.evaluation.effects.models import Fitted, Flags, Floats
from frikommune.evaluation.effects.question import Estimand


@dataclass(frozen=True, slots=True)
class Contrast:
    """An effect's `value`, and `influence` (n): what each row adds to it, adding up to 0.

    `untreated` is the mean that those whom the effect is about would have without the trial.
    """

    value: float
    influence: Floats
    untreated: float


@dataclass(frozen=True, slots=True)
class Parts:
    """What the estimators share, for n rows.

    `weights` are sampling weights, 0 for rows that are left out of the effect (not of the models);
    `propensity` predicts being treated; `with_it` and `without` predict the outcome on either side.
    """

    outcome: Floats
    treated: Flags
    weights: Floats
    propensity: Fitted
    with_it: Fitted
    without: Fitted


def plain(parts: Parts) -> Contrast:
    """The difference of two means."""
    one, first = _mean(parts.outcome, parts.weights * parts.treated)
    none, second = _mean(parts.outcome, parts.weights * ~parts.treated)
    return Contrast(one - none, first - second, none)


def by_regression(parts: Parts, estimand: Estimand) -> Contrast:
    """Regression adjustment: both models' predictions, averaged over those whom the estimand is about."""
    over = _population(parts, estimand)
    total = over.sum()
    one, first = _mean(parts.with_it.value, over)
    none, second = _mean(parts.without.value, over)
    moved = parts.with_it.moved(over) - parts.without.moved(over)
    return Contrast(one - none, first - second + moved / total, none)


def by_weighting(parts: Parts, estimand: Estimand) -> Contrast:
    """Inverse probability weighting, with weights that add up to one on each side (Hájek)."""
    (one, first), (none, second) = (
        _weighted_mean(parts, parts.outcome, estimand, side) for side in (True, False)
    )
    return Contrast(one - none, first - second, none)


def doubly_robust(parts: Parts, estimand: Estimand) -> Contrast:
    """Regression and weighting together: right if either model is."""
    return _robust_for_all(parts) if estimand == "all" else _robust_for_treated(parts)


def _robust_for_all(parts: Parts) -> Contrast:
    chance, weights, y = parts.propensity.value, parts.weights, parts.outcome
    in_one, in_none = parts.treated / chance, ~parts.treated / (1 - chance)
    one, none = parts.with_it, parts.without
    each = one.value - none.value + in_one * (y - one.value) - in_none * (y - none.value)
    value, influence = _mean(each, weights)
    by_chance = -in_one * (y - one.value) / chance - in_none * (y - none.value) / (1 - chance)
    moved = (
        one.moved(weights * (1 - in_one))
        - none.moved(weights * (1 - in_none))
        + parts.propensity.moved(weights * by_chance)
    )
    untreated = float(np.average(none.value + in_none * (y - none.value), weights=weights))
    return Contrast(value, influence + moved / weights.sum(), untreated)


def _robust_for_treated(parts: Parts) -> Contrast:
    left = parts.outcome - parts.without.value
    treated = parts.weights * parts.treated
    one, first = _mean(left, treated)
    first = first - parts.without.moved(treated) / treated.sum()
    none, second = _weighted_mean(parts, left, "treated", side=False)
    weights = side_weights(parts, "treated") * ~parts.treated
    second = second - parts.without.moved(weights) / weights.sum()
    predicted = float(np.average(parts.without.value, weights=treated))
    return Contrast(one - none, first - second, predicted + none)


def _population(parts: Parts, estimand: Estimand) -> Floats:
    return parts.weights if estimand == "all" else parts.weights * parts.treated


def weights_of(chance: Floats, treated: Flags, weights: Floats, estimand: Estimand) -> Floats:
    """What makes each side look like those whom the estimand is about (n), from the chance of treatment."""
    if estimand == "all":
        return np.asarray(weights / np.where(treated, chance, 1 - chance))
    return np.asarray(weights * np.where(treated, 1.0, chance / (1 - chance)))


def log_weight_slope(chance: Floats, treated: Flags, estimand: Estimand) -> Floats:
    """How the logarithm of those weights changes with the chance (n)."""
    if estimand == "all":
        return np.where(treated, -1 / chance, 1 / (1 - chance))
    return np.where(treated, 0.0, 1 / (chance * (1 - chance)))


def _weighted_mean(parts: Parts, values: Floats, estimand: Estimand, side: bool) -> tuple[float, Floats]:
    """The mean of one side, weighted to look like the others, and what each row adds to it."""
    weights = side_weights(parts, estimand) * (parts.treated == side)
    mean, influence = _mean(values, weights)
    change = log_weight_slope(parts.propensity.value, parts.treated, estimand)
    return mean, influence + parts.propensity.moved(change * influence)


def side_weights(parts: Parts, estimand: Estimand) -> Floats:
    """The weight of every row on its own side, as `by_weighting` uses them."""
    return weights_of(parts.propensity.value, parts.treated, parts.weights, estimand)


def _mean(values: Floats, weights: Floats) -> tuple[float, Floats]:
    """A weighted mean, and what each row adds to it."""
    total = weights.sum()
    mean = float(weights @ values / total)
    return mean, np.asarray(weights * (values - mean) / total)
