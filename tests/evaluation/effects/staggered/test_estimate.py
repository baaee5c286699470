"""Staggered starts against diff-diff, whose numbers are those of R's `did`, and what holds of any rows."""

from __future__ import annotations

import warnings
from dataclasses import replace

import causaldata
import numpy as np
import pandas as pd
import polars as pl
import pytest
from diff_diff import CallawaySantAnna, SurveyDesign
from hypothesis import given, settings
from hypothesis import strategies as st

from frikommune.errors import Refused
from frikommune.evaluation.effects.effect import Effect
from frikommune.evaluation.effects.question import Question
from frikommune.evaluation.effects.staggered.certainty import (
    by_clusters,
    by_placebos,
    negative_share,
    panel_of,
)
from frikommune.evaluation.effects.staggered.cohorts import Cohorts
from frikommune.evaluation.effects.staggered.estimate import estimate
from frikommune.evaluation.effects.staggered.kernel import group_times
from frikommune.evaluation.effects.staggered.sums import contrasts, summed
from frikommune.evaluation.observations.observations import Observations, Roles
from frikommune.evaluation.observations.reading import observe

SAME = 1e-7  # the same arithmetic; the published columns have single precision
COVARIATES = 1e-7  # it inverts, we use a pseudo-inverse
ASK = Question(placebos=199)
CASTLE = Roles("l_homicide", unit="sid", period="year", treatment="treated")


def castle() -> pd.DataFrame:
    """Stand-your-ground laws and homicide in fifty states (causaldata, Cheng and Hoekstra 2013)."""
    frame = causaldata.castle.load_pandas().data
    frame = frame.assign(treated=(frame["post"] > 0).astype(int))
    first = frame[frame["treated"] == 1].groupby("sid")["year"].min()
    return frame.assign(first=frame["sid"].map(first).fillna(0).astype(int))


def library(frame: pd.DataFrame, covariates: list[str] | None = None, weight: str = "", **settings: object):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return CallawaySantAnna(**{"estimation_method": "reg", **settings}).fit(
            frame, "l_homicide", "sid", "year", "first",
            covariates=covariates, survey_design=SurveyDesign(weights=weight) if weight else None,
        )  # fmt: skip


def cohorts_of(frame: pd.DataFrame, covariates: tuple[str, ...] = (), weight: str = "") -> Cohorts:
    def wide(column: str) -> np.ndarray:
        return np.asarray(frame.pivot(index="sid", columns="year", values=column), dtype=float)

    years = sorted(frame["year"].unique())
    first = frame.groupby("sid")["first"].first().to_numpy()
    each = [wide(name) for name in covariates]
    units = len(first)
    return Cohorts(
        wide("l_homicide"),
        frame.groupby("sid")[weight].first().to_numpy(float) if weight else np.ones(units),
        np.where(first == 0, len(years), first - years[0]).astype(np.intp),
        np.arange(units, dtype=np.intp),
        tuple(map(str, sorted(frame["sid"].unique()))),
        tuple(map(str, years)),
        np.stack(each, axis=2) if each else np.zeros((units, len(years), 0)),
    )


CASES = [
    ((), "", "never"),
    ((), "popwt", "never"),
    ((), "", "not_yet"),
    (("poverty", "unemployrt"), "", "never"),
]


@pytest.fixture(scope="module", params=CASES, ids=["plain", "weighted", "not yet", "covariates"])
def both(request):
    """The library's answer and ours."""
    covariates, weight, controls = request.param
    frame = castle()
    group = "never_treated" if controls == "never" else "not_yet_treated"
    theirs = library(frame, list(covariates) or None, weight, control_group=group)
    cohorts = cohorts_of(frame, covariates, weight)
    found = group_times(cohorts, controls, steps=True)
    return theirs, cohorts, found, summed(cohorts, found)


def test_every_start_and_period_is_the_librarys(both):
    theirs, _, found, _ = both
    first = 2000
    assert len(found.value) == len(theirs.group_time_effects)
    for cohort, period, value in zip(found.cohort, found.period, found.value, strict=True):
        effect = theirs.group_time_effects[cohort + first, period + first]["effect"]
        assert value == pytest.approx(effect, abs=COVARIATES)


def test_the_overall_effect_is_the_librarys(both):
    theirs, _, _, sums = both
    assert sums.value[0] == pytest.approx(theirs.overall_att, abs=COVARIATES)


