"""Groups that took part because their municipality did: inference among municipalities, never persons.

The rule is that of `inference/rule.py`: randomisation where few clusters are treated or untreated, none
where no test can be honest. Where it would use the wild bootstrap or clustered errors, a single period needs
no draws: CR2 with Satterthwaite's t holds its level there (Imbens and Kolesár, “Robust standard errors in
small samples”, Review of Economics and Statistics 98, 2016, 701–712).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from frikommune.evaluation.effects.cluster_means import Means, codes, placebos
from frikommune.evaluation.effects.effect import Estimate
from frikommune.evaluation.effects.groups.robust import Robust
from frikommune.evaluation.effects.inference.placebo_orders import placebo_orders
from frikommune.evaluation.effects.inference.rule import decide
from frikommune.evaluation.effects.models import Floats
from frikommune.evaluation.effects.question import Question
from frikommune.evaluation.effects.records import Records
from frikommune.evaluation.effects.standard_errors import from_error
from frikommune.evaluation.shown.quantities import number
from frikommune.language import Text


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
    and the person-level one (`persons`) always does. `means` gives the clusters as one row each.
    """
    place = codes(of)
    size = np.asarray(np.bincount(place, of.weights), dtype=float)
    treated = np.bincount(place, of.treated) > 0
    chosen = decide(size[treated], size[~treated], question.level, question.placebos)
    notes = (_told(chosen.treated, chosen.untreated),)
    enough = chosen.method in ("wild", "clustered")
    asked = question.inference or ("clustered" if enough else "randomisation")
    if asked != "randomisation":
        doubted = found if enough else replace(found, doubt=_TOO_FEW)
        return doubted, (*(others if enough else _in_doubt(others)), persons), notes
    named = replace(found, name=_clustered_name(found.name))
    beside = (named, *others) if enough else _in_doubt((named, *others))
    if chosen.method == "none":
        nothing = Estimate(found.name, found.value, inference=chosen.reason, level=found.level)
        return nothing, (*beside, persons), notes
    return _randomised(means(), found, question), (*beside, persons), notes


def _in_doubt(estimates: tuple[Estimate, ...]) -> tuple[Estimate, ...]:
    return tuple(replace(one, doubt=_TOO_FEW) for one in estimates)


def _randomised(means: Means, found: Estimate, question: Question) -> Estimate:
    alike = float(np.ptp(means.noise)) <= 1e-9 * float(means.noise.max())
    orders = placebo_orders(means.treated, question.placebos, question.seed, alike=alike)
    drawn = placebos(means, orders)
    return Estimate(
        found.name,
        drawn.value,
        drawn.interval(question.level),
        None,
        drawn.p_value(),
        Text(
            f"Randomisering mellem {number(len(means.size), 0).da} klynger ({number(len(orders), 0).da} "
            "lodtrækninger): hvor ofte så stor en forskel opstår, når det er tilfældigt, hvilke der er med.",
            f"Randomisation among {number(len(means.size), 0).en} clusters ({number(len(orders), 0).en} "
            "draws): how often so large a difference arises when it is chance which take part.",
        ),
        level=question.level,
    )


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


def _told(treated: int, untreated: int) -> Text:
    return Text(
        f"Hele klynger er med i forsøget eller ej: {treated} med og {untreated} uden. Sikkerheden afhænger "
        "af antallet af klynger, ikke af antallet af personer.",
        f"Whole clusters are in the trial or not: {treated} in and {untreated} outside. How sure the result "
        "is depends on the number of clusters, not of persons.",
    )
