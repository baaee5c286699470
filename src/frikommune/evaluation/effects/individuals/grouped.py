"""Estimates from individual records where whole groups were decided to take part or not."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from frikommune.evaluation.effects.by_cluster import PERSONS, as_persons, infer
from frikommune.evaluation.effects.cluster_means import cluster_means
from frikommune.evaluation.effects.effect import Estimate
from frikommune.evaluation.effects.models import Floats
from frikommune.evaluation.effects.question import Question
from frikommune.evaluation.effects.records import Records
from frikommune.evaluation.effects.standard_errors import estimated
from frikommune.evaluation.shown.quantities import number
from frikommune.language import NO_WORDS, Text

ENOUGH = 10
"""With fewer groups that each have both sides, errors clustered by them are too unsure to be used."""


@dataclass(frozen=True, slots=True)
class Rowwise:
    """An estimate row by row (n): `influence` is what each row adds to it.

    `values` are such that their means under `weights` differ between the sides by the estimate: outcomes less
    what is expected of them, or pseudo-values.
    """

    influence: Floats
    values: Floats
    weights: Floats


def inferred(
    of: Records, rowwise: Rowwise, found: Estimate, others: tuple[Estimate, ...], question: Question
) -> tuple[Estimate, tuple[Estimate, ...], tuple[Text, ...]]:
    """The estimate, those beside it, and notes, as the written rule for groups has them (`by_cluster.py`).

    Where persons take part or not one by one, nothing changes but that few groups are doubted.
    """
    if not of.by_group:
        return replace(found, doubt=found.doubt if any(found.doubt) else _few(of)), others, ()
    alone = replace(of, groups=None, by_group=False)
    as_if = estimated(as_persons(found.name), found.value, rowwise.influence, alone, question.level)
    bare, values = _bare(of, rowwise, found.value)
    main, beside, notes = infer(
        bare, found, others, replace(as_if, doubt=PERSONS), lambda: cluster_means(values, bare), question
    )
    return replace(main, doubt=main.doubt if any(main.doubt) else found.doubt), beside, notes


def pseudo_values(value: float, influence: Floats, of: Records) -> Floats:
    """Values (n) whose weighted means on both sides differ by `value`, from each row's part in it."""
    out = np.empty(len(influence))
    for side, level, sign in ((of.treated, value, 1.0), (~of.treated, 0.0, -1.0)):
        weights = of.weights[side]
        out[side] = level + sign * influence[side] * weights.sum() / weights
    return out


def _bare(of: Records, rowwise: Rowwise, value: float) -> tuple[Records, Floats]:
    """The rows that count, without covariates, with values whose means differ by exactly `value`."""
    kept = rowwise.weights > 0
    treated, weights, values = of.treated[kept], rowwise.weights[kept], rowwise.values[kept].copy()
    one, none = (np.average(values[side], weights=weights[side]) for side in (treated, ~treated))
    values[treated] += value - (one - none)
    groups = None if of.groups is None else of.groups[kept]
    weights = weights / weights.mean()
    empty = np.empty((len(values), 0))
    bare = replace(
        of, treated=treated, covariates=empty, names=(), weights=weights, weighted=True, groups=groups
    )
    return bare, values


def _few(of: Records) -> Text:
    if of.groups is None or of.group_count >= ENOUGH:
        return NO_WORDS
    count = number(of.group_count, 0)
    return Text(
        f"Rækkerne hører sammen i kun {count.da} grupper; med under {ENOUGH} er standardfejlene for usikre.",
        f"The rows belong together in only {count.en} groups; with fewer than {ENOUGH} standard errors are "
        "too unsure.",
    )
