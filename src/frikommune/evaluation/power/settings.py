"""How far an estimate strays by chance, for the settings that power is computed in.

Every setting answers two standard errors of its estimate: where there is no difference, which is what the
test assumes, and where there is one. `df` are the test's degrees of freedom; infinite: normal distribution.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import inf, sqrt
from typing import Protocol


class Setting(Protocol):
    """What power needs to know."""

    @property
    def df(self) -> float:
        """Degrees of freedom of the test's t distribution."""

    def errors(self, difference: float) -> tuple[float, float]:
        """The standard errors of the estimate under no difference, and under this one."""


@dataclass(frozen=True, slots=True)
class Shares:
    """A share in `treated` citizens against a known one, or against that of `untreated` ones.

    `baseline` is the share without the trial, in (0, 1). The numbers are effective ones where citizens are
    alike within municipalities. Source: J. L. Fleiss, B. Levin, M. C. Paik, “Statistical Methods for Rates
    and Proportions” (3rd ed., 2003), chapters 2 (one share) and 4 (two, also of unequal sizes), without
    continuity correction.
    """

    baseline: float
    treated: float
    untreated: float | None = None
    df: float = inf

    def errors(self, difference: float) -> tuple[float, float]:
        """As the protocol says; `baseline + difference` lies in [0, 1]."""
        with_trial = min(max(self.baseline + difference, 0.0), 1.0)
        own = with_trial * (1 - with_trial) / self.treated
        theirs = self.baseline * (1 - self.baseline)
        if self.untreated is None:
            return sqrt(theirs / self.treated), sqrt(own)
        whole = self.treated + self.untreated
        together = (with_trial * self.treated + self.baseline * self.untreated) / whole
        pooled = together * (1 - together) * (1 / self.treated + 1 / self.untreated)
        return sqrt(pooled), sqrt(own + theirs / self.untreated)


@dataclass(frozen=True, slots=True)
class Means:
    """A difference whose standard error is the same whatever it is: of means, and of before and after."""

    error: float
    df: float = inf

    def errors(self, difference: float) -> tuple[float, float]:
        """As the protocol says."""
        return self.error, self.error