def test_the_standard_error_is_the_librarys(both):
    theirs, _, _, sums = both
    assert np.sqrt((sums.pull[0] ** 2).sum()) == pytest.approx(theirs.overall_se, rel=1e-6)


@pytest.mark.parametrize("kind", ["group", "event"])
def test_each_sum_is_the_librarys(both, kind):
    theirs, _, _, sums = both
    table = theirs.aggregate("event_study" if kind == "event" else "group").to_dataframe()
    shift, name = (2000, "label") if kind == "group" else (0, "event_time")
    for at, value in zip(table[name], table["att"], strict=True):
        assert sums.value[sums.at(kind, int(at) - shift)] == pytest.approx(value, abs=COVARIATES)


def test_what_each_cell_counts_makes_the_effects_again(both):
    _, cohorts, found, sums = both
    made = (contrasts(cohorts, found, sums.counts) * cohorts.mean).sum(axis=(1, 2))
    if not cohorts.covariates.size:
        assert made == pytest.approx(sums.value, abs=SAME)


def test_with_gaps_only_units_seen_in_both_periods_count_as_in_the_library():
    frame = castle()
    frame = frame[~((frame["sid"] % 7 == 3) & (frame["year"] == 2008))]
    cohorts = cohorts_of(frame)
    ours = summed(cohorts, group_times(cohorts, "never", steps=True))
    theirs = library(frame).group_time_effects
    found = group_times(cohorts, "never", steps=True)
    for cohort, period, value in zip(found.cohort, found.period, found.value, strict=True):
        assert value == pytest.approx(theirs[cohort + 2000, period + 2000]["effect"], abs=SAME)
    assert np.isfinite(ours.value).all()


def made_up(units: int = 30, periods: int = 10, seed: int = 1, effect: float = 0.0) -> pl.DataFrame:
    """Units 0–5 start in periods 4, 5, 6 in turn; the others never."""
    lot = np.random.default_rng(seed)
    outcome = lot.normal(size=(units, 1)) + lot.normal(size=periods) + 0.3 * lot.normal(size=(units, periods))
    start = np.where(np.arange(units) < 6, 4 + np.arange(units) % 3, periods)
    treated = np.arange(periods) >= start[:, None]
    unit, period = np.indices(outcome.shape)
    return pl.DataFrame(
        {
            "u": [f"k{number:02}" for number in unit.ravel()],
            "t": period.ravel() + 2010,
            "y": (outcome + effect * treated).ravel(),
            "d": treated.ravel().astype(int),
        }
    )


ROLES = Roles("y", unit="u", period="t", treatment="d")


def evaluated(frame: pl.DataFrame, question: Question = ASK, roles: Roles = ROLES) -> Effect:
    return estimate(observe(frame, roles, "made up"), question)


@given(st.integers(0, 50), st.sampled_from(["never", "not_yet"]), st.floats(-3, 3))
@settings(max_examples=15, deadline=None)
def test_an_effect_is_found_as_large_as_it_was_put_in(seed, controls, effect):
    def value(frame: pl.DataFrame) -> float:
        cohorts = _cohorts(frame)
        return float(summed(cohorts, group_times(cohorts, controls)).value[0])

    assert value(made_up(seed=seed, effect=effect)) - value(made_up(seed=seed)) == pytest.approx(effect)


def _cohorts(frame: pl.DataFrame) -> Cohorts:
    wide = frame.pivot("t", index="u", values="y").drop("u").to_numpy()
    start = 10 - frame.group_by("u", maintain_order=True).agg(pl.col("d").sum())["d"].to_numpy()
    count = np.arange(len(wide))
    names = tuple(map(str, count)), tuple(map(str, range(10)))
    return Cohorts(wide, np.ones(len(wide)), start.astype(np.intp), count, *names, np.zeros((*wide.shape, 0)))


def test_few_treated_are_tested_by_placebos_and_clustered_errors_are_doubted():
    effect = evaluated(made_up(effect=2.0))
    beside = next(one for one in effect.beside if "clustered" in one.inference.en and any(one.doubt))
    assert "randomis" in effect.main.inference.en
    assert effect.main.interval is not None
    assert effect.main.interval[0] > 0
    assert beside.value == pytest.approx(effect.main.value)


