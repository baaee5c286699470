"""Counts of events, against textbook numbers and statsmodels."""

from math import exp, log

import numpy as np
import polars as pl
import pytest
import statsmodels.api as sm
from statsmodels.datasets import randhie

from frikommune.errors import Refused
from frikommune.evaluation.effects.groups import counts
from frikommune.evaluation.effects.groups.rates import Rate
from frikommune.evaluation.effects.question import Question
from frikommune.evaluation.observations.observations import Roles
from frikommune.evaluation.observations.reading import observe

PRINTED = 0.0001
COUNT = Question(outcome="count")


def counted(frame, **roles):
    return counts.estimate(observe(frame, Roles(**roles)), COUNT)


def rows(events, exposure):
    """Four rows a side with these totals."""
    lot = np.random.default_rng(1)
    parts = [lot.multinomial(total, [0.25] * 4) for total in events]
    return pl.DataFrame(
        {"y": np.concatenate(parts), "t": [1] * 4 + [0] * 4, "e": np.repeat(np.array(exposure) / 4, 4)}
    )


def test_two_totals_are_those_of_rs_poisson_test():
    # R: poisson.test(c(11, 6+8+7), c(800, 1083+1050+878)), from its help
    found = counts.estimate_two_rates(Rate(11, 800), Rate(21, 3011), COUNT).main
    assert exp(found.value) == pytest.approx(1.971488, abs=PRINTED)
    assert found.p_value == pytest.approx(0.07967, abs=PRINTED)
    assert [exp(end) for end in found.interval] == pytest.approx([0.8584264, 4.2772659], abs=PRINTED)


def test_garwoods_interval_is_that_of_the_table():
    # 10 events: 4.795 to 18.390 (Garwood 1936; any table of exact Poisson limits)
    assert Rate(10, 1).interval(0.95) == pytest.approx((4.7954, 18.3904), abs=PRINTED)
    assert Rate(0, 1).interval(0.95) == pytest.approx((0, 3.6889), abs=PRINTED)


def test_few_even_events_get_the_exact_test():
    found = counted(rows((11, 21), (800, 3011)), outcome="y", treatment="t", exposure="e")
    assert exp(found.main.value) == pytest.approx(1.971488, abs=PRINTED)
    assert "Clopper" in found.main.inference.en


@pytest.fixture(scope="module")
def visits():
    return randhie.load_pandas().data.assign(pays=lambda frame: (frame["lncoins"] > 0).astype(int))


def test_a_poisson_regression_with_robust_errors_is_statsmodels(visits):
    found = counted(visits, outcome="mdvis", treatment="pays", covariates=("hlthp", "disea"))
    design = sm.add_constant(visits[["pays", "hlthp", "disea"]].astype(float))
    theirs = sm.Poisson(visits["mdvis"], design).fit(disp=0, cov_type="HC0")
    assert found.main.value == pytest.approx(theirs.params["pays"], rel=1e-6)
    assert found.main.standard_error == pytest.approx(theirs.bse["pays"], rel=1e-3)
    assert found.scale == "rate_ratio"


def test_without_covariates_the_ratio_is_that_of_the_means(visits):
    found = counted(visits, outcome="mdvis", treatment="pays")
    pays, free = (visits.loc[visits["pays"] == side, "mdvis"].mean() for side in (1, 0))
    assert exp(found.main.value) == pytest.approx(pays / free)


def test_counts_that_spread_more_are_told_and_get_a_negative_binomial_beside(visits):
    found = counted(visits, outcome="mdvis", treatment="pays")
    assert "negative binomial" in found.notes[0].en
    (beside,) = [one for one in found.beside if "negative binomial" in one.name.en]
    design = sm.add_constant(visits[["pays"]].astype(float))
    theirs = sm.NegativeBinomial(visits["mdvis"], design).fit(disp=0)
    assert (beside.value, beside.standard_error) == pytest.approx(
        (theirs.params["pays"], theirs.bse["pays"]), rel=1e-4
    )


def test_poissons_own_errors_are_doubted_where_counts_spread_more(visits):
    found = counted(visits, outcome="mdvis", treatment="pays")
    own = [one for one in found.beside if "own errors" in one.name.en or "exact" in one.name.en]
    assert len(own) == 2
    assert all(any(one.doubt) for one in own)
    assert not any(found.main.doubt)


def test_twice_the_exposure_is_half_the_rate():
    frame = rows((400, 380), (800, 800))
    doubled = frame.with_columns(e=pl.when(pl.col("t") == 1).then(2 * pl.col("e")).otherwise("e"))
    one, other = (
        counted(given, outcome="y", treatment="t", exposure="e").main.value for given in (frame, doubled)
    )
    assert one - other == pytest.approx(log(2))


def test_weights_count_rows_so_many_times():
    frame = rows((40, 38), (8, 8))
    twice = pl.concat([frame, frame])
    weighted = counted(frame.with_columns(w=pl.lit(2.0)), outcome="y", treatment="t", weight="w").main
    assert weighted.value == pytest.approx(counted(twice, outcome="y", treatment="t").main.value)


@pytest.mark.parametrize(
    ("events", "code"),
    [([1, 2, 3, 4, 0, 0, 0, 0], "no_events"), ([1, 2, -3, 4, 1, 2, 3, 4], "negative_count")],
)
def test_counts_that_give_no_ratio_are_refused(events, code):
    with pytest.raises(Refused) as caught:
        counted(pl.DataFrame({"y": events, "t": [1] * 4 + [0] * 4}), outcome="y", treatment="t")
    assert caught.value.refusals[0].code == code
