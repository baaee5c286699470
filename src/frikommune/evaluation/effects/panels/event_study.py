"""The effect period by period about the start, against the last period before it, and what came before."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.special import fdtrc, stdtrit

from frikommune.evaluation.effects.inference.clustered import variance
from frikommune.evaluation.effects.inference.randomisation import TIE, Pair, lots, moving, residuals
from frikommune.evaluation.effects.inference.rule import Method
from frikommune.evaluation.effects.panels.panel import Floats, Ints, Panel
from frikommune.evaluation.effects.panels.two_way import Fit, fit, influence
from frikommune.evaluation.effects.question import Question

REFERENCE = -1
"""The period that all others are held against: the last before the start."""


@dataclass(frozen=True, slots=True)
class Around:
    """K effects about the start.

    `steps` (K,): periods since the start, without the reference; `value` (K,); `low` and `high` (K,), NaN
    where no test can be honest. `p_before`: the joint p-value of all before the start, None where there is
    no such period or no honest test. `rise`: the slope of the earlier effects per period, None with fewer
    than two.
    """

    steps: Ints
    value: Floats
    low: Floats
    high: Floats
    p_before: float | None
    rise: float | None


def event_study(panel: Panel, method: Method, question: Question) -> Around | None:
    """Effects in each period about the first treated one of each block; None where they cannot be found.

    Blocks treated from the first period on tell nothing here and are left as comparisons only if they are
    never treated. Inference as for the main effect: bands of placebos, or clustered errors.
    """
    steps, regressors = _regressors(panel)
    if not steps.size or (found := fit(panel, regressors)) is None:
        return None
    low, high = _bands(panel, found, method, question)
    before = np.flatnonzero(steps < REFERENCE)
    known = before.size > 0 and method != "none"
    p_before = _joint(panel, found, before, method, question) if known else None
    return Around(steps, found.value, low, high, p_before, _rise(steps, found.value))


def _regressors(panel: Panel) -> tuple[Ints, Floats]:
    """Periods since the start that are seen, and an indicator of each, (G, T, K)."""
    moved, periods = moving(panel), panel.treated.shape[1]
    start = np.where(moved, panel.treated.argmax(axis=1), periods * 3)
    since = np.arange(periods)[None, :] - start[:, None]
    seen = np.unique(since[moved & (start < periods)][panel.weight[moved & (start < periods)] > 0])
    if REFERENCE not in seen:
        return np.zeros(0, dtype=np.intp), np.zeros((0, 0, 0))
    steps = seen[seen != REFERENCE].astype(np.intp)
    return steps, (since[:, :, None] == steps).astype(np.float64)


def _bands(panel: Panel, found: Fit, method: Method, question: Question) -> tuple[Floats, Floats]:
    if method == "none":
        nothing = np.full(found.value.size, np.nan)
        return nothing, nothing
    if method == "randomisation":
        return _placebo_bands(panel, found, question)
    error = np.sqrt(np.maximum(np.diagonal(variance(panel, found)), 0.0))
    half = float(stdtrit(panel.clusters - 1, (1 + question.level) / 2)) * error
    return found.value - half, found.value + half


def _placebo_bands(panel: Panel, found: Fit, question: Question) -> tuple[Floats, Floats]:
    """As far to both sides as chance alone goes, from series less all effects."""
    left = residuals(panel, found, panel.moment - _explained(panel, found, found.value))
    drawn = lots(panel, 0.0, Pair(left, np.zeros_like(left)), question.draws, question.seed)
    contrast = influence(panel, found)[:, : panel.treated.shape[1]]
    half = [drawn.of(0.0, contrast[:, :, k]).band(question.level)[1] for k in range(found.value.size)]
    return found.value - half, found.value + half


def _explained(panel: Panel, found: Fit, value: Floats) -> Floats:
    return np.asarray(np.einsum("gpq,gqk,k->gp", panel.gram, found.regressors, value))


def _joint(panel: Panel, found: Fit, before: Ints, method: Method, question: Question) -> float | None:
    """The p-value of no difference in any period before the start.

    With placebos: how often the largest earlier effect, in its own spread, is as large by chance. Otherwise
    Wald's F with clustered errors and G − 1 degrees of freedom.
    """
    if method == "randomisation":
        return _joint_placebo(panel, found, before, question)
    spread = variance(panel, found)[np.ix_(before, before)]
    value, freedom = found.value[before], panel.clusters - 1
    if before.size >= freedom or np.linalg.matrix_rank(spread, hermitian=True) < before.size:
        return None
    wald = float(value @ np.linalg.solve(spread, value)) / before.size
    return float(fdtrc(before.size, freedom, wald))


def _joint_placebo(panel: Panel, found: Fit, before: Ints, question: Question) -> float:
    left = _without_later(panel, found, before)
    lot = lots(panel, 0.0, Pair(left, np.zeros_like(left)), question.draws, question.seed)
    contrast = influence(panel, found)[:, : panel.treated.shape[1], before]
    each = [lot.of(float(found.value[k]), contrast[:, :, place]) for place, k in enumerate(before)]
    drawn = np.stack([one.placebos() for one in each])
    spread = np.sqrt((drawn**2).mean(axis=1, keepdims=True))
    largest = (np.abs(drawn) / np.where(spread > 0, spread, 1.0)).max(axis=0)
    return float((largest >= largest[0] * (1 - TIE)).mean())


def _without_later(panel: Panel, found: Fit, before: Ints) -> Floats:
    """Residual series (G, T) less the effects after the start only."""
    later = found.value.copy()
    later[before] = 0.0
    return residuals(panel, found, panel.moment - _explained(panel, found, later))


def _rise(steps: Ints, value: Floats) -> float | None:
    early = steps < 0
    if early.sum() < 2:
        return None
    return float(np.polyfit(np.append(steps[early], REFERENCE), np.append(value[early], 0.0), 1)[0])
