"""Groups that took part because their municipality did: inference among municipalities, never persons.

The written rule: errors clustered by municipality where they have at least ENOUGH degrees of freedom left
(CR2, Satterthwaite); with fewer, randomisation among the municipalities; and where those are so few that
chance alone gives a p-value above the limit, none.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from frikommune.evaluation.effects.effect import Estimate
from frikommune.evaluation.effects.inference.placebo_orders import placebo_orders, smallest_p
from frikommune.evaluation.effects.inference.randomisation import Pair, Randomised
from frikommune.evaluation.effects.models import Floats, linear, with_constant
from frikommune.evaluation.effects.question import Question
from frikommune.evaluation.effects.records import Records
from frikommune.evaluation.effects.robust import Robust
from frikommune.evaluation.effects.standard_errors import from_error
from frikommune.evaluation.quantities import number
from frikommune.language import NO_WORDS, Text

ENOUGH = 10.0
"""Degrees of freedom from which CR2's t holds its level also where clusters are uneven (Imbens and Kolesár,
“Robust standard errors in small samples”, Review of Economics and Statistics 98, 2016, 701–712)."""


def infer(
    of: Records,
    found: Estimate,
    others: tuple[Estimate, ...],
    persons: Estimate,
    means: Callable[[], Means],
    question: Question,
) -> tuple[Estimate, tuple[Estimate, ...], tuple[Text, ...]]:
    """The estimate as the rule for clusters has it, what stands beside it, and notes.

    `found` and `others` are clustered estimates; where they are not to be trusted they stand beside in doubt,
    and the person-level one (`persons`) always does. `means` gives the clusters as one row each. Source of
    the randomisation: Ferman and Pinto, Review of Economics and Statistics 101 (2019), 452–467, for one
    period: a cluster's deviation moves to another, scaled to its size.
    """
    sides = np.bincount(codes(of), of.treated) > 0
    clusters, treated = len(sides), int(sides.sum())
    notes = (_told(treated, clusters - treated),)
    enough = min(treated, clusters - treated) > 1 and _freedom(of) >= ENOUGH
    if enough and question.inference in (None, "clustered"):
        return found, (*others, persons), notes
    beside = tuple(replace(one, doubt=_TOO_FEW) for one in others)
    clustered = replace(found, name=_clustered_name(found.name), doubt=NO_WORDS if enough else _TOO_FEW)
    if question.inference == "clustered":
        return replace(found, doubt=_TOO_FEW), (*beside, persons), notes
    smallest = smallest_p(clusters, treated, question.placebos)
    if smallest > 1 - question.level:
        return _none(found, smallest), (clustered, *beside, persons), notes
    return _randomised(means(), found, question), (clustered, *beside, persons), notes


def codes(of: Records) -> np.ndarray[tuple[int], np.dtype[np.intp]]:
    """Each row's cluster, numbered from 0 without gaps."""
    groups = np.zeros(len(of.treated), dtype=np.int32) if of.groups is None else of.groups
    return np.asarray(np.unique(groups, return_inverse=True)[1])


def _freedom(of: Records) -> float:
    design = np.column_stack([np.ones(len(of.treated)), of.treated])
    return Robust(design, of.weights, of.weights if of.weighted else None, of.groups).freedom(1)


def _randomised(means: Means, found: Estimate, question: Question) -> Estimate:
    alike = float(np.ptp(means.error)) <= 1e-9 * float(means.error.max())
    orders = placebo_orders(means.treated, question.placebos, question.seed, alike=alike)
    drawn = randomised(means, orders)
    return Estimate(
        found.name,
        drawn.value,
        drawn.interval(question.level),
        None,
        drawn.p_value(),
        Text(
            f"Randomisering mellem {number(len(means.size), 0).da} klynger ({number(len(orders), 0).da} "
            "lodtrækninger): "
            "hvor ofte så stor en forskel opstår, når det er tilfældigt, hvilke klynger der er med.",
            f"Randomisation among {number(len(means.size), 0).en} clusters ({number(len(orders), 0).en} "
            "draws): how "
            "often so large a difference arises when it is chance which clusters take part.",
        ),
        level=question.level,
    )


class Means:
    """Clusters as one row each: `mean`, `size` (sum of weights), `error` (standard deviation of its mean)."""

    def __init__(
        self, mean: Floats, size: Floats, treated: np.ndarray[tuple[int], np.dtype[np.bool_]], noise: Floats
    ):
        self.mean, self.size, self.treated = mean, size, treated
        self.error = np.sqrt(between(mean, noise, treated) + noise)


