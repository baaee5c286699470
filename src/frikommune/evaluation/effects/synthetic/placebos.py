"""What the placebos say of a synthetic control: how unusual the real one is among them.

The test statistic is the mean gap after the start over the mean gap before it (root mean squares, RMSPE), so
that a unit which is hard to imitate is not unusual for that: A. Abadie, A. Diamond and J. Hainmueller,
“Comparative politics and the synthetic control method”, American Journal of Political Science 59 (2015),
495–510.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from frikommune.evaluation.effects.panels.panel import Floats
from frikommune.evaluation.effects.synthetic.runs import Outcomes, Run

TIE = 1e-9
PERFECT = 1e-4
"""A gap before the start counts as at least this share of what usually lies between two units."""
LIMITS = (20.0, 5.0, 2.0)
"""Placebos that fit so many times worse (mean square) are left out in turn, as Abadie et al. (2010) do."""


@dataclass(frozen=True, slots=True)
class Ranked:
    """The real run among its placebos.

    `ratio` is (1 + J,), the real one first; `floor` is what a gap before the start counts at least.
    """

    real: Run
    others: tuple[Run, ...]
    ratio: Floats
    floor: float

    @property
    def p_value(self) -> float:
        """The share of all runs, the real one among them, that are at least as unusual."""
        return float((self.ratio >= self.ratio[0] * (1 - TIE)).mean())

    @property
    def smallest_p(self) -> float:
        """The least p-value that this many placebos can give."""
        return 1 / len(self.ratio)

    def among(self, times: float) -> tuple[int, float]:
        """How many placebos fit at most so many times worse (mean square), and the p-value among them."""
        limit = max(self.real.before, self.floor) ** 2 * times
        kept = [place for place, one in enumerate(self.others, 1) if one.before**2 <= limit]
        far = sum(self.ratio[place] >= self.ratio[0] * (1 - TIE) for place in kept)
        return len(kept), float((1 + far) / (1 + len(kept)))


def ranked(outcomes: Outcomes, real: Run, others: tuple[Run, ...]) -> Ranked:
    """Rank the real run among its placebos."""
    floor = PERFECT * (typical(outcomes, real.begins) or float(outcomes.mean.std()) or 1.0)
    runs = (real, *others)
    ratio = np.array([one.after / max(one.before, floor) for one in runs])
    return Ranked(real, others, ratio, floor)


def typical(outcomes: Outcomes, begins: int) -> float:
    """What usually lies between two units in a period before the start: the outcomes' standard deviation."""
    return float(np.sqrt(outcomes.mean[:, :begins].var(axis=0, ddof=1).mean()))


def misfit(outcomes: Outcomes, real: Run) -> float:
    """The gap before the start as a share of what usually lies between two units."""
    usual = typical(outcomes, real.begins)
    if real.before <= TIE * usual:
        return 0.0
    return real.before / usual if usual > 0 else np.inf


def interval(found: Ranked, level: float) -> tuple[float, float] | None:
    """The constant effects that the placebo test does not reject; None where it can reject none.

    For an effect e the treated unit would have been e lower without the trial: its gap shrinks by e, and a
    placebo's grows by e times what the treated one counts in its mix. All squares are parabolas in e, so that
    the p-value changes only where two of them cross. Source: S. Firpo and V. Possebom, “Synthetic control
    method: inference, sensitivity analysis and confidence sets”, Journal of Causal Inference 6 (2018).
    """
    if found.smallest_p > 1 - level + TIE:
        return None
    curves = np.array(
        [_curve(found, found.real, -1.0)]
        + [_curve(found, one, one.weight_of(found.real.unit)) for one in found.others]
    )
    cuts = np.unique(np.concatenate([_roots(curve - curves[0]) for curve in curves[1:]] or [np.zeros(0)]))
    if not cuts.size:
        return None
    reach = max(float(np.ptp(cuts)), abs(float(cuts[0])), 1.0)
    between = np.concatenate([[cuts[0] - reach], (cuts[:-1] + cuts[1:]) / 2, [cuts[-1] + reach]])
    heights = np.stack([between**2, between, np.ones_like(between)], axis=1) @ curves.T
    kept = (heights >= heights[:, :1] * (1 - TIE)).mean(axis=1) > 1 - level + TIE
    if not kept.any() or kept[0] or kept[-1]:
        return None
    inside = np.flatnonzero(kept)
    return float(cuts[inside[0] - 1]), float(cuts[inside[-1]])


def _curve(found: Ranked, one: Run, slope: float) -> Floats:
    """(3,): the squared ratio of a run as a·e² + b·e + c, its gaps after the start being gap + slope·e."""
    gap = one.gap[one.begins :]
    below = max(one.before, found.floor) ** 2
    return np.array([slope**2, 2 * slope * gap.mean(), (gap**2).mean()]) / below


def _roots(curve: Floats) -> Floats:
    a, b, c = curve
    if abs(a) <= 1e-14 * (abs(b) + abs(c)):
        return np.array([-c / b]) if b else np.zeros(0)
    inside = b * b - 4 * a * c
    if inside < 0:
        return np.zeros(0)
    root = np.sqrt(inside)
    return np.array([(-b - root) / (2 * a), (-b + root) / (2 * a)])
