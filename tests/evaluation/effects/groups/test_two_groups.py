"""Two groups of rows, against published experiments and other libraries."""

from math import exp

import causaldata
import numpy as np
import polars as pl
import pytest
import statsmodels.formula.api as smf
from numpy.typing import NDArray
from scipy.linalg import fractional_matrix_power
from scipy.stats import ttest_1samp, ttest_ind

from frikommune.errors import Refused
from frikommune.evaluation.effects.groups import one_group, two_groups
from frikommune.evaluation.effects.groups.robust import Robust
from frikommune.evaluation.effects.question import Question
from frikommune.evaluation.observations.observations import Roles
from frikommune.evaluation.observations.reading import observe
from tests.evaluation.observations.rows import PEOPLE, PERSONS

CLOSE = 1e-9
PRINTED = 0.005
COVARIATES = ("age", "educ", "black", "hisp", "marr", "nodegree", "re74", "re75")


@pytest.fixture(scope="module")
def trained():
    return causaldata.nsw_mixtape.load_pandas().data


@pytest.fixture(scope="module")
def tested():
    return causaldata.thornton_hiv.load_pandas().data


DEFAULT = Question()


def two(frame, question=DEFAULT, **roles):
    return two_groups.estimate(observe(frame, Roles(**roles)), question)


def test_training_raised_earnings_by_1794_dollars(trained):
    # LaLonde 1986, Dehejia and Wahba 1999: 1,794 (standard error by Neyman 671)
    found = two(trained, outcome="re78", treatment="treat")
    assert found.scale == "mean"
    assert found.main.value == pytest.approx(1794.34, abs=PRINTED)
    assert found.main.standard_error == pytest.approx(671.00, abs=PRINTED)


def test_means_have_welchs_interval(trained):
    found = two(trained, outcome="re78", treatment="treat").main
    one, other = (trained.loc[trained["treat"] == side, "re78"].astype(float) for side in (1, 0))
    welch = ttest_ind(one, other, equal_var=False)
    assert found.interval == pytest.approx(list(welch.confidence_interval()), rel=CLOSE)
    assert found.p_value == pytest.approx(welch.pvalue, rel=CLOSE)


def test_lins_adjustment_is_the_interacted_regression(trained):
    found = two(trained, outcome="re78", treatment="treat", covariates=COVARIATES)
    centred = trained.assign(**{name: trained[name] - trained[name].mean() for name in COVARIATES})
    formula = f"re78 ~ treat * ({' + '.join(COVARIATES)})"
    lin = smf.ols(formula, centred).fit(cov_type="HC2", use_t=True)
    assert found.main.value == pytest.approx(lin.params["treat"], rel=1e-7)
    assert found.main.standard_error == pytest.approx(lin.bse["treat"], rel=1e-6)
    assert "Lin" in found.main.name.da
    assert "HC2" in found.main.inference.da


def test_a_stratum_with_one_side_only_leaves_the_analysis_of_covariance(trained):
    strata = trained.assign(stratum=[f"s{n % 40:02}" for n in range(len(trained))])
    strata.loc[strata["stratum"] == "s07", "treat"] = 0
    found = two(strata, outcome="re78", treatment="treat", covariates=("stratum",))
    theirs = smf.ols("re78 ~ treat + C(stratum)", strata).fit()
    assert found.main.value == pytest.approx(theirs.params["treat"], rel=1e-7)
    assert "kovariansanalyse" in found.main.name.da


def test_analysis_of_covariance_and_the_plain_difference_stand_beside(trained):
    # Dehejia and Wahba 1999, table 2: adjusted for covariates 1,676 (677 by HC2; they print 639 by OLS)
    found = two(trained, outcome="re78", treatment="treat", covariates=COVARIATES)
    values = [round(one.value) for one in found.beside]
    assert 1676 in values
    assert 1794 in values


def test_incentives_raised_learning_of_results(tested):
    # Thornton 2008: 34 % without an incentive, 79 % with one
    found = two(tested, outcome="got", treatment="any")
    assert found.scale == "share"
    assert found.main.value == pytest.approx(0.4506, abs=0.0001)
    assert [round(row[3], 2) for row in found.tables[0].rows] == [0.79, 0.34]


