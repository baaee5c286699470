"""A panel's cells with what effects over time need beside them: each block's start, and covariates' means."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from frikommune.evaluation.effects.effect import Scale
from frikommune.evaluation.effects.panels.collapse import collapse
from frikommune.evaluation.effects.panels.panel import Floats, Ints
from frikommune.evaluation.effects.question import Question
from frikommune.evaluation.observations.checks import need
from frikommune.evaluation.observations.observations import Observations


@dataclass(frozen=True, slots=True)
class Cells:
    """G blocks over T periods: municipalities where the trial was decided there, else units.

    `mean` (G, T): weighted mean outcome, NaN where there is no row; `weight` (G, T): the rows' weights added;
    `start` (G,): the first treated period, T for never; `cluster` (G,): numbered from 0; `covariates`
    (G, T, k): weighted means, NaN without rows.
    """

    mean: Floats
    weight: Floats
    start: Ints
    cluster: Ints
    names: tuple[str, ...]
    periods: tuple[str, ...]
    covariates: Floats

    @property
    def seen(self) -> np.ndarray:
        """(G, T): which cells have rows."""
        return self.weight > 0

    @property
    def size(self) -> Floats:
        """(G,): a block's weight in a period, on average over the periods in which it is seen."""
        return np.asarray(self.weight.sum(axis=1) / np.maximum(self.seen.sum(axis=1), 1))


def cells_of(observations: Observations) -> Cells:
    """The cells of observations with periods, starts, and a unit or cluster.

    A start is the row's own, known also where the unit has no row in that period. Raises Refused like
    `collapse`.
    """
    need(observations, "outcome", "period", "start")
    panel = collapse(observations)
    column = "cluster" if panel.names is observations.clusters else "unit"
    block = observations.frame[column].to_numpy().astype(np.intp)
    blocks, periods = panel.mean.shape
    start = observations.frame["start"].fill_null(periods).to_numpy()
    begun = np.bincount(block * (periods + 1) + start, minlength=blocks * (periods + 1))
    there = np.bincount(block, minlength=blocks) > 0
    return Cells(
        panel.mean[there],
        panel.weight[there],
        (begun.reshape(blocks, -1) > 0).argmax(axis=1).astype(np.intp)[there],
        panel.cluster[there],
        tuple(name for name, kept in zip(panel.names, there, strict=True) if kept),
        panel.periods,
        _covariates(observations, block, panel.weight)[there],
    )


def _covariates(observations: Observations, block: Ints, total: Floats) -> Floats:
    """(G, T, k): weighted means of each covariate."""
    place = block * total.shape[1] + observations.frame["period"].to_numpy()
    weight = observations.frame["weight"].to_numpy() if observations.has("weight") else 1.0
    found = np.full((*total.shape, observations.covariates.width), np.nan)
    for number, column in enumerate(observations.covariates):
        summed = np.bincount(place, weight * column.to_numpy(), total.size).reshape(total.shape)
        np.divide(summed, total, out=found[:, :, number], where=total > 0)
    return found


def scale_of(observations: Observations, question: Question) -> Scale:
    """`share` where every outcome is 0 or 1, or where it was asked for and all lie between; else `mean`."""
    outcome = observations.frame["outcome"].to_numpy()
    if question.outcome in {"auto", "share"} and np.isin(outcome, (0.0, 1.0)).all():
        return "share"
    between = bool(outcome.min() >= 0 and outcome.max() <= 1)
    return "share" if question.outcome == "share" and between else "mean"
