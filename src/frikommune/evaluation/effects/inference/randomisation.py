"""Randomisation inference: how often chance among municipalities alone gives as large an effect.

Each block's residual series (its outcomes less block effects, period effects and covariates, and less the
effect that is tried) keeps its order in time and moves as a whole to another block, scaled to that block's
size. With blocks of one size that is the same as drawing which blocks are treated: the placebo test. With
blocks of many sizes the effect is divided by how much it would fluctuate (`spread.py`), anew for every
placebo, so that what is not known of the fluctuation widens the answer.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from frikommune.evaluation.effects.inference.inverting import inverted
from frikommune.evaluation.effects.inference.placebo_orders import placebo_orders
from frikommune.evaluation.effects.inference.spread import Fluctuation, fluctuation
from frikommune.evaluation.effects.panel import Floats, Ints, Panel
from frikommune.evaluation.effects.two_way import Fit, influence

TIE = 1e-9
"""Two effects that differ by less than this share of the larger are the same."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Something of the outcomes and the same of treatment: under an effect e, `outcome − e·treatment`."""

    outcome: Floats
    treatment: Floats

    def under(self, effect: float) -> Floats:
        """What it is if the true effect is `effect`."""
        return self.outcome if effect == 0 else self.outcome - effect * self.treatment


@dataclass(frozen=True, slots=True)
class Randomised:
    """Placebo effects (R,), the real one first, and what they say.

    `changes` (R, n) are those among the blocks that fluctuation is judged by; None where blocks are alike.
    """

    value: float
    effects: Pair
    changes: Pair | None = None
    model: Fluctuation | None = None
    of: Floats | None = None

    def placebos(self, effect: float = 0.0) -> Floats:
        """(R,): the placebo effects were `effect` the true one, scaled like the real one, which is first."""
        drawn = self.effects.under(effect)
        if self.changes is None or self.model is None or self.of is None:
            return drawn
        spread = np.sqrt(self.model.variance(self.changes.under(effect), self.of)[:, 0])
        return np.asarray(drawn * (spread[0] / spread))

    def p_value(self, effect: float = 0.0) -> float:
        """The share of placebos, the real one among them, at least as far from nought as the real one."""
        size = np.abs(self.placebos(effect))
        return float((size >= size[0] * (1 - TIE)).mean())

    @property
    def spread(self) -> float:
        """The placebos' root mean square: what chance alone usually amounts to."""
        return float(np.sqrt(np.mean(self.placebos(self.value)[1:] ** 2)))

    def interval(self, level: float) -> tuple[float, float] | None:
        """Every effect that the same test would not reject; None where it has no end."""
        step = 2 * self.spread
        return inverted(self.p_value, self.value, step, level) if step > 0 else None


def randomise(panel: Panel, found: Fit, draws: int, seed: int, which: int = 0) -> Randomised:
    """The placebos of one effect (`which`) of a fit. `draws` is how many at least, where that many exist."""
    moved = moving(panel)
    contrast = influence(panel, found)[:, : panel.treated.shape[1], which]
    series = residual_series(panel, found, which)
    crossed, information = _change(panel, moved)
    model = fluctuation(information)
    orders = placebo_orders(moved, draws, seed, alike=model is None)
    value = float(found.value[which])
    if model is None:
        return Randomised(value, _dealt(contrast, series, orders))
    judged = ~moved if 2 * moved.sum() <= moved.size else moved
    among = Fluctuation(model.shapes[:, judged])
    free = (crossed * series.under(value)).sum(axis=1) / information
    scale = np.sqrt(among.variance(free[None, judged], model.shapes)[0])
    series = Pair(
        *(_centred(part, panel.weight, scale) / scale[:, None] for part in (series.outcome, series.treatment))
    )
    change = crossed * (scale / information)[:, None]
    of = model.shapes @ (contrast**2).sum(axis=1)
    return Randomised(
        value,
        _dealt(contrast * scale[:, None], series, orders),
        _dealt(change[judged], series, orders[:, judged], added=False),
        among,
        of[:, None],
    )


def residual_series(panel: Panel, found: Fit, which: int = 0) -> Pair:
    """(G, T) each: outcome and regressor `which`, less all else: fixed effects, covariates, regressors."""
    periods = panel.treated.shape[1]
    others = np.arange(found.value.size) != which
    rest = panel.moment - np.einsum(
        "gpq,gqk,k->gp", panel.gram, found.regressors[:, :, others], found.value[others]
    )
    regressor = np.einsum("gpq,gq->gp", panel.gram, found.regressors[:, :, which])
    outcome = rest - panel.gram @ (found.nuisance @ rest.sum(axis=0))
    treatment = regressor - panel.gram @ (found.nuisance @ regressor.sum(axis=0))
    series = _solved(panel, np.stack([outcome[:, :periods], treatment[:, :periods]], axis=2))
    return Pair(series[:, :, 0], series[:, :, 1])


def moving(panel: Panel) -> npt.NDArray[np.bool_]:
    """(G,): which blocks are treated at some time but not always: those an effect is seen in."""
    return np.asarray((panel.treated.max(axis=1) > 0) & (np.ptp(panel.treated, axis=1) > 0))


def _dealt(contrast: Floats, series: Pair, orders: Ints, added: bool = True) -> Pair:
    """What contrasts (n, T) make of the series each block is given by `orders` (R, n): (R,), or (R, n)."""
    own = np.arange(len(contrast))
    each = [(contrast @ part.T)[own, orders] for part in (series.outcome, series.treatment)]
    return Pair(*(part.sum(axis=1) if added else part for part in each))


def _solved(panel: Panel, moments: Floats) -> Floats:
    """From cross products with the periods to the series that made them."""
    if panel.plain:
        weight = panel.weight[:, :, None]
        return np.divide(moments, weight, out=np.zeros_like(moments), where=weight > 0)
    periods = panel.treated.shape[1]
    return np.asarray(
        np.linalg.pinv(panel.gram[:, :periods, :periods], rcond=1e-10, hermitian=True) @ moments
    )


def _centred(series: Floats, weight: Floats, scale: Floats) -> Floats:
    """Less a period's mean over the blocks, in which each counts by how little it fluctuates."""
    counts = (weight > 0) / scale[:, None] ** 2
    mean = (series * counts).sum(axis=0) / np.maximum(counts.sum(axis=0), 1e-300)
    return np.where(weight > 0, series - mean, 0.0)


def _change(panel: Panel, moved: npt.NDArray[np.bool_]) -> tuple[Floats, Floats]:
    """What turns a series into a change from before to after (G, T), and what that change rests on (G,)."""
    periods, path = panel.treated.shape[1], panel.treated[moved].mean(axis=0)
    crossed = np.asarray(panel.gram[:, :periods, :periods] @ path)
    information = crossed @ path
    known = information > 1e-12 * information.max()
    return crossed, np.where(known, information, information[known].min())
