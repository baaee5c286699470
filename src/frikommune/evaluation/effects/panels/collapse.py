"""From rows to the panel of cells: grouped once, by polars' codes and numpy's counting."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np

from frikommune.evaluation.effects.panels.panel import Floats, Ints, Panel, diagonal
from frikommune.evaluation.effects.panels.refusals import too_many_cells, treatment_mixed
from frikommune.evaluation.observations.checks import need
from frikommune.evaluation.observations.observations import Observations

_MOST = 2.5e8
"""Numbers in the cross products: two gigabytes."""
_ABSORBED = 1e-10
"""A covariate of whose variance less than this share is left within the fixed effects says nothing."""


@dataclass(frozen=True, slots=True)
class _Rows:
    """Row by row: block, fixed effect, period, weight, outcome less its mean, scaled covariates (N, k)."""

    block: Ints
    effect: Ints
    period: Ints
    weight: Floats
    outcome: Floats
    covariates: Floats
    blocks: int
    periods: int
    plain: bool


def collapse(observations: Observations) -> Panel:
    """The panel of rows with outcome, treatment, period, and unit or cluster.

    A block is a cluster where treatment was decided by cluster and period, else a unit. Fixed effects are the
    units', where there are units, else the clusters'; a unit that moves to another block counts there as
    another. Covariates that do not vary within the fixed effects are left out of `Panel.covariates`. Raises
    Refused where treatment differs within a cluster and period and no unit says whose it is, and where there
    are too many cells.
    """
    need(observations, "outcome", "treatment", "period")
    column = _block_column(observations)
    frame = observations.frame
    labels = observations.clusters if column == "cluster" else observations.units
    width = len(observations.periods) + observations.covariates.width
    if len(labels) * width**2 > _MOST:
        raise too_many_cells(observations, len(labels), len(observations.periods))
    block = frame[column].to_numpy().astype(np.intp)
    plain = column == "unit" or not observations.has("unit")
    weight = frame["weight"].to_numpy() if observations.has("weight") else np.ones(frame.height)
    outcome = frame["outcome"].to_numpy()
    middle = float(np.average(outcome, weights=weight))
    rows = _Rows(
        block=block,
        effect=block if plain else frame["unit"].to_numpy().astype(np.intp),
        period=frame["period"].to_numpy().astype(np.intp),
        weight=weight,
        outcome=outcome - middle,
        covariates=_scaled(observations, weight),
        blocks=len(labels),
        periods=len(observations.periods),
        plain=plain,
    )
    gram, moment = _products(rows)
    kept = _varying(gram, rows)
    mean, total = _cells(rows)
    treated = _treated(rows, frame["treatment"].to_numpy())
    clusters = _clusters(observations, rows) if column == "unit" else np.arange(len(labels), dtype=np.intp)
    wide = np.concatenate([np.arange(rows.periods), rows.periods + np.flatnonzero(kept)])
    names = np.array(observations.covariates.columns, dtype=object)[kept]
    return Panel(
        mean=mean + middle,
        weight=total,
        treated=treated,
        gram=gram[:, wide[:, None], wide[None, :]],
        moment=moment[:, wide],
        cluster=clusters,
        rows=frame.height,
        names=labels,
        periods=observations.periods,
        covariates=tuple(names),
        plain=plain,
    )


def aligned(panel: Panel) -> Panel:
    """The same where one start fits all: a block not seen just then starts when the others do.

    A block starts after the last period in which it is seen untreated, and no later than the first in which
    it is seen treated. Blocks that stop again, or are only seen treated, are left as they are.
    """
    places, seen = np.arange(panel.treated.shape[1]), panel.weight > 0
    first = np.where(seen & (panel.treated > 0), places, places.size).min(axis=1)
    last = np.where(seen & (panel.treated == 0), places, -1).max(axis=1)
    once = (first < places.size) & (last >= 0) & (last < first)
    if not once.any() or (start := int(first[once].min())) <= int(last[once].max()):
        return panel
    return replace(panel, treated=np.where(once[:, None], (places >= start) * 1.0, panel.treated))


def _block_column(observations: Observations) -> str:
    if not (observations.has("unit") or observations.has("cluster")):
        need(observations, "cluster")
    if not observations.has("cluster"):
        return "unit"
    frame = observations.frame
    cell = (
        frame["cluster"].to_numpy().astype(np.intp) * len(observations.periods) + frame["period"].to_numpy()
    )
    rows, treated = np.bincount(cell), np.bincount(cell, frame["treatment"].to_numpy())
    mixed = (treated > 0) & (treated < rows)
    if not mixed.any():
        return "cluster"
    if observations.has("unit"):
        return "unit"
    raise treatment_mixed(observations, int(np.flatnonzero(mixed)[0]))


def _added(place: Ints, values: Floats, places: int) -> Floats:
    """(places,): the values added up by place."""
    return np.asarray(np.bincount(place, values, places), dtype=np.float64)


def _scaled(observations: Observations, weight: Floats) -> Floats:
    """Covariates with mean 0 and variance 1, so that their cross products lose no digits."""
    values = observations.covariates.to_numpy().astype(np.float64).reshape(weight.size, -1)
    values = values - np.average(values, axis=0, weights=weight)
    spread = np.sqrt(np.average(values**2, axis=0, weights=weight))
    return np.asarray(values / np.where(spread > 0, spread, 1.0))


def _cells(rows: _Rows) -> tuple[Floats, Floats]:
    """Weighted mean outcome and weight of each cell, (G, T)."""
    cell, shape = rows.block * rows.periods + rows.period, (rows.blocks, rows.periods)
    total = _added(cell, rows.weight, rows.blocks * rows.periods)
    summed = _added(cell, rows.weight * rows.outcome, rows.blocks * rows.periods)
    mean = np.divide(summed, total, out=np.full(total.size, np.nan), where=total > 0)
    return mean.reshape(shape), total.reshape(shape)


def _treated(rows: _Rows, treatment: Floats) -> Floats:
    """(G, T): whether a cell is treated; an empty cell is as the last before it, else as the next."""
    cell, size = rows.block * rows.periods + rows.period, rows.blocks * rows.periods
    count = np.bincount(cell, minlength=size).reshape(rows.blocks, rows.periods)
    treated = (_added(cell, treatment, size).reshape(count.shape) > 0).astype(np.float64)
    filled = np.where(count > 0, np.arange(rows.periods), -1)
    last = np.maximum.accumulate(filled, axis=1)
    first = np.argmax(count > 0, axis=1)[:, None]
    return np.asarray(np.take_along_axis(treated, np.where(last < 0, first, last), axis=1))


def _products(rows: _Rows) -> tuple[Floats, Floats]:
    """Cross products (G, P, P) and with the outcome (G, P), within the fixed effects."""
    gram, moment, total, summed = _raw(rows)
    if rows.plain:
        weight = _added(rows.block, rows.weight, rows.blocks)
        weight = np.where(weight > 0, weight, 1.0)
        gram -= total[:, :, None] * (total / weight[:, None])[:, None, :]
        moment -= total * (summed / weight)[:, None]
        return gram, moment
    order = np.argsort(rows.block, kind="stable")
    ends = np.searchsorted(rows.block[order], np.arange(rows.blocks + 1))
    for block, (start, end) in enumerate(pairwise(ends)):
        inside = order[start:end]
        effect = np.unique(rows.effect[inside], return_inverse=True)[1]
        sums, weight, outcome = _sums(rows, inside, effect)
        gram[block] -= sums.T @ (sums / weight[:, None])
        moment[block] -= sums.T @ (outcome / weight)
    return gram, moment


def _raw(rows: _Rows) -> tuple[Floats, Floats, Floats, Floats]:
    """Cross products before the fixed effects are taken out, and the sums (G, P) and (G,) they take."""
    cell, size = rows.block * rows.periods + rows.period, rows.blocks * rows.periods
    shape = (rows.blocks, rows.periods)
    weight = _added(cell, rows.weight, size).reshape(shape)
    weighted = rows.weight * rows.outcome
    outcome = _added(cell, weighted, size).reshape(shape)
    number = rows.covariates.shape[1]
    gram = np.zeros((rows.blocks, rows.periods + number, rows.periods + number))
    gram[:, : rows.periods, : rows.periods] = diagonal(weight)
    moment, total = np.zeros(gram.shape[:2]), np.zeros(gram.shape[:2])
    moment[:, : rows.periods], total[:, : rows.periods] = outcome, weight
    for place, column in enumerate(rows.covariates.T, start=rows.periods):
        by_cell = _added(cell, rows.weight * column, size).reshape(shape)
        gram[:, : rows.periods, place] = gram[:, place, : rows.periods] = by_cell
        total[:, place] = by_cell.sum(axis=1)
        moment[:, place] = _added(rows.block, weighted * column, rows.blocks)
        for other in range(place - rows.periods + 1):
            product = rows.weight * column * rows.covariates[:, other]
            both = _added(rows.block, product, rows.blocks)
            gram[:, place, rows.periods + other] = gram[:, rows.periods + other, place] = both
    return gram, moment, total, outcome.sum(axis=1)


def _sums(rows: _Rows, inside: Ints, effect: Ints) -> tuple[Floats, Floats, Floats]:
    """Of one block's rows, by fixed effect: sums (I, P), weight (I,) and weighted outcome (I,)."""
    number, weight = int(effect.max(initial=-1)) + 1, rows.weight[inside]
    cell = effect * rows.periods + rows.period[inside]
    periods = _added(cell, weight, number * rows.periods).reshape(number, rows.periods)
    others = [_added(effect, weight * column, number) for column in rows.covariates[inside].T]
    return (
        np.column_stack([periods, *others]),
        periods.sum(axis=1),
        _added(effect, weight * rows.outcome[inside], number),
    )


def _varying(gram: Floats, rows: _Rows) -> np.ndarray:
    left = np.einsum("gpp->p", gram)[rows.periods :]
    return np.asarray(left > _ABSORBED * rows.weight.sum())


def _clusters(observations: Observations, rows: _Rows) -> Ints:
    """(G,): the cluster of each unit, the first that it is seen in, numbered from 0; else the unit itself."""
    if not observations.has("cluster"):
        return np.arange(rows.blocks, dtype=np.intp)
    first = np.zeros(rows.blocks, dtype=np.intp)
    first[rows.block[::-1]] = observations.frame["cluster"].to_numpy()[::-1]
    return np.unique(first, return_inverse=True)[1].astype(np.intp)
