"""Cox regression, against published numbers, R, lifelines and statsmodels."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lifelines import CoxPHFitter
from lifelines.datasets import load_gbsg2, load_leukemia, load_lung, load_rossi
from lifelines.statistics import logrank_test
from statsmodels.duration.hazard_regression import PHReg

from frikommune.evaluation.effects.survival.cox import cox
from frikommune.evaluation.effects.survival.proportional import log_rank, proportional

pytestmark = pytest.mark.filterwarnings("ignore:Starting with pandas")
CLOSE = 1e-6
ROSSI = ["fin", "age", "race", "wexp", "mar", "paro", "prio"]


def fitted(frame, time, event, names, weights=None):
    weights = np.ones(len(frame)) if weights is None else weights
    return cox(
        frame[time].to_numpy(float), frame[event].to_numpy() == 1, frame[names].to_numpy(float), weights
    )


def errors(fit):
    return np.sqrt(np.diag(fit.covariance))


def test_arrests_are_as_published():
    """Allison, Survival Analysis Using SAS; Fox and Weisberg, Cox regression in R."""
    fit = fitted(load_rossi(), "week", "arrest", ROSSI)
    published = [-0.37942, -0.05744, 0.31390, -0.14980, -0.43370, -0.08487, 0.09150]
    spread = [0.19138, 0.02200, 0.30799, 0.21222, 0.38187, 0.19576, 0.02865]
    assert fit.coefficients == pytest.approx(published, abs=5e-6)
    assert errors(fit) == pytest.approx(spread, abs=5e-6)
    assert fit.log_likelihood == pytest.approx(-658.7477, abs=5e-5)


@pytest.mark.parametrize(
    ("load", "time", "event", "column", "value", "error"),
    [
        (load_leukemia, "t", "status", "Rx", 1.572, 0.412),  # Kleinbaum and Klein; Efron's ties
        (load_lung, "time", "status", "sex", -0.5310, 0.1672),  # R's survival, vignette
    ],
)
def test_one_covariate_is_as_published(load, time, event, column, value, error):
    fit = fitted(load(), time, event, [column])
    assert (fit.coefficients[0], errors(fit)[0]) == pytest.approx((value, error), abs=5e-4)


def test_hormone_therapy_is_as_published():
    """Hothorn and Everitt, A Handbook of Statistical Analyses Using R, chapter 11: −0.3463 (0.1291)."""
    frame = load_gbsg2()
    frame["therapy"], frame["post"] = (frame["horTh"] == "yes") * 1, (frame["menostat"] == "Post") * 1
    grade = frame["tgrade"].map({"I": 1, "II": 2, "III": 3}).to_numpy()
    # R reads the grades as ordered: a linear and a square term.
    frame["linear"], frame["square"] = (grade - 2) / np.sqrt(2), (1 - 3 * (grade == 2)) / np.sqrt(6)
    names = ["therapy", "age", "post", "tsize", "linear", "square", "pnodes", "progrec", "estrec"]
    fit = fitted(frame, "time", "cens", names)
    assert (fit.coefficients[0], errors(fit)[0]) == pytest.approx((-0.3463, 0.1291), abs=5e-5)


lives = st.lists(
    st.tuples(st.integers(1, 8), st.booleans(), st.floats(-2, 2), st.integers(0, 1)), min_size=25, max_size=60
)


@settings(max_examples=30, deadline=None)
@given(lives)
def test_ties_are_treated_as_statsmodels_treats_them(rows):
    time, event, x, z = (np.array(column, dtype=float) for column in zip(*rows, strict=True))
    if event.sum() < 8 or np.ptp(x) < 0.5 or len(set(z)) < 2:
        return
    fit = cox(time, event == 1, np.column_stack([x, z]), np.ones(len(time)))
    if not fit.converged or np.abs(fit.coefficients).max() > 3:
        return
    known = PHReg(time, np.column_stack([x, z]), event, ties="efron").fit(disp=0)
    assert fit.coefficients == pytest.approx(known.params, abs=1e-4)
    assert errors(fit) == pytest.approx(known.bse, rel=1e-3)


def test_weights_and_robust_errors_without_ties_are_those_of_lifelines():
    frame = load_rossi()
    lot = np.random.default_rng(3)
    frame["week"] = frame["week"] + lot.uniform(0, 0.5, len(frame))
    frame["w"] = lot.uniform(0.5, 2, len(frame))
    fit = fitted(frame, "week", "arrest", ROSSI, frame["w"].to_numpy())
    known = CoxPHFitter().fit(frame, "week", "arrest", weights_col="w", robust=True)
    assert fit.coefficients == pytest.approx(known.params_.to_numpy(), rel=1e-4)
    robust = np.sqrt((fit.influence**2).sum(axis=0))
    assert robust == pytest.approx(known.standard_errors_.to_numpy(), rel=1e-4)


def test_what_a_row_adds_with_ties_is_how_coefficients_change_with_its_weight():
    """lifelines takes no ties here, so this is held to the definition."""
    frame, ones = load_rossi(), np.ones(432)
    fit = fitted(frame, "week", "arrest", ROSSI)
    for row in (0, 5, 100, 300):
        more = fitted(frame, "week", "arrest", ROSSI, ones + 1e-4 * (np.arange(432) == row))
        assert (more.coefficients - fit.coefficients) / 1e-4 == pytest.approx(
            fit.influence[row], rel=1e-3, abs=1e-7
        )


@pytest.mark.parametrize(
    ("which", "statistic", "p"), [(0, 0.00507, 0.9433), (1, 6.54147, 0.0105), (2, 0.77288, 0.3793)]
)
def test_changing_hazards_are_found_as_published(which, statistic, p):
    """Fox and Weisberg, Cox regression in R, `cox.zph(Surv(week, arrest) ~ fin + age + prio)`."""
    frame = load_rossi()
    time, event = frame["week"].to_numpy(float), frame["arrest"].to_numpy() == 1
    found = proportional(fitted(frame, "week", "arrest", ["fin", "age", "prio"]), time, event, which)
    assert found[0] == pytest.approx(statistic, abs=5e-6)
    assert found[1] == pytest.approx(p, abs=5e-5)


def test_log_rank_is_the_textbooks_and_that_of_lifelines():
    """Kleinbaum and Klein: 16.79 for mercaptopurine."""
    frame = load_leukemia()
    time, event, side = frame["t"].to_numpy(float), frame["status"].to_numpy() == 1, frame["Rx"] == 1
    found = log_rank(time, event, side.to_numpy())
    assert found is not None
    assert found[0] == pytest.approx(16.79, abs=5e-3)
    known = logrank_test(time[side], time[~side], event[side], event[~side])
    assert found == pytest.approx((known.test_statistic, known.p_value), rel=CLOSE)


def test_a_covariate_that_decides_wholly_has_no_finite_coefficient():
    time = np.arange(1.0, 21.0)
    first = time <= 10
    assert not cox(time, first, first[:, None].astype(np.float64), np.ones(20)).converged


def test_groups_never_watched_together_have_no_log_rank():
    time = np.arange(1.0, 9.0)
    assert log_rank(time, time > 4, time > 4) is None


def test_a_step_too_far_leaves_numbers():
    """Covariates a thousand spreads apart: risks that are nought next to others."""
    time, x = np.arange(1.0, 21.0), np.zeros((20, 1))
    x[0], x[1] = 1e6, -1e6
    fit = cox(time, time < 15, x, np.ones(20))
    assert np.isfinite(fit.coefficients).all()
