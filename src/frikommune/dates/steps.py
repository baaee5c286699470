"""Lengths of time in the law's own units, and the day they lead to."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Literal, get_args

from frikommune.dates import _refusals as refusals
from frikommune.language import Language, Text, listed

Rounding = Literal["down", "up", "error"]

_ONE_DAY = timedelta(days=1)
_UNITS: dict[str, tuple[Text, Text]] = {
    "years": (Text("år", "year"), Text("år", "years")),
    "months": (Text("måned", "month"), Text("måneder", "months")),
    "weeks": (Text("uge", "week"), Text("uger", "weeks")),
    "days": (Text("dag", "day"), Text("dage", "days")),
}
_WHOLE_NUMBER = re.compile(r"[0-9]{1,7}")


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
    _months: int = field(init=False, repr=False, compare=False)
    _days: int = field(init=False, repr=False, compare=False)
    _hash: int = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        if min(self.years, self.months, self.weeks, self.days) < 0:
            raise refusals.step_unreadable(str(self))
        if self.rounding is None and (self.years or self.months):
            raise refusals.rounding_undeclared(self)
        if self.rounding is not None and self.rounding not in get_args(Rounding):
            raise refusals.rounding_unknown(self.rounding)
        object.__setattr__(self, "_months", 12 * self.years + self.months)
        object.__setattr__(self, "_days", 7 * self.weeks + self.days)
        object.__setattr__(self, "_hash", hash((self._months, self._days, self.rounding)))

    def __hash__(self) -> int:
        """The same for equal steps, and reckoned once: what is kept of a rhythm is looked up by its step."""
        return self._hash

    @classmethod
    def parse(cls, text: str, rounding: Rounding | None = None) -> Step:
        """Read `3 months`, `1 week` or `6 months 2 weeks`: whole numbers, English units, each unit once."""
        words = text.split()
        numbers, units = words[::2], words[1::2]
        if len(numbers) != len(units) or not all(map(_WHOLE_NUMBER.fullmatch, numbers)):
            raise refusals.step_unreadable(text)
        plurals = [_plural(unit, text) for unit in units]
        counts = dict(zip(plurals, map(int, numbers), strict=True))
        if not counts or len(counts) < len(plurals):
            raise refusals.step_unreadable(text)
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
            landed = self._months_after(day, times) if self._months else day
            return date.fromordinal(landed.toordinal() + self._days * times) if self._days else landed
        except (ValueError, OverflowError):
            raise refusals.day_out_of_range(refusals.addition(day, self, times)) from None

    def in_words(self, language: Language) -> str:
        """`3 måneder`, or `6 months and 2 weeks`."""
        return listed(self._parts(language), language)

    def _months_after(self, day: date, times: int) -> date:
        years, months = divmod(day.month - 1 + self._months * times, 12)
        year, month = day.year + years, months + 1
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
        missing = f"{year:04d}-{month:02d}-{origin.day:02d}"
        raise refusals.rounding_refused(missing, refusals.addition(origin, self, times))

    def _parts(self, language: Language) -> list[str]:
        counts = zip((self.years, self.months, self.weeks, self.days), _UNITS.values(), strict=True)
        parts = [f"{n} {(one if n == 1 else many).said_in(language)}" for n, (one, many) in counts if n]
        return parts or [f"0 {_UNITS['days'][1].said_in(language)}"]


def _plural(unit: str, text: str) -> str:
    for plural, (one, many) in _UNITS.items():
        if unit in (one.en, many.en):
            return plural
    raise refusals.unknown_unit(unit, text, _UNITS)