def test_the_same_seed_gives_the_same_answer():
    assert evaluated(made_up()).main == evaluated(made_up()).main


def test_no_test_is_made_where_none_can_be_honest():
    one = made_up(units=9).filter(~pl.col("u").is_in(["k00", "k01", "k02", "k03", "k04"]))
    main = evaluated(one).main
    assert main.interval is None
    assert main.p_value is None
    assert all(main.inference)


def test_the_plain_two_way_number_stands_beside_with_its_doubt():
    two_way = evaluated(made_up()).beside[-1]
    assert two_way.name.en.startswith("One number for all")
    assert any(two_way.doubt)


def test_the_share_of_negative_weights_is_that_of_least_squares():
    start = np.array([1, 1, 6, 8])
    treated = (np.arange(8) >= start[:, None]).astype(float)
    unit, period = np.indices(treated.shape)
    dummies = np.hstack([np.eye(4)[unit.ravel()], np.eye(8)[period.ravel()]])
    slope = np.linalg.lstsq(dummies, treated.ravel(), rcond=None)[0]
    weights = (treated.ravel() - dummies @ slope)[treated.ravel() > 0]
    expected = -weights[weights < -1e-12].sum() / np.abs(weights).sum()
    outcome = np.random.default_rng(0).normal(size=(4, 8))
    cohorts = Cohorts(outcome, np.ones(4), start.astype(np.intp), np.arange(4), ("",) * 4, ("",) * 8)
    assert expected > 0
    assert negative_share(panel_of(cohorts)) == pytest.approx(expected)


def test_negative_weights_are_told_in_plain_words():
    lot = np.random.default_rng(0)
    start = np.repeat([1, 6, 8], [8, 8, 12])
    frame = pl.DataFrame(
        [
            {"u": f"k{unit:02}", "t": period, "y": lot.normal(), "d": int(period >= first)}
            for unit, first in enumerate(start)
            for period in range(8)
        ]
    )
    assert "vægtene er negative" in evaluated(frame).beside[-1].doubt.da


def test_those_treated_in_all_periods_are_left_out_and_named():
    frame = made_up().with_columns(d=pl.when(pl.col("u") == "k09").then(1).otherwise(pl.col("d")))
    effect = evaluated(frame)
    assert effect.main.value == pytest.approx(evaluated(made_up().filter(pl.col("u") != "k09")).main.value)
    assert any("k09" in note.da for note in effect.notes)


def test_where_all_join_at_last_those_not_yet_begun_are_compared_with():
    frame = made_up().filter(pl.col("u").str.slice(1).cast(pl.Int32) < 6)
    everybody = evaluated(frame)
    until = evaluated(frame.filter(pl.col("t") < 2016), replace(ASK, controls="not_yet"))  # the last start
    assert everybody.main.value == pytest.approx(until.main.value)
    assert "Alle kommer med til sidst" in everybody.notes[0].da


def test_persons_are_collapsed_to_their_municipality():
    cells = made_up(effect=1.0)
    people = pl.concat([cells.with_columns(y=pl.col("y") + shift) for shift in (-1.0, 0.0, 1.0)])
    roles = Roles("y", cluster="u", period="t", treatment="d")
    one, other = evaluated(people, roles=roles).main, evaluated(cells).main
    assert (one.value, one.p_value) == pytest.approx((other.value, other.p_value))
    assert one.interval == pytest.approx(other.interval)


def test_a_municipality_weighs_the_same_in_all_periods():
    """One that grows must not look like an effect: its level is not the others'."""
    cells = made_up().with_columns(
        pl.when(pl.col("u") == "k20").then(pl.col("y") + 50).otherwise(pl.col("y"))
    )
    growing = pl.concat([cells, cells.filter((pl.col("u") == "k20") & (pl.col("t") >= 2014))])
    roles = Roles("y", cluster="u", period="t", treatment="d")
    assert abs(evaluated(growing, roles=roles).main.value - evaluated(cells).main.value) < 0.1


def test_starts_that_rest_on_a_single_one_are_named():
    frame = made_up().filter(pl.col("u") != "k03")
    assert any("2014 (k00)" in note.da for note in evaluated(frame).notes)


