"""Time until something happens: how many must have had it happen before a difference can be seen."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil, inf, log, sqrt

from scipy.special import ndtri

SCHOENFELD = "D. A. Schoenfeld, Biometrics 39 (1983), 499–503"
"""“Sample-size formula for the proportional-hazards regression model.”"""


def events_needed(
    hazard_ratio: float, treated_share: float = 0.5, target: float = 0.8, alpha: float = 0.05
) -> int:
    """Events in both groups together for a log-rank test or Cox estimate to find a hazard ratio (Schoenfeld).

    Raises ValueError unless the ratio is above 0 and not 1, and the share within (0, 1).
    """
    if hazard_ratio <= 0 or hazard_ratio == 1 or not 0 < treated_share < 1:
        raise ValueError(f"hazard ratio {hazard_ratio}, share {treated_share}")
    sure = float(ndtri(1 - alpha / 2) + ndtri(target))
    return ceil(sure**2 / (treated_share * (1 - treated_share) * log(hazard_ratio) ** 2))


@dataclass(frozen=True, slots=True)
class Hazards:
    """A hazard ratio less 1 as a difference: 0.2 is a fifth oftener. For `settings.Setting`.

    `baseline` is the share of the `untreated` to whom it happens while they are watched. The test is made on
    the ratio's logarithm, whose variance is 1 / (D p (1 − p)) with D events and the share p treated
    (Schoenfeld); here both are stretched to the scale of the difference.
    """

    baseline: float
    treated: float
    untreated: float
    df: float = inf

    def events(self, difference: float) -> float:
        """How many it happens to in both groups, were the ratio 1 + `difference`."""
        with_trial = 1 - float((1 - self.baseline) ** (1 + difference))
        return self.baseline * self.untreated + with_trial * self.treated

    def errors(self, difference: float) -> tuple[float, float]:
        """As the protocol says; `difference` above −1."""
        share = self.treated / (self.treated + self.untreated)
        error = 1 / sqrt(self.events(difference) * share * (1 - share))
        stretched = error * (difference / log(1 + difference) if difference else 1.0)
        return stretched, stretched
