"""Matched records as an effect: published data, exact and near matches, and what cannot be matched."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from frikommune.errors import Refused
from frikommune.evaluation.effects.individuals.matched import estimate
from frikommune.evaluation.effects.question import Question
from tests.evaluation.effects.published import LALONDE, births, lalonde, observed

PRINTED = 5e-7
RAW = ("age", "educ", "black", "hisp", "marr", "nodegree", "re74", "re75")
BIRTHS = ("mmarried_", "mage", "fage", "medu", "prenatal1_")


def smoking(**question):
    rows = observed(births(), BIRTHS, outcome="bweight", treatment="mbsmoke_")
    return estimate(rows, Question(**question))


def training(covariates=RAW, frame=None, **question):
    frame = lalonde() if frame is None else frame
    return estimate(observed(frame, covariates, outcome="re78", treatment="treat"), Question(**question))


@pytest.mark.parametrize(("estimand", "value"), [("all", -229.4492), ("treated", -224.5927)])
def test_smoking_matched_on_the_propensity_is_statas(estimand, value):
    """`teffects psmatch (bweight) (mbsmoke mmarried mage fage medu prenatal1)`."""
    main = smoking(distance="propensity", estimand=estimand).main
    assert main.value == pytest.approx(value, rel=PRINTED)


def test_training_matched_on_the_propensity_is_the_mixtapes():
    """Cunningham, chapter 5: 1727.186."""
    assert training(LALONDE, distance="propensity").main.value == pytest.approx(1727.186, rel=PRINTED)


def test_training_matched_on_covariates_is_near_the_experiment():
    """The experiment says 1794.34; the plain difference −8497.52."""
    effect = training()
    assert effect.main.interval[0] < 1794.34 < effect.main.interval[1]
    assert 671 < effect.main.value < 2917
    assert effect.beside[-1].value == pytest.approx(-8497.52, abs=0.01)
    assert max(abs(row[5]) for row in effect.tables[0].rows) < 0.1
    assert effect.tables[1].rows[0][2] == 185


def test_two_covariates_alike_are_exact_matches_as_stata_has_them():
    """`nnmatch …, ematch(mmarried prenatal1)`: −210.06, within what its regression differs from ours."""
    effect = smoking(exact=("mmarried_", "prenatal1_"), estimand="all")
    assert effect.main.value == pytest.approx(-210.0558, rel=5e-3)
    assert effect.main.standard_error == pytest.approx(29.32803, rel=2e-3)
    alike = {row[0]: row[5] for row in effect.tables[0].rows}
    assert alike["mmarried_"] == pytest.approx(0, abs=1e-9)


def test_words_in_exact_are_all_their_columns():
    frame = lalonde().assign(where=lambda rows: np.where(rows["black"] == 1, "syd", "nord"))
    effect = training(("age", "educ", "where"), frame, exact=("where",))
    assert next(row[5] for row in effect.tables[0].rows if "where" in row[0]) == pytest.approx(0, abs=1e-9)


def test_more_neighbours_are_surer():
    one, four = smoking(estimand="all").main, smoking(estimand="all", neighbours=4).main
    assert four.standard_error < one.standard_error


def test_those_beyond_the_caliper_are_left_out_and_told():
    effect = training(caliper=0.5)
    found = effect.tables[1].rows[0][2]
    assert 93 <= found < 185
    assert any(f"{185 - found} af 185 kunne ikke parres" in note.da for note in effect.notes)


def made_up(far=0.0):
    lot = np.random.default_rng(11)
    treated = np.arange(400) < 120
    x = lot.normal(size=400) + far * treated
    return pd.DataFrame({"treat": treated * 1.0, "x": x, "re78": x + lot.normal(size=400) + treated})


def test_groups_that_stay_unlike_leave_the_figure_in_doubt():
    effect = training(("x",), made_up(far=4.0))
    assert "ligner ikke hinanden i x" in effect.main.doubt.da
    assert not any(training(("x",), made_up(far=0.3)).main.doubt)


def test_rows_of_one_person_count_as_one():
    frame = made_up(0.3)
    twice = pd.concat([frame, frame]).reset_index(drop=True).assign(who=list(range(400)) * 2)
    rows = observed(twice, ("x",), outcome="re78", treatment="treat", cluster="who")
    clustered, once = estimate(rows, Question()).main, training(("x",), frame).main
    assert clustered.value == pytest.approx(once.value)
    assert clustered.standard_error == pytest.approx(once.standard_error, rel=0.15)


def code_of(run):
    with pytest.raises(Refused) as refused:
        run()
    return refused.value.refusals[0].code


def test_exact_that_is_no_covariate_is_refused():
    assert code_of(lambda: training(exact=("aeg",))) == "exact_unknown"


def test_a_caliper_that_leaves_under_half_is_refused():
    assert code_of(lambda: training(("x",), made_up(far=9.0), caliper=0.001)) == "too_few_matches"


@pytest.mark.parametrize("wrong", [{"neighbours": 0}, {"caliper": -1.0}])
def test_numbers_that_mean_nothing_are_refused(wrong):
    assert code_of(lambda: training(**wrong)) == "matching_unclear"


def test_a_propensity_that_separates_is_refused():
    assert code_of(lambda: training(("x",), made_up(far=30.0), distance="propensity")) == "no_overlap"
