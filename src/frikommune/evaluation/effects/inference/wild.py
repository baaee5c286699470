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
from frikommune.evaluation.effects.panels.panel import Floats, Panel
from frikommune.evaluation.effects.panels.two_way import Fit, summed

FEW = 12
"""With at most so many clusters two-point signs give too few different draws; Webb's six points are used."""
_TIE = 1e-9
_WEBB: Floats = np.sqrt(np.array([0.5, 1.0, 1.5]))


@dataclass(frozen=True, slots=True)
class Wild:
    """R draws of a fit's t, the real one last, whatever effect is imposed.

    Under an effect e a draw's pull is `pull[0] − e·pull[1]` (R + 1,), and the square of its error
    `square[0] − 2e·square[1] + e²·square[2]`: another e costs nothing that is as wide as the clusters.
    """

    value: float
    error: float
    pull: tuple[Floats, Floats]
    square: tuple[Floats, Floats, Floats]

    def p_value(self, effect: float = 0.0) -> float:
        """How often a t is at least as far out as the real one, were `effect` the true one."""
        pull = self.pull[0] - effect * self.pull[1]
        square = self.square[0] - 2 * effect * self.square[1] + effect**2 * self.square[2]
        size = np.abs(pull) / np.sqrt(np.maximum(square, 1e-300))
        return float((size >= size[-1] * (1 - _TIE)).mean())

    def interval(self, level: float) -> tuple[float, float] | None:
        """Every effect that the same draws would not reject; None where it has no end."""
        return inverted(self.p_value, self.value, 2 * self.error, level) if self.error > 0 else None


def bootstrap(panel: Panel, found: Fit, draws: int, seed: int) -> Wild:
    """Draws from a fit of one regressor: a matrix product with the clusters' pulls, none with rows."""
    beside, kept = found.beside[:, :, 0], _by_cluster(panel, _inside(panel, found.beside[:, :, 0]))
    reach = _by_cluster(panel, np.einsum("gpq,gq->gp", panel.gram, beside) @ found.nuisance)
    turned = np.concatenate([signs(draws, panel.clusters, seed), np.ones((1, panel.clusters))])
    regressor = np.einsum("gpq,gq->gp", panel.gram, found.regressors[:, :, 0])

    def drawn(values: Floats) -> tuple[Floats, Floats]:
        """Of outcomes or treatment (G, P): the draws' pulls (R,) and each cluster's score in them (R, C)."""
        left = values - panel.gram @ (found.nuisance @ values.sum(axis=0))
        own = turned * _by_cluster(panel, (beside * left).sum(axis=1))
        pull = own.sum(axis=1)
        score = own - (turned @ _by_cluster(panel, left)) @ reach.T
        return pull, score - (pull / kept.sum())[:, None] * kept

    (pull, score), (slope, tilt) = drawn(panel.moment), drawn(regressor)
    squares = (score**2).sum(axis=1), (score * tilt).sum(axis=1), (tilt**2).sum(axis=1)
    error = sqrt(float((_by_cluster(panel, found.score[:, 0]) ** 2).sum())) / float(kept.sum())
    return Wild(float(found.value[0]), error, (pull, slope), squares)


def _inside(panel: Panel, beside: Floats) -> Floats:
    return np.asarray(np.einsum("gp,gpq,gq->g", beside, panel.gram, beside))


def _by_cluster(panel: Panel, values: Floats) -> Floats:
    return summed(values, panel.cluster, panel.clusters)


def signs(draws: int, clusters: int, seed: int) -> Floats:
    """(draws, clusters): 1 or −1 by lot; with few clusters Webb's six points."""
    lot = np.random.default_rng(seed)
    turned: Floats = lot.integers(0, 2, (draws, clusters)).astype(np.float64) * 2 - 1
    if clusters > FEW:
        return turned
    return np.asarray(turned * _WEBB[lot.integers(0, 3, (draws, clusters))])
