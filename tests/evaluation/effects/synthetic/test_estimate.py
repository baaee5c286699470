"""Synthetic control against diff-diff, and against what must hold whatever the numbers are."""

from __future__ import annotations

import warnings
from dataclasses import replace

import causaldata
import numpy as np
import pandas as pd
import polars as pl
import pytest
from diff_diff import SyntheticControl
from scipy.optimize import minimize

from frikommune.errors import Refused
from frikommune.evaluation.effects.question import Question
from frikommune.evaluation.effects.synthetic.estimate import estimate
from frikommune.evaluation.effects.synthetic.fit import nearest
from frikommune.evaluation.effects.synthetic.placebos import interval, ranked
from frikommune.evaluation.effects.synthetic.runs import Outcomes, Run, placebos, run
from frikommune.evaluation.observations.observations import Observations, Roles
from frikommune.evaluation.observations.reading import observe
from frikommune.language import Text

LIBRARY_WEIGHTS = 1e-4  # ours takes the most even of weights that fit nearly alike
LIBRARY_EFFECT = 1e-6  # of the effect
SEARCH = 1.02  # both search for covariates' importance; neither need find the best
ASK = Question()


def texas_states() -> pd.DataFrame:
    return causaldata.texas.load_pandas().data


def texas() -> Observations:
    """Prisons in Texas: the state built many from 1993 (causaldata, from Cunningham's Mixtape)."""
    roles = Roles("bmprison", unit="state", period="year", treated=("Texas",), since="1993")
    return observe(texas_states(), roles, "texas")


def made_up(units: int = 24, periods: int = 14, seed: int = 1, effect: float = 0.0) -> pl.DataFrame:
    """Two common trends, a level for each unit, chance; unit 0 is treated from period 10 on."""
    lot = np.random.default_rng(seed)
    trends = lot.normal(size=(2, periods)).cumsum(axis=1)
    outcome = lot.dirichlet(np.ones(2), units) @ trends + 0.1 * lot.normal(size=(units, periods))
    outcome[0, 10:] += effect
    grid = np.indices(outcome.shape)
    return pl.DataFrame({"u": grid[0].ravel(), "t": grid[1].ravel(), "y": outcome.ravel()})


ROLES = Roles(outcome="y", unit="u", period="t", treated=("0",), since="10")


def evaluated(frame: pl.DataFrame, roles: Roles = ROLES, question: Question = ASK):
    return estimate(observe(frame, roles, "made up"), question)


@pytest.fixture(scope="module")
def library():
    """The same fit by diff-diff: every period before counts the same."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        frame = texas_states()
        frame["treated"] = ((frame["state"] == "Texas") & (frame["year"] >= 1993)).astype(int)
        model = SyntheticControl("custom", custom_v=np.ones(8), standardize="none")
        found = model.fit(frame, "bmprison", "treated", "state", "year", pre_period_outcomes="all")
        found.in_space_placebo()
    return found


def weights_of(effect) -> dict[str, float]:
    return {row[0]: row[1] for row in effect.tables[0].rows}


def test_weights_are_those_of_the_library(library):
    ours = weights_of(estimate(texas(), ASK))
    assert ours.keys() == {name for name, weight in library.donor_weights.items() if weight > 0.005}
    for name, weight in ours.items():
        assert weight == pytest.approx(library.donor_weights[name], abs=LIBRARY_WEIGHTS)


def test_the_effect_is_that_of_the_library(library):
    assert estimate(texas(), ASK).main.value == pytest.approx(library.att, rel=LIBRARY_EFFECT)


def test_placebos_give_the_p_value_of_the_library(library):
    assert estimate(texas(), ASK).main.p_value == pytest.approx(library.placebo_p_value, abs=1e-9)


def few_states() -> pd.DataFrame:
    """Texas (48) and twelve more."""
    return texas_states()[lambda frame: frame["statefip"] % 4 == 0]


def few_observed() -> Observations:
    roles = Roles("bmprison", unit="state", period="year", treated=("Texas",), since="1993")
    return observe(few_states(), replace(roles, covariates=("poverty", "income")))


def test_with_covariates_the_search_fits_as_well_as_the_librarys():
    frame = few_states().assign(treated=lambda f: ((f["state"] == "Texas") & (f["year"] >= 1993)) * 1)
    thirds = [("bmprison", years, "mean") for years in ([1985, 1986, 1987], [1988, 1989, 1990], [1991, 1992])]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        found = SyntheticControl(n_starts=1, seed=1).fit(
            frame, "bmprison", "treated", "state", "year", predictors=["poverty", "income"],
            special_predictors=thirds,
        )  # fmt: skip
    paths = next(table for table in estimate(few_observed(), ASK).tables if "Period by" in table.title.en)
    before = np.sqrt(np.mean(np.array([row[3] for row in paths.rows[:8]], dtype=float) ** 2))
    assert before <= found.pre_rmspe * SEARCH


@pytest.mark.parametrize("seed", range(5))
def test_weights_are_the_nearest_mix(seed):
    lot = np.random.default_rng(seed)
    donors, target = lot.normal(size=(9, 5)), lot.normal(size=9)
    searched = minimize(
        lambda w: ((target - donors @ w) ** 2).sum(),
        np.full(5, 0.2),
        method="SLSQP",
        bounds=[(0, 1)] * 5,
        constraints={"type": "eq", "fun": lambda w: w.sum() - 1},
        options={"ftol": 1e-14, "maxiter": 500},
    )
    assert nearest(target, donors) == pytest.approx(searched.x, abs=1e-5)


def test_of_many_perfect_mixes_the_most_even_is_taken():
    donors = np.tile(np.array([[1.0, 2.0, 3.0]]).T, (1, 6))
    assert nearest(np.array([1.0, 2.0, 3.0]), donors) == pytest.approx(np.full(6, 1 / 6))


def test_an_effect_is_found_as_large_as_it_was_put_in():
    without, with_it = evaluated(made_up()), evaluated(made_up(effect=5.0))
    assert with_it.main.value - without.main.value == pytest.approx(5.0)


def test_a_large_effect_is_told_from_chance():
    main = evaluated(made_up(effect=5.0)).main
    assert main.p_value == pytest.approx(1 / 24)
    assert main.interval is not None
    assert main.interval[0] > 0


def test_no_effect_each_unit_is_as_likely_to_look_unusual():
    """All units in the treated one's place: their p-values are 1/24, 2/24, … each once."""
    found = []
    for unit in range(24):
        roles = replace(ROLES, treated=(str(unit),))
        found.append(evaluated(made_up(), roles).main.p_value)
    assert sorted(found) == pytest.approx([k / 24 for k in range(1, 25)])


