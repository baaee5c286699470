"""Civil days: calendar steps with declared rounding, half-open periods, moments, Danish working days.

A step keeps the law's own unit: weeks stay weeks and months stay months. Nothing here reads the clock.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo
from functools import cache
from typing import Literal, get_args

from frikommune.errors import Refused, closest, refuse
from frikommune.language import Language, Text, listed

Rounding = Literal["down", "up", "error"]

_ONE_DAY = timedelta(days=1)
_BEYOND_ALL_DAYS = date.max.toordinal() + 1
_UNITS: dict[str, tuple[Text, Text]] = {
    "years": (Text("år", "year"), Text("år", "years")),
    "months": (Text("måned", "month"), Text("måneder", "months")),
    "weeks": (Text("uge", "week"), Text("uger", "weeks")),
    "days": (Text("dag", "day"), Text("dage", "days")),
}
_WHOLE_NUMBER = re.compile(r"[0-9]{1,7}")
_ISO_DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_DANISH_DAY = re.compile(r"([0-9]{1,2})\.([0-9]{1,2})\.([0-9]{4})")
_MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}.*")


@dataclass(frozen=True, slots=True)
class Step:
    """A length of time in the law's own units, such as three months or one week.

    Months and years can lead to a day that does not exist (31 January + 1 month), so they need a `rounding`:
    `down` to the month's last day, `up` to the first of the next month, or `error` to refuse.
    """

    years: int = 0
    months: int = 0
    weeks: int = 0
    days: int = 0
    rounding: Rounding | None = None

    def __post_init__(self) -> None:
        if min(self.years, self.months, self.weeks, self.days) < 0:
            raise _step_unreadable(str(self))
        if self.rounding is None and (self.years or self.months):
            raise _rounding_undeclared(self)
        if self.rounding is not None and self.rounding not in get_args(Rounding):
            raise _rounding_unknown(self.rounding)

    @classmethod
    def parse(cls, text: str, rounding: Rounding | None = None) -> Step:
        """Read `3 months`, `1 week` or `6 months 2 weeks`: whole numbers, English units, each unit once."""
        words = text.split()
        numbers, units = words[::2], words[1::2]
        if len(numbers) != len(units) or not all(map(_WHOLE_NUMBER.fullmatch, numbers)):
            raise _step_unreadable(text)
        plurals = [_plural(unit, text) for unit in units]
        counts = dict(zip(plurals, map(int, numbers), strict=True))
        if not counts or len(counts) < len(plurals):
            raise _step_unreadable(text)
        years, months, weeks, days = (counts.get(unit, 0) for unit in _UNITS)
        return cls(years, months, weeks, days, rounding)

    def __str__(self) -> str:
        """The step as `parse` reads it."""
        return " ".join(self._parts("en"))

    @property
    def is_zero(self) -> bool:
        """Whether the step leads back to the day it is taken from."""
        return not (self.years or self.months or self.weeks or self.days)

    def after(self, day: date, times: int = 1) -> date:
        """The day `times` steps after `day`: years and months first, rounded once, then weeks and days.

        A series that counts from its origin asks for `after(origin, k)`; it never steps from the last result.
        """
        try:
            landed = self._months_after(day, times) if self.years or self.months else day
            return date.fromordinal(landed.toordinal() + (7 * self.weeks + self.days) * times)
        except (ValueError, OverflowError):
            raise _day_out_of_range(_addition(day, self, times)) from None

    def in_words(self, language: Language) -> str:
        """`3 måneder`, or `6 months and 2 weeks`."""
        return listed(self._parts(language), language)

    def _months_after(self, day: date, times: int) -> date:
        months = day.year * 12 + day.month - 1 + (12 * self.years + self.months) * times
        year, month = months // 12, months % 12 + 1
        try:
            return date(year, month, day.day)
        except ValueError:
            return self._rounded(year, month, day, times)

    def _rounded(self, year: int, month: int, origin: date, times: int) -> date:
        first_of_next = date(year, month + 1, 1)  # December is never too short
        if self.rounding == "up":
            return first_of_next
        if self.rounding == "down":
            return first_of_next - _ONE_DAY
        raise _rounding_refused(f"{year:04d}-{month:02d}-{origin.day:02d}", _addition(origin, self, times))

    def _parts(self, language: Language) -> list[str]:
        counts = zip((self.years, self.months, self.weeks, self.days), _UNITS.values(), strict=True)
        parts = [f"{n} {(one if n == 1 else many).said_in(language)}" for n, (one, many) in counts if n]
        return parts or [f"0 {_UNITS['days'][1].said_in(language)}"]


@dataclass(frozen=True, slots=True)
class Period:
    """The days from `start` up to, but not including, `end`; without an `end` it is still open."""

    start: date
    end: date | None

    def __post_init__(self) -> None:
        if self.end is not None and self.end <= self.start:
            raise _period_refused(self.start, self.end)

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


def parse_day(text: str, where: str = "") -> date:
    """Read `2018-03-01`, or the Danish `01.03.2018` and `1.3.2018`."""
    if found := _ISO_DAY.fullmatch(text.strip()):
        year, month, day = map(int, found.groups())
    elif found := _DANISH_DAY.fullmatch(text.strip()):
        day, month, year = map(int, found.groups())
    else:
        raise _day_unreadable(text, where)
    try:
        return date(year, month, day)
    except ValueError:
        raise _no_such_day(f"{year:04d}-{month:02d}-{day:02d}", text, where) from None


def local_day(moment: datetime) -> date:
    """The civil day where the moment happened: the day by its own offset, never by UTC."""
    if moment.utcoffset() is None:
        raise _moment_without_offset(moment.isoformat(), "")
    return moment.date()


def parse_moment(text: str, where: str = "", zone: str | None = None) -> datetime:
    """Read an ISO 8601 day and time. Its own offset (or Z) is kept; without one it is local time in `zone`.

    A local time that comes twice, when the clock is put back, is the first of the two.
    """
    local = None if zone is None else _zone(zone, where)
    moment = _iso_moment(text, where)
    if moment.utcoffset() is not None:
        return moment
    if local is None:
        raise _moment_without_offset(text, where)
    moment = moment.replace(tzinfo=local)
    if _is_skipped(moment):
        raise _no_such_moment(text, where, str(zone))
    return moment


def in_zone(moment: datetime, zone: str) -> datetime:
    """The same instant in local time, for a moment given in UTC because its offset was lost.

    A moment that carries no offset at all is read as UTC.
    """
    known = moment if moment.utcoffset() is not None else moment.replace(tzinfo=UTC)
    try:
        return known.astimezone(_zone(zone, ""))
    except OverflowError:
        raise _day_out_of_range(f"{moment.isoformat()}, {zone}") from None


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
        raise _day_out_of_range(_addition(base, step, 1))
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
        raise _sum_not_positive(wanted_days)
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


def _addition(day: date, step: Step, times: int) -> str:
    return f"{day} + {step}" if times == 1 else f"{day} + {times} × ({step})"


def _plural(unit: str, text: str) -> str:
    for plural, (one, many) in _UNITS.items():
        if unit in (one.en, many.en):
            return plural
    raise _unknown_unit(unit, text)


def _iso_moment(text: str, where: str) -> datetime:
    stripped = text.strip()
    if not _MOMENT.fullmatch(stripped):
        raise _moment_unreadable(text, where)
    try:
        return datetime.fromisoformat(stripped)
    except ValueError:
        parse_day(stripped[:10], where)  # if it is the day that does not exist, this says so
        raise _moment_unreadable(text, where) from None


def _is_skipped(moment: datetime) -> bool:
    """Whether a local time falls where the clock is put forward: only there the later offset is larger."""
    first, second = moment.replace(fold=0).utcoffset(), moment.replace(fold=1).utcoffset()
    return first is not None and second is not None and second > first


@cache
def _zone_named(name: str) -> tzinfo:
    from zoneinfo import ZoneInfo  # noqa: PLC0415 - few commands read moments, and start-up counts

    return ZoneInfo(name)


def _zone(name: str, where: str) -> tzinfo:
    try:
        return _zone_named(name)
    except (KeyError, ValueError, OSError):
        raise _zone_unknown(name, where) from None


@cache
def _holidays_in(year: int) -> dict[date, Text]:
    from holidays import country_holidays  # noqa: PLC0415 - slow to import, and start-up counts

    danish = country_holidays("DK", years=year, language="da")
    english = country_holidays("DK", years=year, language="en_US")
    return {day: Text(name, english[day]) for day, name in danish.items()}


def _step_unreadable(text: str) -> Refused:
    return refuse(
        "step_unreadable",
        problem=Text("Tidsrummet kan ikke læses", "The length of time cannot be read"),
        where="",
        given=text.strip() or "–",
        expected=Text(
            "Hele tal med enheder, fx “3 months” eller “6 months 2 weeks”; hver enhed højst én gang",
            "Whole numbers with units, such as “3 months” or “6 months 2 weeks”; each unit once at most",
        ),
        do_next=Text(
            "Skriv tallet før enheden med mellemrum imellem.",
            "Write the number before its unit, with a space between.",
        ),
    )


def _unknown_unit(unit: str, text: str) -> Refused:
    return refuse(
        "unknown_unit",
        problem=Text(f"Enheden “{unit}” findes ikke", f"There is no unit “{unit}”"),
        where="",
        given=text,
        expected=Text("days, weeks, months eller years", "days, weeks, months or years"),
        do_next=closest(unit, _UNITS),
    )


_DECLARE_ROUNDING = Text(
    'Angiv month_end = "down" (sidste dag i måneden), "up" (den 1. i den næste) eller "error" (afvis).',
    'Declare month_end = "down" (last day of the month), "up" (the 1st of the next) or "error" (refuse).',
)


def _rounding_undeclared(step: Step) -> Refused:
    return refuse(
        "rounding_undeclared",
        problem=Text(
            "Måneder og år kan føre til en dag, der ikke findes, og afrundingen er ikke angivet",
            "Months and years can lead to a day that does not exist, and no rounding is declared",
        ),
        where="",
        given=step,
        expected=Text("Et tidsrum med angivet afrunding", "A length of time with its rounding declared"),
        do_next=_DECLARE_ROUNDING,
    )


def _rounding_unknown(rounding: str) -> Refused:
    return refuse(
        "rounding_unknown",
        problem=Text(f"Afrundingen “{rounding}” findes ikke", f"There is no rounding “{rounding}”"),
        where="",
        given=rounding,
        expected=Text("down, up eller error", "down, up or error"),
        do_next=_DECLARE_ROUNDING,
    )


def _no_such_day(iso: str, given: str, where: str) -> Refused:
    return refuse(
        "no_such_day",
        problem=Text(f"Dagen {iso} findes ikke", f"There is no day {iso}"),
        where=where,
        given=given,
        expected=Text("En dag, der findes i kalenderen", "A day that is in the calendar"),
        do_next=Text("Ret dag, måned eller år.", "Correct the day, the month or the year."),
    )


def _rounding_refused(iso: str, given: str) -> Refused:
    return refuse(
        "no_such_day",
        problem=Text(f"Dagen {iso} findes ikke", f"There is no day {iso}"),
        where="",
        given=given,
        expected=Text(
            "En dag, der findes, når tidsrummet er lagt til", "A day that exists once the time is added"
        ),
        do_next=Text(
            'Angiv month_end = "down" eller "up", eller vælg en anden dag.',
            'Declare month_end = "down" or "up", or choose another day.',
        ),
    )


def _day_out_of_range(given: str) -> Refused:
    return refuse(
        "day_out_of_range",
        problem=Text("Dagen ligger uden for kalenderen", "The day lies outside the calendar"),
        where="",
        given=given,
        expected=Text("En dag fra år 1 til år 9999", "A day from year 1 to year 9999"),
        do_next=Text(
            "Vælg et kortere tidsrum eller en anden dag.", "Choose a shorter length of time or another day."
        ),
    )


def _period_refused(start: date, end: date) -> Refused:
    backwards = Text("Perioden slutter, før den begynder", "The period ends before it starts")
    empty = Text(
        "Perioden er tom: den slutter, den dag den begynder", "The period is empty: it ends the day it starts"
    )
    return refuse(
        "period_backwards" if end < start else "period_empty",
        problem=backwards if end < start else empty,
        where="",
        given=f"{start} – {end}",
        expected=Text("En slutdag efter startdagen", "An end day after the start day"),
        do_next=Text(
            "Ret start eller slut; slutdagen er den første dag efter perioden.",
            "Correct the start or the end; the end is the first day after the period.",
        ),
    )


def _day_unreadable(text: str, where: str) -> Refused:
    return refuse(
        "day_unreadable",
        problem=Text("Dagen kan ikke læses", "The day cannot be read"),
        where=where,
        given=text.strip() or "–",
        expected=Text("En dag som 2018-03-01 eller 01.03.2018", "A day such as 2018-03-01 or 01.03.2018"),
        do_next=Text(
            "Skriv år-måned-dag eller dag.måned.år, med fire cifre i årstallet.",
            "Write year-month-day or day.month.year, with four digits in the year.",
        ),
    )


_A_MOMENT = Text(
    "Dag og klokkeslæt med UTC-forskel, som 2018-03-01T08:30:00+01:00",
    "A day and a time with the offset from UTC, such as 2018-03-01T08:30:00+01:00",
)


def _moment_unreadable(text: str, where: str) -> Refused:
    return refuse(
        "moment_unreadable",
        problem=Text("Tidspunktet kan ikke læses", "The moment cannot be read"),
        where=where,
        given=text.strip() or "–",
        expected=_A_MOMENT,
        do_next=Text("Skriv tidspunktet efter ISO 8601.", "Write the moment as in ISO 8601."),
    )


def _moment_without_offset(given: str, where: str) -> Refused:
    return refuse(
        "moment_without_offset",
        problem=Text("Tidspunktet mangler UTC-forskel", "The moment has no offset from UTC"),
        where=where,
        given=given,
        expected=_A_MOMENT,
        do_next=Text(
            "Tilføj forskellen, eller angiv tidszonen, fx Europe/Copenhagen.",
            "Add the offset, or name the time zone, such as Europe/Copenhagen.",
        ),
    )


def _no_such_moment(given: str, where: str, zone: str) -> Refused:
    return refuse(
        "no_such_moment",
        problem=Text(
            f"Klokkeslættet findes ikke den dag i {zone}: uret bliver stillet frem",
            f"There is no such time that day in {zone}: the clock is put forward",
        ),
        where=where,
        given=given,
        expected=Text("Et klokkeslæt, der findes i tidszonen", "A time that exists in the time zone"),
        do_next=Text(
            "Ret klokkeslættet, eller tilføj dets UTC-forskel.",
            "Correct the time, or add its offset from UTC.",
        ),
    )


def _zone_unknown(name: str, where: str) -> Refused:
    return refuse(
        "zone_unknown",
        problem=Text(f"Tidszonen “{name}” findes ikke", f"There is no time zone “{name}”"),
        where=where,
        given=name or "–",
        expected=Text("Et IANA-navn som Europe/Copenhagen", "An IANA name such as Europe/Copenhagen"),
        do_next=Text(
            "Ret navnet; dansk tid hedder Europe/Copenhagen.",
            "Correct the name; Danish time is called Europe/Copenhagen.",
        ),
    )


def _sum_not_positive(wanted_days: int) -> Refused:
    return refuse(
        "sum_not_positive",
        problem=Text("Der skal mindst én dag til en sum af dage", "A sum of days needs at least one day"),
        where="",
        given=wanted_days,
        expected=Text("Mindst 1 dag", "At least 1 day"),
        do_next=Text("Angiv, hvor mange dage der skal samles.", "Say how many days are to be gathered."),
    )
