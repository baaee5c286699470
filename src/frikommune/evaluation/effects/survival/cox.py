"""Cox regression with Efron's ties, weights, and what each row adds to the coefficients.

Sources: Cox (1972); Efron (Journal of the American Statistical Association 72, 1977, 557–565); robust errors
after Lin and Wei (1989) as R's `coxph`. An own kernel: statsmodels' `PHReg` takes no weights, its robust
errors treat ties as Breslow does, and it walks through risk sets in Python. It is the reference in the tests.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from frikommune.evaluation.effects.models import Flags, Floats

_STEPS = 40
_CLOSE = 1e-10
_FARTHEST = 12.0
"""A coefficient beyond this, per standard deviation, means that the likelihood has no top; as does a
likelihood that is flat there."""
_FLAT = 1e-9
_SMALL = 200.0
"""Risks further below the highest than exp(−this) are counted as that, so that no sum of them is nought."""


@dataclass(frozen=True, slots=True)
class Cox:
    """A fit of k covariates on n rows with d events.

    `covariance` (k × k) is the model's own; `influence` (n × k) what each row adds; `residuals` (d × k) are
    Schoenfeld's, of the events in order of their `times` (d). `converged` is False where no finite
    coefficients fit best.
    """

    coefficients: Floats
    covariance: Floats
    influence: Floats
    log_likelihood: float
    residuals: Floats
    times: Floats
    converged: bool


@dataclass(frozen=True, slots=True)
class _Sets:
    """Rows, and the m times of events: `seen` (n) counts those up to a row's own time.

    `which` and `part` (d): for each event its time's number, and how much of its ties has left before it.
    """

    design: Floats
    weights: Floats
    event: Flags
    seen: NDArray[np.intp]
    which: NDArray[np.intp]
    part: Floats
    mean_weight: Floats
    size: int


@dataclass(frozen=True, slots=True)
class _Sums:
    """At some coefficients: `risk` (n), `total` (d) and `mean` (d × k) of the risk sets, `hazard` (n)."""

    risk: Floats
    total: Floats
    mean: Floats
    hazard: Floats
    likelihood: float


def cox(time: Floats, event: Flags, covariates: Floats, weights: Floats) -> Cox:
    """Fits by Newton's method from zero, halving steps that lead down."""
    spread = covariates.std(axis=0)
    spread = np.where(spread > 0, spread, 1.0)
    sets = _sets(time, event, (covariates - covariates.mean(axis=0)) / spread, weights)
    beta = np.zeros(covariates.shape[1])
    now = _sums(sets, beta)
    steady = False
    for _ in range(_STEPS):
        slope, curve = _derivatives(sets, now)
        step = np.linalg.pinv(curve, hermitian=True) @ slope
        after = _sums(sets, beta + step)
        while after.likelihood < now.likelihood - 1e-9 * abs(now.likelihood) and np.abs(step).max() > 1e-12:
            step = step / 2
            after = _sums(sets, beta + step)
        gained = abs(after.likelihood - now.likelihood)
        beta, now = beta + step, after
        if gained <= _CLOSE * (abs(now.likelihood) + 1) and np.abs(step).max() < 1e-5:
            steady = True
            break
    covariance = np.linalg.pinv(_derivatives(sets, now)[1], hermitian=True)
    residuals, times = _schoenfeld(sets, now, time)
    return Cox(
        beta / spread,
        covariance / np.outer(spread, spread),
        _scores(sets, now) @ covariance / spread,
        now.likelihood,
        residuals * spread,
        times,
        bool(steady and np.abs(beta).max() < _FARTHEST and np.diag(covariance).min() > _FLAT / len(time)),
    )


