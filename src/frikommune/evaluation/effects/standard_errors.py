"""From what each row adds to an estimate to its standard error, interval and p-value."""

from __future__ import annotations

import numpy as np
import scipy

from frikommune.evaluation.effects.effect import LEVEL, Estimate
from frikommune.evaluation.effects.models import Floats
from frikommune.evaluation.effects.records import Records
from frikommune.evaluation.shown.quantities import number
from frikommune.language import Text


def spread_of(influence: Floats, of: Records) -> tuple[float, float]:
    """The standard error, and the degrees of freedom (infinite where no groups belong together)."""
    if of.groups is None:
        return float(np.sqrt((influence**2).sum())), np.inf
    sums = np.bincount(np.unique(of.groups, return_inverse=True)[1], weights=influence)
    return float(np.sqrt((sums**2).sum() * len(sums) / (len(sums) - 1))), len(sums) - 1.0


def estimated(name: Text, value: float, influence: Floats, of: Records, level: float = LEVEL) -> Estimate:
    """An estimate with the error that each row's part of it gives, clustered where rows belong together."""
    return from_error(name, value, spread_of(influence, of), how(of), level)


def from_error(
    name: Text, value: float, spread: tuple[float, float], inference: Text, level: float = LEVEL
) -> Estimate:
    """An estimate with a standard error and its degrees of freedom; no interval where the error is 0."""
    error, freedom = spread
    if not (np.isfinite(error) and error > 0):
        return Estimate(name, value, level=level, inference=NO_SPREAD)
    reach = float(
        scipy.stats.norm.ppf(0.5 + level / 2)
        if np.isinf(freedom)
        else scipy.stats.t.ppf(0.5 + level / 2, freedom)
    )
    far = abs(value / error)
    p_value = float(2 * (scipy.stats.norm.sf(far) if np.isinf(freedom) else scipy.stats.t.sf(far, freedom)))
    return Estimate(
        name, value, (value - reach * error, value + reach * error), error, p_value, inference, level=level
    )


NO_SPREAD = Text(
    "Ingen usikkerhed kan beregnes: rækkerne varierer ikke.",
    "No uncertainty can be computed: the rows do not vary.",
)


def how(of: Records) -> Text:
    """How errors were made, in words."""
    if of.groups is None:
        return Text(
            "Robuste standardfejl, hvor modellernes egen usikkerhed er regnet med; normalfordelingen.",
            "Robust standard errors that include the models' own uncertainty; the normal distribution.",
        )
    groups = number(of.group_count, 0)
    return Text(
        f"Standardfejl klynget efter {groups.da} grupper; t-fordelingen.",
        f"Standard errors clustered by {groups.en} groups; the t distribution.",
    )
