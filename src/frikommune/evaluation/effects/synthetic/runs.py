"""One unit after the other held against a mix of the rest: the real synthetic control and its placebos."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from frikommune.evaluation.effects.panels.panel import Floats, Ints
from frikommune.evaluation.effects.synthetic.fit import Matched, match, predictors_of


@dataclass(frozen=True, slots=True)
class Outcomes:
    """U units over T periods without a gap: `mean` (U, T), `covariates` (U, T, k), names and periods."""

    mean: Floats
    names: tuple[str, ...]
    periods: tuple[str, ...]
    covariates: Floats = field(default_factory=lambda: np.zeros((0, 0, 0)))
    covariate_names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Run:
    """One unit against its mix. `donors` are the others' places, `gap` (T,) the unit less the mix."""

    unit: int
    begins: int
    donors: Ints
    matched: Matched
    gap: Floats

    @property
    def effect(self) -> float:
        """The mean gap from the trial's start on."""
        return float(self.gap[self.begins :].mean())

    @property
    def before(self) -> float:
        """How far the mix misses before the trial: the root mean square gap (RMSPE)."""
        return _size(self.gap[: self.begins])

    @property
    def after(self) -> float:
        """The same from the trial's start on."""
        return _size(self.gap[self.begins :])

    def weight_of(self, unit: int) -> float:
        """What a unit counts in the mix."""
        return float(self.matched.weights[self.donors == unit].sum())


def run(
    outcomes: Outcomes, unit: int, donors: Sequence[int] | Ints, begins: int, level_free: bool = False
) -> Run:
    """Hold one unit against a mix of `donors`, found in the periods before `begins`.

    `level_free` lets the mix lie at another height: each unit's mean before the trial is taken out first
    (Ferman and Pinto, Quantitative Economics 12, 2021, 1197–1221).
    """
    places = np.asarray(donors, dtype=np.intp)
    mean = outcomes.mean
    if level_free:
        mean = mean - mean[:, :begins].mean(axis=1, keepdims=True)
    target, others = mean[unit, :begins], mean[places, :begins].T
    if outcomes.covariates.size and not level_free:
        made = predictors_of(mean[:, :begins], outcomes.covariates[:, :begins])
        matched = match(target, others, made[:, places], made[:, unit])
    else:
        matched = match(target, others)
    return Run(unit, begins, places, matched, mean[unit] - matched.weights @ mean[places])


def placebos(outcomes: Outcomes, real: Run) -> tuple[Run, ...]:
    """Every donor in the treated one's place, held against all others, the treated one among them.

    All units change places with all: under no effect each is equally likely to look the most unusual.
    """
    pool = np.append(real.donors, real.unit)
    return tuple(run(outcomes, int(unit), pool[pool != unit], real.begins) for unit in real.donors)


def without_each(outcomes: Outcomes, real: Run, least: float = 0.01) -> tuple[tuple[int, Run], ...]:
    """The real one anew without each donor that counts, and which one was left out."""
    counted = [
        int(unit) for unit, weight in zip(real.donors, real.matched.weights, strict=True) if weight > least
    ]
    if len(real.donors) < 2:
        return ()
    return tuple(
        (unit, run(outcomes, real.unit, real.donors[real.donors != unit], real.begins)) for unit in counted
    )


def earlier(outcomes: Outcomes, real: Run) -> Run | None:
    """As if the trial had begun in the middle of the time before it; None: that time is too short."""
    middle = real.begins // 2
    if middle < 2 or real.begins - middle < 1:
        return None
    return run(before(outcomes, real.begins), real.unit, real.donors, middle)


def before(outcomes: Outcomes, period: int) -> Outcomes:
    """Only the periods before one."""
    return Outcomes(
        outcomes.mean[:, :period],
        outcomes.names,
        outcomes.periods[:period],
        outcomes.covariates[:, :period] if outcomes.covariates.size else outcomes.covariates,
        outcomes.covariate_names,
    )


def _size(gaps: Floats) -> float:
    return float(np.sqrt((gaps**2).mean()))
