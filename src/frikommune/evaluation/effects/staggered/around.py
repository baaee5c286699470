"""Periods since the start: what is drawn, the joint test of those before, and who the effect rests on."""

from __future__ import annotations

import numpy as np

from frikommune.evaluation.effects.inference.leave_one_out import MOST_TREATED, LeftOut
from frikommune.evaluation.effects.panels.event_study import REFERENCE, Around
from frikommune.evaluation.effects.staggered.certainty import joint_by_clusters
from frikommune.evaluation.effects.staggered.found import Found
from frikommune.evaluation.effects.staggered.kernel import group_times
from frikommune.evaluation.effects.staggered.sums import summed

_DRAWN = 0.1
"""The share of the treated that a period since the start must rest on to be drawn."""


def around_of(found: Found) -> Around:
    """Periods since the start as the picture wants them, and the joint test of those before."""
    thin = thin_of(found)
    events = [
        (number, sure)
        for (kind, number), sure in found.keyed.items()
        if kind == "event" and number not in thin
    ]
    steps = np.array([number for number, _ in events], dtype=np.intp)
    value = np.array([sure.value for _, sure in events])
    ends = np.array([sure.interval or (np.nan, np.nan) for _, sure in events])
    before = [
        place
        for place, (kind, number) in enumerate(found.sums.keys)
        if kind == "event" and number < REFERENCE
    ]
    early = steps < REFERENCE
    rise = float(np.polyfit(steps[early], value[early], 1)[0]) if early.sum() > 1 else None
    return Around(steps, value, ends[:, 0], ends[:, 1], _joint(found, before), rise)


def _joint(found: Found, before: list[int]) -> float | None:
    if found.method == "none":
        return None
    if found.method == "randomisation" and found.placebos is not None:
        return found.placebos.joint(before)
    return joint_by_clusters(found.cohorts, found.sums, before)


def steps_of(found: Found) -> dict[int, float]:
    """Before the start, the change from the period before: what R's `did` shows."""
    sums = summed(found.cohorts, group_times(found.cohorts, found.controls, steps=True))
    return {
        number: float(value)
        for (kind, number), value in zip(sums.keys, sums.value, strict=True)
        if kind == "event" and number < 0
    }


def left_out_of(found: Found) -> tuple[LeftOut, ...]:
    """The overall effect without each that started, those that move it most first."""
    cohorts, whole = found.cohorts, float(found.sums.value[0])
    units = np.flatnonzero(cohorts.ever)
    if not 1 < units.size <= MOST_TREATED:
        return ()
    rest = []
    for unit in units:
        kept = cohorts.only(np.arange(len(cohorts.weight)) != unit)
        each = group_times(kept, found.controls)
        value = float(summed(kept, each).value[0]) if (each.since >= 0).any() else None
        rest.append(LeftOut(cohorts.names[unit], treated=True, value=value))
    return tuple(sorted(rest, key=lambda one: -abs((one.value if one.value is not None else np.inf) - whole)))


def thin_of(found: Found) -> set[int]:
    """Periods since the start that less than one in ten of those treated have come to."""
    cohorts = found.cohorts
    size = {start: int((cohorts.start == start).sum()) for start in cohorts.starts}
    each = found.each
    reached = {
        int(since): sum(size[int(cohort)] for cohort in np.unique(each.cohort[each.since == since]))
        for since in np.unique(each.since)
    }
    return {since for since, count in reached.items() if count < _DRAWN * sum(size.values())}
