"""Under no effect the rule's method is wrong about 5 times in 100; all of it: docs/null-simulations.md."""

from __future__ import annotations

import numpy as np
import pytest

from bench.null_simulations import rates
from bench.null_worlds import World, course, untestable, worlds
from frikommune.evaluation.effects.inference.rule import rule

REPEATS = 200
AT_MOST = 0.10  # 0.07 and more than two of the simulation's standard errors
AT_LEAST = 0.01
WORLDS = {world.name: world for world in worlds() if (world.outcome, world.quarters) == ("mean", 12)}


@pytest.mark.parametrize(
    "name",
    [
        "1 of 98 equal",
        "2 of 30 equal",
        "4 of 11 equal",
        "largest, 1 of 98",
        "smallest and largest, 2 of 98",
        "four unequal, 4 of 98",
        "20 of 40 equal",
        "half of 20 units in each of 15",
    ],
)
def test_the_rule_is_seldom_wrong(name: str) -> None:
    assert AT_LEAST <= rates(WORLDS[name], REPEATS).ruled <= AT_MOST


def test_clustered_errors_with_one_treated_are_mostly_wrong() -> None:
    found = rates(WORLDS["1 of 98 equal"], 60)
    assert found.clustered > 0.6
    assert found.wild == 0


def test_a_test_on_the_citizens_is_mostly_wrong() -> None:
    assert rates(WORLDS["4 of 98 equal"], 60).persons > 0.4


@pytest.mark.parametrize("world", untestable(), ids=lambda world: world.name)
def test_what_cannot_be_tested_is_refused(world: World) -> None:
    assert rule(course(world, np.random.default_rng(0))[0]).method == "none"
