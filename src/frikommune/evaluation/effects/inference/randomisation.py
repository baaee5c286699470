"""Randomisation inference: how often chance among municipalities alone gives as large an effect.

Each block's residual series (its outcomes less block effects, period effects and covariates, and less the
effect that is tried) keeps its order in time and moves as a whole to another block, scaled to that block's
size. With blocks of one size that is the same as drawing which blocks are treated: the placebo test. With
blocks of many sizes the effect is divided by how much it would fluctuate (`spread.py`), anew for every
placebo, so that what is not known of the fluctuation widens the answer.
"""

from __future__ import annotations

from frikommune.evaluation.effects.inference.lots import Lots, lots
from frikommune.evaluation.effects.inference.randomised import TIE, Pair, Randomised
from frikommune.evaluation.effects.inference.series import moving, residual_series, residuals
from frikommune.evaluation.effects.panels.panel import Floats, Panel
from frikommune.evaluation.effects.panels.two_way import Fit, influence

__all__ = [
    "TIE",
    "Lots",
    "Pair",
    "Randomised",
    "lots",
    "moving",
    "randomise",
    "randomise_contrast",
    "residual_series",
    "residuals",
]


def randomise(panel: Panel, found: Fit, draws: int, seed: int, which: int = 0) -> Randomised:
    """The placebos of one effect (`which`) of a fit. `draws` is how many at least, where that many exist."""
    contrast = influence(panel, found)[:, : panel.treated.shape[1], which]
    series = residual_series(panel, found, which)
    return randomise_contrast(panel, float(found.value[which]), contrast, series, draws, seed)


def randomise_contrast(
    panel: Panel, value: float, contrast: Floats, series: Pair, draws: int, seed: int
) -> Randomised:
    """The placebos of any effect that is one weighted sum of the cells.

    `value` is the effect, `contrast` (G, T) what each cell counts in it, `series` (G, T) the residual series
    of outcome and of treatment, period effects taken out. Which blocks are treated is `panel.treated`.
    """
    return lots(panel, value, series, draws, seed).of(value, contrast)
