"""Placebos: the classical test where blocks are alike, an exact test by lot elsewhere, and its interval."""

from __future__ import annotations

from itertools import combinations
from math import comb

import numpy as np
import pytest

from frikommune.evaluation.effects.inference.lots import MOST, lots
from frikommune.evaluation.effects.inference.placebo_orders import placebo_orders, smallest_p
from frikommune.evaluation.effects.inference.randomisation import Pair, randomise, residual_series
from frikommune.evaluation.effects.panels.panel import Panel, of_cells
from frikommune.evaluation.effects.panels.two_way import fit, influence
from tests.evaluation.effects.panels.made_up import cells

SAME = 1e-9
END = 1e-5  # of the interval's width


def effect_if(panel: Panel, chosen: tuple[int, ...]) -> float:
    """The effect, were these blocks the treated ones."""
    treated = np.zeros_like(panel.treated)
    treated[list(chosen)] = panel.treated[0]
    found = fit(of_cells(panel.mean, panel.weight, treated))
    assert found is not None
    return float(found.value[0])


@pytest.mark.parametrize(("treated", "blocks"), [(1, 12), (2, 9), (11, 12)])
def test_among_blocks_alike_placebos_are_every_other_choice_of_the_treated(treated: int, blocks: int) -> None:
    panel = cells(treated, blocks, seed=treated)
    found = fit(panel)
    assert found is not None
    placebos = randomise(panel, found, 999, 1).placebos()
    each = [effect_if(panel, chosen) for chosen in combinations(range(blocks), treated)]
    assert placebos[0] == pytest.approx(found.value[0], rel=SAME)
    assert np.sort(placebos) == pytest.approx(np.sort(each), abs=1e-12)


def test_the_interval_ends_where_the_test_begins_to_reject_also_with_unequal_sizes() -> None:
    panel = cells(4, 30, seed=2, sizes=np.geomspace(3000, 5, 30))
    found = fit(panel)
    assert found is not None
    drawn = randomise(panel, found, 999, 1)
    interval = drawn.interval(0.95)
    assert interval is not None
    assert interval[0] < drawn.value < interval[1]
    step = END * (interval[1] - interval[0])
    for end, outwards in zip(interval, (-step, step), strict=True):
        assert drawn.p_value(end + outwards) <= 0.05 < drawn.p_value(end - outwards)


def test_testing_an_effect_is_testing_none_after_it_is_taken_from_the_outcomes() -> None:
    panel = cells(3, 20, seed=3, sizes=np.linspace(10, 400, 20))
    less = of_cells(panel.mean - 0.7 * panel.treated, panel.weight, panel.treated)
    one, other = fit(panel), fit(less)
    assert one is not None
    assert other is not None
    drawn, again = randomise(panel, one, 499, 1), randomise(less, other, 499, 1)
    assert drawn.p_value(0.7) == pytest.approx(again.p_value(0.0), abs=1e-9)


def test_a_small_treated_block_is_held_against_fluctuations_as_large_as_its_own() -> None:
    sizes = np.full(60, 10_000.0)
    sizes[:20] = 8.0
    panel = cells(1, 60, seed=6, sizes=sizes, like=0.0)
    found = fit(panel)
    assert found is not None
    raw = np.abs([effect_if(panel, (other,)) for other in range(1, 60)])
    placebos = np.abs(randomise(panel, found, 999, 1).effects.outcome[1:])
    assert np.median(placebos) > 1.3 * np.median(raw)


def test_rounds_put_each_block_in_the_place_of_one_treated_equally_often() -> None:
    orders = placebo_orders(np.arange(7) == 2, 30, 1)
    assert (orders[0] == np.arange(7)).all()
    assert (np.bincount(orders[:, 2]) == len(orders) / 7).all()
    assert (np.sort(orders, axis=1) == np.arange(7)).all()


def test_by_lot_no_choice_stands_for_all_orders_of_the_treated() -> None:
    panel = cells(2, 8, seed=1)
    found = fit(panel)
    assert found is not None
    series = residual_series(panel, found)
    drawn = lots(panel, float(found.value[0]), series, 500, 1, by_lot=True)
    assert len(drawn.orders) == 501
    assert len(lots(panel, 0.0, series, 500, 1).orders) == comb(8, 2)


def test_of_very_many_blocks_only_some_change_places_and_the_real_effect_stays() -> None:
    panel = cells(1, MOST + 200, periods=2, seed=1)
    found = fit(panel)
    assert found is not None
    series = residual_series(panel, found)
    drawn = lots(panel, float(found.value[0]), Pair(*series.parts), 10, 1)
    contrast = influence(panel, found)[:, :2, 0]
    assert drawn.pool.size == MOST
    assert drawn.of(float(found.value[0]), contrast).placebos()[0] == pytest.approx(found.value[0], rel=1e-6)


@pytest.mark.parametrize(
    ("blocks", "treated", "least"),
    [(11, 1, 1 / 11), (27, 1, 1 / 27), (11, 2, 1 / 55), (6, 3, 2 / 20), (98, 11, 1 / 2000)],
)
def test_the_least_p_value_is_one_over_the_choices(blocks: int, treated: int, least: float) -> None:
    assert smallest_p(blocks, treated, 1999) == pytest.approx(least)
