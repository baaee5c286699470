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

    each = pl.concat(
        lengths.select("days", many=kind, status=pl.lit(int(kind == "ended")))
        for kind in ("ended", "running")
    ).filter(pl.col("many") > 0)
    if each.filter(pl.col("status") == 1).is_empty():
        return Median(None, None, None)
    curve = SurvfuncRight(
        each["days"].to_numpy(), each["status"].to_numpy(), freq_weights=each["many"].to_numpy()
    )
    with np.errstate(divide="ignore", invalid="ignore"):  # where the curve is 1 or 0
        low, high = curve.quantile_ci(0.5)
    return Median(*(float(one) if isfinite(one) else None for one in (curve.quantile(0.5), low, high)))
