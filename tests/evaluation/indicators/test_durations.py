"""The median of courses, some of which still run, is Kaplan–Meier's."""

from __future__ import annotations

import numpy as np
import polars as pl
import pytest
from lifelines import KaplanMeierFitter
from lifelines.utils import median_survival_times

from frikommune.evaluation.indicators.durations import median_of


def lengths(days: np.ndarray, ended: np.ndarray) -> pl.DataFrame:
    frame = pl.DataFrame({"days": days, "over": ended})
    return frame.group_by("days").agg(ended=pl.col("over").sum(), running=(~pl.col("over")).sum())


@pytest.mark.parametrize("seed", range(5))
def test_it_agrees_with_lifelines(seed: int):
    draw = np.random.default_rng(seed)
    days, ended = draw.integers(1, 400, 120), draw.random(120) < 0.7
    found = median_of(lengths(days, ended))
    curve = KaplanMeierFitter().fit(days, ended)
    ends = median_survival_times(curve.confidence_interval_).to_numpy()[0]
    assert found.days == curve.median_survival_time_
    assert (found.low, found.high) == pytest.approx(tuple(ends), abs=1)


def test_it_cannot_be_seen_while_fewer_than_half_have_ended():
    found = median_of(lengths(np.arange(1, 101), np.arange(100) < 30))
    assert found.days is None
    assert "Under halvdelen" in found.notes(30, 70)[0].da


def test_where_none_has_ended_there_is_nothing_to_see():
    assert median_of(lengths(np.arange(1, 11), np.zeros(10, dtype=bool))).days is None