def test_many_treated_get_clustered_errors():
    lot = np.random.default_rng(3)
    start = np.repeat([2, 3, 6], [40, 40, 40])
    frame = pl.DataFrame(
        [
            {"u": unit, "t": period, "y": lot.normal(), "d": int(period >= first)}
            for unit, first in enumerate(start)
            for period in range(6)
        ]
    )
    main = evaluated(frame).main
    assert "influence" in main.inference.en
    assert not any(main.doubt)
    assert main.standard_error is not None


def drawn_with_covariate() -> pl.DataFrame:
    lot = np.random.default_rng(4)
    units = 160
    x = lot.normal(size=units)
    start = np.where(lot.random(units) < 1 / (1 + np.exp(-0.5 * x)), 2 + (x > 0), 4)
    y = lot.normal(size=(units, 4)) + x[:, None] * np.arange(4) + (np.arange(4) >= start[:, None])
    unit, period = np.indices(y.shape)
    return pl.DataFrame(
        {
            "u": unit.ravel(), "t": period.ravel(), "y": y.ravel(), "x": np.repeat(x, 4),
            "d": (np.arange(4) >= start[:, None]).ravel().astype(int),
        }
    )  # fmt: skip


def test_with_covariates_and_many_the_doubly_robust_number_of_the_library_is_used():
    frame = drawn_with_covariate()
    effect = evaluated(frame, roles=replace(ROLES, covariates=("x",)))
    pandas = pd.DataFrame(frame.to_dict(as_series=False))
    first = pandas[pandas["d"] == 1].groupby("u")["t"].min() + 1
    pandas = pandas.assign(first=pandas["u"].map(first).fillna(0).astype(int), t=pandas["t"] + 1)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        theirs = CallawaySantAnna().fit(pandas, "y", "u", "t", "first", covariates=["x"])
    assert effect.main.value == pytest.approx(theirs.overall_att, abs=SAME)
    assert effect.main.standard_error == pytest.approx(theirs.overall_se, rel=0.01)


def test_covariates_are_used_by_regression_where_few_start_together():
    frame = castle()
    observed = observe(frame, replace(CASTLE, covariates=("poverty", "unemployrt")), "castle")
    theirs = library(frame, ["poverty", "unemployrt"])
    assert estimate(observed, ASK).main.value == pytest.approx(theirs.overall_att, abs=COVARIATES)


def test_more_covariates_than_there_are_to_compare_with_are_refused():
    frame = made_up(units=8).with_columns(a=pl.col("y") ** 2, b=pl.col("y") ** 3)
    with pytest.raises(Refused) as refused:
        evaluated(frame, roles=replace(ROLES, covariates=("a", "b")))
    assert refused.value.refusals[0].code == "too_few_for_covariates"


@pytest.mark.parametrize(
    ("keep", "code"),
    [
        (pl.col("t") == 2015, None),
        (pl.col("t") >= 2016, "no_change"),
        (pl.col("u").is_in(["k00", "k03"]), "no_untreated"),
        (pl.col("d").eq(0) | pl.col("t").ge(2014) & pl.col("u").eq("k00") & pl.col("t").lt(2000), None),
    ],
)
def test_what_cannot_be_compared_is_refused_in_words(keep, code):
    with pytest.raises(Refused) as refused:
        evaluated(made_up().filter(keep))
    refusal = refused.value.refusals[0]
    assert code is None or refusal.code == code
    assert all((*refusal.problem, *refusal.do_next))


def test_a_start_without_periods_on_both_sides_is_refused():
    """Everybody who starts is seen only after it, but one who is seen only before."""
    frame = made_up().filter(
        ~pl.col("u").is_in(["k00", "k01", "k02", "k03", "k04", "k05"])
        | (pl.col("u").eq("k00") & pl.col("t").ge(2014))
        | (pl.col("u").eq("k01") & pl.col("t").eq(2010))
    )
    roles = Roles("y", unit="u", period="t", start="s")
    starts = pl.when(pl.col("u") == "k00").then(2014).when(pl.col("u") == "k01").then(2015).otherwise(0)
    with pytest.raises(Refused) as refused:
        evaluated(frame.with_columns(s=starts), roles=roles)
    assert refused.value.refusals[0].code == "nobody_to_compare"


