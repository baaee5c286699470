"""Made-up courses of municipalities over time in which a trial changes nothing."""

from __future__ import annotations

import numpy as np

from frikommune.evaluation.effects.panels.panel import Floats, Panel, of_cells
from frikommune.evaluation.power.asked import Asked
from frikommune.evaluation.power.cell_sizes import cell_sizes


def treatment(asked: Asked) -> Floats:
    """(G, T): 1 where a municipality of the trial is past the start."""
    few, before, after = asked.treated_clusters or 1, asked.periods_before or 1, asked.periods_after or 1
    treated = np.zeros((few + (asked.untreated_clusters or 1), before + after))
    treated[:few, before:] = 1.0
    return treated


def course(asked: Asked, lot: np.random.Generator) -> Panel:
    """One course: each municipality's level moves by itself, and its citizens are drawn about it.

    Levels follow a first-order autoregression whose variance is the share `icc` of a citizen's. Shares are
    counted from binomial draws, means from normal ones.
    """
    sizes, treated = cell_sizes(asked), treatment(asked)
    level = _levels(asked, treated.shape, lot)
    weight = np.repeat(sizes[:, None], treated.shape[1], axis=1)
    if asked.measure == "share":
        chance = np.clip((asked.baseline or 0.0) + level, 0.0, 1.0)
        mean = lot.binomial(weight.astype(np.int64), chance) / weight
    else:
        own = asked.deviation * np.sqrt((1 - (asked.icc or 0.0)) / weight)
        mean = (asked.baseline or 0.0) + level + own * lot.standard_normal(treated.shape)
    return of_cells(np.asarray(mean, dtype=np.float64), weight, treated)


def _levels(asked: Asked, shape: tuple[int, int], lot: np.random.Generator) -> Floats:
    like = asked.autocorrelation or 0.0
    shocks = lot.standard_normal(shape)
    level = np.empty(shape)
    level[:, 0] = shocks[:, 0]
    for period in range(1, shape[1]):
        level[:, period] = like * level[:, period - 1] + np.sqrt(1 - like**2) * shocks[:, period]
    return np.asarray(level * asked.deviation * np.sqrt(asked.icc or 0.0))
