"""How days are laid out: a month in weeks, a year in months, what lies ahead."""

from __future__ import annotations

from calendar import Calendar
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from frikommune.dates import holiday_name, is_working_day, iso_week
from frikommune.language import Text
from frikommune.programme.dated import Dated
from frikommune.programme.when import When
from frikommune.web.pages.speech import language

LONG = timedelta(days=7)
"""What lasts longer than this stands beside a month's weeks, not in each of its days."""
AHEAD = 548
"""How many days the agenda looks ahead: a year and a half, past the next year's last deadlines."""


WEEKDAYS = tuple(
    Text(da, en)
    for da, en in (
        ("man", "Mon"),
        ("tir", "Tue"),
        ("ons", "Wed"),
        ("tor", "Thu"),
        ("fre", "Fri"),
        ("lør", "Sat"),
        ("søn", "Sun"),
    )
)


@dataclass(frozen=True, slots=True)
class Day:
    """A day of a month's table. `holiday` empty: none."""

    day: date
    inside: bool
    is_free: bool
    holiday: str
    is_on: bool
    items: tuple[Dated, ...]

    @property
    def weekday(self) -> Text:
        """`fre`."""
        return WEEKDAYS[self.day.weekday()]


@dataclass(frozen=True, slots=True)
class Week:
    """A week of a month's table, by its ISO number."""

    number: int
    days: tuple[Day, ...]


@dataclass(frozen=True, slots=True)
class Month:
    """A month: its weeks, and what stretches over it; `items` are all that touch it."""

    first: date
    weeks: tuple[Week, ...]
    long: tuple[Dated, ...]
    items: tuple[Dated, ...]

    @property
    def name(self) -> Text:
        """`september 2020`."""
        return month_text(self.first)

    @property
    def key(self) -> str:
        """`2020-09`."""
        return f"{self.first:%Y-%m}"


@dataclass(frozen=True, slots=True)
class Group:
    """Items under a head. `is_late` marks what is overdue."""

    title: Text
    items: tuple[Dated, ...]
    is_late: bool = False


def month_text(first: date) -> Text:
    """`september 2020`."""
    return When.parse(f"{first:%Y-%m}").text


def next_month(first: date, step: int = 1) -> date:
    """The first day of the month so many months on."""
    number = first.year * 12 + first.month - 1 + step
    return date(number // 12, number % 12 + 1, 1)


def month_of(first: date, items: Sequence[Dated], on: date) -> Month:
    """The month that begins on a day. What is long stands beside its weeks."""
    beyond = next_month(first)
    here = tuple(one for one in items if one.meets(first, beyond))
    short = [one for one in here if one.last - one.start <= LONG]
    weeks = Calendar().monthdatescalendar(first.year, first.month)
    return Month(
        first,
        tuple(
            Week(iso_week(days[0])[1], tuple(_day(one, first, short, on) for one in days)) for days in weeks
        ),
        tuple(one for one in here if one.last - one.start > LONG),
        here,
    )


def _day(day: date, first: date, items: Sequence[Dated], on: date) -> Day:
    return Day(
        day,
        day.month == first.month,
        not is_working_day(day),
        holiday_name(day, language()) or "",
        day == on,
        tuple(one for one in items if one.start <= day <= one.last),
    )


def year_of(year: int, items: Sequence[Dated]) -> tuple[Group, ...]:
    """Twelve heads, each with what begins in the month; before them what began earlier and still runs."""
    first, beyond = date(year, 1, 1), date(year + 1, 1, 1)
    running = tuple(one for one in items if one.start < first <= one.last)
    months = [next_month(first, step) for step in range(12)]
    groups = [
        Group(month_text(month), tuple(one for one in items if month <= one.start < next_month(month)))
        for month in months
        if month < beyond
    ]
    before = Group(Text("Begyndt tidligere", "Begun earlier"), running)
    return (before, *groups) if running else tuple(groups)


def agenda_of(items: Sequence[Dated], on: date) -> tuple[Group, ...]:
    """What is overdue, what is now, and what is to come, month by month."""
    late = tuple(one for one in items if one.standing == "overdue")
    now = tuple(one for one in items if one.standing == "now")
    until = on + timedelta(AHEAD)
    coming = [one for one in items if one.standing == "coming" and on <= one.start <= until]
    months = sorted({one.start.replace(day=1) for one in coming})
    return (
        Group(Text("Overskredet", "Overdue"), late, is_late=True),
        Group(Text("Nu", "Now"), now),
        *(
            Group(month_text(month), tuple(one for one in coming if one.start.replace(day=1) == month))
            for month in months
        ),
    )


def years_of(items: Sequence[Dated]) -> tuple[int, ...]:
    """The years in which anything stands."""
    return tuple(sorted({year for one in items for year in range(one.start.year, one.last.year + 1)}))