def outcomes_of(frame: pl.DataFrame) -> Outcomes:
    wide = frame.pivot("t", index="u", values="y")
    return Outcomes(wide.drop("u").to_numpy(), tuple(map(str, wide["u"])), tuple(wide.columns[1:]))


def test_the_interval_is_what_the_test_does_not_reject():
    outcomes = outcomes_of(made_up(effect=1.0))
    pool = np.arange(1, 24)

    def p_value(effect: float) -> float:
        mean = outcomes.mean.copy()
        mean[0, 10:] -= effect
        tried = replace(outcomes, mean=mean)
        real = run(tried, 0, pool, 10)
        return ranked(tried, real, placebos(tried, real)).p_value

    real = run(outcomes, 0, pool, 10)
    low, high = interval(ranked(outcomes, real, placebos(outcomes, real)), 0.9) or (0.0, 0.0)
    inside, outside = (low + 1e-6, high - 1e-6), (low - 1e-6, high + 1e-6)
    assert min(p_value(effect) for effect in inside) > 0.1
    assert max(p_value(effect) for effect in outside) <= 0.1


def test_with_too_few_others_nothing_is_told_and_the_reason_is_given():
    frame = made_up(effect=5.0).filter(pl.col("u") < 12)
    main = evaluated(frame).main
    assert main.interval is None
    assert main.p_value == pytest.approx(1 / 12)
    assert "p = 0,083" in main.inference.da
    assert "p = 0.083" in main.inference.en


def test_a_unit_unlike_all_others_is_in_doubt():
    frame = made_up(effect=5.0).with_columns(y=pl.col("y") + pl.when(pl.col("u") == 0).then(30).otherwise(0))
    assert any(evaluated(frame).main.doubt)


def test_a_unit_that_all_others_follow_to_the_last_digit_is_not_in_doubt():
    frame = made_up(effect=5.0).with_columns(
        y=pl.when((pl.col("u") == 0) & (pl.col("t") >= 10)).then(2.0).otherwise(1.0)
    )
    main = evaluated(frame).main
    assert not any(main.doubt)
    assert main.value == pytest.approx(1.0)


def test_a_unit_that_is_followed_is_not_in_doubt():
    assert not any(evaluated(made_up()).main.doubt)


def test_donors_with_gaps_are_left_out_and_named():
    frame = made_up().filter((pl.col("u") != 7) | (pl.col("t") != 3))
    effect = evaluated(frame)
    assert any("mangler tal" in note.da and " 7." in note.da for note in effect.notes)
    assert effect.main.p_value is not None
    assert round(effect.main.p_value * 23) == pytest.approx(effect.main.p_value * 23)


