"""The wild cluster bootstrap: the null imposed, each cluster's residuals turned as a whole (WCR).

Source: Cameron, Gelbach and Miller, “Bootstrap-based improvements for inference with clustered errors”,
Review of Economics and Statistics 90 (2008), 414–427; Webb's six-point signs for few clusters: Webb,
“Reworking wild bootstrap-based inference for clustered errors”, Canadian Journal of Economics 56 (2023),
839–858; and the interval by inverting the test: Roodman et al., Stata Journal 19 (2019), 4–60.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

import numpy as np

from frikommune.evaluation.effects.inference.inverting import inverted
from frikommune.evaluation.effects.panel import Floats, Panel
from frikommune.evaluation.effects.two_way import Fit, summed

FEW = 12
"""With at most so many clusters two-point signs give too few different draws; Webb's six points are used."""
_WEBB: Floats = np.sqrt(np.array([0.5, 1.0, 1.5]))


@dataclass(frozen=True, slots=True)
class Wild:
    """What the bootstrap needs of a fit; C clusters, P period effects and covariates, R draws.

    `own` (C,) is each cluster's pull on the estimate under no effect, `moved` (C, P) its pull on the period
    effects; the `_slope`s say how both change with the effect that is tried. `reach` (C, P) and `kept` (C,)
    turn those into the pulls of a draw. `signs` (R, C).
    """

    value: float
    error: float
    own: Floats
    own_slope: Floats
    moved: Floats
    moved_slope: Floats
    reach: Floats
    kept: Floats
    signs: Floats

    def p_value(self, effect: float = 0.0) -> float:
        """How often a draw's t is at least as far out as the real one, were `effect` the true one."""
        own = self.own - effect * self.own_slope
        moved = self.moved - effect * self.moved_slope
        drawn = self._size_of_t(self.signs * own, self.signs @ moved)
        real = self._size_of_t(own[None, :], moved.sum(axis=0)[None, :])[0]
        return float((1 + (drawn >= real * (1 - 1e-9)).sum()) / (1 + drawn.size))

    def interval(self, level: float) -> tuple[float, float] | None:
        """Every effect that the same draws would not reject; None where it has no end."""
        return inverted(self.p_value, self.value, 2 * self.error, level) if self.error > 0 else None

    def _size_of_t(self, pull: Floats, moved: Floats) -> Floats:
        value = pull.sum(axis=1) / self.kept.sum()
        score = pull - moved @ self.reach.T - value[:, None] * self.kept
        return np.asarray(np.abs(pull.sum(axis=1)) / np.sqrt(np.maximum((score**2).sum(axis=1), 1e-300)))


def bootstrap(panel: Panel, found: Fit, draws: int, seed: int) -> Wild:
    """Gets a fit of one regressor ready to be drawn from."""
    crossed = panel.gram @ found.regressors[:, :, 0, None]
    beside, regressor = found.beside[:, :, 0], crossed[:, :, 0]
    number = panel.clusters

    def without_periods(values: Floats) -> Floats:
        return np.asarray(values - panel.gram @ (found.nuisance @ values.sum(axis=0)))

    outcome, slope = without_periods(panel.moment), without_periods(regressor)
    reach = np.einsum("gpq,gq->gp", panel.gram, beside) @ found.nuisance
    kept = np.einsum("gp,gpq,gq->g", beside, panel.gram, beside)
    per_block = (
        (beside * outcome).sum(axis=1),
        (beside * slope).sum(axis=1),
        outcome,
        slope,
        reach,
        kept,
    )
    own, own_slope, moved, moved_slope, reached, held = (
        summed(values, panel.cluster, number) for values in per_block
    )
    error = sqrt(float((found.score[:, 0] ** 2).sum())) / kept.sum()
    return Wild(
        float(found.value[0]),
        error,
        *(own, own_slope, moved, moved_slope, reached, held),
        signs(draws, number, seed),
    )


def signs(draws: int, clusters: int, seed: int) -> Floats:
    """(draws, clusters): 1 or −1 by lot; with few clusters Webb's six points."""
    lot = np.random.default_rng(seed)
    turned: Floats = lot.integers(0, 2, (draws, clusters)).astype(np.float64) * 2 - 1
    if clusters > FEW:
        return turned
    return np.asarray(turned * _WEBB[lot.integers(0, 3, (draws, clusters))])
