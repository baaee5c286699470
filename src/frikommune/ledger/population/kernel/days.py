"""Steps over day numbers: years and months first, rounded once, then days (`frikommune.dates.Step`)."""

from __future__ import annotations

from frikommune.ledger.population.kernel.compiled import compiled, inlined, seldom
from frikommune.ledger.population.kernel.fields import (
    A_FAULT,
    CAL_MONTH,
    CAL_OF_MONTH,
    CAL_STARTS,
    CAL_WORKING,
    CALENDAR_FROM,
    CALENDAR_MONTHS,
    IN_STEPS,
    LAST_DAY,
    NO,
    REFUSED,
    ROUND_DOWN,
    ROUND_ERROR,
    STEP_DAYS,
    STEP_MONTHS,
    STEP_ROUNDING,
    LawTables,
    Numbers,
)


@compiled
def civil(day: int) -> tuple[int, int, int]:
    """Year, month and day of the month (H. Hinnant, “chrono-compatible low-level date algorithms”)."""
    shifted = day + 719468
    era = shifted // 146097
    of_era = shifted - era * 146097
    year = (of_era - of_era // 1460 + of_era // 36524 - of_era // 146096) // 365
    of_year = of_era - (365 * year + year // 4 - year // 100)
    month = (5 * of_year + 2) // 153
    day_of_month = of_year - (153 * month + 2) // 5 + 1
    month = month + 3 if month < 10 else month - 9
    return (year + era * 400 + (1 if month <= 2 else 0), month, day_of_month)


@compiled
def day_number(year: int, month: int, day: int) -> int:
    """The number of a day; the inverse of `civil`."""
    year = year - 1 if month <= 2 else year
    era = year // 400
    of_era = year - era * 400
    of_year = (153 * (month - 3 if month > 2 else month + 9) + 2) // 5 + day - 1
    return era * 146097 + of_era * 365 + of_era // 4 - of_era // 100 + of_year - 719468


@compiled
def month_length(year: int, month: int) -> int:
    """How many days the month has."""
    if month == 2:
        return 29 if (year % 4 == 0 and year % 100 != 0) or year % 400 == 0 else 28
    return 30 if month in (4, 6, 9, 11) else 31


@inlined
def after(law: LawTables, ask: Numbers, step: int, day: int, times: int) -> int:
    """The day so many steps after `day`. A day that does not exist is a fault where rounding is `error`."""
    months = law.tables[IN_STEPS, step, STEP_MONTHS] * times
    if months:
        day = _months_after(law, ask, step, day, months)
    day += law.tables[IN_STEPS, step, STEP_DAYS] * times
    if day > LAST_DAY:
        ask[A_FAULT] = REFUSED
        return LAST_DAY
    return day


@inlined
def _months_after(law: LawTables, ask: Numbers, step: int, day: int, months: int) -> int:
    """So many months later; looked up where the calendar reaches, else reckoned."""
    place = day - CALENDAR_FROM
    if 0 <= place < law.calendar.shape[1]:
        month = law.calendar[CAL_MONTH, place] + months
        if 0 <= month < CALENDAR_MONTHS:
            of_month = law.calendar[CAL_OF_MONTH, place]
            first, following = law.calendar[CAL_STARTS, month], law.calendar[CAL_STARTS, month + 1]
            return _rounded(law, ask, step, first, of_month, following - first)
    return _reckoned(law, ask, step, day, months)


@compiled
def _reckoned(law: LawTables, ask: Numbers, step: int, day: int, months: int) -> int:
    """So many months later, beyond the calendar."""
    seldom()  # inlined, all this would be reckoned for every event, needed or not: it cannot go wrong
    year, month, of_month = civil(day)
    month += months - 1
    year += month // 12
    month = month % 12 + 1
    return _rounded(law, ask, step, day_number(year, month, 1), of_month, month_length(year, month))


@inlined
def _rounded(law: LawTables, ask: Numbers, step: int, first: int, of_month: int, length: int) -> int:
    """That day of the month that begins on `first`; beyond its last day as the step's rounding says."""
    if of_month <= length:
        return first + of_month - 1
    rounding = law.tables[IN_STEPS, step, STEP_ROUNDING]
    if rounding == ROUND_ERROR:
        ask[A_FAULT] = REFUSED
    return first + length - (1 if rounding == ROUND_DOWN else 0)


@inlined
def rolled(law: LawTables, day: int) -> int:
    """The day itself if it is a working day, otherwise the next; in some years only weekends are known."""
    place = day - CALENDAR_FROM
    if 0 <= place < law.calendar.shape[1] and law.calendar[CAL_WORKING, place] != NO:
        return law.calendar[CAL_WORKING, place]
    weekday = (day + 3) % 7  # day 0 was a Thursday
    return day + 7 - weekday if weekday > 4 else day