def _sets(time: Floats, event: Flags, design: Floats, weights: Floats) -> _Sets:
    times = np.unique(time[event])
    seen = np.searchsorted(times, time, side="right")
    ties = np.bincount(seen[event] - 1, minlength=len(times))
    mean_weight = np.bincount(seen[event] - 1, weights=weights[event], minlength=len(times)) / ties
    which = np.repeat(np.arange(len(times)), ties)
    first = np.repeat(np.cumsum(ties) - ties, ties)
    part = (np.arange(len(which)) - first) / ties[which]
    return _Sets(design, weights, event, seen, which, part, mean_weight[which], len(times))


def _sums(sets: _Sets, beta: Floats) -> _Sums:
    index = sets.design @ beta
    top = index.max()
    index = np.maximum(index, top - _SMALL)
    risk = sets.weights * np.exp(index - top)
    everybody, tied = _both(sets, risk)
    total = everybody[sets.which] - sets.part * tied[sets.which]
    mean = np.empty((len(total), sets.design.shape[1]))
    for column in range(sets.design.shape[1]):
        here, there = _both(sets, risk * sets.design[:, column])
        mean[:, column] = (here[sets.which] - sets.part * there[sets.which]) / total
    likelihood = float(
        (sets.weights * (index - top))[sets.event].sum() - (sets.mean_weight * np.log(total)).sum()
    )
    return _Sums(risk, total, mean, _until(sets, sets.mean_weight / total), likelihood)


def _both(sets: _Sets, values: Floats) -> tuple[Floats, Floats]:
    """The sum over those at risk at each time of events (m), and over those to whom it came then."""
    counts = np.bincount(sets.seen, weights=values, minlength=sets.size + 1)
    tied = np.bincount(sets.seen[sets.event] - 1, weights=values[sets.event], minlength=sets.size)
    return np.asarray(np.cumsum(counts[::-1])[::-1][1:], dtype=float), np.asarray(tied, dtype=float)


def _until(sets: _Sets, of_events: Floats) -> Floats:
    """For each row (n) the sum of something of events (d) up to its time; of its own ties only its part."""
    totals = np.bincount(sets.which, weights=of_events, minlength=sets.size)
    parts = np.bincount(sets.which, weights=of_events * sets.part, minlength=sets.size)
    until = np.concatenate([[0.0], np.cumsum(totals)])[sets.seen]
    return np.asarray(until - np.where(sets.event, parts[np.maximum(sets.seen - 1, 0)], 0.0))


def _derivatives(sets: _Sets, at: _Sums) -> tuple[Floats, Floats]:
    """The slope of the log-likelihood (k), and minus its curvature (k × k)."""
    expected = at.risk * at.hazard
    slope = sets.design.T @ (sets.weights * sets.event - expected)
    square = sets.design.T @ (sets.design * expected[:, None])
    return slope, square - at.mean.T @ (at.mean * sets.mean_weight[:, None])


def _scores(sets: _Sets, at: _Sums) -> Floats:
    """Score residuals (n × k), weighted."""
    out = sets.design * (sets.weights * sets.event - at.risk * at.hazard)[:, None]
    rate = sets.mean_weight / at.total
    ties = np.bincount(sets.which, minlength=sets.size)
    for column in range(sets.design.shape[1]):
        mean = np.bincount(sets.which, weights=at.mean[:, column], minlength=sets.size) / ties
        own = np.where(sets.event, mean[np.maximum(sets.seen - 1, 0)], 0.0)
        out[:, column] += at.risk * _until(sets, rate * at.mean[:, column]) - sets.weights * own
    return out


def _schoenfeld(sets: _Sets, at: _Sums, time: Floats) -> tuple[Floats, Floats]:
    """What each event's covariates differ by from the mean of those at risk, in order of time."""
    rows = np.flatnonzero(sets.event)
    rows = rows[np.argsort(time[rows], kind="stable")]
    ties = np.bincount(sets.which, minlength=sets.size)
    mean = np.column_stack(
        [np.bincount(sets.which, weights=column, minlength=sets.size) / ties for column in at.mean.T]
    )
    return sets.design[rows] - mean[sets.seen[rows] - 1], time[rows]
