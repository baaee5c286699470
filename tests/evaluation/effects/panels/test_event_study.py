"""The course about the start: every effect as by dummies, and what is said of the time before."""

from __future__ import annotations

import numpy as np
import pytest
import statsmodels.api as sm
from scipy.stats import f

from frikommune.evaluation.effects.inference.rule import Method
from frikommune.evaluation.effects.panels.event_study import event_study
from frikommune.evaluation.effects.panels.event_study_shown import around_drawing, around_note
from frikommune.evaluation.effects.panels.panel import Floats, Panel, of_cells
from frikommune.evaluation.effects.question import Question
from frikommune.evaluation.verdicts.amounts import Amounts
from tests.evaluation.effects.panels.made_up import cells

SAME = 1e-9
METHODS: tuple[Method, ...] = ("randomisation", "clustered")


def moved(panel: Panel, by: Floats) -> Panel:
    """The same with the treated moved in each period."""
    ever = panel.ever[:, None]
    return of_cells(panel.mean + ever * by, panel.weight, panel.treated)


def test_each_effect_is_that_of_dummies() -> None:
    panel = cells(5, 20, periods=6, sizes=np.linspace(50, 400, 20))
    around = event_study(panel, "clustered", Question())
    assert around is not None
    block, period = (part.ravel() for part in np.indices(panel.mean.shape))
    steps = [((block < 5) & (period - 3 == step)).astype(float) for step in around.steps]
    design = np.column_stack([*steps, np.eye(20)[block], np.eye(6)[period][:, 1:]])
    found = sm.WLS(panel.mean.ravel(), design, weights=panel.weight.ravel()).fit()
    assert around.steps.tolist() == [-3, -2, 0, 1, 2]
    assert around.value == pytest.approx(found.params[:5], rel=SAME)


def test_the_joint_test_before_the_start_is_walds() -> None:
    panel = cells(20, 50, periods=6)
    around = event_study(panel, "clustered", Question())
    assert around is not None
    block, period = (part.ravel() for part in np.indices(panel.mean.shape))
    steps = [((block < 20) & (period - 3 == step)).astype(float) for step in around.steps]
    design = np.column_stack([*steps, np.eye(50)[block], np.eye(6)[period][:, 1:]])
    found = sm.OLS(panel.mean.ravel(), design).fit(
        cov_type="cluster", cov_kwds={"groups": block, "use_correction": False}
    )
    rows, counted = panel.mean.size, 5 + 6
    corrected = (50 / 49) * (rows - 1) / (rows - counted)
    early = np.eye(design.shape[1])[:2]
    wald = float(found.wald_test(early, use_f=False, scalar=True).statistic) / 2 / corrected
    assert around.p_before == pytest.approx(float(f.sf(wald, 2, 49)), rel=1e-6)


@pytest.mark.parametrize("method", METHODS)
def test_groups_that_went_different_ways_before_the_start_are_found_out(method: Method) -> None:
    panel = moved(cells(12, 40, seed=3), np.linspace(0, 12, 8))
    around = event_study(panel, method, Question(draws=499))
    assert around is not None
    assert around.p_before is not None
    assert around.p_before < 0.01
    assert around.rise is not None
    assert around.rise > 1
    assert "Warning" in around_note(panel, around)[0].en


@pytest.mark.parametrize("method", METHODS)
def test_a_quiet_time_before_the_start_is_no_proof(method: Method) -> None:
    panel = moved(cells(12, 40, seed=3), np.repeat([0.0, 3.0], 4))
    around = event_study(panel, method, Question(draws=499))
    assert around is not None
    assert around.p_before is not None
    assert around.p_before > 0.05
    assert "does not prove it" in around_note(panel, around)[0].en
    assert (around.low[around.steps >= 0] > 0).mean() >= 0.5


def test_early_warnings_are_false_about_five_times_in_a_hundred() -> None:
    found = [
        event_study(
            cells(2, 30, periods=6, seed=seed, sizes=np.geomspace(900, 30, 30)), "randomisation", QUICK
        )
        for seed in range(150)
    ]
    early = [around.p_before for around in found if around is not None and around.p_before is not None]
    assert len(early) == 150
    assert 0.005 <= np.mean(np.array(early) <= 0.05) <= 0.11


QUICK = Question(draws=99)


def test_without_an_honest_test_there_are_no_bands_and_no_p_value() -> None:
    around = event_study(cells(1, 8), "none", Question())
    assert around is not None
    assert around.p_before is None
    assert np.isnan(around.low).all()


def test_one_period_before_the_start_cannot_tell() -> None:
    panel = cells(3, 20, periods=2)
    around = event_study(panel, "randomisation", Question())
    assert around is not None
    assert "only one period before" in around_note(panel, around)[0].en


def test_the_picture_has_every_period_and_its_words() -> None:
    panel = cells(3, 20)
    around = event_study(panel, "randomisation", Question(draws=199))
    assert around is not None
    drawing = around_drawing(panel, around, "mean", Amounts("mean"), 0.95)
    assert [point.x for point in drawing.series[0].points] == [-4, -3, -2, -1, 0, 1, 2, 3]
    assert "konfidensintervaller" in drawing.told.da
