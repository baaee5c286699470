"""Kaplan–Meier curves, their means up to a horizon, and what each row adds to either.

Sources: Kaplan and Meier (Journal of the American Statistical Association 53, 1958, 457–481); Greenwood's
variance; the restricted mean as in R's survRM2 (Uno et al., Journal of Clinical Oncology 32, 2014,
2380–2385). Weighted rows and clusters need what each row adds (the infinitesimal jackknife, as R's `survfit`
has it with `robust = TRUE`), which statsmodels' `SurvfuncRight` does not give; hence an own kernel.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import exp, log

import numpy as np
import scipy

from frikommune.evaluation.effects.models import Flags, Floats


@dataclass(frozen=True, slots=True)
class Curve:
    """A curve of the share to whom the event has not come yet.

    For the m times at which events came: `times`, `at_risk` and `came` (weights of rows), `survival` just
    after. `time`, `event`, `weights` (n) are its rows; `longest` is the last time that anybody was watched.
    """

    times: Floats
    at_risk: Floats
    came: Floats
    survival: Floats
    time: Floats
    event: Flags
    weights: Floats

    @property
    def longest(self) -> float:
        """The last time at which somebody was watched."""
        return float(self.time.max())

    @property
    def known_until(self) -> float:
        """How far the curve is known: for ever, where the event has come to everybody."""
        return float("inf") if len(self.times) and self.survival[-1] <= 1e-12 else self.longest

    def at(self, time: float) -> float:
        """The share to whom the event has not come by `time`."""
        place = int(np.searchsorted(self.times, time, side="right"))
        return float(self.survival[place - 1]) if place else 1.0

    def median(self) -> float | None:
        """The first time at which the event has come to half; None where it never does."""
        reached = np.flatnonzero(self.survival <= 0.5 + 1e-12)
        return float(self.times[reached[0]]) if len(reached) else None

    def mean(self, horizon: float) -> float:
        """The mean time until the event, or until the horizon for those to whom it came later."""
        return float(self._areas(horizon)[0])

    def mean_influence(self, horizon: float) -> Floats:
        """What each row (n) adds to `mean`, adding up to 0."""
        return self._influence(self._areas(horizon)[1])

    def mean_error(self, horizon: float) -> float:
        """Greenwood's standard error of `mean`, for rows without weights that stand alone."""
        return self._error(self._areas(horizon)[1])

    def share_influence(self, time: float) -> Floats:
        """What each row (n) adds to `at(time)`."""
        return self._influence(np.where(self.times <= time, self.at(time), 0.0))

    def share_error(self, time: float) -> float:
        """Greenwood's standard error of `at(time)`."""
        return self._error(np.where(self.times <= time, self.at(time), 0.0))

    def band(self, time: float, error: float, level: float) -> tuple[float, float]:
        """The interval of `at(time)` on the scale log(−log S), which keeps it between 0 and 1."""
        share = self.at(time)
        if not 0 < share < 1:
            return share, share
        reach = float(scipy.stats.norm.ppf(0.5 + level / 2)) * error / (share * abs(log(share)))
        return share ** exp(reach), share ** exp(-reach)

    def _areas(self, horizon: float) -> tuple[float, Floats]:
        """The area under the curve up to the horizon, and that part of it which lies after each time (m)."""
        edges = np.minimum(np.concatenate([[0.0], self.times, [max(horizon, self.longest)]]), horizon)
        pieces = np.diff(edges) * np.concatenate([[1.0], self.survival])
        after = np.cumsum(pieces[::-1])[::-1]
        return float(after[0]), np.where(self.times <= horizon, after[1:], 0.0)

    def _influence(self, after: Floats) -> Floats:
        """What each row adds to something of which `after` (m) is what an event at each time takes away."""
        left = self.at_risk - self.came
        safe = np.where(left > 1e-12 * self.at_risk, left, np.inf)
        taken = after / safe
        expected = np.concatenate([[0.0], np.cumsum(taken * self.came / self.at_risk)])
        seen = np.searchsorted(self.times, self.time, side="right")
        own = np.where(self.event, taken[np.maximum(seen - 1, 0)] if len(taken) else 0.0, 0.0)
        return np.asarray(-self.weights * (own - expected[seen]))

    def _error(self, after: Floats) -> float:
        left = self.at_risk - self.came
        safe = np.where(left > 1e-12 * self.at_risk, left, np.inf)
        return float(np.sqrt((after**2 * self.came / (self.at_risk * safe)).sum()))


def kaplan_meier(time: Floats, event: Flags, weights: Floats) -> Curve:
    """The curve of some rows (n); whoever is last watched when an event comes was still at risk of it."""
    event = event & (weights > 0)
    times = np.unique(time[event])
    seen = np.searchsorted(times, time, side="right")
    counts = np.bincount(seen, weights=weights, minlength=len(times) + 1).astype(float)
    at_risk = np.cumsum(counts[::-1])[::-1][1:]
    came = np.bincount(seen[event] - 1, weights=weights[event], minlength=len(times)).astype(float)
    survival = np.cumprod(np.clip(1 - came / at_risk, 0.0, 1.0))
    return Curve(times, at_risk, came, survival, time, event, weights)


def at_risk_at(curve: Curve, time: float) -> int:
    """How many rows were still watched, without the event, at `time`."""
    return int((curve.time >= time).sum())
