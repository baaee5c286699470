"""Individual records weighted: published observational data, words, and what cannot be compared."""

from __future__ import annotations

import causaldata
import numpy as np
import pandas as pd
import pytest

from frikommune.errors import Refused
from frikommune.evaluation.effects.individuals.doubly_robust import by_weighting
from frikommune.evaluation.effects.individuals.weighted import compare, estimate
from frikommune.evaluation.effects.question import Question
from tests.evaluation.effects.published import LALONDE, lalonde, observed, quitters

KILOS, ENDS = 0.07, 0.15
"""Hernán and Robins print one decimal; their intervals are made in three different ways."""


@pytest.fixture(scope="module")
def smokers():
    frame, covariates = quitters()
    return estimate(observed(frame, covariates, outcome="gain", treatment="quit"), Question(estimand="all"))


@pytest.fixture(scope="module")
def trained():
    return estimate(observed(lalonde(), LALONDE, outcome="re78", treatment="treat"), Question())


def by_name(effect, word):
    return next(one for one in (effect.main, *effect.beside) if word in one.name.en)


@pytest.mark.parametrize(
    ("word", "value", "low", "high"),
    [
        ("Weighting only", 3.4, 2.4, 4.5),  # chapter 12.2; their error takes the weights for known
        (
            "Regression only",
            3.5,
            2.6,
            4.5,
        ),  # chapter 13.3, with a product term that ours has for each covariate
        ("Without covariates", 2.5, 1.7, 3.4),  # chapter 12.1, errors as if both groups varied alike
    ],
)
def test_quitting_smoking_is_as_published(smokers, word, value, low, high):
    """Hernán and Robins, Causal Inference: What If: kilos gained by those who quit, 1971 to 1982."""
    found = by_name(smokers, word)
    assert found.value == pytest.approx(value, abs=KILOS)
    assert found.interval == pytest.approx((low, high), abs=ENDS)


def test_quitting_smoking_doubly_robustly_lies_by_both(smokers):
    assert 3.3 < smokers.main.value < 3.55
    assert not any(smokers.main.doubt)


def test_training_is_near_the_experiment_where_the_plain_difference_is_far_off(trained):
    """Lalonde's trained against the Current Population Survey; the experiment says 1794.34 (671 to 2917)."""
    assert by_name(trained, "Without covariates").value == pytest.approx(-8497.52, abs=0.01)
    assert trained.main.interval[0] < 1794.34 < trained.main.interval[1]
    assert 671 < trained.main.value < 2917


def test_trimming_tells_whom_it_is_about(trained):
    frame = lalonde()
    effect = estimate(observed(frame, LALONDE, outcome="re78", treatment="treat"), Question(estimand="all"))
    trimmed = by_name(effect, "Only those")
    assert "(370 rows)" in trimmed.name.en, "Cunningham, chapter 5: 370 observations are left"
    assert any("left out" in note.en for note in effect.notes)
    assert "A few persons decide" in effect.main.doubt.en


def test_trimmed_weighting_is_the_mixtapes():
    """Cunningham, chapter 5: 1350.894 with weights for all, among chances from 0.1 to 0.9."""
    rows = observed(lalonde(), LALONDE, outcome="re78", treatment="treat")
    compared = compare(rows, Question(estimand="all"))
    chance = compared.parts.propensity.value
    some = compared.without((chance >= 0.1) & (chance <= 0.9))
    assert by_weighting(some, "all").value == pytest.approx(1350.894, rel=1e-5)


def test_the_experiment_itself_needs_no_covariates():
    frame = causaldata.nsw_mixtape.load_pandas().data.drop(columns="data_id").astype(float)
    covariates = ("age", "educ", "black", "hisp", "marr", "nodegree", "re74", "re75")
    effect = estimate(
        observed(frame, covariates, outcome="re78", treatment="treat"), Question(estimand="all")
    )
    assert by_name(effect, "Without covariates").value == pytest.approx(1794.34, abs=0.005)
    assert effect.main.value == pytest.approx(1794.34, rel=0.15)


