"""Formula and simulation agree, and with no effect the simulation finds none too often."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from frikommune.evaluation.power.asked import Asked
from frikommune.evaluation.power.cell_sizes import cell_sizes
from frikommune.evaluation.power.made_up import course
from frikommune.evaluation.power.simulation import simulate
from frikommune.evaluation.power.verdict import assess

NEAR = 0.10
"""Two hundred draws err by up to seven points, and few municipalities are not normal."""
COURSES = 200
ASKED = Asked(
    "did",
    treated=2400,
    treated_clusters=4,
    untreated_clusters=30,
    periods_before=6,
    periods_after=4,
    baseline=0.4,
    icc=0.005,
    autocorrelation=0.6,
    smallest=0.06,
)


@pytest.mark.parametrize(
    "asked",
    [
        ASKED,
        replace(ASKED, measure="mean", spread=10.0, baseline=None, smallest=1.2, direction="lower"),
        replace(ASKED, treated_clusters=10, treated=6000, size_cv=1.0),
    ],
    ids=["share", "mean", "unequal"],
)
def test_formula_and_simulation_agree(asked):
    found = assess(asked, COURSES)
    assert found.simulated is not None
    assert found.formula.at_smallest is not None
    assert found.simulated.found == pytest.approx(found.formula.at_smallest, abs=NEAR)
    assert found.simulated.detectable == pytest.approx(found.formula.detectable, rel=0.15)
    assert found.simulated.wrongly <= 0.10


def test_the_same_seed_gives_the_same_and_another_gives_another():
    first, again, other = (simulate(ASKED, 40, seed) for seed in (1, 1, 2))
    assert first == again
    assert first != other


def test_municipalities_have_the_inequality_that_was_asked_for():
    sizes = cell_sizes(replace(ASKED, untreated_clusters=87, untreated=87 * 4 * 1000, size_cv=0.8))
    others = sizes[4:]
    assert len(sizes) == 91
    assert others.mean() == pytest.approx(1000, rel=0.01)
    assert others.std() / others.mean() == pytest.approx(0.8, abs=0.1)
    assert (sizes >= 1).all()


def test_made_up_levels_vary_as_much_as_the_icc_says():
    asked = replace(ASKED, untreated_clusters=3000, treated=4 * 40_000, untreated=3000 * 40_000, icc=0.02)
    panel = course(asked, np.random.default_rng(5))
    between = float(np.nanvar(panel.mean))
    own = 0.24 / 10_000
    assert between - own == pytest.approx(0.02 * 0.24, rel=0.05)
    assert np.corrcoef(panel.mean[:, 0], panel.mean[:, 1])[0, 1] == pytest.approx(0.6, abs=0.05)
