"""When something took effect or was recorded, as precisely as the source says: a day, a month, a season."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from frikommune.errors import Refused, refuse
from frikommune.language import Text, day_text

Standing = Literal["before", "maybe", "holds"]
"""Whether a day lies before, inside or after what is only known as a span of days."""

_PARTS = {"early": (1, 11), "mid": (11, 21), "late": (21, 32)}
_SEASONS = {"winter": (-1, 3), "spring": (3, 6), "summer": (6, 9), "autumn": (9, 12)}
_FORM = re.compile(
    r"(?P<year>[0-9]{4})(-(?P<month>[0-9]{2})(-(?P<day>[0-9]{2}))?)?"
    r"(-(?P<part>early|mid|late|winter|spring|summer|autumn|Q[1-4]|H[12]))?"
)


@dataclass(frozen=True, slots=True)
class When:
    """The days from `start` up to, but not including, `end`, somewhere among which it happened.

    `written` is how the file says it: `2016-02-12`, `2019-08`, `2020-10-early` (a third of a month),
    `2017-Q4`, `2018-H2`, `2016-autumn`, `2018`, `2018-early` (a third of a year), `by 2020-12-31`, or two of
    them with `/` between: from the first to the second.
    """

    start: date
    end: date
    written: str

    @classmethod
    def parse(cls, written: str, where: str = "") -> When:
        """Read what a file says. Raises Refused, naming the place."""
        try:
            start, end = _span(written.strip())
        except (ValueError, OverflowError):  # a day that no calendar has, or the last day of all
            raise _unreadable(written, where) from None
        if end <= start:
            raise _unreadable(written, where)
        return cls(start, end, written.strip())

    @classmethod
    def on(cls, day: date) -> When:
        """One day."""
        return cls(day, day + timedelta(1), day.isoformat())

    @property
    def last(self) -> date:
        """The last day it can have been."""
        return self.end - timedelta(1)

    def standing(self, day: date) -> Standing:
        """`holds` from the last possible day, `maybe` from the first."""
        if day < self.start:
            return "before"
        return "holds" if day >= self.last else "maybe"

    @property
    def text(self) -> Text:
        """In words."""
        first, _, second = self.written.partition("/")
        if second:
            one, two = _words(first), _words(second)
            return Text(f"{one.da} – {two.da}", f"{one.en} – {two.en}")
        return _words(first)


def _span(written: str) -> tuple[date, date]:
    first, slash, second = written.partition("/")
    if slash:
        return _one(first)[0], _one(second)[1]
    return _one(first)


def _one(written: str) -> tuple[date, date]:
    if written.startswith("by "):
        day = date.fromisoformat(written.removeprefix("by "))
        return day, day + timedelta(1)
    found = _FORM.fullmatch(written)
    if found is None:
        raise ValueError(written)
    year, part = int(found["year"]), found["part"] or ""
    month = int(found["month"]) if found["month"] else 0
    if found["day"]:
        if part:
            raise ValueError(written)
        day = date(year, month, int(found["day"]))
        return day, day + timedelta(1)
    if month:
        return _in_month(year, month, part)
    return _in_year(year, part)


def _in_month(year: int, month: int, part: str) -> tuple[date, date]:
    first, beyond = date(year, month, 1), _month_start(year, month + 1)
    if not part:
        return first, beyond
    start, end = _PARTS.get(part, (0, 0))
    if not start:
        raise ValueError(part)
    return date(year, month, start), min(beyond, first + timedelta(end - 1))


def _in_year(year: int, part: str) -> tuple[date, date]:
    if not part:
        return date(year, 1, 1), date(year + 1, 1, 1)
    if part in _SEASONS:
        start, end = _SEASONS[part]
        return (date(year - 1, 12, 1) if start < 0 else date(year, start, 1)), _month_start(year, end)
    length = {"Q": 3, "H": 6}.get(part[0], 4)
    number = int(part[1]) if part[0] in "QH" else ("early", "mid", "late").index(part) + 1
    return _month_start(year, (number - 1) * length + 1), _month_start(year, number * length + 1)


def _month_start(year: int, month: int) -> date:
    return date(year + (month - 1) // 12, (month - 1) % 12 + 1, 1)


MONTHS = (
    ("januar", "January"),
    ("februar", "February"),
    ("marts", "March"),
    ("april", "April"),
    ("maj", "May"),
    ("juni", "June"),
    ("juli", "July"),
    ("august", "August"),
    ("september", "September"),
    ("oktober", "October"),
    ("november", "November"),
    ("december", "December"),
)
_OF_MONTH = {"early": ("start", "early"), "mid": ("midt", "mid"), "late": ("slut", "late")}
_OF_YEAR: dict[str, tuple[str, str]] = {
    "early": ("starten af", "early"),
    "mid": ("midten af", "mid"),
    "late": ("slutningen af", "late"),
    "winter": ("vinteren", "winter"),
    "spring": ("foråret", "spring"),
    "summer": ("sommeren", "summer"),
    "autumn": ("efteråret", "autumn"),
    "H1": ("1. halvår", "first half of"),
    "H2": ("2. halvår", "second half of"),
    **{f"Q{n}": (f"{n}. kvartal", f"quarter {n} of") for n in range(1, 5)},
}


def _words(written: str) -> Text:
    if written.startswith("by "):
        day = day_text(date.fromisoformat(written.removeprefix("by ")))
        return Text(f"senest {day.da}", f"by {day.en}")
    found = _FORM.fullmatch(written)
    assert found is not None
    year, part = found["year"], found["part"]
    if found["day"]:
        return day_text(date.fromisoformat(written))
    month = MONTHS[int(found["month"]) - 1] if found["month"] else ("", "")
    before = (_OF_MONTH if month[0] else _OF_YEAR).get(part, ("", "")) if part else ("", "")
    da, en = (" ".join(filter(None, (before[one], month[one], year))) for one in (0, 1))
    return Text(da, en)


def _unreadable(written: str, where: str) -> Refused:
    return refuse(
        "when_unreadable",
        problem=Text("Tidspunktet kan ikke læses", "The time cannot be read"),
        where=where,
        given=written or "–",
        expected=Text(
            "fx 2016-02-12, 2019-08, 2020-10-early, 2017-Q4, 2018-H2, 2016-autumn, 2018, by 2020-12-31, "
            "eller to med / imellem",
            "such as 2016-02-12, 2019-08, 2020-10-early, 2017-Q4, 2018-H2, 2016-autumn, 2018, by 2020-12-31, "
            "or two with / between",
        ),
        do_next=Text(
            "Skriv det så nøjagtigt, som kilden siger det.", "Write it as precisely as the source says it."
        ),
    )