def test_periods_in_which_the_treated_has_no_figure_are_not_used():
    frame = made_up().filter((pl.col("u") != 0) | (pl.col("t") != 3))
    table = next(table for table in evaluated(frame).tables if "Periode for periode" in table.title.da)
    assert len(table.rows) == 13


def test_without_a_donor_that_counts_the_effect_is_computed_anew():
    rows = evaluated(made_up(effect=5.0)).tables[0].rows
    assert all(row[2] is not None and abs(row[2] - 5) < 1 for row in rows if row[1] > 0.01)


def test_several_treated_are_held_each_against_its_own_mix_and_averaged():
    effect = evaluated(made_up(effect=5.0), replace(ROLES, treated=("0", "1")))
    assert len(effect.beside) == 2
    assert effect.main.value == pytest.approx(np.mean([one.value for one in effect.beside]))
    assert effect.sizes.treated_units == 2


def test_of_several_with_few_others_nothing_is_told():
    frame = made_up(effect=5.0).filter(pl.col("u") < 7)  # five others: ten choices of two
    main = evaluated(frame, replace(ROLES, treated=("0", "1"))).main
    assert main.interval is None
    assert main.p_value is not None
    assert main.p_value >= 1 / 11
    assert "p = 0.091" in main.inference.en


def test_one_of_several_that_cannot_be_imitated_is_left_out_and_named():
    frame = made_up(effect=5.0).filter((pl.col("u") != 1) | (pl.col("t") >= 9))
    effect = evaluated(frame, replace(ROLES, treated=("0", "1")))
    assert effect.sizes.treated_units == 1
    assert effect.notes[0].da.startswith("Udeladt")
    assert " 1." in effect.notes[0].da


def test_the_same_seed_gives_the_same_p_value_of_several():
    roles = replace(ROLES, treated=("0", "1"))
    one, other = (evaluated(made_up(effect=0.2), roles).main.p_value for _ in range(2))
    assert one == other


def test_persons_are_collapsed_to_their_municipality():
    people = pl.concat(
        [made_up(effect=5.0).with_columns(y=pl.col("y") + shift) for shift in (-1.0, 0.0, 1.0)]
    )
    roles = Roles(outcome="y", cluster="u", period="t", treated=("0",), since="10")
    found = estimate(observe(people, roles, "people"), ASK)
    assert found.main.value == pytest.approx(evaluated(made_up(effect=5.0)).main.value)


def test_pictures_and_tables_are_told_in_both_languages():
    effect = evaluated(made_up(effect=5.0))
    assert {drawing.kind for drawing in effect.drawings} == {"paths", "placebos"}
    assert all(all(drawing.told) and all(drawing.title) for drawing in effect.drawings)
    assert all(all(table.title) and table.rows for table in effect.tables)
    start = effect.drawings[0].lines[0]
    assert start.x == 9.5


def test_the_covariates_of_the_mix_are_laid_beside_those_of_the_treated():
    tables = estimate(few_observed(), ASK).tables
    row = next(table for table in tables if table.title.en.startswith("What was matched on")).rows[0]
    before = few_states()[lambda frame: (frame["state"] == "Texas") & (frame["year"] < 1993)]
    assert row[0] == Text.same("poverty")
    assert row[1] == pytest.approx(before["poverty"].mean())


@pytest.mark.parametrize(
    ("roles", "keep", "code"),
    [
        (replace(ROLES, since="1"), pl.lit(value=True), "too_few_before"),
        (ROLES, pl.col("u") < 2, "too_few_donors"),
        (ROLES, pl.col("t").is_in([9, 10]), "too_few_periods"),
        (replace(ROLES, treated=tuple(map(str, range(24)))), pl.lit(value=True), "no_untreated"),
        (ROLES, (pl.col("u") == 0) | (pl.col("t") != 3 + pl.col("u") % 2), "too_few_donors"),
    ],
)
def test_what_cannot_be_made_is_refused_in_words(roles, keep, code):
    with pytest.raises(Refused) as refused:
        evaluated(made_up().filter(keep), roles)
    refusal = refused.value.refusals[0]
    assert refusal.code == code
    assert all((*refusal.problem, *refusal.do_next))


def test_a_run_knows_what_each_donor_counts():
    real: Run = run(outcomes_of(made_up()), 0, [1, 2, 3], 10)
    assert sum(real.weight_of(unit) for unit in (1, 2, 3)) == pytest.approx(1.0)


def test_frames_of_pandas_give_the_same():
    frame = made_up(effect=5.0)
    other = estimate(observe(pd.DataFrame(frame.to_dict(as_series=False)), ROLES, "pandas"), ASK)
    assert other.main == evaluated(frame).main
