"""The bootstrap by matrix products is the bootstrap by regressions on the rows."""

from __future__ import annotations

import numpy as np
import pytest

from frikommune.evaluation.effects.inference.wild import FEW, bootstrap, signs
from frikommune.evaluation.effects.panels.panel import Floats, Panel
from frikommune.evaluation.effects.panels.two_way import fit
from tests.evaluation.effects.panels.made_up import cells

END = 1e-5  # of the interval's width
DRAWS = 99


def slow_p(panel: Panel, effect: float, draws: int, seed: int) -> float:
    """Cameron, Gelbach and Miller (2008) step by step: dummies, restricted residuals, a regression a draw."""
    blocks, periods = panel.mean.shape
    block, period = (part.ravel() for part in np.indices((blocks, periods)))
    weight = np.sqrt(panel.weight.ravel())
    dummies = np.column_stack([np.eye(blocks)[block], np.eye(periods)[period][:, 1:]])
    design = np.column_stack([panel.treated.ravel(), dummies]) * weight[:, None]
    restricted = design[:, 1:]

    def t_of(outcome: Floats) -> float:
        inverse = np.linalg.inv(design.T @ design)
        found = inverse @ design.T @ outcome
        left = outcome - design @ found
        pulls = np.array([design[block == one].T @ left[block == one] for one in range(blocks)])
        error = np.sqrt((inverse @ (pulls.T @ pulls) @ inverse)[0, 0])
        return abs(float(found[0])) / float(error)

    outcome = panel.mean.ravel() * weight - effect * design[:, 0]
    fitted = restricted @ np.linalg.lstsq(restricted, outcome, rcond=None)[0]
    real = t_of(outcome)
    turned = signs(draws, blocks, seed)
    drawn = [t_of(fitted + sign[block] * (outcome - fitted)) for sign in turned]
    return (1 + sum(one >= real * (1 - 1e-9) for one in drawn)) / (1 + draws)


@pytest.mark.parametrize(("treated", "blocks"), [(3, 9), (7, 16)])
@pytest.mark.parametrize("effect", [0.0, 0.4])
def test_it_agrees_with_a_regression_for_every_draw(treated: int, blocks: int, effect: float) -> None:
    panel = cells(treated, blocks, periods=5, seed=blocks, sizes=np.linspace(20, 200, blocks))
    found = fit(panel)
    assert found is not None
    assert bootstrap(panel, found, DRAWS, 3).p_value(effect) == slow_p(panel, effect, DRAWS, 3)


def test_its_interval_ends_where_the_test_begins_to_reject() -> None:
    panel = cells(8, 20, seed=4)
    found = fit(panel)
    assert found is not None
    drawn = bootstrap(panel, found, 399, 1)
    interval = drawn.interval(0.95)
    assert interval is not None
    step = END * (interval[1] - interval[0])
    for end, outwards in zip(interval, (-step, step), strict=True):
        assert drawn.p_value(end + outwards) <= 0.05 < drawn.p_value(end - outwards)


def test_it_is_mute_with_one_treated() -> None:
    panel = cells(1, 20, seed=5)
    panel.moment[0] += panel.gram[0, :, 4:].sum(axis=1) * 5
    found = fit(panel)
    assert found is not None
    assert found.value[0] == pytest.approx(5, abs=2)
    assert bootstrap(panel, found, 199, 1).p_value() > 0.05


@pytest.mark.parametrize(("clusters", "points"), [(FEW, 6), (FEW + 1, 2)])
def test_few_clusters_have_six_points_and_many_two(clusters: int, points: int) -> None:
    assert np.unique(signs(500, clusters, 1).round(12)).size == points
