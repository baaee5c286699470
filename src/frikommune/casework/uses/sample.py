"""A sample of uses that no leader has to check: drawn by lot, so that it can be drawn again the same."""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import ceil

from frikommune.evaluation.counts.proportions import Share
from frikommune.law.exemption import Exemption


def is_sampled(exemption: Exemption, reason: str) -> bool:
    """Whether a use may be drawn: no leader checks it, or its reason is in own words."""
    if exemption.use is None:
        return False
    return not exemption.use.leader_check or reason not in exemption.use.reasons


def number_of(percent: int, population: int) -> int:
    """How many uses a share of them is, rounded up: at least one where there are any."""
    return ceil(population * percent / 100)


def draw(population: Iterable[int], how_many: int, seed: int) -> tuple[int, ...]:
    """So many of the population, in its own order; the same seed and population give the same ones.

    `how_many` more than there are gives all of them.
    """
    ordered = sorted(population)
    return tuple(sorted(random.Random(seed).sample(ordered, min(how_many, len(ordered)))))


@dataclass(frozen=True, slots=True)
class Judged:
    """How the uses of a sample were judged: `accepted` of `judged`; `left` were not judged yet."""

    accepted: Share
    left: int
    disagreed: int


def judged(drawn: Sequence[int], said: Mapping[int, Sequence[tuple[int, bool]]]) -> Judged:
    """Add up what leaders said of the uses drawn: (leader, accepted), in order of time.

    The last word of each leader counts. A use is accepted where no leader's last word is against it.
    """
    verdicts = {use: dict(said.get(use, ())) for use in drawn}
    told = [set(one.values()) for one in verdicts.values() if one]
    accepted = sum(1 for one in told if one == {True})
    disagreed = sum(1 for one in told if len(one) == 2)
    return Judged(Share(accepted, len(told)), len(drawn) - len(told), disagreed)
