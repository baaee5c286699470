"""Those who start together: the cells of a staggered trial, by unit and period, with each unit's start."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from frikommune.evaluation.effects.panels.panel import Floats, Ints

Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Cohorts:
    """U units over T periods, and when each starts.

    `mean` (U, T): a cell's mean outcome, NaN where there is no row; `weight` (U,): what a unit counts for,
    the same in all periods; `start` (U,): its first treated period, T for never; `cluster` (U,): where
    treatment was decided, numbered from 0; `covariates` (U, T, k): cell means. `names` and `periods` label
    them.
    """

    mean: Floats
    weight: Floats
    start: Ints
    cluster: Ints
    names: tuple[str, ...]
    periods: tuple[str, ...]
    covariates: Floats = field(default_factory=lambda: np.zeros((0, 0, 0)))
    covariate_names: tuple[str, ...] = ()

    @property
    def seen(self) -> Flags:
        """(U, T): which cells have rows."""
        return ~np.isnan(self.mean)

    @property
    def starts(self) -> list[int]:
        """The periods in which some start, in order."""
        return [int(start) for start in np.unique(self.start[self.ever])]

    @property
    def never(self) -> Flags:
        """(U,): who never starts within the periods."""
        return np.asarray(self.start >= self.mean.shape[1])

    @property
    def ever(self) -> Flags:
        """(U,): who starts at some time."""
        return ~self.never

    @property
    def treated(self) -> Flags:
        """(U, T): the cells in which a unit is treated."""
        return np.arange(self.mean.shape[1])[None, :] >= self.start[:, None]

    def only(self, kept: Flags) -> Cohorts:
        """The same with only some of the units."""
        return Cohorts(
            self.mean[kept],
            self.weight[kept],
            self.start[kept],
            np.unique(self.cluster[kept], return_inverse=True)[1].astype(np.intp),
            tuple(name for name, keep in zip(self.names, kept, strict=True) if keep),
            self.periods,
            self.covariates[kept] if self.covariates.size else self.covariates,
            self.covariate_names,
        )

    def until(self, period: int) -> Cohorts:
        """The same with only the periods before one; who starts in it or later has then not started yet."""
        return Cohorts(
            self.mean[:, :period],
            self.weight,
            np.minimum(self.start, period),
            self.cluster,
            self.names,
            self.periods[:period],
            self.covariates[:, :period] if self.covariates.size else self.covariates,
            self.covariate_names,
        )
