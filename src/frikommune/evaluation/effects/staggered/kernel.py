"""Effects by cohort and period, ATT(g, t), each as a weighted sum of changes in the cells.

Source: B. Callaway and P. H. C. Sant'Anna, “Difference-in-differences with multiple time periods”, Journal of
Econometrics 225 (2021), 200–230; with covariates their outcome regression. Written as sums, because
randomisation inference needs to know what each cell is multiplied by, and the library (diff-diff) does not
say; the tests hold every number against it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

from frikommune.evaluation.effects.panels.panel import Floats, Ints
from frikommune.evaluation.effects.staggered.cohorts import Cohorts, Flags

Controls = Literal["never", "not_yet"]


@dataclass(frozen=True, slots=True)
class GroupTimes:
    """M effects. `cohort`, `period` and `base` (M,) are periods; `value` (M,) the effects.

    `share` (M, U): what each unit's change from `base` to `period` counts in the effect: those of the cohort
    add to 1, those it is compared with to −1. `pull` (M, U): the influence function, each unit's share of the
    estimate's error. `mass` (M,): the cohort's weight.
    """

    cohort: Ints
    period: Ints
    base: Ints
    value: Floats
    share: Floats
    pull: Floats
    mass: Floats

    @property
    def since(self) -> Ints:
        """(M,): periods since the cohort's start; negative before it."""
        return np.asarray(self.period - self.cohort)


def group_times(cohorts: Cohorts, controls: Controls, steps: bool = False) -> GroupTimes:
    """Every ATT(g, t) that has somebody on both sides.

    The base is the last period before the start, also for periods before it; with `steps` a period before the
    start is held against the one before it (what the R package `did` calls a varying base period).
    """
    found = []
    for cohort in cohorts.starts:
        for period in range(cohorts.mean.shape[1]):
            base = period - 1 if steps and period < cohort else cohort - 1
            if base >= 0 and period != base and (one := _one(cohorts, controls, cohort, period, base)):
                found.append((cohort, period, base, *one))
    mass = {start: float(cohorts.weight[cohorts.start == start].sum()) for start in cohorts.starts}
    units = len(cohorts.weight)
    return GroupTimes(
        np.array([each[0] for each in found], dtype=np.intp),
        np.array([each[1] for each in found], dtype=np.intp),
        np.array([each[2] for each in found], dtype=np.intp),
        np.array([each[3] for each in found], dtype=float),
        np.array([each[4] for each in found], dtype=float).reshape(-1, units),
        np.array([each[5] for each in found], dtype=float).reshape(-1, units),
        np.array([mass[each[0]] for each in found], dtype=float),
    )


def _one(
    cohorts: Cohorts, controls: Controls, cohort: int, period: int, base: int
) -> tuple[float, Floats, Floats] | None:
    """One effect, with each unit's share in it and pull on it; None where a side has nobody."""
    change = cohorts.mean[:, period] - cohorts.mean[:, base]
    there = ~np.isnan(change)
    compared = cohorts.never if controls == "never" else cohorts.start > max(period, base)
    treated, others = there & (cohorts.start == cohort), there & compared & (cohorts.start != cohort)
    if not treated.any() or not others.any():
        return None
    change = np.where(there, change, 0.0)
    rows, own = _regressors(cohorts, min(period, base)), _counted(treated, cohorts.weight)
    solved = _solved(rows, np.where(others, cohorts.weight, 0.0))
    share = solved @ (own @ rows)
    left = change - rows @ (solved.T @ change)
    value = float(own @ left)
    return value, own - share, own * (left - value) - share * left


def _regressors(cohorts: Cohorts, at: int) -> Floats:
    """(U, 1 + k): a constant, and the covariates before anything happened."""
    constant = np.ones((len(cohorts.weight), 1))
    if not cohorts.covariates.size:
        return constant
    return np.hstack([constant, np.nan_to_num(cohorts.covariates[:, at])])


def _solved(rows: Floats, weight: Floats) -> Floats:
    """(U, 1 + k): what turns a change in each unit into the coefficients of weighted least squares."""
    weighted = rows * weight[:, None]
    if rows.shape[1] == 1:
        return np.asarray(weighted / weight.sum())
    return np.asarray(weighted @ np.linalg.pinv(weighted.T @ rows, rcond=1e-12, hermitian=True))


def _counted(chosen: Flags, weight: Floats) -> Floats:
    counted = np.where(chosen, weight, 0.0)
    return np.asarray(counted / counted.sum())
