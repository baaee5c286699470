"""The laws of steps: whole units, one declared rounding, and a series that never drifts."""

from __future__ import annotations

from datetime import date

import pytest
from dateutil.relativedelta import relativedelta  # type: ignore[import-untyped]
from hypothesis import given
from hypothesis import strategies as st

from frikommune.dates import Rounding, Step
from frikommune.errors import Refused
from tests.dates.support import ONE_DAY, any_days, code_of, few, months, steps


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


def test_equal_steps_are_one_key_and_unequal_ones_two():
    months, year = Step.parse("12 months", "down"), Step.parse("1 year", "down")
    assert len({months, Step(months=12, rounding="down"), year, Step.parse("12 months", "up")}) == 3


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