def test_pictures_and_tables_are_told_in_both_languages():
    effect = evaluated(made_up(effect=1.0))
    assert [drawing.kind for drawing in effect.drawings] == ["event_study", "intervals", "placebos"]
    assert all(all((*drawing.told, *drawing.title)) for drawing in effect.drawings)
    assert all(table.rows and all(table.title) for table in effect.tables)


def test_the_period_before_the_start_is_nought_and_has_no_interval():
    table = next(table for table in evaluated(made_up()).tables if table.title.en.startswith("By time"))
    row = next(row for row in table.rows if row[0] == -1)
    assert row[2:5] == (0.0, None, None)


def test_clusters_coarser_than_units_are_counted_as_clusters():
    """Units that differ within a municipality: errors are added up by municipality."""
    frame = made_up(units=120).with_columns(m=pl.col("u").str.slice(1).cast(pl.Int32) % 40)
    lot = np.random.default_rng(2)
    begun = dict(zip(frame["u"].unique(), lot.integers(4, 16, 120), strict=True))
    first = pl.col("u").replace_strict(begun, return_dtype=pl.Int64) + 2010
    frame = frame.with_columns(d=(pl.col("t") >= first).cast(pl.Int8))
    effect = evaluated(frame, roles=replace(ROLES, cluster="m"))
    assert effect.sizes.clusters == 40
    assert "clustered" in effect.main.inference.en


def observed() -> Observations:
    return observe(castle(), CASTLE, "castle")


def test_castle_has_no_effect_that_placebos_would_not_give():
    effect = estimate(observed(), ASK)
    cohorts = cohorts_of(castle())
    error = by_clusters(cohorts, summed(cohorts, group_times(cohorts, "never")), 0.95)[0].error
    assert effect.main.p_value is not None
    assert effect.main.p_value > 0.3
    assert error == pytest.approx(0.03877838913723617)


def test_the_reason_told_is_that_of_the_test_that_was_made():
    """The rule says the wild bootstrap, which there is not for these."""
    frame = made_up(units=60).with_columns(k=pl.col("u").str.slice(1).cast(pl.Int32))
    first = 2014 + pl.col("k") % 3
    frame = frame.with_columns(d=((pl.col("k") < 20) & (pl.col("t") >= first)).cast(pl.Int8)).drop("k")
    effect = evaluated(frame)
    assert "randomis" in effect.main.inference.en
    assert "randomisation" in effect.notes[0].en
    assert not any("bootstrap" in note.en for note in effect.notes)


def test_periods_that_hardly_anyone_has_come_to_are_in_the_table_but_not_in_the_picture():
    lot = np.random.default_rng(5)
    start = np.array([2, *[6] * 12, *[9] * 20])
    frame = pl.DataFrame(
        [
            {"u": f"k{unit:02}", "t": period, "y": lot.normal(), "d": int(period >= first)}
            for unit, first in enumerate(start)
            for period in range(9)
        ]
    )
    effect = evaluated(frame)
    drawn = {point.x for point in effect.drawings[0].series[0].points}
    table = {row[0] for row in next(t for t in effect.tables if t.title.en.startswith("By time")).rows}
    assert 6 in table
    assert 6 not in drawn
    assert any("hver tiende" in note.da for note in effect.notes)


def test_before_the_start_each_step_is_the_librarys_and_the_picture_shows_the_whole_way():
    frame = castle()
    theirs = library(frame).aggregate("event_study").to_dataframe().set_index("event_time")["att"]
    table = next(t for t in estimate(observed(), ASK).tables if t.title.en.startswith("By time"))
    steps = {row[0]: row[5] for row in table.rows if row[5] is not None}
    assert steps.keys() == {int(at) for at in theirs.index if at < 0}
    assert list(steps.values()) == pytest.approx([theirs[at] for at in steps], abs=SAME)


def test_under_no_effect_placebos_reject_about_as_often_as_they_say():
    """Each of 60 draws of who starts when on the same outcomes: about 3 in 60 at 5 %, never 12."""
    lot, frame = np.random.default_rng(6), _cohorts(made_up(seed=7))
    rejected = 0
    for _ in range(60):
        cohorts = replace(frame, start=lot.permutation(frame.start))
        found = group_times(cohorts, "never")
        placebos = by_placebos(cohorts, found, summed(cohorts, found).first, ASK)
        assert placebos is not None
        rejected += (placebos.sure[0].p_value or 1.0) <= 0.05
    assert rejected < 12
