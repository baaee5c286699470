"""What it costs that citizens of one municipality are alike."""

from __future__ import annotations

import numpy as np


def design_effect(per_cluster: float, icc: float, size_cv: float = 0.0) -> float:
    """By how much clusters inflate a variance: `per_cluster` citizens each on average, at least 1.

    `size_cv` is the standard deviation of the clusters' sizes over their mean. Source: S. M. Eldridge,
    D. Ashby, S. Kerry, “Sample size for cluster randomized trials: effect of coefficient of variation of
    cluster size and analysis method”, International Journal of Epidemiology 35 (2006), 1292–1300; for equal
    sizes that of A. Donner, N. Klar, “Design and Analysis of Cluster Randomization Trials” (2000).
    """
    return max(1.0, 1 + ((1 + size_cv**2) * per_cluster - 1) * icc)


def effective(citizens: float, clusters: float, icc: float, size_cv: float = 0.0) -> float:
    """How many independent citizens those in some clusters are worth."""
    return citizens / design_effect(citizens / clusters, icc, size_cv)


def change_variance(
    periods: tuple[int, int], icc: float, autocorrelation: float, per_cell: float, size_cv: float = 0.0
) -> float:
    """The variance of one municipality's change from before to after, with a citizen's own variance as 1.

    `periods` before and after; `per_cell` citizens in each period on average. Municipalities count by their
    size, so that unequal ones are worth fewer, as in `design_effect`. A municipality's level moves with
    correlation autocorrelation^|t − s| between periods t and s, and has the share `icc` of the variance.
    Sources: J. Kasza and others, “Impact of non-uniform correlation structure on sample size and power in
    multiple-period cluster randomised trials”, Statistical Methods in Medical Research 28 (2019), 703–716;
    F. Burlig, L. Preonas, M. Woerman, “Panel data and experimental design”, Journal of Development Economics
    144 (2020), 102458.
    """
    before, after = periods
    weights = np.concatenate([np.full(before, -1 / before), np.full(after, 1 / after)])
    apart = np.abs(np.subtract.outer(np.arange(before + after), np.arange(before + after)))
    moving = float(weights @ autocorrelation**apart @ weights)
    return icc * (1 + size_cv**2) * moving + (1 - icc) / per_cell * (1 / before + 1 / after)