def cluster_means(outcome: Floats, of: Records) -> Means:
    """Each cluster's mean of what covariates leave, and how sure it is given its size and inner spread."""
    outcome = _without_covariates(outcome, of)
    place = codes(of)
    size = np.bincount(place, of.weights).astype(float)
    mean = np.bincount(place, of.weights * outcome) / size
    within = (of.weights * (outcome - mean[place]) ** 2).sum() / max(len(outcome) - len(size), 1)
    rows = size**2 / np.bincount(place, of.weights**2)
    treated = np.bincount(place, of.treated) > 0
    floor = 1e-12 * max(float(np.ptp(mean)) ** 2, 1e-300)
    return Means(mean, size, treated, np.maximum(within / rows, floor))


def between(mean: Floats, noise: Floats, treated: np.ndarray[tuple[int], np.dtype[np.bool_]]) -> float:
    """The variance between clusters of one side, beyond the noise of their means.

    DerSimonian and Laird's moment estimate (Controlled Clinical Trials 7, 1986, 177–188) of both sides.
    """
    excess, scale = 0.0, 0.0
    for side in (treated, ~treated):
        weight = 1 / noise[side]
        centre = (weight * mean[side]).sum() / weight.sum()
        excess += (weight * (mean[side] - centre) ** 2).sum() - (side.sum() - 1)
        scale += weight.sum() - (weight**2).sum() / weight.sum()
    return max(0.0, float(excess / scale)) if scale > 0 else 0.0


def randomised(means: Means, orders: np.ndarray[tuple[int, int], np.dtype[np.intp]]) -> Randomised:
    """The placebos: each cluster's standardised deviation in another's place, scaled to that one's error."""
    share = np.where(
        means.treated,
        means.size / means.size[means.treated].sum(),
        -means.size / means.size[~means.treated].sum(),
    )
    scaled = share * means.error
    weight = 1 / means.error**2

    def standardised(values: Floats) -> Floats:
        return np.asarray((values - (weight * values).sum() / weight.sum()) / means.error)

    deviations, effect = standardised(means.mean), standardised(means.treated.astype(float))
    return Randomised(
        float((share * means.mean).sum()), Pair(deviations[orders] @ scaled, effect[orders] @ scaled)
    )


def _without_covariates(outcome: Floats, of: Records) -> Floats:
    """The outcome less what covariates explain on both sides (Frisch, Waugh and Lovell)."""
    if not of.names:
        return outcome
    slopes = linear(
        np.column_stack([with_constant(of.covariates), of.treated]), outcome, of.weights
    ).coefficients[1:-1]
    return np.asarray(outcome - with_constant(of.covariates)[:, 1:] @ slopes)


def by_person(outcome: Floats, of: Records, found: Estimate, level: float) -> Estimate:
    """The plain difference as if persons had been chosen one by one, which is in doubt."""
    design = np.column_stack([np.ones(len(outcome)), of.treated])
    bare = Robust(design, outcome, of.weights if of.weighted else None)
    name = as_persons(found.name)
    return replace(from_error(name, float(bare.coefficients[1]), *bare.error(1), level), doubt=PERSONS)


def as_persons(name: Text) -> Text:
    """The name of the estimate that takes persons for chosen one by one."""
    return Text(f"{name.da}, som om personerne selv var udvalgt", f"{name.en}, as if persons were chosen")


PERSONS = Text(
    "Det er kommunerne (klyngerne), der er med eller ej. Regnet person for person ser forskelle mellem "
    "kommuner ud som virkning i over halvdelen af tilfældene.",
    "It is municipalities (clusters) that take part or not. Counted by persons, differences between "
    "municipalities look like effects more than half of the time.",
)


def _clustered_name(name: Text) -> Text:
    return Text(f"{name.da}, klyngede standardfejl", f"{name.en}, clustered errors")


_TOO_FEW = Text(
    "Der er for få klynger på den ene side til, at klyngede standardfejl holder.",
    "There are too few clusters on one side for clustered errors to hold.",
)


def _none(found: Estimate, smallest: float) -> Estimate:
    least = number(smallest, 3)
    return Estimate(
        found.name,
        found.value,
        inference=Text(
            f"Ingen test: med så få klynger kan den mindst mulige p-værdi ikke komme under {least.da}, så "
            "intet resultat kunne blive sikkert.",
            f"No test: with so few clusters the least possible p-value is {least.en}, so no result could be "
            "sure.",
        ),
        level=found.level,
    )


def _told(treated: int, untreated: int) -> Text:
    return Text(
        f"Hele klynger er med i forsøget eller ej: {treated} med og {untreated} uden. Sikkerheden afhænger "
        "af antallet af klynger, ikke af antallet af personer.",
        f"Whole clusters are in the trial or not: {treated} in and {untreated} outside. How sure the result "
        "is depends on the number of clusters, not of persons.",
    )
