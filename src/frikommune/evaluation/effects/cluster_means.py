"""Clusters as one row each, and chance among them: how their means differ when nothing was done."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from frikommune.evaluation.effects.inference.randomisation import Pair, Randomised
from frikommune.evaluation.effects.models import Floats, linear, with_constant
from frikommune.evaluation.effects.records import Records

Flags = NDArray[np.bool_]


def codes(of: Records) -> NDArray[np.intp]:
    """Each row's cluster, numbered from 0 without gaps."""
    groups = np.zeros(len(of.treated), dtype=np.int32) if of.groups is None else of.groups
    return np.asarray(np.unique(groups, return_inverse=True)[1])


class Means:
    """Clusters as one row each: `mean`, `size` (sum of weights), `error` (standard deviation of its mean)."""

    def __init__(self, mean: Floats, size: Floats, treated: Flags, noise: Floats):
        self.mean, self.size, self.treated = mean, size, treated
        self.error = np.sqrt(between(mean, noise, treated) + noise)


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


def between(mean: Floats, noise: Floats, treated: Flags) -> float:
    """The variance between clusters of one side, beyond the noise of their means.

    DerSimonian and Laird's moment estimate (Controlled Clinical Trials 7, 1986, 177–188) of both sides.
    """
    excess, scale = 0.0, 0.0
    for side in (treated, ~treated):
        weight = 1 / noise[side]
        centre = (weight * mean[side]).sum() / weight.sum()
        excess += (weight * (mean[side] - centre) ** 2).sum() - (side.sum() - 1)
        scale += weight.sum() - (weight**2).sum() / weight.sum()
    return max(0.0, float(excess / scale)) if scale > 0 else 0.0


def randomised(means: Means, orders: NDArray[np.intp]) -> Randomised:
    """The placebos: each cluster's standardised deviation in another's place, scaled to that one's error.

    Source: Ferman and Pinto, “Inference in differences-in-differences with few treated groups and
    heteroskedasticity”, Review of Economics and Statistics 101 (2019), 452–467, for one period.
    """
    share = np.where(
        means.treated,
        means.size / means.size[means.treated].sum(),
        -means.size / means.size[~means.treated].sum(),
    )
    scaled = share * means.error
    weight = 1 / means.error**2

    def standardised(values: Floats) -> Floats:
        return np.asarray((values - (weight * values).sum() / weight.sum()) / means.error)

    deviations, effect = standardised(means.mean), standardised(means.treated.astype(float))
    return Randomised(
        float((share * means.mean).sum()), Pair(deviations[orders] @ scaled, effect[orders] @ scaled)
    )


def _without_covariates(outcome: Floats, of: Records) -> Floats:
    """The outcome less what covariates explain on both sides (Frisch, Waugh and Lovell)."""
    if not of.names:
        return outcome
    slopes = linear(
        np.column_stack([with_constant(of.covariates), of.treated]), outcome, of.weights
    ).coefficients[1:-1]
    return np.asarray(outcome - with_constant(of.covariates)[:, 1:] @ slopes)
