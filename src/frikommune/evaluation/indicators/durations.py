"""The median length of courses, those that still run among them."""

from __future__ import annotations

from dataclasses import dataclass
from math import isfinite

import numpy as np
import polars as pl

from frikommune.language import Text


@dataclass(frozen=True, slots=True)
class Median:
    """A median in days with its 95 % interval; None where too few have ended for it to be seen."""

    days: float | None
    low: float | None
    high: float | None

    def notes(self, ended: int, running: int) -> tuple[Text, ...]:
        """How it was found, and of how many."""
        how = Text(
            f"{ended} forløb er slut, {running} løber endnu; de tæller med (Kaplan–Meier).",
            f"{ended} courses are over, {running} still run and are counted in (Kaplan–Meier).",
        )
        if self.days is not None:
            return (how,)
        too_few = Text(
            "Under halvdelen er slut, så medianen kan ikke ses endnu.",
            "Fewer than half are over, so the median cannot be seen yet.",
        )
        return (too_few, how)


def median_of(lengths: pl.DataFrame) -> Median:
    """Kaplan–Meier's median of courses by length: columns `days`, `ended` and `running` (how many of each).

    The interval is Brookmeyer and Crowley's (Biometrics 38, 1982), as statsmodels computes it on the scale of
    log(−log). A course that runs had lasted so many days at least.
    """
    from statsmodels.duration.survfunc import SurvfuncRight  # noqa: PLC0415 - slow to import

    if not lengths["ended"].sum():
        return Median(None, None, None)
    # a row each: with frequency weights statsmodels' standard errors, and so the interval, are not right
    days, over = lengths["days"].to_numpy(), np.repeat([1, 0], lengths.height)
    many = np.concatenate([lengths["ended"].to_numpy(), lengths["running"].to_numpy()])
    curve = SurvfuncRight(np.repeat(np.tile(days, 2), many), np.repeat(over, many))
    with np.errstate(divide="ignore", invalid="ignore"):  # where the curve is 1 or 0
        low, high = curve.quantile_ci(0.5)
    return Median(*(float(one) if isfinite(one) else None for one in (curve.quantile(0.5), low, high)))
