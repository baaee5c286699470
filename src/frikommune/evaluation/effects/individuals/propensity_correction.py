"""What it means for a matched estimate's error that the propensity was estimated, not known.

Source: Abadie and Imbens, “Matching on the estimated propensity score”, Econometrica 84 (2016), 781–807,
equations 11 and 12, with two neighbours where they leave the number open.
"""

from __future__ import annotations

import numpy as np

from frikommune.evaluation.effects.individuals.matching import Codes
from frikommune.evaluation.effects.individuals.neighbours import Points, nearest
from frikommune.evaluation.effects.models import Fitted, Flags, Floats
from frikommune.evaluation.effects.question import Estimand

_NEAR = 2


def correction(
    value: float,
    coordinates: tuple[Floats, Floats],
    outcome: Floats,
    treated: Flags,
    propensity: Fitted,
    weights: Floats,
    estimand: Estimand,
) -> float:
    """What to add to the variance of an effect `value`; usually negative.

    `coordinates` (n × 1, n × k) are those of the propensity and of the covariates.
    """
    design, chance, slope = propensity.design, propensity.value, propensity.slope
    known = np.linalg.pinv(design.T @ (design * (weights * slope)[:, None]), hermitian=True)
    (one, with_one), (none, with_none) = (
        _together(coordinates[0], np.flatnonzero(treated == side), outcome, design) for side in (True, False)
    )
    if estimand == "all":
        each = with_one / chance[:, None] + with_none / (1 - chance)[:, None]
        move = (weights * slope) @ each / weights.sum()
        return float(-move @ known @ move)
    odds = (chance / (1 - chance))[:, None]
    over = weights * slope / (weights @ treated)
    move = over @ (design * (one - none - value)[:, None] + with_one + odds * with_none)
    by_covariates = [
        _nearby(coordinates[1], np.flatnonzero(treated == side), outcome[:, None])[0][:, 0]
        for side in (True, False)
    ]
    drift = over @ (design * (by_covariates[0] - by_covariates[1] - value)[:, None])
    return float(drift @ known @ drift - move @ known @ move)


def _nearby(coordinates: Floats, rows: Codes, values: Floats) -> tuple[Floats, Floats]:
    """For every row (n) the mean of values (n × k) among the nearest of `rows`, and how many they are."""
    seeking, found = Points.at(coordinates), Points.at(coordinates[rows])
    links = nearest(seeking.places, found, _NEAR)
    count = links @ found.counts
    sums = np.column_stack([links @ found.sums(column) for column in values[rows].T])
    return (sums / count[:, None])[seeking.of], count[seeking.of].astype(float)


def _together(coordinates: Floats, rows: Codes, outcome: Floats, design: Floats) -> tuple[Floats, Floats]:
    """The mean outcome near every row (n), and its covariance there with each covariate (n × k)."""
    stacked = np.column_stack([outcome, design, design * outcome[:, None]])
    means, count = _nearby(coordinates, rows, stacked)
    width = design.shape[1]
    own, others, products = means[:, 0], means[:, 1 : width + 1], means[:, width + 1 :]
    apart = (count / np.maximum(count - 1, 1))[:, None]
    return own, (products - others * own[:, None]) * apart
