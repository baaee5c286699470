"""The rule that makes a verdict of an interval. It knows no words."""

from __future__ import annotations

from dataclasses import dataclass
from math import isfinite, isnan

from frikommune.evaluation.effects.effect import Estimate, Scale
from frikommune.evaluation.effects.question import Direction
from frikommune.evaluation.verdicts.amounts import limit
from frikommune.evaluation.verdicts.verdict import Verdict, Worthwhile


@dataclass(frozen=True, slots=True)
class Oriented:
    """An estimate turned so that higher is better, with margin and smallest effect as distances from 0."""

    value: float
    interval: tuple[float, float] | None
    margin: float | None
    smallest: float | None


def oriented(
    estimate: Estimate, scale: Scale, direction: Direction, margin: float | None, smallest: float | None
) -> Oriented:
    """Turn an estimate; an interval with an end that is no number is no interval."""
    up = direction == "higher"
    given = estimate.interval if not any(estimate.doubt) else None
    interval = None
    if given is not None and not any(map(isnan, given)):
        interval = given if up else (-given[1], -given[0])
    return Oriented(
        estimate.value if up else -estimate.value,
        interval,
        limit(scale, margin, not up),
        limit(scale, smallest, up),
    )


def verdict_of(estimate: Estimate, found: Oriented, corrected_p: float | None = None) -> Verdict:
    """The verdict of one estimate.

    Improved where the interval lies wholly above no effect; not worse where its lower end lies above the
    margin; worse where it lies wholly below no effect and not within the margin. Several outcomes: improved
    and worse must hold by the corrected p-value too. Without interval the test alone tells improved and
    worse apart. An estimate in doubt, or whose value is no number, tells nothing.
    """
    if any(estimate.doubt) or not isfinite(estimate.value):
        return "cannot_tell"
    above, below = _sides(estimate, found, corrected_p)
    if above:
        return "improved"
    if found.interval and found.margin is not None and found.interval[0] > -found.margin:
        return "not_worse"
    return "worse" if below else "cannot_tell"


def _sides(estimate: Estimate, found: Oriented, corrected_p: float | None) -> tuple[bool, bool]:
    """Whether it is surely above, and surely below, no effect."""
    alpha = 1 - estimate.level
    if corrected_p is not None and not corrected_p < alpha:
        return False, False
    if found.interval:
        return found.interval[0] > 0, found.interval[1] < 0
    sure = estimate.p_value is not None and estimate.p_value < alpha
    return sure and found.value > 0, sure and found.value < 0


def held_at_all(verdicts: tuple[Verdict, ...]) -> Verdict:
    """What holds whichever of these is true: improved is also not worse; other differences cannot be told."""
    said = set(verdicts)
    if len(said) == 1:
        return verdicts[0]
    return "not_worse" if said <= {"improved", "not_worse"} else "cannot_tell"


def worthwhile_of(found: Oriented) -> Worthwhile:
    """Whether the effect is as large as the smallest worthwhile one: at its least, at its most, or not."""
    if found.smallest is None or found.interval is None:
        return "not_said"
    low, high = found.interval
    if low >= found.smallest:
        return "surely"
    return "no" if high < found.smallest else "perhaps"
