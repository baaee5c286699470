"""Half-open periods, and what is counted in them: time that is paused, and days that add up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from frikommune.dates import _refusals as refusals
from frikommune.dates.steps import Step

_BEYOND_ALL_DAYS = date.max.toordinal() + 1


@dataclass(frozen=True, slots=True)
class Period:
    """The days from `start` up to, but not including, `end`; without an `end` it is still open."""

    start: date
    end: date | None

    def __post_init__(self) -> None:
        if self.end is not None and self.end <= self.start:
            raise refusals.period_refused(self.start, self.end)

    def __contains__(self, day: date) -> bool:
        return self.start <= day and (self.end is None or day < self.end)

    def overlaps(self, other: Period) -> bool:
        """Whether the two have a day in common."""
        return (other.end is None or self.start < other.end) and (self.end is None or other.start < self.end)

    def intersect(self, other: Period) -> Period | None:
        """The days the two have in common, or None."""
        if not self.overlaps(other):
            return None
        ends = [end for end in (self.end, other.end) if end is not None]
        return Period(max(self.start, other.start), min(ends, default=None))

    def days(self, until: date) -> int:
        """How many of its days lie before `until`."""
        end = until if self.end is None else min(self.end, until)
        return max(0, (end - self.start).days)


def add_paused(base: date, step: Step, pauses: Sequence[Period]) -> date | None:
    """The day one step after `base` when paused days do not count.

    Add the step, then the paused days from `base` up to the result, until the result is stable. A day paused
    twice counts once. None if an open pause starts before the result: there is no such day while it is open.
    """
    result = step.after(base).toordinal()
    for first, beyond in _runs(pauses, base.toordinal(), _BEYOND_ALL_DAYS):
        if first >= result:
            break
        if beyond == _BEYOND_ALL_DAYS:
            return None
        result += beyond - first
    if result >= _BEYOND_ALL_DAYS:
        raise refusals.day_out_of_range(refusals.addition(base, step))
    return date.fromordinal(result)


def day_when_sum_reached(
    periods: Sequence[Period],
    wanted_days: int,
    window_days: int | None,
    until: date,
    after: date | None = None,
) -> date | None:
    """The first day with `wanted_days` full days behind it, or None if that is after `until`.

    Only days in `periods` and not before `after` count, each once. With a window, the counted days must lie
    within the `window_days` days that end with the last counted one: for some day D, at least `wanted_days`
    counted days in (D - window_days, D]. The sum is reached at the end of the first such D, and the answer is
    D + 1: from 1 January 2018, 360 days are reached on 27 December 2018.
    """
    if wanted_days < 1:
        raise refusals.sum_not_positive(wanted_days)
    runs = _runs(periods, 1 if after is None else after.toordinal(), until.toordinal())
    tail = gathered = 0
    for first, beyond in runs:
        gathered += beyond - first
        while gathered >= wanted_days:
            tail_first, tail_beyond = runs[tail]
            reached = beyond - (gathered - wanted_days)
            if window_days is None or reached - tail_first <= window_days:
                return date.fromordinal(reached)
            # Wanted days that start within a run span at least as much as those that start with it.
            gathered -= tail_beyond - tail_first
            tail += 1
    return None


def _runs(periods: Sequence[Period], first: int, beyond: int) -> list[tuple[int, int]]:
    """The day numbers from `first` up to `beyond` that lie in any period, as half-open runs in order."""
    runs: list[tuple[int, int]] = []
    for start, end in sorted((period.start.toordinal(), _end_number(period)) for period in periods):
        run = max(start, first), min(end, beyond)
        if run[0] >= run[1]:
            continue
        if runs and run[0] <= runs[-1][1]:
            runs[-1] = runs[-1][0], max(runs[-1][1], run[1])
        else:
            runs.append(run)
    return runs


def _end_number(period: Period) -> int:
    return _BEYOND_ALL_DAYS if period.end is None else period.end.toordinal()
