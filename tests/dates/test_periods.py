"""Half-open periods, and the days that are paused or gathered in them, against counting day by day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from frikommune.dates import Period, Step, add_paused, day_when_sum_reached
from tests.dates.support import ONE_DAY, any_days, few, near_days, near_periods, steps


@given(near_days, st.lists(near_days, min_size=2, unique=True))
def test_half_open_periods_partition_time(day: date, cuts: list[date]) -> None:
    cuts.sort()
    parts = [Period(start, end) for start, end in pairwise(cuts)] + [Period(cuts[-1], None)]
    assert sum(day in part for part in parts) == (day >= cuts[0])
    assert not any(before.overlaps(later) for before, later in pairwise(parts))
    assert sum(part.days(day) for part in parts) == max(0, (day - cuts[0]).days)


@given(near_periods(), near_periods(), near_days)
def test_an_intersection_holds_exactly_the_days_of_both(one: Period, other: Period, day: date) -> None:
    common = one.intersect(other)
    assert common == other.intersect(one)
    assert (common is not None) == one.overlaps(other) == other.overlaps(one)
    assert (common is not None and day in common) == (day in one and day in other)


@given(near_periods(), near_days)
def test_the_length_of_a_period_is_the_number_of_its_days(period: Period, until: date) -> None:
    first = date(2018, 1, 1)
    assert period.days(until) == sum(first + n * ONE_DAY in period for n in range((until - first).days))


def test_a_period_does_not_hold_its_end() -> None:
    week = Period(date(2018, 1, 1), date(2018, 1, 8))
    assert date(2018, 1, 7) in week
    assert date(2018, 1, 8) not in week
    assert not week.overlaps(Period(date(2018, 1, 8), None))
    assert week.days(until=date(2020, 1, 1)) == 7


# Pauses and accumulated time


def naively_paused(base: date, step: Step, pauses: Sequence[Period]) -> date:
    result = nominal = step.after(base)
    while True:
        between = (base + n * ONE_DAY for n in range((result - base).days))
        stable = nominal + sum(any(day in pause for pause in pauses) for day in between) * ONE_DAY
        if stable == result:
            return result
        result = stable


closed_pauses = near_periods().filter(lambda pause: pause.end is not None)
small_steps = st.builds(Step, st.just(0), st.integers(0, 2), few, few, st.just("down"))


@given(any_days, steps.filter(lambda step: step.rounding != "error"))
def test_without_pauses_only_the_step_is_added(base: date, step: Step) -> None:
    assert add_paused(base, step, []) == step.after(base)


@given(near_days, small_steps, st.lists(closed_pauses, max_size=6))
def test_paused_days_are_added_until_the_result_is_stable(
    base: date, step: Step, pauses: list[Period]
) -> None:
    assert add_paused(base, step, pauses) == naively_paused(base, step, pauses)


@given(near_days, small_steps, st.lists(closed_pauses, max_size=6), near_days)
def test_an_open_pause_leaves_no_day_if_it_starts_before_the_result(
    base: date, step: Step, pauses: list[Period], since: date
) -> None:
    due = naively_paused(base, step, pauses)
    reached = max(since, base) < due
    assert add_paused(base, step, [Period(since, None), *pauses]) == (None if reached else due)


def test_a_pause_that_the_longer_time_runs_into_counts_too_and_a_day_paused_twice_counts_once() -> None:
    base, fortnight = date(2018, 1, 1), Step(weeks=2)
    week = Period(date(2018, 1, 8), date(2018, 1, 15))
    overlapping = Period(date(2018, 1, 10), date(2018, 1, 15))
    later = Period(date(2018, 1, 20), date(2018, 1, 22))
    assert add_paused(base, fortnight, [week, overlapping]) == date(2018, 1, 22)
    assert add_paused(base, fortnight, [later, week]) == date(2018, 1, 24)


def naive_sum_day(
    periods: Sequence[Period], wanted: int, window: int | None, until: date, after: date | None
) -> date | None:
    counted: list[date] = []
    day = date(2018, 1, 1)
    while day < until:
        if (after is None or day >= after) and any(day in period for period in periods):
            counted.append(day)
        if sum(window is None or day - each < window * ONE_DAY for each in counted) >= wanted:
            return day + ONE_DAY
        day += ONE_DAY
    return None


@given(
    st.lists(near_periods(), max_size=8),
    st.integers(1, 90),
    st.none() | st.integers(1, 120),
    st.dates(date(2018, 1, 1), date(2018, 9, 30)),
    st.none() | near_days,
)
def test_the_day_a_sum_is_reached_agrees_with_counting_day_by_day(
    periods: list[Period], wanted: int, window: int | None, until: date, after: date | None
) -> None:
    reached = day_when_sum_reached(periods, wanted, window, until, after)
    assert reached == naive_sum_day(periods, wanted, window, until, after)


short_periods = st.builds(
    lambda start, length: Period(start, start + length * ONE_DAY), near_days, st.integers(1, 6)
)


@given(st.lists(short_periods, min_size=4, max_size=25), st.integers(2, 20), st.integers(2, 50))
def test_a_sum_over_many_short_periods_agrees_with_counting_day_by_day(
    periods: list[Period], wanted: int, window: int
) -> None:
    until = date(2018, 9, 30)
    reached = day_when_sum_reached(periods, wanted, window, until)
    assert reached == naive_sum_day(periods, wanted, window, until, None)


def test_twelve_months_of_thirty_days_are_reached_on_the_day_after_the_last_of_them() -> None:
    course = [Period(date(2018, 1, 1), None)]
    assert day_when_sum_reached(course, 360, None, until=date(2018, 12, 27)) == date(2018, 12, 27)
    assert day_when_sum_reached(course, 360, None, until=date(2018, 12, 26)) is None
    assert day_when_sum_reached(course, 30, None, date(2019, 1, 1), after=date(2018, 3, 1)) == date(
        2018, 3, 31
    )


def test_a_window_forgets_the_days_before_it() -> None:
    january, march = Period(date(2018, 1, 1), date(2018, 1, 11)), Period(date(2018, 3, 1), date(2018, 3, 20))
    until = date(2019, 1, 1)
    assert day_when_sum_reached([january, march], 15, None, until) == date(2018, 3, 6)
    assert day_when_sum_reached([january, march], 15, 30, until) == date(2018, 3, 16)
    assert day_when_sum_reached([january, march], 25, 30, until) is None
