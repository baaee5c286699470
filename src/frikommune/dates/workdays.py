"""Danish working days and public holidays, and the weeks of the ISO calendar."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

from frikommune.language import Language, Text

_ONE_DAY = timedelta(days=1)


def is_working_day(day: date) -> bool:
    """Whether the day is neither in a weekend nor a Danish public holiday.

    Public holidays are the *helligdage*, known from 1771 to 2100; Store bededag is one through 2023. 1 May,
    Constitution Day (5 June), 24 and 31 December are not: agreements, shop hours or single acts free them, so
    they count as working days here. A norm whose act says otherwise must say so itself.
    """
    return day.weekday() < 5 and day not in _holidays_in(day.year)


def roll_to_working_day(day: date) -> date:
    """The day itself if it is a working day, otherwise the next one."""
    while not is_working_day(day):
        day += _ONE_DAY
    return day


def holiday_name(day: date, language: Language) -> str | None:
    """The Danish public holiday that falls on the day, or None; see `is_working_day` for which count."""
    name = _holidays_in(day.year).get(day)
    return None if name is None else name.said_in(language)


def iso_week(day: date) -> tuple[int, int]:
    """The ISO year and week; around New Year the year may not be the day's own."""
    year, week, _ = day.isocalendar()
    return year, week


@cache
def _holidays_in(year: int) -> dict[date, Text]:
    from holidays import country_holidays  # noqa: PLC0415 - slow to import, and start-up counts

    danish = country_holidays("DK", years=year, language="da")
    english = country_holidays("DK", years=year, language="en_US")
    return {day: Text(name, english[day]) for day, name in danish.items()}
