"""A share with the interval that says how sure it is."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

Z_95 = 1.959964
"""The standard normal distribution's 97.5 % point: 95 % lie within it on either side."""


@dataclass(frozen=True, slots=True)
class Share:
    """`numerator` of `denominator`; everything is None where the denominator is 0."""

    numerator: int
    denominator: int

    @property
    def share(self) -> float | None:
        """Between 0 and 1."""
        return self.numerator / self.denominator if self.denominator else None

    @property
    def interval(self) -> tuple[float, float] | None:
        """Wilson's 95 % interval."""
        return wilson(self.numerator, self.denominator) if self.denominator else None


def wilson(successes: int, trials: int, z: float = Z_95) -> tuple[float, float]:
    """Wilson's score interval of a share, without continuity correction: lower and upper end, in [0, 1].

    Source: E. B. Wilson, “Probable inference, the law of succession, and statistical inference”, Journal of
    the American Statistical Association 22 (1927), 209–212. Raises ValueError unless 0 <= successes <= trials
    and trials > 0.
    """
    if not 0 <= successes <= trials or trials == 0:
        raise ValueError(f"{successes} of {trials} is no share")
    share, square = successes / trials, z * z
    middle = (share + square / (2 * trials)) / (1 + square / trials)
    half = z / (1 + square / trials) * sqrt(share * (1 - share) / trials + square / (4 * trials * trials))
    return max(0.0, middle - half), min(1.0, middle + half)
