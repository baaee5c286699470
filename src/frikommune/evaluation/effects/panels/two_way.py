"""Effects of regressors that are the same for a whole block and period, beside block and period effects."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from frikommune.evaluation.effects.panels.panel import Floats, Ints, Panel

SINGULAR = 1e-9
"""A regressor of which less than this share is left beside the fixed effects is not told apart from them."""

_RIGHT = 1e-8


@dataclass(frozen=True, slots=True)
class Fit:
    """K effects of a panel with G blocks.

    `value` (K,); `spread` (K, K): the inverse of the regressors' cross product beside everything else;
    `regressors` (G, P, K): as given, no covariate in them; `beside` (G, P, K): less what period effects and
    covariates explain; `score` (G, K): each block's pull on the estimates; `nuisance` (P, P): the inverse of
    the cross product of period effects and covariates.
    """

    value: Floats
    spread: Floats
    regressors: Floats
    beside: Floats
    score: Floats
    nuisance: Floats


def fit(panel: Panel, regressors: Floats | None = None) -> Fit | None:
    """Weighted two-way fixed-effects least squares of (G, T, K) regressors; None: treatment alone.

    Answers None where a regressor cannot be told from the fixed effects and covariates. It is ordinary least
    squares on the rows, by Frisch–Waugh–Lovell within each block and then over the period effects.
    """
    wide = _widened(panel, panel.treated[:, :, None] if regressors is None else regressors)
    nuisance = np.linalg.pinv(panel.gram.sum(axis=0), rcond=1e-10, hermitian=True)
    crossed = panel.gram @ wide
    slope = nuisance @ crossed.sum(axis=0)
    beside = wide - slope
    left = np.einsum("gpk,gpl->kl", crossed, beside)
    before = np.einsum("gpk,gpk->k", crossed, wide)
    if not _told_apart(left, before):
        return None
    spread = np.linalg.inv(left)
    value = spread @ np.einsum("gpk,gp->k", beside, panel.moment)
    period = nuisance @ (panel.moment.sum(axis=0) - crossed.sum(axis=0) @ value)
    residual = panel.moment - panel.gram @ period - crossed @ value
    score = np.einsum("gpk,gp->gk", beside, residual)
    return Fit(value, spread, wide, beside, score, nuisance)


def influence(panel: Panel, found: Fit) -> Floats:
    """(G, P, K): what each block's outcomes are multiplied by to make the estimates."""
    return np.asarray(panel.gram @ found.beside @ found.spread)


def without_each(panel: Panel, cluster_level: bool = True) -> Floats:
    """The effect without each cluster (or block), (C,); NaN where none can be found then."""
    wide = _widened(panel, panel.treated[:, :, None])[:, :, 0]
    crossed = np.einsum("gpq,gq->gp", panel.gram, wide)
    parts = (
        panel.gram,
        crossed,
        panel.moment,
        (crossed * wide).sum(axis=1),
        (panel.moment * wide).sum(axis=1),
    )
    if cluster_level and panel.clusters < len(panel.cluster):
        parts = tuple(summed(part, panel.cluster, panel.clusters) for part in parts)  # type: ignore[assignment]
    gram, regressor, outcome, square, product = (part.sum(axis=0) - part for part in parts)
    solved = _solved(gram, np.stack([regressor, outcome], axis=2))
    left = square - np.einsum("gp,gp->g", regressor, solved[:, :, 0])
    moved = product - np.einsum("gp,gp->g", regressor, solved[:, :, 1])
    known = left > SINGULAR * np.maximum(square, 1e-300)
    return np.where(known, moved / np.where(known, left, 1.0), np.nan)


def _solved(gram: Floats, right: Floats) -> Floats:
    """Many systems (C, P, P) at once, each without the one constant that period effects leave open.

    Where more is open (a period that only the left-out cluster has), the smallest solution.
    """
    out = np.zeros_like(right)
    try:
        out[:, 1:] = np.linalg.solve(gram[:, 1:, 1:], right[:, 1:])
    except np.linalg.LinAlgError:
        return np.asarray(np.linalg.pinv(gram, rcond=1e-10, hermitian=True) @ right)
    size = np.abs(right).max(axis=(1, 2))
    unsolved = ~(np.abs(gram @ out - right).max(axis=(1, 2)) <= _RIGHT * size)
    out[unsolved] = np.linalg.pinv(gram[unsolved], rcond=1e-10, hermitian=True) @ right[unsolved]
    return out


def _told_apart(left: Floats, before: Floats) -> bool:
    if not (before > 0).all():
        return False
    scale = 1 / np.sqrt(before)
    return bool(np.linalg.eigvalsh(left * scale[:, None] * scale[None, :])[0] > SINGULAR)


def _widened(panel: Panel, regressors: Floats) -> Floats:
    blocks, periods, number = regressors.shape
    wide = np.zeros((blocks, panel.gram.shape[1], number))
    wide[:, :periods] = regressors
    return wide


def summed(values: Floats, labels: Ints, number: int) -> Floats:
    """Blocks' numbers (G, …) added up by label: (number, …)."""
    out = np.zeros((number, *values.shape[1:]))
    np.add.at(out, labels, values)
    return out
