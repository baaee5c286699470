"""The weights of a synthetic control: shares of others that together went the same way before the trial.

Source: A. Abadie, A. Diamond and J. Hainmueller, “Synthetic control methods for comparative case studies”,
Journal of the American Statistical Association 105 (2010), 493–505. The library at hand (diff-diff)
searches six seconds for each placebo of Proposition 99. Where outcomes alone are matched, one non-negative
least squares gives the exact answer in a thousandth of a second; the tests hold the two against each other.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.optimize import minimize, nnls

from frikommune.evaluation.effects.panels.panel import Floats

EVEN = 1e-4
"""Where many weights fit equally well, the most even are taken: so small a share of the misfit decides it."""
_PARTS = 3
_STARTS = 2


@dataclass(frozen=True, slots=True)
class Matched:
    """Weights (J,) of the donors, and what each predictor (K,) counted; none: outcomes alone were matched."""

    weights: Floats
    importance: Floats


def nearest(target: Floats, donors: Floats, even: bool = True) -> Floats:
    """The weights (J,), none negative, adding to 1, whose mix of `donors` (R, J) is nearest `target` (R,).

    Exact: with weights that add to 1, the misfit is |(donors − target) w|², and non-negative least squares
    with one more row that asks for a sum of 1 finds the same direction. `even`: of many that fit alike, the
    most even, where there are more donors than rows; else one with as few donors as rows.
    """
    apart = donors - target[:, None]
    size = np.sqrt((apart**2).mean(axis=0))
    typical = float(np.sqrt((size**2).mean()))
    if typical <= 0:
        return np.full(donors.shape[1], 1 / donors.shape[1])
    rows = [apart / np.sqrt(len(apart)), np.full((1, apart.shape[1]), typical)]
    if even and apart.shape[1] >= len(apart):
        rows.insert(1, EVEN * typical * np.eye(apart.shape[1]))
    stacked = np.vstack(rows)
    asked = np.zeros(len(stacked))
    asked[-1] = typical
    found, _ = nnls(stacked, asked, maxiter=50 * donors.shape[1] + 100)
    return np.asarray(found / found.sum())


def match(
    target: Floats, donors: Floats, predictors: Floats | None = None, own: Floats | None = None
) -> Matched:
    """Weights from outcomes before the trial, `target` (B,) and `donors` (B, J), or from predictors as well.

    Without predictors every period before counts the same. With them, `own` (K,) and `predictors` (K, J),
    each counts what makes the mix follow the outcomes before most closely (Abadie, Diamond and Hainmueller,
    section 2.3): a search, started from equal importance and from the outcomes alone.
    """
    if predictors is None or own is None:
        return Matched(nearest(target, donors), np.zeros(0))
    spread = np.hstack([predictors, own[:, None]]).std(axis=1, ddof=1)
    spread = np.where(spread > 0, spread, 1.0)
    others, self = predictors / spread[:, None], own / spread

    def weights(importance: Floats) -> Floats:
        root = np.sqrt(_shares(importance))
        return nearest(self * root, others * root[:, None], even=False)

    def misfit(importance: Floats) -> float:
        return float(((target - donors @ weights(importance)) ** 2).mean())

    found = _least(misfit, len(own))
    return Matched(weights(found), _shares(found))


def _least(misfit, size: int) -> Floats:  # type: ignore[no-untyped-def]
    """The best of a few searches (Nelder and Mead)."""
    starts = [np.zeros(size), np.r_[np.full(size - _PARTS, -4.0), np.zeros(_PARTS)]][:_STARTS]
    found = [
        minimize(
            misfit,
            start,
            method="Nelder-Mead",
            options={
                "maxfev": 30 * size,
                "fatol": 1e-6 * max(misfit(start), 1e-300),
                "xatol": 1e-3,
                "initial_simplex": np.vstack([start, start + 3 * np.eye(size)]),
            },
        )
        for start in starts
    ]
    return np.asarray(min(found, key=lambda one: float(one.fun)).x)


def _shares(logarithms: Floats) -> Floats:
    raised = np.exp(logarithms - logarithms.max())
    return np.asarray(raised / raised.sum())


def predictors_of(outcomes: Floats, covariates: Floats) -> Floats:
    """(K, U): means before the trial of each covariate, and of the outcome in each third of the time.

    `outcomes` (U, B) and `covariates` (U, B, k) are those of the periods before.
    """
    thirds = [part.mean(axis=1) for part in np.array_split(outcomes, min(_PARTS, outcomes.shape[1]), axis=1)]
    known = np.isfinite(covariates).any(axis=1).all(axis=0)
    means = np.nanmean(covariates[:, :, known], axis=1).T
    return np.vstack([means, np.array(thirds)])
