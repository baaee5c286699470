"""What power is asked of: a setting in numbers."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt
from typing import Literal

from frikommune.evaluation.effects.question import Direction

Kind = Literal["none", "one_group", "two_groups", "did"]
"""Nothing to compare with; one group against a known figure; two groups; before and after with others."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A setting in numbers; None: not known.

    `treated` and `untreated` are citizens, where periods are given those of all periods after the start;
    `untreated` None: as many. `treated_clusters` and `untreated_clusters` are the municipalities in which it
    was decided who takes part; None: citizens count one by one. `municipalities` are those in the trial in
    any case, `network` those that could be. `baseline` is the share or mean without the trial (of a
    hazard: the share it happens to), `spread` a
    mean's standard deviation, `size_cv` how unequal municipalities are: the standard deviation of their sizes
    over the mean. `smallest` and `margin` are positive.
    """

    kind: Kind
    measure: Literal["share", "mean", "hazard"] = "share"
    direction: Direction = "higher"
    smallest: float | None = None
    margin: float | None = None
    treated: int | None = None
    untreated: int | None = None
    treated_clusters: int | None = None
    untreated_clusters: int | None = None
    periods_before: int | None = None
    periods_after: int | None = None
    baseline: float | None = None
    spread: float | None = None
    icc: float | None = None
    size_cv: float = 0.0
    autocorrelation: float | None = None
    municipalities: int = 1
    network: int | None = None
    target: float = 0.8
    alpha: float = 0.05

    @property
    def clustered(self) -> bool:
        """Whether it was municipalities that took part, so that they are what counts."""
        if self.kind == "one_group":
            return (self.treated_clusters or 1) > 1
        return self.treated_clusters is not None and self.untreated_clusters is not None

    @property
    def compared(self) -> int | None:
        """How many citizens are compared with: as many, or as many in each municipality, unless said."""
        if self.untreated is not None or self.treated is None or self.kind == "one_group":
            return self.untreated
        if self.treated_clusters and self.untreated_clusters:
            return max(1, round(self.treated / self.treated_clusters * self.untreated_clusters))
        return self.treated

    @property
    def deviation(self) -> float:
        """A citizen's standard deviation. Only of what was completed."""
        if self.measure == "share":
            level = self.baseline or 0.0
            return sqrt(level * (1 - level))
        return self.spread or 0.0

    @property
    def most(self) -> float:
        """The largest difference that there is room for, with the sign of the better direction."""
        sign = 1.0 if self.direction == "higher" else -1.0
        if self.measure == "share":
            level = self.baseline or 0.0
            return sign * ((1 - level) if sign > 0 else level) * (1 - 1e-9)
        if self.measure == "hazard":
            return 9.0 if sign > 0 else -0.99
        return sign * 1000 * self.deviation
