"""How sure staggered effects are: by the written rule, placebos or clustered errors."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from scipy.special import fdtrc

from frikommune.evaluation.effects.inference.clustered import Clustered
from frikommune.evaluation.effects.inference.randomisation import (
    TIE,
    Pair,
    Randomised,
    lots,
    residual_series,
)
from frikommune.evaluation.effects.panels.panel import Floats, Panel, of_cells
from frikommune.evaluation.effects.panels.two_way import fit, summed
from frikommune.evaluation.effects.question import Question
from frikommune.evaluation.effects.staggered.cohorts import Cohorts
from frikommune.evaluation.effects.staggered.kernel import GroupTimes
from frikommune.evaluation.effects.staggered.sums import Sums, contrasts

_QUICKLY = ("group", "event")


@dataclass(frozen=True, slots=True)
class Sure:
    """An effect with how sure it is; None where nothing can honestly be said."""

    value: float
    interval: tuple[float, float] | None = None
    p_value: float | None = None
    error: float | None = None


def panel_of(cohorts: Cohorts) -> Panel:
    """The cells as a panel in which a unit weighs the same in all periods in which it is seen."""
    weight = cohorts.seen * cohorts.weight[:, None]
    panel = of_cells(cohorts.mean, weight, cohorts.treated.astype(np.float64))
    return replace(panel, cluster=cohorts.cluster, names=cohorts.names, periods=cohorts.periods)


def by_clusters(cohorts: Cohorts, found: Sums | GroupTimes, level: float) -> list[Sure]:
    """From the influence functions, added up by cluster; G/(G−1), and Student's t with G − 1 degrees."""
    number = int(cohorts.cluster.max()) + 1
    pull = summed(found.pull.T, cohorts.cluster, number)
    errors = np.sqrt((pull**2).sum(axis=0) * number / (number - 1))
    sure = []
    for value, error in zip(found.value, errors, strict=True):
        one = Clustered(float(value), float(error), number - 1)
        certain = Sure(one.value, one.interval(level), one.p_value, one.error)
        sure.append(certain if error > 0 else Sure(one.value))
    return sure


@dataclass(frozen=True, slots=True)
class Placebos:
    """Every sum with its placebos: `sure` (K), `drawn` (K, R) those of no effect, the real ones first.

    `main` is the overall effect's.
    """

    sure: list[Sure]
    drawn: Floats
    main: Randomised

    def joint(self, chosen: list[int]) -> float | None:
        """The p-value of all these sums being nought at once; None of no sums.

        The test is the largest, each over its placebos' spread, so that looking at many is paid for.
        """
        if not chosen:
            return None
        drawn = self.drawn[chosen]
        spread = np.sqrt((drawn**2).mean(axis=1, keepdims=True))
        largest = np.abs(drawn / np.where(spread > 0, spread, np.inf)).max(axis=0)
        return float((largest >= largest[0] * (1 - TIE)).mean())


def by_placebos(cohorts: Cohorts, found: GroupTimes, sums: Sums, question: Question) -> Placebos | None:
    """Residual series moved among the units, scaled to their size (`inference/randomisation.py`).

    The overall effect and the means get intervals by inverting the test, each start and each period since it
    the quicker band. None where treatment cannot be told from units and periods.
    """
    panel = panel_of(cohorts)
    fitted = fit(panel)
    if fitted is None:
        return None
    series = without_covariates(cohorts, residual_series(panel, fitted))
    several = len(cohorts.starts) > 1
    dealt = lots(panel, float(sums.value[0]), series, question.placebos, question.seed, by_lot=several)
    each = [
        dealt.of(float(value), contrast)
        for value, contrast in zip(sums.value, contrasts(cohorts, found, sums.counts), strict=True)
    ]
    sure = [
        Sure(
            one.value,
            one.band(question.level) if kind in _QUICKLY else one.interval(question.level),
            one.p_value(),
            one.spread,
        )
        for (kind, _), one in zip(sums.keys, each, strict=True)
    ]
    return Placebos(sure, np.array([one.placebos() for one in each]), each[0])


def joint_by_clusters(cohorts: Cohorts, sums: Sums, chosen: list[int]) -> float | None:
    """As `Placebos.joint`, by a Wald test with F(k, clusters − 1); None of no sums, or of too many."""
    number = int(cohorts.cluster.max()) + 1
    if not chosen or len(chosen) >= number - 1:
        return None
    pull = summed(sums.pull[chosen].T, cohorts.cluster, number)
    variance = pull.T @ pull * number / (number - 1)
    value = sums.value[chosen]
    test = float(value @ np.linalg.pinv(variance, hermitian=True) @ value) / len(chosen)
    return float(fdtrc(len(chosen), number - 1, test))


def without_covariates(cohorts: Cohorts, series: Pair) -> Pair:
    """The series less what covariates, each at its mean for the unit, explain in each period."""
    if not cohorts.covariates.shape[-1]:
        return series
    seen, weight = cohorts.seen, cohorts.weight
    means = np.nanmean(cohorts.covariates, axis=1)
    rows = np.hstack([np.ones((len(means), 1)), means])
    parts = []
    for part in series.parts:
        left = part.copy()
        for period in range(part.shape[1]):
            root = np.sqrt(weight * seen[:, period])[:, None]
            slope = np.linalg.lstsq(rows * root, part[:, period, None] * root, rcond=1e-10)[0]
            left[:, period] = np.where(seen[:, period], part[:, period] - (rows @ slope)[:, 0], 0.0)
        parts.append(left)
    return Pair(*parts)


def negative_share(panel: Panel) -> float:
    """How much of the plain two-way effect is counted with the wrong sign: 0 is none.

    The weights of treated cells, negative ones added up without sign, over all. Source: C. de Chaisemartin
    and X. D'Haultfœuille, “Two-way fixed effects estimators with heterogeneous treatment effects”, American
    Economic Review 110 (2020), 2964–2996; it is what A. Goodman-Bacon, Journal of Econometrics 225 (2021),
    254–277, traces to units treated earlier being used as comparison.
    """
    fitted = fit(panel)
    if fitted is None:
        return 0.0
    weights = (panel.weight * residual_series(panel, fitted).treatment)[panel.treated > 0]
    total = float(np.abs(weights).sum())
    return float(np.abs(weights[weights < -1e-12 * total]).sum()) / total if total else 0.0
