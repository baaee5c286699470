"""Made-up municipalities in which a trial changes nothing: their sizes, how they move, who is treated."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

import numpy as np
from scipy.stats import norm

from frikommune.evaluation.effects.panels.panel import Floats, Panel, of_cells

NORTH_JUTLAND = np.array([1.8, 20, 30, 36, 36, 38, 41, 43, 59, 64, 215])
"""Its 11 municipalities' inhabitants in thousands, about, from the smallest to the largest."""
ISLANDS_AND_CITIES = np.array([3.4, 3.7, 6.2, 115, 203, 345, 610])
"""Denmark's other extremes, about; between them the rest is drawn evenly from a log-normal of median 44."""
SHARE_ASKED = 10.0
"""Citizens in the target group a quarter, per thousand inhabitants."""
EQUAL = 400.0
_SPREAD = 0.62
_BASELINE = 0.4


def denmark() -> Floats:
    """(98,): inhabitants in thousands, North Jutland first."""
    rest = 98 - NORTH_JUTLAND.size - ISLANDS_AND_CITIES.size
    drawn = 44 * np.exp(_SPREAD * norm.ppf((np.arange(rest) + 0.5) / rest))
    return np.concatenate([NORTH_JUTLAND, ISLANDS_AND_CITIES, drawn])


