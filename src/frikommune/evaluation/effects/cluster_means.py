"""Clusters as one row each, and chance among them: how their means differ when nothing was done."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from frikommune.evaluation.effects.inference.inverting import inverted
from frikommune.evaluation.effects.models import Floats, linear, with_constant
from frikommune.evaluation.effects.records import Records

Flags = NDArray[np.bool_]
_TIE = 1e-9
_TRIED = np.geomspace(0.01, 100.0, 24)
"""The variances between clusters that are tried, as multiples of the noise of a typical one."""


def codes(of: Records) -> NDArray[np.intp]:
    """Each row's cluster, numbered from 0 without gaps."""
    groups = np.zeros(len(of.treated), dtype=np.int32) if of.groups is None else of.groups
    return np.asarray(np.unique(groups, return_inverse=True)[1])


class Means:
    """G clusters as one row each.

    `mean`, `size` (sum of weights), and `noise`: the variance that chance among its persons gives its mean.
    """

    def __init__(self, mean: Floats, size: Floats, treated: Flags, noise: Floats) -> None:
        self.mean, self.size, self.treated, self.noise = mean, size, treated, noise
        self._variances = np.concatenate([[0.0], _TRIED]) * np.median(noise)
        self._sides = [_Side(side, noise[side], self._variances) for side in (treated, ~treated)]

    @property
    def error(self) -> Floats:
        """(G,): the standard deviation of each mean, among clusters and within."""
        return np.asarray(np.sqrt(self.between(self.mean[None, :])[0] + self.noise))

    def between(self, means: Floats) -> Floats:
        """(R,): the variance between clusters of one side, for R sets of means (R, G).

        The mean of those tried, weighted by their restricted likelihood given both sides: with few clusters
        steadier than the best one.
        """
        likelihood = sum(side.likelihood(means) for side in self._sides)
        belief = np.exp(likelihood - np.max(likelihood, axis=1, keepdims=True))
        return np.asarray(belief @ self._variances / belief.sum(axis=1))


class _Side:
    """The clusters of one side, weighted as each of the variances tried would have it."""

    def __init__(self, rows: Flags, noise: Floats, variances: Floats) -> None:
        spread = noise[:, None] + variances
        self.rows, self.weight = rows, 1 / spread
        self.total = self.weight.sum(axis=0)
        self.fixed = -0.5 * (np.log(spread).sum(axis=0) + np.log(self.total))

    def likelihood(self, means: Floats) -> Floats:
        """(R, V): the restricted log-likelihood of normal means under each variance."""
        own = means[:, self.rows]
        centre = own.mean(axis=1, keepdims=True)  # so that squares of nearly equal numbers do not cancel
        first, second = (own - centre) @ self.weight, (own - centre) ** 2 @ self.weight
        return np.asarray(self.fixed - 0.5 * (second - first**2 / self.total))


def cluster_means(outcome: Floats, of: Records) -> Means:
    """Each cluster's mean of what covariates leave, and how sure it is given its size and inner spread."""
    outcome = _without_covariates(outcome, of)
    place = codes(of)
    size = np.bincount(place, of.weights).astype(float)
    mean = np.bincount(place, of.weights * outcome) / size
    within = (of.weights * (outcome - mean[place]) ** 2).sum() / max(len(outcome) - len(size), 1)
    rows = size**2 / np.bincount(place, of.weights**2)
    treated = np.bincount(place, of.treated) > 0
    floor = 1e-12 * max(float(np.ptp(mean)) ** 2, 1e-300)
    return Means(mean, size, treated, np.maximum(within / rows, floor))


def placebos(means: Means, orders: NDArray[np.intp]) -> Placebos:
    """Each cluster's standardised deviation in another's place, scaled to that one's error.

    Source: Ferman and Pinto, “Inference in differences-in-differences with few treated groups and
    heteroskedasticity”, Review of Economics and Statistics 101 (2019), 452–467, for one period; here the
    difference is divided by its error, found anew for every placebo.
    """
    treated = means.treated
    size = np.where(treated, means.size, -means.size)
    share = size / np.where(treated, means.size[treated].sum(), means.size[~treated].sum())
    error = means.error
    weight = 1 / error**2

    def moved(values: Floats) -> Floats:
        return np.asarray(error * ((values - (weight * values).sum() / weight.sum()) / error)[orders])

    value = float((share * means.mean).sum())
    return Placebos(value, moved(means.mean), moved(treated.astype(float)), share, means)


@dataclass(frozen=True, slots=True)
class Placebos:
    """R placebos of G clusters, the real one first; under an effect e the means are `mean − e·treatment`."""

    value: float
    mean: Floats
    treatment: Floats
    share: Floats
    means: Means

    def p_value(self, effect: float = 0.0) -> float:
        """The share of placebos, the real one among them, at least as far out as the real one."""
        drawn = self.mean - effect * self.treatment
        variance = self.means.between(drawn) * (self.share**2).sum() + self.share**2 @ self.means.noise
        size = np.abs(drawn @ self.share) / np.sqrt(variance)
        return float((size >= size[0] * (1 - _TIE)).mean())

    def interval(self, level: float) -> tuple[float, float] | None:
        """Every effect that the same test would not reject; None where it has no end."""
        step = 2 * float(np.std((self.mean - self.value * self.treatment) @ self.share))
        return inverted(self.p_value, self.value, step, level) if step > 0 else None


def _without_covariates(outcome: Floats, of: Records) -> Floats:
    """The outcome less what covariates explain on both sides (Frisch, Waugh and Lovell)."""
    if not of.names:
        return outcome
    slopes = linear(
        np.column_stack([with_constant(of.covariates), of.treated]), outcome, of.weights
    ).coefficients[1:-1]
    return np.asarray(outcome - with_constant(of.covariates)[:, 1:] @ slopes)
