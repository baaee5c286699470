"""Effects by cohort and period summed up: overall, by cohort, by time since the start."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from frikommune.evaluation.effects.panels.panel import Floats
from frikommune.evaluation.effects.staggered.cohorts import Cohorts, Flags
from frikommune.evaluation.effects.staggered.kernel import GroupTimes

Keys = list[tuple[str, int]]


@dataclass(frozen=True, slots=True)
class Sums:
    """K sums of effects.

    `value` (K,); `counts` (K, M): what each ATT(g, t) counts in them; `pull` (K, U): each unit's share of
    the error, that of the cohorts' sizes included. `keys` say what each is: `("simple", 0)`,
    `("group", cohort)`, `("groups", 0)` (the cohorts' mean), `("event", periods since the start)`,
    `("events", 0)` (the mean of those from the start on).
    """

    keys: tuple[tuple[str, int], ...]
    value: Floats
    counts: Floats
    pull: Floats

    @property
    def first(self) -> Sums:
        """The overall effect alone."""
        return Sums(self.keys[:1], self.value[:1], self.counts[:1], self.pull[:1])

    def at(self, kind: str, number: int = 0) -> int:
        """The place of one key."""
        return self.keys.index((kind, number))


def summed(cohorts: Cohorts, found: GroupTimes) -> Sums:
    """Every sum. Cohorts count by their weight: Callaway and Sant'Anna (2021), section 3, R's `aggte`."""
    after = found.since >= 0
    keys: list[tuple[str, int]] = [("simple", 0)]
    chosen = [after]
    for cohort in np.unique(found.cohort[after]):
        keys.append(("group", int(cohort)))
        chosen.append(after & (found.cohort == cohort))
    for since in np.unique(found.since):
        keys.append(("event", int(since)))
        chosen.append(found.since == since)
    counts = np.array([found.mass * each / (found.mass * each).sum() for each in chosen])
    pull = counts @ found.pull + np.array([_of_sizes(cohorts, found, each) for each in chosen])
    value = counts @ found.value
    for kind, weights, sizes in (_of_cohorts(cohorts, keys, value), _of_events(cohorts, keys)):
        keys.append((kind, 0))
        value = np.append(value, weights @ value[: len(weights)])
        counts = np.vstack([counts, weights @ counts[: len(weights)]])
        pull = np.vstack([pull, weights @ pull[: len(weights)] + sizes])
    return Sums(tuple(keys), value, counts, pull)


def _of_sizes(cohorts: Cohorts, found: GroupTimes, chosen: Flags) -> Floats:
    """(U,): each unit's pull on a sum through its cohort's size, which is itself only counted."""
    total = (found.mass * chosen).sum()
    centre = (found.mass * chosen * found.value).sum() / total
    slope = np.zeros(cohorts.mean.shape[1] + 1)
    np.add.at(slope, found.cohort, chosen * (found.value - centre) / total)
    return np.asarray(cohorts.weight * slope[cohorts.start])


def _of_cohorts(cohorts: Cohorts, keys: Keys, value: Floats) -> tuple[str, Floats, Floats]:
    """The mean over cohorts of each one's own mean effect."""
    groups = {number: place for place, (kind, number) in enumerate(keys) if kind == "group"}
    weights, slope = np.zeros(len(keys)), np.zeros(cohorts.mean.shape[1] + 1)
    for cohort, place in groups.items():
        weights[place] = cohorts.weight[cohorts.start == cohort].sum()
    total = weights.sum()
    centre = weights @ value / total
    for cohort, place in groups.items():
        slope[cohort] = (value[place] - centre) / total
    return "groups", weights / total, np.asarray(cohorts.weight * slope[cohorts.start])


def _of_events(cohorts: Cohorts, keys: Keys) -> tuple[str, Floats, Floats]:
    """The mean over the periods since the start, each counting the same."""
    chosen = np.array([kind == "event" and number >= 0 for kind, number in keys], dtype=float)
    return "events", chosen / chosen.sum(), np.zeros(len(cohorts.weight))


def contrasts(cohorts: Cohorts, found: GroupTimes, counts: Floats) -> Floats:
    """(K, U, T): what each cell's mean is multiplied by to make each sum."""
    out = np.zeros((len(counts), *cohorts.mean.shape))
    for place, (period, base) in enumerate(zip(found.period, found.base, strict=True)):
        part = counts[:, place, None] * found.share[place]
        out[:, :, period] += part
        out[:, :, base] -= part
    return out
