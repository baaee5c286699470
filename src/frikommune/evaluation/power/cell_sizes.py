"""How many citizens each municipality has in a setting."""

from __future__ import annotations

import numpy as np
from scipy.special import ndtri

from frikommune.evaluation.effects.panels.panel import Floats
from frikommune.evaluation.power.asked import Asked


def cell_sizes(asked: Asked) -> Floats:
    """(G,) citizens of each municipality in a period, those of the trial first.

    Their sizes are the middles of equal slices of a lognormal distribution with the stated inequality, at
    least one citizen each.
    """
    groups = (
        (asked.treated_clusters or 0, asked.treated or 1),
        (asked.untreated_clusters or 0, asked.compared or 1),
    )
    after, log_spread = asked.periods_after or 1, np.sqrt(np.log1p(asked.size_cv**2))
    sizes = []
    for clusters, citizens in groups:
        if not clusters:
            continue
        slices = np.exp(log_spread * ndtri((np.arange(clusters) + 0.5) / clusters))
        sizes.append(slices / slices.mean() * citizens / clusters / after)
    return np.asarray(np.maximum(np.rint(np.concatenate(sizes or [np.zeros(0)])), 1.0))
