"""Matching with replacement: effects, weights and errors.

Sources: Abadie and Imbens, “Large sample properties of matching estimators for average treatment effects”,
Econometrica 74 (2006), 235–267, and “Bias-corrected matching estimators”, Journal of Business & Economic
Statistics 29 (2011), 1–11, in the form of Stata's `teffects nnmatch` (Methods and formulas), ties included.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from frikommune.evaluation.effects.individuals.neighbours import Points, nearest
from frikommune.evaluation.effects.models import Fitted, Flags, Floats, linear
from frikommune.evaluation.effects.question import Estimand

ALIKE = 3
"""How many rows of one side, itself among them, tell how outcomes vary about a person's own mean: the two
nearest others, as in Stata's `nnmatch`; its `psmatch` takes one."""
Codes = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Rule:
    """How matches are sought: `neighbours` each within `caliper`, for the treated only or for all."""

    neighbours: int = 1
    caliper: float | None = None
    estimand: Estimand = "treated"


@dataclass(frozen=True, slots=True)
class _Block:
    """Rows of one side of a stratum (`here`) and those they are matched to (`there`), by distinct places.

    `links` (places here × places there) holds ones, `pool` the weight that each place here finds.
    """

    here: Codes
    there: Codes
    own: Points
    found: Points
    links: csr_array
    pool: Floats


@dataclass(frozen=True, slots=True)
class Pairing:
    """n rows matched to the other side.

    `matched` (n): whether a row has matches. `used` (n): the weight with which it stands in for others, over
    its own; `used_squares` (n): the squared shares of which that is made. `most` is the most matches of one.
    """

    weights: Floats
    matched: NDArray[np.bool_]
    used: Floats
    used_squares: Floats
    most: int
    blocks: tuple[_Block, ...] = field(repr=False)

    def across(self, values: Floats) -> Floats:
        """The mean of each row's matches' values (n); 0 where it has none."""
        out = np.zeros(len(self.weights))
        for block in self.blocks:
            sums = block.links @ block.found.sums(self.weights[block.there] * values[block.there])
            out[block.here] = (sums / np.where(block.pool > 0, block.pool, 1.0))[block.own.of]
        return out


@dataclass(frozen=True, slots=True)
class Matched:
    """The effect with its Abadie–Imbens error; `influence` (n): what each row adds, for clustered errors."""

    value: float
    error: float
    influence: Floats


def pair(coordinates: Floats, treated: Flags, weights: Floats, strata: Codes, rule: Rule) -> Pairing:
    """Each row's matches on the other side, within its stratum (n codes)."""
    blocks, most = [], 0
    matched = np.zeros(len(treated), dtype=bool)
    used, squares = np.zeros(len(treated)), np.zeros(len(treated))
    for here, there in _facing(treated, strata, rule.estimand):
        own, found = Points.at(coordinates[here]), Points.at(coordinates[there])
        links = nearest(own.places, found, rule.neighbours, rule.caliper)
        pool = links @ found.sums(weights[there])
        seekers, safe = own.sums(weights[here]) * (pool > 0), np.where(pool > 0, pool, 1.0)
        matched[here] = (pool > 0)[own.of]
        used[there] += (links.T @ (seekers / safe))[found.of]
        squares[there] += (links.T @ (seekers / safe**2))[found.of]
        most = max(most, int((links @ found.counts).max()))
        blocks.append(_Block(here, there, own, found, links, pool))
    return Pairing(weights, matched, used, squares, most, tuple(blocks))


def matched_effect(
    pairing: Pairing,
    outcome: Floats,
    treated: Flags,
    estimand: Estimand,
    spread: Floats,
    sides: tuple[Fitted, Fitted],
) -> Matched:
    """The matched difference, corrected by what `sides`, models of the outcome with and without, predict.

    `spread` (n) is the variance of outcomes about a person's own mean (`own_variance`). Models that predict
    the same for all correct nothing.
    """
    with_it, without = (model.value for model in sides)
    weights, sign = pairing.weights, np.where(treated, 1.0, -1.0)
    left = outcome - np.where(treated, with_it, without)
    over = weights * pairing.matched
    each = with_it - without + sign * (left - pairing.across(left))
    total = over.sum()
    value = float(over @ each / total)
    used = pairing.used
    stands = used**2 - pairing.used_squares + (2 * used if estimand == "all" else 0.0)
    variance = (over @ (each - value) ** 2 + weights @ (spread * stands)) / total**2
    influence = over * (with_it - without - value) + weights * sign * (pairing.matched + used) * left
    return Matched(value, float(np.sqrt(max(variance, 0.0))), influence / total)


def own_variance(
    coordinates: Floats, outcome: Floats, treated: Flags, weights: Floats, strata: Codes, alike: int = ALIKE
) -> Floats:
    """The variance of outcomes (n) among the nearest rows of the same side, each row itself among them."""
    spread = np.zeros(len(outcome))
    for stratum in np.unique(strata):
        for side in (True, False):
            rows = np.flatnonzero((strata == stratum) & (treated == side))
            if len(rows) < 2:
                continue
            points = Points.at(coordinates[rows])
            links = nearest(points.places, points, alike)
            w, y = weights[rows], outcome[rows]
            pool, count = links @ points.sums(w), links @ points.counts
            mean = links @ points.sums(w * y) / pool
            square = links @ points.sums(w * y**2) / pool - mean**2
            spread[rows] = (np.maximum(square, 0.0) * count / (count - 1))[points.of]
    return spread


def outcome_models(
    design: Floats, outcome: Floats, treated: Flags, pairing: Pairing
) -> tuple[Fitted, Fitted]:
    """Linear models of the outcome with and without, fitted on those who stand in for others, as often."""
    fit = pairing.weights * pairing.used
    alone = pairing.weights * pairing.matched
    with_it, without = (
        linear(
            design, outcome, np.where(treated == side, fit if (fit * (treated == side)).any() else alone, 0.0)
        )
        for side in (True, False)
    )
    return with_it, without


def _facing(treated: Flags, strata: Codes, estimand: Estimand) -> list[tuple[Codes, Codes]]:
    """Rows that seek matches, and the rows they may find, stratum by stratum."""
    pairs = []
    for stratum in np.unique(strata):
        inside = strata == stratum
        one, none = np.flatnonzero(inside & treated), np.flatnonzero(inside & ~treated)
        if len(one) and len(none):
            pairs.append((one, none))
            if estimand == "all":
                pairs.append((none, one))
    return pairs
