"""How many must have their event before a difference in hazard can be seen."""

from __future__ import annotations

from math import ceil, exp, log, sqrt

from scipy.special import ndtri


def events_needed(
    hazard_ratio: float, treated_share: float = 0.5, target: float = 0.8, alpha: float = 0.05
) -> int:
    """Events in both groups together for a log-rank test or Cox estimate to find a hazard ratio.

    Source: D. A. Schoenfeld, “Sample-size formula for the proportional-hazards regression model”, Biometrics
    39 (1983), 499–503. Raises ValueError unless the ratio is above 0 and not 1, and the share within (0, 1).
    """
    if hazard_ratio <= 0 or hazard_ratio == 1 or not 0 < treated_share < 1:
        raise ValueError(f"hazard ratio {hazard_ratio}, share {treated_share}")
    sure = float(ndtri(1 - alpha / 2) + ndtri(target))
    return ceil(sure**2 / (treated_share * (1 - treated_share) * log(hazard_ratio) ** 2))


def detectable_ratio(
    events: float, treated_share: float = 0.5, target: float = 0.8, alpha: float = 0.05
) -> float:
    """The hazard ratio nearest 1, above it, that so many events show; its inverse is that below 1."""
    sure = float(ndtri(1 - alpha / 2) + ndtri(target))
    return exp(sure / sqrt(events * treated_share * (1 - treated_share)))