def test_errors_clustered_by_village_are_statas(tested):
    found = two(tested, outcome="got", treatment="any", cluster="villnum").main
    rows = tested.dropna(subset=["got", "any", "villnum"])
    stata = smf.ols("got ~ any", rows).fit(
        cov_type="cluster", cov_kwds={"groups": rows["villnum"]}, use_t=True
    )
    assert found.standard_error == pytest.approx(stata.bse["any"], rel=CLOSE)
    assert found.interval == pytest.approx(stata.conf_int().loc["any"], rel=CLOSE)


def test_rows_of_one_unit_belong_together(tested):
    rows = tested.dropna(subset=["got", "any", "villnum"])
    by_unit = two(rows, outcome="got", treatment="any", unit="villnum").main
    by_cluster = two(rows, outcome="got", treatment="any", cluster="villnum").main
    assert by_unit.standard_error == by_cluster.standard_error


def test_risk_ratio_and_odds_ratio_are_those_of_the_table():
    titanic = causaldata.titanic.load_pandas().data
    found = two(titanic, outcome="survived", treatment="class", treated=("1st class",))
    risk, odds = found.beside
    assert exp(risk.value) == pytest.approx((203 / 325) / (508 / 1876))
    assert exp(odds.value) == pytest.approx((203 * 1368) / (122 * 508))
    assert risk.scale == odds.scale == "rate_ratio"


def test_weights_give_weighted_means_with_hc2(trained):
    weights = np.random.default_rng(1).uniform(0.5, 3, len(trained))
    found = two(trained.assign(w=weights), outcome="re78", treatment="treat", weight="w")
    theirs = smf.wls("re78 ~ treat", trained, weights=weights).fit(cov_type="HC2", use_t=True)
    assert found.main.value == pytest.approx(theirs.params["treat"], rel=CLOSE)
    assert found.main.standard_error == pytest.approx(theirs.bse["treat"], rel=1e-7)
    assert found.beside[0].value == pytest.approx(1794.34, abs=PRINTED)


def test_the_size_of_weights_makes_no_difference(trained):
    weights = np.random.default_rng(1).uniform(0.5, 3, len(trained))
    small, large = (
        two(trained.assign(w=factor * weights), outcome="re78", treatment="treat", weight="w").main
        for factor in (1, 1e6)
    )
    assert large.interval == pytest.approx(small.interval, rel=1e-6)


def test_cr2_and_its_freedom_are_those_of_the_definition():
    lot = np.random.default_rng(4)
    groups: NDArray[np.int32] = np.repeat(np.arange(9, dtype=np.int32), lot.integers(2, 12, 9))
    n = len(groups)
    design = np.column_stack([np.ones(n), groups < 4, lot.normal(size=n)]).astype(float)
    outcome, weights = lot.normal(size=n), lot.uniform(0.5, 2, n)
    found, freedom = Robust(design, outcome, weights, groups).cr2(1)
    assert (found, freedom) == pytest.approx(_by_definition(design, outcome, weights, groups), rel=1e-7)


def _by_definition(design, outcome, weights, groups):
    """Bell and McCaffrey with whole matrices, as Pustejovsky and Tipton (2018) write them."""
    root = np.sqrt(weights)
    x, y = design * root[:, None], outcome * root
    bread = np.linalg.inv(x.T @ x)
    hat = np.eye(len(y)) - x @ bread @ x.T
    pulls = np.zeros((len(y), groups.max() + 1))
    for group in range(groups.max() + 1):
        rows = groups == group
        adjusted = np.real(fractional_matrix_power(hat[np.ix_(rows, rows)], -0.5))
        pulls[:, group] = hat[:, rows] @ adjusted @ x[rows] @ bread[1]
    spread = pulls.T @ pulls
    error = np.sqrt(((pulls.T @ (y - x @ bread @ x.T @ y)) ** 2).sum())
    return error, np.trace(spread) ** 2 / (spread**2).sum()


