"""The laws of day arithmetic, and every refusal of `dates` word for word."""

from __future__ import annotations

import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, date, datetime, timedelta, timezone
from itertools import pairwise
from pathlib import Path
from typing import cast
from zoneinfo import ZoneInfo

import pytest
from dateutil.relativedelta import relativedelta  # type: ignore[import-untyped]
from hypothesis import given
from hypothesis import strategies as st

import frikommune.dates
from frikommune.dates import (
    Period,
    Rounding,
    Step,
    add_paused,
    day_when_sum_reached,
    holiday_name,
    in_zone,
    is_working_day,
    iso_week,
    local_day,
    parse_day,
    parse_moment,
    roll_to_working_day,
)
from frikommune.errors import Refused
from frikommune.language import day_in_words

COPENHAGEN = "Europe/Copenhagen"
ONE_DAY = timedelta(days=1)

days = st.dates(date(1900, 1, 1), date(2099, 12, 31))
month_ends = st.builds(
    lambda first, back: first - back * ONE_DAY,
    st.builds(date, st.integers(1901, 2099), st.integers(1, 12), st.just(1)),
    st.integers(1, 4),
)
any_days = days | month_ends
few = st.integers(0, 40)
steps = st.builds(Step, few, few, few, few, st.sampled_from(["down", "up", "error"]))
offsets = st.integers(-12 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
near_days = st.dates(date(2018, 1, 1), date(2018, 6, 30))


@st.composite
def near_periods(draw: st.DrawFn) -> Period:
    start = draw(near_days)
    length = draw(st.none() | st.integers(1, 60))
    return Period(start, None if length is None else start + timedelta(days=length))


def months(count: int, rounding: Rounding = "down") -> Step:
    return Step(months=count, rounding=rounding)


def code_of(refused: pytest.ExceptionInfo[Refused]) -> str:
    (refusal,) = refused.value.refusals
    return refusal.code


# Steps


@given(any_days, few, few)
def test_adding_days_associates(day: date, some: int, more: int) -> None:
    assert Step(days=more).after(Step(days=some).after(day)) == Step(days=some + more).after(day)


@given(any_days, few)
def test_a_week_is_seven_days(day: date, count: int) -> None:
    assert Step(weeks=count).after(day) == Step(days=7 * count).after(day) == Step(days=7).after(day, count)


@given(any_days, st.integers(0, 20), st.sampled_from(["down", "up"]))
def test_a_year_is_twelve_months(day: date, count: int, rounding: Rounding) -> None:
    assert Step(years=count, rounding=rounding).after(day) == months(12 * count, rounding).after(day)


@given(any_days, st.integers(1, 6), few, st.sampled_from(["down", "up"]))
def test_a_series_of_month_steps_from_its_origin_never_drifts(
    origin: date, length: int, times: int, rounding: Rounding
) -> None:
    assert months(length, rounding).after(origin, times) == months(length * times, rounding).after(origin)


def test_a_chain_of_month_steps_from_31_january_drifts_where_the_series_from_its_origin_does_not() -> None:
    origin, month = date(2018, 1, 31), months(1)
    assert month.after(month.after(origin)) == date(2018, 3, 28)
    assert month.after(origin, 2) == date(2018, 3, 31)


@given(any_days, few)
def test_rounding_matters_only_when_the_day_does_not_exist(day: date, count: int) -> None:
    down, up = months(count).after(day), months(count, "up").after(day)
    assert down <= up
    if down.day == day.day:
        assert down == up == months(count, "error").after(day)
        return
    assert up - down == ONE_DAY
    assert up.day == 1
    with pytest.raises(Refused) as refused:
        months(count, "error").after(day)
    assert code_of(refused) == "no_such_day"


@given(any_days, few, few, few, few)
def test_rounding_down_agrees_with_dateutil(
    day: date, years: int, count: int, weeks: int, extra: int
) -> None:
    step = Step(years, count, weeks, extra, rounding="down")
    assert step.after(day) == day + relativedelta(years=years, months=count, weeks=weeks, days=extra)


@pytest.mark.parametrize(
    ("day", "step", "reached"),
    [
        (date(2018, 1, 31), months(1), date(2018, 2, 28)),
        (date(2020, 1, 31), months(1), date(2020, 2, 29)),
        (date(2018, 1, 31), months(1, "up"), date(2018, 3, 1)),
        (date(2020, 2, 29), Step(years=1, rounding="down"), date(2021, 2, 28)),
        (date(2020, 2, 29), Step(years=1, rounding="up"), date(2021, 3, 1)),
        (date(2020, 2, 29), Step(years=4, rounding="error"), date(2024, 2, 29)),
        (date(2018, 11, 30), months(1), date(2018, 12, 30)),
        (date(2018, 12, 31), months(2, "up"), date(2019, 3, 1)),
        (date(9998, 12, 31), Step(years=1, rounding="error"), date.max),
    ],
)
def test_month_steps_round_as_declared(day: date, step: Step, reached: date) -> None:
    assert step.after(day) == reached


def test_months_are_added_before_days() -> None:
    assert Step(months=1, days=1, rounding="down").after(date(2018, 1, 31)) == date(2018, 3, 1)
    assert Step(months=1, weeks=1, rounding="up").after(date(2018, 1, 30)) == date(2018, 3, 8)


def test_months_and_years_are_rounded_once_and_together() -> None:
    step = Step(years=1, months=1, rounding="up")
    assert step.after(date(2019, 1, 31)) == date(2020, 3, 1)
    assert step.after(date(2019, 1, 29)) == date(2020, 2, 29)


@given(any_days, steps)
def test_no_times_leads_nowhere(day: date, step: Step) -> None:
    assert step.after(day, 0) == day


@given(steps)
def test_only_a_step_of_nothing_is_zero(step: Step) -> None:
    assert step.is_zero == (step == Step(rounding=step.rounding))


@given(steps)
def test_a_step_reads_back_as_it_is_written(step: Step) -> None:
    assert Step.parse(str(step), step.rounding) == step
    words = step.in_words("en").replace(",", "").replace(" and", "")
    assert Step.parse(words, step.rounding) == step


@pytest.mark.parametrize(
    ("text", "step", "danish", "english"),
    [
        ("3 months", months(3), "3 måneder", "3 months"),
        ("1 week", Step(weeks=1), "1 uge", "1 week"),
        (
            "6 months 2 weeks",
            Step(months=6, weeks=2, rounding="down"),
            "6 måneder og 2 uger",
            "6 months and 2 weeks",
        ),
        ("  14  days ", Step(days=14), "14 dage", "14 days"),
        ("1 year", Step(years=1, rounding="down"), "1 år", "1 year"),
        (
            "1 day 2 years 1 month",
            Step(2, 1, 0, 1, "down"),
            "2 år, 1 måned og 1 dag",
            "2 years, 1 month and 1 day",
        ),
        ("0 weeks", Step(), "0 dage", "0 days"),
    ],
)
def test_a_step_keeps_its_own_unit_and_is_said_in_both_languages(
    text: str, step: Step, danish: str, english: str
) -> None:
    parsed = Step.parse(text, step.rounding)
    assert parsed == step
    assert (parsed.in_words("da"), parsed.in_words("en")) == (danish, english)


@pytest.mark.parametrize(
    "text",
    [
        *("", "  ", "months", "3", "3months", "-3 days", "1.5 weeks", "three days", "1 week and 2 days"),
        *("1 week 2 weeks", "1 week 8 week", "² days", "٣ days", "12345678 days"),
    ],
)
def test_an_unreadable_step_is_refused(text: str) -> None:
    with pytest.raises(Refused) as refused:
        Step.parse(text, "down")
    assert code_of(refused) == "step_unreadable"


@pytest.mark.parametrize(
    "text", ["2 fortnights", "3 Months", "3 måneder", "3 m", "1 week, 2 days", "1 quarter"]
)
def test_an_unknown_unit_is_refused_and_never_dropped(text: str) -> None:
    with pytest.raises(Refused) as refused:
        Step.parse(text, "down")
    assert code_of(refused) == "unknown_unit"


@pytest.mark.parametrize("text", ["1 month", "1 year", "1 year 1 day"])
def test_months_and_years_need_a_declared_rounding_but_weeks_and_days_do_not(text: str) -> None:
    with pytest.raises(Refused) as refused:
        Step.parse(text)
    assert code_of(refused) == "rounding_undeclared"
    assert Step.parse("2 weeks 1 day").rounding is None


# Periods


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


# Reading days and moments


@given(st.dates())
def test_a_day_reads_back_as_it_is_written(day: date) -> None:
    assert parse_day(day.isoformat()) == day
    assert parse_day(f"{day.day:02d}.{day.month:02d}.{day.year:04d}") == day
    assert parse_day(f" {day.day}.{day.month}.{day.year:04d} ") == day


@given(days)
def test_a_day_in_danish_words_reads_back(day: date) -> None:
    assert parse_day(day_in_words(day, "da")) == day


@pytest.mark.parametrize(
    "text",
    ["", "2018-3-1", "20180301", "2018-W09-4", "01.03.18", "1/3-2018", "2018-03-01T00:00", "i går", "43160"],
)
def test_what_is_not_a_day_is_refused(text: str) -> None:
    with pytest.raises(Refused) as refused:
        parse_day(text)
    assert code_of(refused) == "day_unreadable"


@pytest.mark.parametrize(
    "text", ["2018-02-30", "30.02.2018", "2019-02-29", "2018-13-01", "0000-01-01", "0.1.2018"]
)
def test_a_day_that_does_not_exist_is_refused(text: str) -> None:
    with pytest.raises(Refused) as refused:
        parse_day(text)
    assert code_of(refused) == "no_such_day"


@given(days, st.sampled_from([timedelta(hours=1), timedelta(hours=2)]))
def test_an_event_at_midnight_keeps_its_local_day_where_utc_gives_the_day_before(
    day: date, offset: timedelta
) -> None:
    hours = offset // timedelta(hours=1)
    moment = parse_moment(f"{day}T00:00:00+{hours:02d}:00")
    assert local_day(moment) == day
    assert local_day(moment.astimezone(UTC)) == day - ONE_DAY


@given(st.datetimes(timezones=offsets))
def test_a_moment_with_an_offset_keeps_it_and_no_zone_moves_it(moment: datetime) -> None:
    parsed = parse_moment(moment.isoformat(), zone="America/New_York")
    assert parsed == moment
    assert parsed.utcoffset() == moment.utcoffset()
    assert local_day(parsed) == moment.date()


def test_a_moment_without_an_offset_is_local_time_in_the_zone_given() -> None:
    summer, winter = "2018-07-01 00:30", "2018-01-01T00:30:00.123"
    assert parse_moment(summer, zone=COPENHAGEN).isoformat() == "2018-07-01T00:30:00+02:00"
    assert parse_moment(winter, zone=COPENHAGEN).isoformat() == "2018-01-01T00:30:00.123000+01:00"
    assert parse_moment("2018-07-01T00:30:00Z", zone=COPENHAGEN).isoformat() == "2018-07-01T00:30:00+00:00"


def test_a_time_that_comes_twice_is_the_first_of_the_two() -> None:
    assert parse_moment("2018-10-28T02:30", zone=COPENHAGEN).isoformat() == "2018-10-28T02:30:00+02:00"


@given(
    st.datetimes(datetime(1970, 1, 1), datetime(2037, 1, 1)),
    st.sampled_from([COPENHAGEN, "America/New_York", "Australia/Lord_Howe", "Pacific/Apia"]),
)
def test_a_local_time_is_refused_exactly_when_the_clock_never_shows_it(local: datetime, zone: str) -> None:
    there_and_back = local.replace(tzinfo=ZoneInfo(zone)).astimezone(UTC).astimezone(ZoneInfo(zone))
    if there_and_back.replace(tzinfo=None) == local:
        assert parse_moment(local.isoformat(), zone=zone) == there_and_back
    else:
        with pytest.raises(Refused) as refused:
            parse_moment(local.isoformat(), zone=zone)
        assert code_of(refused) == "no_such_moment"


@pytest.mark.parametrize(
    ("local", "zone"), [("2018-03-25T02:30", COPENHAGEN), ("2011-12-30T12:00", "Pacific/Apia")]
)
def test_a_time_the_clock_skips_is_refused(local: str, zone: str) -> None:
    with pytest.raises(Refused) as refused:
        parse_moment(local, zone=zone)
    assert code_of(refused) == "no_such_moment"


@pytest.mark.parametrize("text", ["0001-01-01T00:00:00", "9999-12-31T23:59:59"])
def test_the_first_and_last_moments_that_systems_write_for_no_value_can_be_read(text: str) -> None:
    assert local_day(parse_moment(text, zone=COPENHAGEN)) == parse_day(text[:10])


@pytest.mark.parametrize(
    "text", ["", "2018-03-01", "2018-03-01T25:00Z", "12:30", "2018-03-01X12:30Z", "20180301T1230Z"]
)
def test_what_is_not_a_moment_is_refused(text: str) -> None:
    with pytest.raises(Refused) as refused:
        parse_moment(text, zone=COPENHAGEN)
    assert code_of(refused) == "moment_unreadable"


@pytest.mark.parametrize("zone", ["Europe/Kobenhavn", "", "Europe", "../etc", "CET+1", "x" * 5000])
def test_an_unknown_zone_is_refused_even_when_the_moment_has_its_own_offset(zone: str) -> None:
    for read in (
        lambda: parse_moment("2018-03-01T08:30:00Z", zone=zone),
        lambda: in_zone(datetime(2018, 3, 1, tzinfo=UTC), zone),
    ):
        with pytest.raises(Refused) as refused:
            read()
        assert code_of(refused) == "zone_unknown"


@pytest.fixture(params=["UTC", "America/New_York"])
def clock_of_this_machine(request: pytest.FixtureRequest) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TZ", request.param)
        time.tzset()
        yield
    time.tzset()


@pytest.mark.usefixtures("clock_of_this_machine")
def test_a_moment_whose_offset_was_lost_gets_its_local_day_back_on_any_machine() -> None:
    lost = datetime(2018, 6, 30, 22, 0)
    assert local_day(in_zone(lost, COPENHAGEN)) == date(2018, 7, 1)
    assert in_zone(lost.replace(tzinfo=UTC), COPENHAGEN) == in_zone(lost, COPENHAGEN)


# Working days and weeks


@given(st.dates())
def test_rolling_lands_on_the_next_working_day_and_stays_there(day: date) -> None:
    rolled = roll_to_working_day(day)
    assert is_working_day(rolled)
    assert roll_to_working_day(rolled) == rolled
    assert rolled >= day
    assert not any(is_working_day(day + n * ONE_DAY) for n in range((rolled - day).days))


@pytest.mark.parametrize(
    ("day", "rolled"),
    [
        (date(2018, 3, 28), date(2018, 3, 28)),
        (date(2018, 3, 29), date(2018, 4, 3)),
        (date(2018, 3, 31), date(2018, 4, 3)),
        (date(2023, 5, 5), date(2023, 5, 8)),
        (date(2024, 4, 26), date(2024, 4, 26)),
        (date(2020, 12, 25), date(2020, 12, 28)),
    ],
)
def test_deadlines_roll_past_weekends_and_holidays(day: date, rolled: date) -> None:
    assert roll_to_working_day(day) == rolled


def test_store_bededag_is_a_holiday_through_2023_and_not_from_2024() -> None:
    assert holiday_name(date(2023, 5, 5), "da") == "Store bededag"
    assert holiday_name(date(2023, 5, 5), "en") == "Great Prayer Day"
    assert holiday_name(date(2024, 4, 26), "da") is None


@pytest.mark.parametrize("day", [date(2018, 5, 1), date(2018, 6, 5), date(2018, 12, 24), date(2018, 12, 31)])
def test_days_off_that_are_not_public_holidays_are_working_days(day: date) -> None:
    assert is_working_day(day)
    assert holiday_name(day, "da") is None


def test_a_holiday_in_a_weekend_has_its_name_and_an_ordinary_weekend_has_none() -> None:
    assert holiday_name(date(2018, 4, 1), "da") == "Påskedag"
    assert holiday_name(date(2018, 4, 7), "da") is None


@given(days)
def test_an_iso_week_holds_seven_days_and_its_thursday_names_the_year(day: date) -> None:
    monday = day - day.weekday() * ONE_DAY
    assert {iso_week(monday + n * ONE_DAY) for n in range(7)} == {iso_week(day)}
    assert iso_week(day)[0] == (monday + 3 * ONE_DAY).year


def test_new_years_eve_can_lie_in_the_first_week_of_the_next_year() -> None:
    assert iso_week(date(2018, 12, 31)) == (2019, 1)


def test_importing_dates_loads_neither_holidays_nor_time_zones() -> None:
    program = "import sys, frikommune.dates; print({'holidays', 'zoneinfo'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"


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


# Refusals, word for word: what was done, its code, and what is said in Danish and in English

REFUSALS: list[tuple[Callable[[], object], str, str, str]] = [
    (
        lambda: Step.parse("months"),
        "step_unreadable",
        """
Afvist: Tidsrummet kan ikke læses
  Hvor: norm.toml
  Fik: months
  Forventede: Hele tal med enheder, fx “3 months” eller “6 months 2 weeks”; hver enhed højst én gang
  Gør nu: Skriv tallet før enheden med mellemrum imellem.
""",
        """
Refused: The length of time cannot be read
  Where: norm.toml
  Given: months
  Expected: Whole numbers with units, such as “3 months” or “6 months 2 weeks”; each unit once at most
  Do next: Write the number before its unit, with a space between.
""",
    ),
    (
        lambda: Step.parse("2 fortnights"),
        "unknown_unit",
        """
Afvist: Enheden “fortnights” findes ikke
  Hvor: norm.toml
  Fik: 2 fortnights
  Forventede: days, weeks, months eller years
  Gør nu: Vælg en af: days, months, weeks, years.
""",
        """
Refused: There is no unit “fortnights”
  Where: norm.toml
  Given: 2 fortnights
  Expected: days, weeks, months or years
  Do next: Choose one of: days, months, weeks, years.
""",
    ),
    (
        lambda: Step.parse("3 Months", "down"),
        "unknown_unit",
        """
Afvist: Enheden “Months” findes ikke
  Hvor: norm.toml
  Fik: 3 Months
  Forventede: days, weeks, months eller years
  Gør nu: Mente du “months”?
""",
        """
Refused: There is no unit “Months”
  Where: norm.toml
  Given: 3 Months
  Expected: days, weeks, months or years
  Do next: Did you mean “months”?
""",
    ),
    (
        lambda: Step.parse("3 months"),
        "rounding_undeclared",
        """
Afvist: Måneder og år kan føre til en dag, der ikke findes, og afrundingen er ikke angivet
  Hvor: norm.toml
  Fik: 3 months
  Forventede: Et tidsrum med angivet afrunding
  Gør nu: Angiv month_end = "down" (sidste dag i måneden), "up" (den 1. i den næste) eller "error" (afvis).
""",
        """
Refused: Months and years can lead to a day that does not exist, and no rounding is declared
  Where: norm.toml
  Given: 3 months
  Expected: A length of time with its rounding declared
  Do next: Declare month_end = "down" (last day of the month), "up" (the 1st of the next) or "error" (refuse).
""",
    ),
    (
        lambda: Step(months=1, rounding=cast("Rounding", "nearest")),
        "rounding_unknown",
        """
Afvist: Afrundingen “nearest” findes ikke
  Hvor: norm.toml
  Fik: nearest
  Forventede: down, up eller error
  Gør nu: Angiv month_end = "down" (sidste dag i måneden), "up" (den 1. i den næste) eller "error" (afvis).
""",
        """
Refused: There is no rounding “nearest”
  Where: norm.toml
  Given: nearest
  Expected: down, up or error
  Do next: Declare month_end = "down" (last day of the month), "up" (the 1st of the next) or "error" (refuse).
""",
    ),
    (
        lambda: months(1, "error").after(date(2018, 1, 31), 3),
        "no_such_day",
        """
Afvist: Dagen 2018-04-31 findes ikke
  Hvor: norm.toml
  Fik: 2018-01-31 + 3 × (1 month)
  Forventede: En dag, der findes, når tidsrummet er lagt til
  Gør nu: Angiv month_end = "down" eller "up", eller vælg en anden dag.
""",
        """
Refused: There is no day 2018-04-31
  Where: norm.toml
  Given: 2018-01-31 + 3 × (1 month)
  Expected: A day that exists once the time is added
  Do next: Declare month_end = "down" or "up", or choose another day.
""",
    ),
    (
        lambda: Step(weeks=1).after(date.max),
        "day_out_of_range",
        """
Afvist: Dagen ligger uden for kalenderen
  Hvor: norm.toml
  Fik: 9999-12-31 + 1 week
  Forventede: En dag fra år 1 til år 9999
  Gør nu: Vælg et kortere tidsrum eller en anden dag.
""",
        """
Refused: The day lies outside the calendar
  Where: norm.toml
  Given: 9999-12-31 + 1 week
  Expected: A day from year 1 to year 9999
  Do next: Choose a shorter length of time or another day.
""",
    ),
    (
        lambda: Step(years=1, rounding="up").after(date(9999, 12, 31)),
        "day_out_of_range",
        """
Afvist: Dagen ligger uden for kalenderen
  Hvor: norm.toml
  Fik: 9999-12-31 + 1 year
  Forventede: En dag fra år 1 til år 9999
  Gør nu: Vælg et kortere tidsrum eller en anden dag.
""",
        """
Refused: The day lies outside the calendar
  Where: norm.toml
  Given: 9999-12-31 + 1 year
  Expected: A day from year 1 to year 9999
  Do next: Choose a shorter length of time or another day.
""",
    ),
    (
        lambda: add_paused(date(9999, 12, 1), Step(days=20), [Period(date(9999, 12, 2), date.max)]),
        "day_out_of_range",
        """
Afvist: Dagen ligger uden for kalenderen
  Hvor: norm.toml
  Fik: 9999-12-01 + 20 days
  Forventede: En dag fra år 1 til år 9999
  Gør nu: Vælg et kortere tidsrum eller en anden dag.
""",
        """
Refused: The day lies outside the calendar
  Where: norm.toml
  Given: 9999-12-01 + 20 days
  Expected: A day from year 1 to year 9999
  Do next: Choose a shorter length of time or another day.
""",
    ),
    (
        lambda: in_zone(datetime(9999, 12, 31, 23, 30, tzinfo=UTC), COPENHAGEN),
        "day_out_of_range",
        """
Afvist: Dagen ligger uden for kalenderen
  Hvor: norm.toml
  Fik: 9999-12-31T23:30:00+00:00, Europe/Copenhagen
  Forventede: En dag fra år 1 til år 9999
  Gør nu: Vælg et kortere tidsrum eller en anden dag.
""",
        """
Refused: The day lies outside the calendar
  Where: norm.toml
  Given: 9999-12-31T23:30:00+00:00, Europe/Copenhagen
  Expected: A day from year 1 to year 9999
  Do next: Choose a shorter length of time or another day.
""",
    ),
    (
        lambda: Period(date(2018, 3, 1), date(2018, 2, 1)),
        "period_backwards",
        """
Afvist: Perioden slutter, før den begynder
  Hvor: norm.toml
  Fik: 2018-03-01 – 2018-02-01
  Forventede: En slutdag efter startdagen
  Gør nu: Ret start eller slut; slutdagen er den første dag efter perioden.
""",
        """
Refused: The period ends before it starts
  Where: norm.toml
  Given: 2018-03-01 – 2018-02-01
  Expected: An end day after the start day
  Do next: Correct the start or the end; the end is the first day after the period.
""",
    ),
    (
        lambda: Period(date(2018, 3, 1), date(2018, 3, 1)),
        "period_empty",
        """
Afvist: Perioden er tom: den slutter, den dag den begynder
  Hvor: norm.toml
  Fik: 2018-03-01 – 2018-03-01
  Forventede: En slutdag efter startdagen
  Gør nu: Ret start eller slut; slutdagen er den første dag efter perioden.
""",
        """
Refused: The period is empty: it ends the day it starts
  Where: norm.toml
  Given: 2018-03-01 – 2018-03-01
  Expected: An end day after the start day
  Do next: Correct the start or the end; the end is the first day after the period.
""",
    ),
    (
        lambda: parse_day("1/3-2018", "linje 7"),
        "day_unreadable",
        """
Afvist: Dagen kan ikke læses
  Hvor: norm.toml, linje 7
  Fik: 1/3-2018
  Forventede: En dag som 2018-03-01 eller 01.03.2018
  Gør nu: Skriv år-måned-dag eller dag.måned.år, med fire cifre i årstallet.
""",
        """
Refused: The day cannot be read
  Where: norm.toml, linje 7
  Given: 1/3-2018
  Expected: A day such as 2018-03-01 or 01.03.2018
  Do next: Write year-month-day or day.month.year, with four digits in the year.
""",
    ),
    (
        lambda: parse_day("30.02.2018", "linje 7"),
        "no_such_day",
        """
Afvist: Dagen 2018-02-30 findes ikke
  Hvor: norm.toml, linje 7
  Fik: 30.02.2018
  Forventede: En dag, der findes i kalenderen
  Gør nu: Ret dag, måned eller år.
""",
        """
Refused: There is no day 2018-02-30
  Where: norm.toml, linje 7
  Given: 30.02.2018
  Expected: A day that is in the calendar
  Do next: Correct the day, the month or the year.
""",
    ),
    (
        lambda: parse_moment("2018-03-01", "linje 7"),
        "moment_unreadable",
        """
Afvist: Tidspunktet kan ikke læses
  Hvor: norm.toml, linje 7
  Fik: 2018-03-01
  Forventede: Dag og klokkeslæt med UTC-forskel, som 2018-03-01T08:30:00+01:00
  Gør nu: Skriv tidspunktet efter ISO 8601.
""",
        """
Refused: The moment cannot be read
  Where: norm.toml, linje 7
  Given: 2018-03-01
  Expected: A day and a time with the offset from UTC, such as 2018-03-01T08:30:00+01:00
  Do next: Write the moment as in ISO 8601.
""",
    ),
    (
        lambda: parse_moment("2018-02-30T12:00Z", "linje 7"),
        "no_such_day",
        """
Afvist: Dagen 2018-02-30 findes ikke
  Hvor: norm.toml, linje 7
  Fik: 2018-02-30
  Forventede: En dag, der findes i kalenderen
  Gør nu: Ret dag, måned eller år.
""",
        """
Refused: There is no day 2018-02-30
  Where: norm.toml, linje 7
  Given: 2018-02-30
  Expected: A day that is in the calendar
  Do next: Correct the day, the month or the year.
""",
    ),
    (
        lambda: parse_moment("2018-03-01T08:30", "linje 7"),
        "moment_without_offset",
        """
Afvist: Tidspunktet mangler UTC-forskel
  Hvor: norm.toml, linje 7
  Fik: 2018-03-01T08:30
  Forventede: Dag og klokkeslæt med UTC-forskel, som 2018-03-01T08:30:00+01:00
  Gør nu: Tilføj forskellen, eller angiv tidszonen, fx Europe/Copenhagen.
""",
        """
Refused: The moment has no offset from UTC
  Where: norm.toml, linje 7
  Given: 2018-03-01T08:30
  Expected: A day and a time with the offset from UTC, such as 2018-03-01T08:30:00+01:00
  Do next: Add the offset, or name the time zone, such as Europe/Copenhagen.
""",
    ),
    (
        lambda: local_day(datetime(2018, 3, 1, 8, 30)),
        "moment_without_offset",
        """
Afvist: Tidspunktet mangler UTC-forskel
  Hvor: norm.toml
  Fik: 2018-03-01T08:30:00
  Forventede: Dag og klokkeslæt med UTC-forskel, som 2018-03-01T08:30:00+01:00
  Gør nu: Tilføj forskellen, eller angiv tidszonen, fx Europe/Copenhagen.
""",
        """
Refused: The moment has no offset from UTC
  Where: norm.toml
  Given: 2018-03-01T08:30:00
  Expected: A day and a time with the offset from UTC, such as 2018-03-01T08:30:00+01:00
  Do next: Add the offset, or name the time zone, such as Europe/Copenhagen.
""",
    ),
    (
        lambda: parse_moment("2018-03-25T02:30", "linje 7", COPENHAGEN),
        "no_such_moment",
        """
Afvist: Klokkeslættet findes ikke den dag i Europe/Copenhagen: uret bliver stillet frem
  Hvor: norm.toml, linje 7
  Fik: 2018-03-25T02:30
  Forventede: Et klokkeslæt, der findes i tidszonen
  Gør nu: Ret klokkeslættet, eller tilføj dets UTC-forskel.
""",
        """
Refused: There is no such time that day in Europe/Copenhagen: the clock is put forward
  Where: norm.toml, linje 7
  Given: 2018-03-25T02:30
  Expected: A time that exists in the time zone
  Do next: Correct the time, or add its offset from UTC.
""",
    ),
    (
        lambda: parse_moment("2018-03-25T12:30", "linje 7", "Europe/Kobenhavn"),
        "zone_unknown",
        """
Afvist: Tidszonen “Europe/Kobenhavn” findes ikke
  Hvor: norm.toml, linje 7
  Fik: Europe/Kobenhavn
  Forventede: Et IANA-navn som Europe/Copenhagen
  Gør nu: Ret navnet; dansk tid hedder Europe/Copenhagen.
""",
        """
Refused: There is no time zone “Europe/Kobenhavn”
  Where: norm.toml, linje 7
  Given: Europe/Kobenhavn
  Expected: An IANA name such as Europe/Copenhagen
  Do next: Correct the name; Danish time is called Europe/Copenhagen.
""",
    ),
    (
        lambda: day_when_sum_reached([], 0, None, date.max),
        "sum_not_positive",
        """
Afvist: Der skal mindst én dag til en sum af dage
  Hvor: norm.toml
  Fik: 0
  Forventede: Mindst 1 dag
  Gør nu: Angiv, hvor mange dage der skal samles.
""",
        """
Refused: A sum of days needs at least one day
  Where: norm.toml
  Given: 0
  Expected: At least 1 day
  Do next: Say how many days are to be gathered.
""",
    ),
]


@pytest.mark.parametrize(("act", "code", "danish", "english"), REFUSALS)
def test_a_refusal_says_where_what_was_given_what_was_expected_and_what_to_do_next(
    act: Callable[[], object], code: str, danish: str, english: str
) -> None:
    with pytest.raises(Refused) as refused:
        act()
    placed = refused.value.within("norm.toml")
    assert code_of(refused) == code
    assert placed.said_in("da") == danish.strip()
    assert placed.said_in("en") == english.strip()


def test_every_code_that_dates_can_give_is_pinned_above() -> None:
    source = Path(frikommune.dates.__file__).read_text(encoding="utf-8")
    codes = {code for _, code, _, _ in REFUSALS}
    assert set(re.findall(r'refuse\(\n\s+"(\w+)"', source)) <= codes
    assert {"period_backwards", "period_empty"} <= codes
