"""From a setting in numbers to its standard errors, and what another size of it would be."""

from __future__ import annotations

from dataclasses import replace
from math import inf, sqrt

from frikommune.evaluation.effects.inference.rule import Chosen, decide
from frikommune.evaluation.power.asked import Asked
from frikommune.evaluation.power.cell_sizes import cell_sizes
from frikommune.evaluation.power.clusters import change_variance, effective
from frikommune.evaluation.power.computing import power, power_not_worse
from frikommune.evaluation.power.settings import Means, Setting, Shares
from frikommune.evaluation.power.survival import Hazards

MUNICIPALITIES = 98
"""Denmark has no more."""
LEAST = 5
"""So many must be expected, of those to whom it happens and of those to whom it doesn't."""


def setting_of(asked: Asked) -> Setting:
    """The standard errors of a completed setting whose number of citizens is known."""
    if asked.kind == "did":
        return _did(asked)
    treated, untreated, df = float(asked.treated or 0), _others(asked), inf
    if asked.clustered:
        few, others, icc = asked.treated_clusters or 1, asked.untreated_clusters, asked.icc or 0.0
        treated, df = effective(treated, few, icc, asked.size_cv), few - 1
        if untreated is not None and others is not None:
            untreated, df = effective(untreated, others, icc, asked.size_cv), few + others - 2
    if asked.measure == "share":
        return Shares(asked.baseline or 0.0, treated, untreated, df)
    if asked.measure == "hazard":
        return Hazards(asked.baseline or 0.0, treated, untreated or treated, df)
    if not asked.clustered:
        df = treated + (untreated or 0) - (1 if untreated is None else 2)
    return Means(asked.deviation * sqrt(1 / treated + (1 / untreated if untreated else 0)), df)


def inference_of(asked: Asked) -> Chosen | None:
    """What the evaluation's rule chooses for these municipalities; None where citizens count one by one."""
    few, others = asked.treated_clusters, asked.untreated_clusters
    if not asked.clustered or few is None or others is None:
        return None
    sizes = cell_sizes(asked)
    return decide(sizes[:few], sizes[few:], 1 - asked.alpha)


def reachable(asked: Asked) -> bool:
    """Whether the evaluation can test at all with these municipalities, by its written rule."""
    chosen = inference_of(asked)
    return chosen is None or chosen.method != "none"


def countable(asked: Asked) -> bool:
    """Whether enough are expected to have it happen, and not, without the trial: five in each group.

    With fewer, shares are not near enough to normal for the formulas (W. G. Cochran, “Some methods for
    strengthening the common χ² tests”, Biometrics 10 (1954), 417–451).
    """
    if asked.measure == "mean" or asked.treated is None:
        return True
    level = asked.baseline or 0.0
    least = min(asked.treated, asked.compared or asked.treated)
    return least * min(level, 1 - level) >= LEAST


def with_citizens(asked: Asked, citizens: int) -> Asked:
    """The same with so many citizens in the trial; those compared with grow unless they were counted."""
    return replace(asked, treated=citizens)


def with_municipalities(asked: Asked, number: int) -> Asked:
    """The same with so many municipalities in the trial, each with as many citizens as now.

    Where all are of one network, and at the latest where they are the whole country, those that join are no
    longer there to compare with.
    """
    now, others = asked.treated_clusters or asked.municipalities, asked.untreated_clusters
    citizens = round((asked.treated or 0) / now * number)
    if asked.treated_clusters is None or others is None:
        return replace(asked, treated=citizens, municipalities=number)
    both = now + others
    left = min(others, (both if both <= (asked.network or 0) else MUNICIPALITIES) - number)
    fewer = replace(asked, treated=citizens, treated_clusters=number, municipalities=number)
    return _compared_with(fewer, max(0, left))


def with_comparisons(asked: Asked, number: int) -> Asked:
    """The same compared with so many municipalities, each with as many citizens as now."""
    return _compared_with(asked, number)


def _compared_with(asked: Asked, number: int) -> Asked:
    if asked.untreated is None:
        return replace(asked, untreated_clusters=number)
    each = asked.untreated / (asked.untreated_clusters or 1)
    return replace(asked, untreated_clusters=number, untreated=round(each * number))


def with_periods(asked: Asked, number: int) -> Asked:
    """The same watched for so many periods after the start, with as many citizens in each as now."""
    times = number / (asked.periods_after or 1)
    treated = round((asked.treated or 0) * times)
    untreated = None if asked.untreated is None else round(asked.untreated * times)
    return replace(asked, periods_after=number, treated=treated, untreated=untreated)


def meets(asked: Asked) -> bool:
    """Whether a completed setting can test what was asked: a worthwhile difference, or “not worse”."""
    if not reachable(asked) or not countable(asked):
        return False
    setting = setting_of(asked)
    better = asked.smallest is not None and _finds(asked, setting, asked.smallest)
    return better or (
        asked.margin is not None and power_not_worse(setting, asked.margin, asked.alpha) >= asked.target
    )


def _finds(asked: Asked, setting: Setting, smallest: float) -> bool:
    return (
        smallest <= abs(asked.most) and power(setting, signed(asked, smallest), asked.alpha) >= asked.target
    )


def signed(asked: Asked, size: float) -> float:
    """A difference in the better direction."""
    return size if asked.direction == "higher" else -size


def _others(asked: Asked) -> float | None:
    return None if asked.compared is None else float(asked.compared)


def _did(asked: Asked) -> Means:
    few, others = asked.treated_clusters or 1, asked.untreated_clusters or 1
    periods = (asked.periods_before or 1, asked.periods_after or 1)
    variance = 0.0
    for citizens, clusters in ((asked.treated, few), (asked.compared, others)):
        per_cell = (citizens or 1) / clusters / periods[1]
        moving = (asked.icc or 0.0, asked.autocorrelation or 0.0)
        changed = change_variance(periods, *moving, per_cell, asked.size_cv)
        variance += changed / clusters
    return Means(asked.deviation * sqrt(variance), few + others - 2)