@dataclass(frozen=True, slots=True)
class World:
    """One design under no effect: citizens of each municipality a quarter, the first `treated` in the trial.

    Levels move as a first-order autoregression (`like` from quarter to quarter) of which the variance is the
    share `icc` of all variance between citizens, on top of lasting differences. `mixed`: so many units in
    each municipality, half of them treated, in place of whole municipalities.
    """

    name: str
    sizes: tuple[float, ...]
    treated: int
    outcome: Literal["mean", "share"]
    quarters: int
    icc: float
    like: float
    mixed: int = 0

    @property
    def weight(self) -> Floats:
        """(G, T)."""
        return np.repeat(np.array(self.sizes)[:, None], self.quarters, axis=1)

    @property
    def treatment(self) -> Floats:
        """(G, T): the treated from the middle quarter on."""
        out = np.zeros((len(self.sizes), self.quarters))
        chosen = (
            np.arange(len(self.sizes)) % 2 == 0 if self.mixed else np.arange(len(self.sizes)) < self.treated
        )
        out[chosen, self.quarters // 2 :] = 1
        return out

    @property
    def cluster(self) -> np.ndarray:
        """(G,): which municipality each block lies in."""
        return np.arange(len(self.sizes)) // self.mixed if self.mixed else np.arange(len(self.sizes))


def course(world: World, lot: np.random.Generator) -> tuple[Panel, float]:
    """One made-up course as a panel, and citizens' sum of squares about their municipality's quarter."""
    cluster = world.cluster
    level = _levels(world, int(cluster.max()) + 1, lot)[cluster]
    weight = world.weight
    if world.outcome == "mean":
        mean = level + lot.standard_normal(weight.shape) / np.sqrt(weight)
        within = float(lot.chisquare(np.maximum(weight.sum() - weight.size, 1)))
    else:
        chance = np.clip(_BASELINE + np.sqrt(_BASELINE * (1 - _BASELINE)) * level, 0.02, 0.98)
        mean = lot.binomial(weight.astype(np.int64), chance) / weight
        within = float((weight * mean * (1 - mean)).sum())
    panel = of_cells(mean, weight, world.treatment, rows=int(weight.sum()))
    return (panel if not world.mixed else _clustered(panel, cluster)), within


def _clustered(panel: Panel, cluster: np.ndarray) -> Panel:
    return replace(panel, cluster=cluster.astype(np.intp))


def _levels(world: World, clusters: int, lot: np.random.Generator) -> Floats:
    shock = lot.standard_normal((clusters, world.quarters))
    moving = np.empty_like(shock)
    moving[:, 0] = shock[:, 0]
    for quarter in range(1, world.quarters):
        moving[:, quarter] = (
            world.like * moving[:, quarter - 1] + np.sqrt(1 - world.like**2) * shock[:, quarter]
        )
    lasting = lot.standard_normal((clusters, 1))
    level = (moving + lasting) * np.sqrt(world.icc / (1 - world.icc))
    return np.asarray(level + np.linspace(0, 0.1, world.quarters))


MOVES: tuple[tuple[Literal["mean", "share"], int, float, float], ...] = (
    ("mean", 12, 0.02, 0.5),
    ("share", 8, 0.005, 0.8),
    ("share", 16, 0.005, 0.8),
    ("mean", 12, 0.0005, 0.5),
)
"""Outcome, quarters, ICC, autocorrelation: from municipalities that differ much to ones that hardly do."""
PICKED = {
    "small": [1],
    "middle": [4],
    "largest": [10],
    "smallest and largest": [0, 10],
    "two middle": [3, 5],
    "four unequal": [0, 1, 3, 10],
    "four middle": [2, 3, 4, 5],
    "North Jutland": list(range(11)),
}
"""Who is treated, as places in NORTH_JUTLAND."""


def worlds() -> list[World]:
    """Every design of the report, in its order."""
    return [*_alike(), *_unlike(), *_many(), *_few_in_all(), *_within()]


def untestable() -> list[World]:
    """Designs that the rule refuses."""
    of = denmark() * SHARE_ASKED
    return [
        World("1 of 11 equal", (EQUAL,) * 11, 1, *MOVES[0]),
        World("1 of 19 equal", (EQUAL,) * 19, 1, *MOVES[0]),
        World("3 of 6 equal", (EQUAL,) * 6, 3, *MOVES[0]),
        World("Læsø alone of 98", _first(of, [0], 98), 1, *MOVES[0]),
        World("within 8 municipalities", (EQUAL / 20,) * 160, 80, *MOVES[0], mixed=20),
    ]


def _alike() -> list[World]:
    return [
        World(f"{few} of {total} equal", (EQUAL,) * total, few, *moves)
        for moves in (MOVES[0], MOVES[2])
        for total in (98, 30, 11)
        for few in (1, 2, 4, 11)
        if few < total and (few, total) != (1, 11) and (total < 98 or moves == MOVES[0])
    ]


def _unlike() -> list[World]:
    of = denmark() * SHARE_ASKED
    out = []
    for moves in (MOVES[0], MOVES[1], MOVES[3]):
        for total in (98, 30):
            out += [
                World(f"{name}, {len(places)} of {total}", _first(of, places, total), len(places), *moves)
                for name, places in PICKED.items()
                if total == 98 or "middle" not in name
            ]
        out += [
            World(
                f"{name}, {len(places)} of North Jutland's 11",
                _first(of[:11], places, 11),
                len(places),
                *moves,
            )
            for name, places in PICKED.items()
            if 1 < len(places) < 11
        ]
    return out


def _many() -> list[World]:
    """Where the wild bootstrap, or clustered errors, take over."""
    of = denmark() * SHARE_ASKED
    mixed = np.random.default_rng(5).permutation(of)
    return [
        World(name, sizes, few, *MOVES[0])
        for name, sizes, few in (
            ("20 of 98 equal", (EQUAL,) * 98, 20),
            ("20 of 40 equal", (EQUAL,) * 40, 20),
            ("25 of 98 of all sizes", tuple(mixed), 25),
            ("40 of 98 of all sizes", tuple(mixed), 40),
            ("49 of 98 equal", (EQUAL,) * 98, 49),
            ("100 of 200 equal", (EQUAL,) * 200, 100),
        )
    ]


def _few_in_all() -> list[World]:
    return [
        World(name, (EQUAL,) * total, few, *MOVES[0])
        for name, total, few in (("2 of 7 equal", 7, 2), ("2 of 8 equal", 8, 2), ("1 of 20 equal", 20, 1))
    ]


def _within() -> list[World]:
    return [World("half of 20 units in each of 15", (EQUAL / 20,) * 300, 150, *MOVES[0], mixed=20)]


def _first(sizes: Floats, places: list[int], total: int) -> tuple[float, ...]:
    """The treated first, then so many others that there are `total`, spread evenly over the sizes."""
    others = np.setdiff1d(np.arange(sizes.size), places)
    others = others[np.argsort(sizes[others])]
    spread = others[np.linspace(0, others.size - 1, total - len(places)).round().astype(int)]
    return tuple(np.round(np.concatenate([sizes[places], sizes[spread]])))
