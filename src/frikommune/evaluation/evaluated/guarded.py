"""A design's guardrails held against rows: the level of whoever takes part, and how sure it is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
import polars as pl
import scipy

from frikommune.evaluation.counts.proportions import wilson
from frikommune.evaluation.designs.design import Design, Outcome
from frikommune.evaluation.indicators.measured import Measured
from frikommune.evaluation.verdicts.guardrails import Watched, watch

Level = tuple[float, tuple[float, float] | None]


def watched_rows(design: Design, frame: pl.DataFrame, side: pl.Series | None) -> tuple[Watched, ...]:
    """Each guardrail against the rows that take part (`side` is 1; None: all do)."""
    rows = frame if side is None else frame.filter(side == 1)
    found = []
    for one in design.guardrails:
        level = level_of(rows, one.outcome)
        found.append(watch(one, *level) if level else watch(one, None))
    return tuple(found)


def watched_figures(design: Design, figures: Sequence[Measured]) -> tuple[Watched, ...]:
    """Each guardrail against published figures of its indicator; where there is none, it was not measured."""
    found = []
    for one in design.guardrails:
        level = _published(figures, one.outcome.indicator)
        found.append(watch(one, *level) if level else watch(one, None))
    return tuple(found)


def level_of(rows: pl.DataFrame, outcome: Outcome) -> Level | None:
    """The share (Wilson) or mean (Student's t) of a guardrail's column, those known; None without one."""
    if outcome.indicator not in rows.columns or not rows[outcome.indicator].dtype.is_numeric():
        return None
    values = rows[outcome.indicator].drop_nulls().to_numpy().astype(float)
    values = values[np.isfinite(values)]
    if not values.size:
        return None
    if outcome.measure == "share" and np.isin(values, (0, 1)).all():
        return float(values.mean()), wilson(int(values.sum()), values.size)
    mean, spread = float(values.mean()), float(values.std(ddof=1)) if values.size > 1 else 0.0
    if not spread:
        return mean, None
    half = float(scipy.stats.t.ppf(0.975, values.size - 1)) * spread / values.size**0.5
    return mean, (mean - half, mean + half)


def _published(figures: Iterable[Measured], indicator: str) -> Level | None:
    for one in figures:
        if indicator and one.indicator == indicator:
            level = one.of_all if one.of_all is not None else one.number
            return None if level is None else (level, one.interval)
    return None
