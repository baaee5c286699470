"""From days to places on a picture: which stretch of a case is shown, and how wide a day is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from frikommune.cases.history import History
from frikommune.dates import Step
from frikommune.language import Text
from frikommune.programme.when import When

WIDTH, DAY_WHEN_ALL = 960, 2.4
_BACK, _ON, _A_NAME = 5, 3, 96
_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Scale:
    """The days from `first` to `last`, both shown, over `width` units."""

    first: date
    last: date
    width: float

    def x(self, day: date) -> float:
        """Where a day begins; days outside lie on the edge."""
        days = (self.last - self.first).days + 1
        gone = min(max((day - self.first).days, 0), days)
        return round(gone * self.width / days, 1)

    def shows(self, start: date, end: date | None) -> bool:
        """Whether some day of [start, end) is shown."""
        return start <= self.last and (end is None or self.first < end)

    def months(self) -> Iterator[tuple[float, Text]]:
        """Where each month begins, and its name: `sep 2019` where months are narrow."""
        day = self.first
        while day <= self.last:
            name, after = When.parse(f"{day.year:04d}-{day.month:02d}").text, _next_month(day)
            is_narrow = self.x(after) - self.x(day) < _A_NAME
            yield self.x(day), Text(*(f"{one[:3]} {day.year}" for one in name)) if is_narrow else name
            day = after


def recent(history: History, day: date) -> Scale:
    """The last months of a case and the next ones; of a closed case, the months before it closed."""
    begun, latest = _begun(history, day), _latest(history, day)
    first = max(_month(_months_on(latest, -_BACK)), _month(begun))
    return _to(first, latest, WIDTH)


def whole(history: History, day: date) -> Scale:
    """All that is known of a case, each day as wide as the next."""
    first, latest = _month(_begun(history, day)), _latest(history, day)
    scale = _to(first, latest, WIDTH)
    days = (scale.last - scale.first).days + 1
    return Scale(scale.first, scale.last, max(WIDTH, round(days * DAY_WHEN_ALL)))


def is_longer(one: Scale, other: Scale) -> bool:
    """Whether the first shows days before the other."""
    return one.first < other.first


def _to(first: date, latest: date, width: float) -> Scale:
    return Scale(first, _month(_months_on(latest, _ON + 1)) - _ONE_DAY, width)


def _begun(history: History, day: date) -> date:
    return min([one.start for one in history.spells] + [one.day for one in history.events[:1]], default=day)


def _latest(history: History, day: date) -> date:
    """The observation day, or the last day of a case that closed before it."""
    ends = [one.last_day for one in history.spells]
    closed = [one for one in ends if one is not None]
    return min(day, max(closed)) if closed and len(closed) == len(ends) else day


def _month(day: date) -> date:
    return day.replace(day=1)


def _next_month(first: date) -> date:
    return Step(months=1, rounding="down").after(first)


def _months_on(day: date, months: int) -> date:
    """A day in the month so many months on, or back."""
    number = day.year * 12 + day.month - 1 + months
    return date(number // 12, number % 12 + 1, 1)
