"""Working days, public holidays and ISO weeks."""

from __future__ import annotations

import subprocess
import sys
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frikommune.dates import holiday_name, is_working_day, iso_week, roll_to_working_day
from tests.dates.support import ONE_DAY, days


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
