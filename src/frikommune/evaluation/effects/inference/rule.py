"""Which inference is used, by one written rule: from the number and the sizes of the treated and untreated.

The numbers below are the rule; `docs/evaluation.md` says it in words and `docs/null-simulations.md` shows
that under no effect every design it allows is wrong about five times in a hundred.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

import numpy as np

from frikommune.evaluation.effects.effect import LEVEL
from frikommune.evaluation.effects.inference.placebo_orders import smallest_p
from frikommune.evaluation.effects.inference.rule_words import (
    REASON,
    doubt_clustered,
    doubt_randomisation,
    doubt_wild,
    too_few_choices,
    too_few_mixed,
    too_small,
)
from frikommune.evaluation.effects.panels.panel import Floats, Panel
from frikommune.evaluation.effects.panels.two_way import summed
from frikommune.language import NO_WORDS, Text

Method = Literal["randomisation", "wild", "clustered", "none"]
METHODS: tuple[Method, ...] = get_args(Method)

WILD = 12.0
"""The wild bootstrap takes over when the treated, and the untreated, count as at least so many clusters."""
CLUSTERED = 30.0
"""Clustered errors when both count as at least so many."""
SIMILAR = 5
"""So many untreated clusters at least must be no larger than `TIMES` the treated."""
TIMES = 3.0
"""How many times larger a cluster may be and still tell how much a small one fluctuates."""
PLACEBOS = 1999


@dataclass(frozen=True, slots=True)
class Chosen:
    """The rule's answer.

    `method` none: no test can be honest. `reason` says why in words. The three doubts say why the other
    methods are not to be trusted here; no words where they may be. `smallest_p` is the least p-value that
    placebos can give. `counts` is how many clusters of one size the treated and the untreated are worth.
    """

    method: Method
    reason: Text
    doubt_clustered: Text
    doubt_wild: Text
    doubt_randomisation: Text
    smallest_p: float
    treated: int
    untreated: int
    counts: tuple[float, float]


def effective(sizes: Floats) -> float:
    """How many clusters of one size these are worth: (Σn)² / Σn². One that is far larger counts nearly alone.

    Source: Carter, Schnepel and Steigerwald, “Asymptotic behavior of a t-test robust to cluster
    heterogeneity”, Review of Economics and Statistics 99 (2017), 698–709, in its simplest form.
    """
    return float(sizes.sum() ** 2 / (sizes**2).sum()) if sizes.size and sizes.sum() > 0 else 0.0


def decide(
    treated: Floats, untreated: Floats, level: float = LEVEL, placebos: int = PLACEBOS, mixed: bool = False
) -> Chosen:
    """The method for clusters of these sizes (rows, persons or weight in a period).

    `mixed`: treatment was not decided by cluster, both kinds live in the same ones; there are then no other
    clusters to draw among, and both lists are the clusters that have either.
    """
    here, there = (np.asarray(sizes, dtype=np.float64) for sizes in (treated, untreated))
    counts = effective(here), effective(there)
    least = smallest_p(here.size + there.size, here.size, placebos) if here.size and there.size else 1.0
    refused = _refused(here, there, least, level, mixed)
    method: Method = "none" if any(refused) else _by_counts(min(counts))
    return Chosen(
        method=method,
        reason=refused if method == "none" else REASON[method],
        doubt_clustered=doubt_clustered(here.size, there.size, counts) if method != "clustered" else NO_WORDS,
        doubt_wild=doubt_wild(here.size, there.size) if min(counts) < WILD else NO_WORDS,
        doubt_randomisation=refused if any(refused) else doubt_randomisation(mixed),
        smallest_p=least,
        treated=here.size,
        untreated=there.size,
        counts=counts,
    )


def rule(panel: Panel, level: float = LEVEL, placebos: int = PLACEBOS) -> Chosen:
    """The method for a panel: its clusters' sizes, treated at some time and never.

    Where units of one cluster differ in treatment the clusters are mixed.
    """
    number, ever = panel.clusters, panel.ever
    size = summed(panel.size, panel.cluster, number)
    some = np.bincount(panel.cluster, ever, number)
    each = np.bincount(panel.cluster, minlength=number)
    if ((some > 0) & (some < each)).any():
        return decide(size[some > 0], size[some < each], level, placebos, mixed=True)
    return decide(size[some > 0], size[some == 0], level, placebos)


def _by_counts(least: float) -> Method:
    if least >= CLUSTERED:
        return "clustered"
    return "wild" if least >= WILD else "randomisation"


def _refused(here: Floats, there: Floats, least: float, level: float, mixed: bool) -> Text:
    """Why no test can be honest; no words where one can."""
    if mixed:
        enough = min(effective(here), effective(there)) >= WILD
        return NO_WORDS if enough else too_few_mixed(min(here.size, there.size))
    if least > 1 - level + 1e-9:
        return too_few_choices(here.size, there.size, least, 1 - level)
    typical = float((here**2).sum() / here.sum())
    similar = int((there <= TIMES * typical).sum())
    alike = typical * TIMES >= float(np.median(there))
    if similar < SIMILAR and not alike:
        return too_small(here.size, similar)
    return NO_WORDS