def test_the_balance_table_says_before_and_after(trained):
    table, drawing = trained.tables[0], trained.drawings[0]
    rows = {row[0]: row for row in table.rows}
    assert rows["black"][4] > 2
    assert max(abs(row[5]) for row in rows.values()) < 0.1
    assert drawing.kind == "balance"
    assert [len(series.points) for series in drawing.series] == [len(LALONDE)] * 2
    assert any("Grupperne ligner hinanden" in note.da for note in trained.notes)


def made_up(effect=0.2, rows=3000, seed=3):
    lot = np.random.default_rng(seed)
    x = lot.normal(size=rows)
    treated = lot.uniform(size=rows) < 1 / (1 + np.exp(-x))
    chance = np.clip(0.4 + 0.1 * x + effect * treated, 0, 1)
    return pd.DataFrame({"x": x, "d": treated, "y": lot.uniform(size=rows) < chance})


def test_a_share_stays_a_share():
    effect = estimate(observed(made_up().astype(float), ("x",), outcome="y", treatment="d"), Question())
    assert effect.scale == "share"
    assert effect.main.interval[0] < 0.2 < effect.main.interval[1]
    assert any("logistisk regression på de samme" in note.da for note in effect.notes)


def test_sampling_weights_are_as_so_many_rows():
    frame = made_up(rows=400).astype(float)
    weighted = frame.assign(w=1.0 + np.arange(400) % 3)
    repeated = frame.loc[np.repeat(np.arange(400), (weighted["w"]).astype(int))].reset_index(drop=True)
    one = estimate(observed(weighted, ("x",), outcome="y", treatment="d", weight="w"), Question())
    other = estimate(observed(repeated, ("x",), outcome="y", treatment="d"), Question())
    assert one.main.value == pytest.approx(other.main.value, abs=1e-9)
    assert float(one.main.standard_error or 0) > float(other.main.standard_error or 9)


def test_rows_of_one_person_count_as_one():
    frame = made_up(rows=500).astype(float)
    twice = pd.concat([frame, frame]).reset_index(drop=True).assign(who=list(range(500)) * 2)
    one = estimate(observed(frame, ("x",), outcome="y", treatment="d"), Question()).main
    clustered = estimate(observed(twice, ("x",), outcome="y", treatment="d", cluster="who"), Question()).main
    assert clustered.value == pytest.approx(one.value)
    assert clustered.standard_error == pytest.approx(one.standard_error, rel=2e-3)


def test_covariates_that_follow_from_others_are_left_out_and_told():
    frame = made_up().astype(float).assign(double=lambda rows: 2 * rows["x"] + 1)
    effect = estimate(observed(frame, ("x", "double"), outcome="y", treatment="d"), Question())
    same = estimate(observed(frame, ("x",), outcome="y", treatment="d"), Question())
    assert effect.main.value == pytest.approx(same.main.value)
    assert any("double" in note.da for note in effect.notes)


def code_of(frame, covariates, question=None, **roles):
    with pytest.raises(Refused) as refused:
        estimate(observed(frame, covariates, outcome="y", treatment="d", **roles), question or Question())
    assert refused.value.refusals[0].problem.da != refused.value.refusals[0].problem.en
    return refused.value.refusals[0].code


@pytest.mark.parametrize("estimand", ["treated", "all"])
def test_covariates_that_decide_who_takes_part_are_refused(estimand):
    frame = made_up().astype(float).assign(place=lambda rows: rows["d"] * 3 + rows["x"] / 100)
    assert code_of(frame, ("place",), Question(estimand=estimand)) == "no_overlap"


def test_no_covariates_are_refused():
    assert code_of(made_up().astype(float), ()) == "role_missing"


def test_too_few_rows_for_as_many_covariates_are_refused():
    frame = made_up(rows=9).astype(float).assign(d=[1, 1, 0, 0, 0, 1, 0, 1, 0])
    for column in "abc":
        frame[column] = np.random.default_rng(ord(column)).normal(size=9)
    assert code_of(frame, ("x", "a", "b", "c")) == "too_few"