def test_with_few_clusters_cr2_is_used():
    lot = np.random.default_rng(7)
    frame = pl.DataFrame(
        {"y": lot.normal(size=80), "t": lot.integers(0, 2, 80), "k": np.repeat(np.arange(8), 10)}
    )
    assert "CR2" in two(frame, outcome="y", treatment="t", cluster="k").main.inference.en


def test_a_share_asked_for_as_a_mean_is_a_mean():
    found = two(PEOPLE, Question(outcome="mean"), outcome="i_arbejde", treatment="med")
    assert found.scale == "mean"
    assert "Welch" in found.main.inference.en


def test_shares_of_municipalities_keep_their_scale():
    frame = pl.DataFrame({"y": [0.2, 0.3, 0.25, 0.4, 0.45, 0.5], "t": [0, 0, 0, 1, 1, 1]})
    assert two(frame, Question(outcome="share"), outcome="y", treatment="t").scale == "share"


def test_percent_asked_for_as_a_share_is_refused():
    frame = pl.DataFrame({"y": [20.0, 30.0, 25.0, 40.0], "t": [0, 0, 1, 1]})
    with pytest.raises(Refused) as caught:
        two(frame, Question(outcome="share"), outcome="y", treatment="t")
    assert caught.value.refusals[0].code == "no_share"


def test_a_side_of_one_row_is_refused():
    with pytest.raises(Refused) as caught:
        two(PEOPLE[3:], outcome="i_arbejde", treatment="med")
    assert caught.value.refusals[0].code == "too_few"


def test_two_sides_without_spread_have_no_interval():
    frame = pl.DataFrame({"y": [2.0, 2.0, 2.0, 5.0, 5.0], "t": [0, 0, 0, 1, 1]})
    found = two(frame, outcome="y", treatment="t").main
    assert found.value == 3
    assert found.interval is None
    assert found.p_value is None


def test_one_side_without_spread_has_an_interval():
    frame = pl.DataFrame({"y": [2.0, 2.0, 2.0, 2.0, 3.0, 5.0], "t": [0, 0, 0, 1, 1, 1]})
    assert two(frame, outcome="y", treatment="t").main.interval is not None


def test_weights_that_let_few_speak_for_many_are_told(trained):
    uneven = np.where(np.arange(len(trained)) % 20 == 0, 1e6, 1.0)
    found = two(trained.assign(w=uneven), outcome="re78", treatment="treat", weight="w")
    assert "185" in found.notes[0].da
    assert "Vægtene er ulige" in found.notes[0].da
    even = two(trained.assign(w=2.0), outcome="re78", treatment="treat", weight="w")
    assert not any("Vægtene" in note.da for note in even.notes)


def test_so_few_rows_that_one_decides_are_told():
    assert "4" in two(PEOPLE, outcome="i_arbejde", treatment="med").notes[0].da


def test_one_groups_mean_is_students():
    frame = causaldata.nsw_mixtape.load_pandas().data
    found = one_group.estimate(observe(frame, Roles(outcome="age")), Question(benchmark=25.0)).main
    student = ttest_1samp(frame["age"], 25.0)
    assert found.p_value == pytest.approx(student.pvalue, rel=CLOSE)
    ends = student.confidence_interval()
    assert found.interval == pytest.approx((ends.low - 25, ends.high - 25), rel=CLOSE)


def test_one_group_of_rows_is_that_of_its_counts():
    rows = pl.DataFrame({"y": [1] * 24 + [0] * 30})
    found = one_group.estimate(observe(rows, Roles(outcome="y")), Question(benchmark=0.4165)).main
    assert (found.interval[0] + 0.4165, found.interval[1] + 0.4165) == pytest.approx(
        (0.320, 0.576), abs=0.0005
    )


def test_one_group_keeps_to_the_treated_where_rows_say_who_they_are():
    found = one_group.estimate(observe(PEOPLE, PERSONS), Question(benchmark=0.4))
    assert found.sizes.rows == 4
    assert found.main.value == pytest.approx(0.75 - 0.4)
