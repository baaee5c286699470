"""Time until an event, as an effect: numbers, words, and what cannot be compared."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from lifelines.datasets import load_leukemia, load_lung, load_rossi

from frikommune.errors import Refused
from frikommune.evaluation.effects.question import Question
from frikommune.evaluation.effects.survival.estimate import estimate
from tests.evaluation.effects.published import observed

ROSSI = ("age", "race", "wexp", "mar", "paro", "prio")
RANDOM = np.random.default_rng(7)


def rossi(**question):
    rows = observed(load_rossi(), ROSSI, treatment="fin", duration="week", event="arrest")
    return estimate(rows, Question(**question))


def leukemia(frame=None, question=None, **roles):
    frame = load_leukemia() if frame is None else frame
    rows = observed(frame, treatment="Rx", duration="t", event="status", **roles)
    return estimate(rows, question or Question())


def test_the_hazard_ratio_is_the_published_one_with_mean_time_beside_it():
    effect = rossi(survival="hazard")
    assert effect.scale == "hazard_ratio"
    assert (effect.main.value, effect.main.standard_error) == pytest.approx((-0.3794, 0.1914), abs=5e-5)
    assert [one.scale for one in effect.beside] == ["hazard_ratio", "time", "time", "share", "share"]


def test_mean_time_is_that_of_the_two_curves():
    effect = leukemia(question=Question(horizon=20))
    table = effect.tables[0].rows
    assert effect.scale == "time"
    assert effect.main.value == pytest.approx(float(table[0][5]) - float(table[1][5]))
    assert effect.main.interval[1] < 0
    assert [row[1:5] for row in table] == [(21, 21, 0, 8.0), (21, 9, 12, 23.0)]


def test_the_difference_in_mean_time_is_the_difference_of_rs_means():
    """R's `lung`, with the limit where the first of two groups' watching ended, at 965 days."""
    lung = load_lung()
    rows = observed(lung.assign(woman=lung["sex"] == 2), treatment="woman", duration="time", event="status")
    effect = estimate(rows, Question())
    one, none = (float(str(row[5])) for row in effect.tables[0].rows)
    assert one == pytest.approx(455.904, abs=1e-3)
    assert effect.main.value == pytest.approx(one - none)
    assert any("965" in note.da for note in effect.notes)


def test_without_a_horizon_it_is_as_long_as_both_are_watched_and_told():
    effect = leukemia()
    assert any("til 23: så længe begge" in note.da for note in effect.notes)


def test_covariates_weight_the_groups_and_the_plain_difference_stands_beside():
    """Made-up cases: the old take longer and are more often in the trial, which itself does nothing."""
    old = RANDOM.integers(0, 2, 4000)
    treated = RANDOM.uniform(size=4000) < 0.3 + 0.4 * old
    time = RANDOM.exponential(np.where(old, 20.0, 8.0))
    frame = pd.DataFrame({"old": old, "d": treated, "t": np.minimum(time, 30), "e": time < 30})
    effect = estimate(observed(frame, ("old",), treatment="d", duration="t", event="e"), Question(horizon=30))
    plain = next(one for one in effect.beside if "uden hensyn" in one.name.da and one.scale == "time")
    assert plain.interval[0] > 1
    assert effect.main.interval[0] < 0 < effect.main.interval[1]
    assert [drawing.kind for drawing in effect.drawings] == ["steps", "balance"]


def test_covariates_that_decide_who_takes_part_leave_the_figure_in_doubt():
    frame = load_leukemia().assign(same=lambda rows: rows["Rx"] * 10 + rows["logWBC"] / 100)
    rows = observed(frame, ("same",), treatment="Rx", duration="t", event="status")
    assert "afgør næsten helt" in estimate(rows, Question()).main.doubt.da


def test_whole_clusters_are_judged_by_clusters():
    frame = load_leukemia().assign(place=lambda rows: rows["Rx"] * 7 + np.arange(42) % 7)
    effect = leukemia(frame, cluster="place")
    assert effect.sizes.clusters == 14
    assert any("som om personerne" in one.name.da and any(one.doubt) for one in effect.beside)
    few = frame.assign(place=lambda rows: rows["Rx"] * 2 + np.arange(42) % 2)
    assert leukemia(few, cluster="place").main.interval is None


def test_weights_make_errors_robust_and_drop_the_tests():
    frame = load_leukemia().assign(w=1.0 + np.arange(42) % 3)
    effect = leukemia(frame, weight="w")
    assert "Robuste" in effect.main.inference.da
    assert not any(table.title.en == "Tests" for table in effect.tables)
    same = leukemia(frame.assign(w=2.0), weight="w").main
    assert same.value == pytest.approx(leukemia(frame).main.value)


def test_a_hazard_that_changes_is_told():
    """Leukaemia-like cases: the trial hurts early and helps late."""
    treated = np.arange(3000) % 2
    early, late = RANDOM.exponential(8, 3000), 10 + RANDOM.exponential(np.where(treated, 40, 8), 3000)
    time = np.where(treated, np.where(early / 2 < 10, early / 2, late), np.where(early < 10, early, late))
    frame = pd.DataFrame({"d": treated, "t": np.minimum(time, 40), "e": time < 40})
    notes = estimate(observed(frame, treatment="d", duration="t", event="e"), Question()).notes
    assert any("ikke den samme hele vejen" in note.da for note in notes)


def test_the_picture_begins_at_one_stays_within_bounds_and_is_told():
    drawing = leukemia().drawings[0]
    assert drawing.kind == "steps"
    for series in drawing.series:
        assert series.points[0].y == 1.0
        assert all(0 <= point.low <= point.y <= point.high <= 1 for point in series.points)
    assert "Kaplan–Meier" in drawing.told.da


@pytest.mark.parametrize("horizon", [0.0, -3.0, 36.0])
def test_a_horizon_beyond_what_was_watched_is_refused(horizon):
    with pytest.raises(Refused) as refused:
        leukemia(question=Question(horizon=horizon))
    assert refused.value.refusals[0].code == "horizon_too_far"


def test_no_event_at_all_is_refused():
    with pytest.raises(Refused) as refused:
        leukemia(load_leukemia().assign(status=0))
    assert refused.value.refusals[0].code == "no_events"


def test_events_on_one_side_only_leave_mean_time_and_refuse_a_hazard_ratio():
    frame = load_leukemia().assign(status=lambda rows: rows["status"] * rows["Rx"])
    assert leukemia(frame).main.value < 0
    with pytest.raises(Refused) as refused:
        leukemia(frame, Question(survival="hazard"))
    assert refused.value.refusals[0].code == "no_hazard_ratio"


def test_without_a_duration_it_is_refused():
    rows = observed(load_leukemia(), treatment="Rx", outcome="t")
    with pytest.raises(Refused):
        estimate(rows, Question())
