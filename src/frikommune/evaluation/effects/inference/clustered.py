"""Clustered standard errors, and the jackknife that stands beside them."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

import numpy as np
from scipy.special import stdtr, stdtrit

from frikommune.evaluation.effects.panels.panel import Floats, Panel
from frikommune.evaluation.effects.panels.two_way import Fit, summed


@dataclass(frozen=True, slots=True)
class Clustered:
    """A standard error with the degrees of freedom its t has; p-value and interval follow."""

    value: float
    error: float
    freedom: int

    @property
    def p_value(self) -> float:
        """Two-sided, by Student's t."""
        return float(2 * stdtr(self.freedom, -abs(self.value) / self.error)) if self.error > 0 else 0.0

    def interval(self, level: float) -> tuple[float, float]:
        """By Student's t."""
        half = float(stdtrit(self.freedom, (1 + level) / 2)) * self.error
        return self.value - half, self.value + half


def variance(panel: Panel, found: Fit) -> Floats:
    """(K, K): the estimates' clustered variance, CR1.

    Small samples as Stata's reghdfe and R's fixest count them: G/(G−1) · (N−1)/(N−K) with N rows, and K the
    regressors, covariates and periods; block effects lie within clusters and do not count.
    """
    score = summed(found.score, panel.cluster, panel.clusters)
    number = found.value.size + panel.gram.shape[1]
    clusters, rows = panel.clusters, max(panel.rows, number + 1)
    adjusted = clusters / (clusters - 1) * (rows - 1) / (rows - number)
    return np.asarray(adjusted * found.spread @ (score.T @ score) @ found.spread)


def clustered(panel: Panel, found: Fit, which: int = 0) -> Clustered:
    """One effect with its clustered error and G − 1 degrees of freedom."""
    error = sqrt(max(float(variance(panel, found)[which, which]), 0.0))
    return Clustered(float(found.value[which]), error, panel.clusters - 1)


def jackknife(value: float, without: Floats) -> Clustered | None:
    """CR3 from the effects without each cluster; None where the effect hangs on one of them.

    Source: MacKinnon, Nielsen and Webb, “Fast and reliable jackknife and bootstrap methods for cluster-robust
    inference”, Journal of Applied Econometrics 38 (2023), 671–694.
    """
    if not np.isfinite(without).all() or without.size < 2:
        return None
    error = sqrt((without.size - 1) / without.size * float(((without - value) ** 2).sum()))
    return Clustered(value, error, without.size - 1)
