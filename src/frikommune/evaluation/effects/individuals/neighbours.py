"""Who is nearest to whom, with everybody who is just as near: by distinct places, so that ties are cheap."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array
from scipy.spatial import cKDTree

from frikommune.evaluation.effects.models import Floats

_TIED = 1e-9
"""Distances that differ by less than this part are the same."""
_FLAT = 1e-12
"""A direction in which covariates vary less than this, per standard deviation, has no length of its own."""
Codes = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Points:
    """n rows at p distinct places: `places` (p × k), `of` (n) the place of each row, `counts` (p)."""

    places: Floats
    of: Codes
    counts: Codes

    @classmethod
    def at(cls, coordinates: Floats) -> Points:
        """The distinct places of rows (n × k)."""
        places, of, counts = np.unique(coordinates, axis=0, return_inverse=True, return_counts=True)
        return cls(places, of.reshape(-1), counts)

    def sums(self, values: Floats) -> Floats:
        """The sum of the rows' values (n) at each place (p)."""
        return np.asarray(np.bincount(self.of, weights=values, minlength=len(self.places)), dtype=float)


def nearest(seeking: Floats, found: Points, least: int, caliper: float | None = None) -> csr_array:
    """For q places (q × k) the nearest of p places that hold at least `least` rows, and all as near as those.

    A matrix (q × p) of ones. A row is empty where not even one lies within the caliper.
    """
    tree = cKDTree(found.places)
    asked = min(least, len(found.places))
    far, which = tree.query(seeking, k=np.arange(1, asked + 1))
    enough = np.cumsum(found.counts[which], axis=1) >= least
    last = np.where(enough.any(axis=1), enough.argmax(axis=1), asked - 1)
    reach = far[np.arange(len(seeking)), last]
    if caliper is not None:
        reach = np.minimum(reach, caliper)
    within = tree.query_ball_point(seeking, reach * (1 + _TIED) + 1e-12)
    lengths = np.fromiter((len(one) for one in within), dtype=np.int64, count=len(within))
    columns = np.concatenate([np.asarray(one, dtype=np.int64) for one in within] or [np.empty(0, np.int64)])
    starts = np.concatenate([[0], np.cumsum(lengths)])
    return csr_array((np.ones(len(columns)), columns, starts), shape=(len(seeking), len(found.places)))


def mahalanobis(covariates: Floats, weights: Floats) -> Floats:
    """Coordinates (n × k) whose straight distances are Mahalanobis distances under the rows' covariance."""
    centred = (covariates - np.average(covariates, axis=0, weights=weights)) / covariates.std(axis=0)
    covariance = (centred * weights[:, None]).T @ centred / (weights.sum() - 1)
    values, vectors = np.linalg.eigh(covariance)
    return np.asarray(np.round(centred @ (vectors / np.sqrt(np.maximum(values, _FLAT))), 10))
