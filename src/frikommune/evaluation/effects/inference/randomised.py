"""Placebo effects and what they say: a p-value, an interval, how far chance alone goes."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from frikommune.evaluation.effects.inference.inverting import inverted
from frikommune.evaluation.effects.inference.spread import Judged
from frikommune.evaluation.effects.panels.panel import Floats

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
