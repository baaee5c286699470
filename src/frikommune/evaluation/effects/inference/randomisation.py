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
from frikommune.evaluation.effects.inference.spread import Judged, fluctuation, judge
from frikommune.evaluation.effects.panel import Floats, Ints, Panel
from frikommune.evaluation.effects.two_way import Fit, influence

TIE = 1e-9
"""Two effects that differ by less than this share of the larger are the same."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Something of the outcomes and the same of treatment: under an effect e, `outcome − e·treatment`."""

    outcome: Floats
    treatment: Floats

    @property
    def parts(self) -> tuple[Floats, Floats]:
        """Both."""
        return self.outcome, self.treatment

    def under(self, effect: float) -> Floats:
        """What it is if the true effect is `effect`."""
        return self.outcome if effect == 0 else self.outcome - effect * self.treatment


@dataclass(frozen=True, slots=True)
class Randomised:
    """Placebo effects (R,), the real one first, and what they say.

    `judged` says how much each would fluctuate; None where blocks are alike.
    """

    value: float
    effects: Pair
    judged: Judged | None = None

    def placebos(self, effect: float = 0.0) -> Floats:
        """(R,): the placebo effects were `effect` the true one, scaled like the real one, which is first."""
        drawn = self.effects.under(effect)
        if self.judged is None:
            return drawn
        spread = self.judged.spread(effect)
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

    def band(self, level: float) -> tuple[float, float]:
        """Quicker, for a picture: as far to both sides as chance alone goes in `level` of the placebos."""
        half = float(np.quantile(np.abs(self.placebos(self.value)[1:]), level, method="higher"))
        return self.value - half, self.value + half


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
    moved = moving(panel)
    crossed, information = _change(panel, moved)
    model = fluctuation(information)
    orders = placebo_orders(moved, draws, seed, alike=model is None)
    if model is None:
        return Randomised(value, _dealt(contrast, series, orders))
    among = ~moved if 2 * moved.sum() <= moved.size else moved
    free = (crossed * series.under(value)).sum(axis=1) / information
    scale = np.sqrt(model.among(among).variance(free[None, among], model.shapes)[0])
    scaled = Pair(*(_centred(part, panel.weight, scale) / scale[:, None] for part in series.parts))
    change = crossed * (scale / information)[:, None]
    changes = _dealt(change[among], scaled, orders[:, among], added=False)
    return Randomised(
        value,
        _dealt(contrast * scale[:, None], scaled, orders),
        judge(model.among(among), *changes.parts, of=model.shapes @ (contrast**2).sum(axis=1)),
    )


def residual_series(panel: Panel, found: Fit, which: int = 0) -> Pair:
    """(G, T) each: outcome and regressor `which`, less all else: fixed effects, covariates, regressors."""
    others = np.arange(found.value.size) != which
    rest = panel.moment - np.einsum(
        "gpq,gqk,k->gp", panel.gram, found.regressors[:, :, others], found.value[others]
    )
    regressor = np.einsum("gpq,gq->gp", panel.gram, found.regressors[:, :, which])
    return Pair(residuals(panel, found, rest), residuals(panel, found, regressor))


def residuals(panel: Panel, found: Fit, moment: Floats) -> Floats:
    """(G, T): the series whose cross products are `moment` (G, P), less fixed effects and covariates."""
    periods = panel.treated.shape[1]
    left = (moment - panel.gram @ (found.nuisance @ moment.sum(axis=0)))[:, :periods]
    if panel.plain:
        return np.asarray(np.divide(left, panel.weight, out=np.zeros_like(left), where=panel.weight > 0))
    inverse = np.linalg.pinv(panel.gram[:, :periods, :periods], rcond=1e-10, hermitian=True)
    return np.asarray(np.einsum("gst,gt->gs", inverse, left))


def moving(panel: Panel) -> npt.NDArray[np.bool_]:
    """(G,): which blocks are treated at some time but not always: those an effect is seen in."""
    return np.asarray((panel.treated.max(axis=1) > 0) & (np.ptp(panel.treated, axis=1) > 0))


def _dealt(contrast: Floats, series: Pair, orders: Ints, added: bool = True) -> Pair:
    """What contrasts (n, T) make of the series each block is given by `orders` (R, n): (R,), or (R, n)."""
    own = np.arange(len(contrast))
    each = [(contrast @ part.T)[own, orders] for part in series.parts]
    return Pair(*(part.sum(axis=1) if added else part for part in each))


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
