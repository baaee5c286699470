"""Several treated units, each against its own mix: their mean, tested with placebos drawn for all at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import comb

import numpy as np

from frikommune.evaluation.effects.panels.panel import Floats
from frikommune.evaluation.effects.synthetic.case import Case
from frikommune.evaluation.effects.synthetic.placebos import TIE


@dataclass(frozen=True, slots=True)
class Together:
    """The mean effect of several, drawn means of placebos (R,), and how many `choices` of them there are."""

    value: float
    placebos: Floats
    choices: int

    @property
    def p_value(self) -> float:
        """The share of drawn means, the real one among them, at least as far from nought."""
        far = (np.abs(self.placebos) >= abs(self.value) * (1 - TIE)).sum()
        return max(float((1 + far) / (1 + self.placebos.size)), self.smallest_p)

    @property
    def smallest_p(self) -> float:
        """The least p-value that so many choices can give."""
        return 1 / (1 + self.choices)

    def interval(self, level: float) -> tuple[float, float] | None:
        """The mean effects that the test does not reject; None where it can reject none."""
        if self.smallest_p > 1 - level:
            return None
        place = int(np.floor((1 - level) * (1 + self.placebos.size) + 1e-9)) - 1
        reach = float(np.sort(np.abs(self.placebos))[::-1][max(place, 0)])
        return self.value - reach, self.value + reach


def together(cases: Sequence[Case], draws: int, seed: int) -> Together:
    """Draw a donor for each treated unit, no donor twice in a draw where there are enough of them.

    A placebo's effect is scaled to its treated unit's fit before the start, so that a unit that is hard to
    imitate is not unusual for that. Source: E. Cavallo, S. Galiani, I. Noy and J. Pantano, “Catastrophic
    natural disasters and economic growth”, Review of Economics and Statistics 95 (2013), 1549–1561.
    """
    scaled = [_scaled(case) for case in cases]
    lot = np.random.default_rng(seed)
    pools = [len(each) for each in scaled]
    total = np.zeros(draws)
    order = lot.permuted(np.tile(np.arange(max(pools)), (draws, 1)), axis=1)
    for place, each in enumerate(scaled):
        total += each[order[:, place % order.shape[1]] % len(each)]
    value = float(np.mean([case.real.effect for case in cases]))
    return Together(value, total / len(cases), comb(min(pools), min(len(cases), *pools)))


def _scaled(case: Case) -> Floats:
    own = max(case.real.before, case.ranked.floor)
    return np.array([one.effect * own / max(one.before, case.ranked.floor) for one in case.ranked.others])
