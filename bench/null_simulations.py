"""How often each test finds an effect where there is none, for every kind of design that the rule allows.

`python -m bench.null_simulations` writes docs/null-simulations.md and answers 1 if a design that the rule
allows is wrong less often than in 3 or more often than in 7 of 100, by more than the simulation's own error.
The same numbers come out every time.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from math import erfc, sqrt
from pathlib import Path
from zlib import crc32

import numpy as np

from bench.null_worlds import World, course, untestable, worlds
from frikommune.evaluation.effects.inference.clustered import clustered
from frikommune.evaluation.effects.inference.randomisation import randomise
from frikommune.evaluation.effects.inference.rule import Method, rule
from frikommune.evaluation.effects.inference.wild import bootstrap
from frikommune.evaluation.effects.panels.panel import Panel
from frikommune.evaluation.effects.panels.two_way import Fit, fit

REPEATS = 2000
DRAWS = 199
"""Placebos and bootstrap draws in each made-up course; p-values are then multiples of 1/200."""
ALPHA = 0.05
LOW, HIGH = 0.03, 0.07
SURE = 1.96
PAGE = Path(__file__).parent / "null_simulations.md"
"""The page's words, with places for the numbers."""
REPORT = Path(__file__).parents[1] / "docs" / "null-simulations.md"


@dataclass(frozen=True, slots=True)
class Rates:
    """How often each test rejected; `ruled` is that of the rule's method."""

    world: World
    method: Method
    ruled: float
    clustered: float
    wild: float
    persons: float
    repeats: int

    @property
    def holds(self) -> bool:
        """Whether the rule is wrong between 3 and 7 times in 100, as far as the simulation can tell."""
        return LOW - SURE * self.error <= self.ruled <= HIGH + SURE * self.error

    @property
    def error(self) -> float:
        """The simulation's own standard error of `ruled`."""
        return sqrt(self.ruled * (1 - self.ruled) / self.repeats)


def rates(world: World, repeats: int = REPEATS) -> Rates:
    """Simulate one design, with lots of its own."""
    seed = crc32(f"{world.name}, {world.outcome}, {world.quarters}, {world.icc}".encode())
    method = rule(course(world, np.random.default_rng(seed))[0]).method
    rejected = np.zeros(4)
    for turn in range(repeats):
        panel, within = course(world, np.random.default_rng([seed, turn]))
        found = fit(panel)
        assert found is not None
        three = (clustered(panel, found).p_value, bootstrap(panel, found, DRAWS, turn).p_value())
        ruled = _ruled(panel, found, method, turn, three)
        rejected += np.array([ruled, *three, _persons(panel, found, within)]) <= ALPHA
    ruled, by_cluster, wild, persons = (float(count) for count in rejected / repeats)
    return Rates(world, method, ruled, by_cluster, wild, persons, repeats)


def _ruled(panel: Panel, found: Fit, method: Method, turn: int, three: tuple[float, float]) -> float:
    if method == "randomisation":
        return randomise(panel, found, DRAWS, turn).p_value()
    return {"clustered": three[0], "wild": three[1], "none": 1.0}[method]


def _persons(panel: Panel, found: Fit, within: float) -> float:
    """The p-value of the same regression on the citizens, as if none knew another."""
    left = panel.moment - panel.gram @ (found.nuisance @ panel.moment.sum(axis=0))
    series = np.divide(left, panel.weight, out=np.zeros_like(left), where=panel.weight > 0)
    between = float((panel.weight * series**2).sum()) - float(found.value[0] ** 2 / found.spread[0, 0])
    freedom = panel.rows - len(panel.mean) - panel.mean.shape[1]
    error = sqrt((within + between) / freedom * float(found.spread[0, 0]))
    return erfc(abs(float(found.value[0])) / error / sqrt(2))


def report(found: Iterable[Rates], refused: Iterable[tuple[World, str]]) -> str:
    """The page."""
    every = list(found)
    outside = ", ".join(f"{one.world.name} ({_percent(one.ruled)})" for one in every if not one.holds)
    return PAGE.read_text(encoding="utf-8").format(
        designs=len(every),
        courses=f"{every[0].repeats:,}",
        low=_percent(min(one.ruled for one in every)),
        high=_percent(max(one.ruled for one in every)),
        outside=f"Outside the limits: {outside}."
        if outside
        else "No design lies outside them by more than its simulation error.",
        rows="\n".join(map(_line, every)),
        refused="\n".join(f"| {world.name} | {why} |" for world, why in refused),
    )


def _line(one: Rates) -> str:
    world = one.world
    return (
        f"| {world.name} | {world.outcome} | {world.quarters} | {world.icc:g} | {world.like:g} | "
        f"{one.method} | **{_percent(one.ruled)}** | {_percent(one.clustered)} | {_percent(one.wild)} | "
        f"{_percent(one.persons)} |"
    )


def _told(one: Rates) -> Rates:
    print(_line(one), "" if one.holds else " OUTSIDE", flush=True)
    return one


def _percent(share: float) -> str:
    return f"{100 * share:.1f}"


def main(repeats: int = REPEATS) -> int:
    """Simulate everything and write the page."""
    with ProcessPoolExecutor(max_workers=os.cpu_count()) as pool:
        found = [_told(one) for one in pool.map(rates, worlds(), [repeats] * len(worlds()))]
    refused = [(world, rule(course(world, np.random.default_rng(0))[0])) for world in untestable()]
    assert all(chosen.method == "none" for _, chosen in refused)
    REPORT.write_text(
        report(found, [(world, chosen.reason.en) for world, chosen in refused]), encoding="utf-8"
    )
    print(f"Written: {REPORT.name}")
    return int(not all(one.holds for one in found))


if __name__ == "__main__":
    sys.exit(main())
