"""How far away a day is, in the words of a working day."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from frikommune.dates import iso_week
from frikommune.language import Text

_NEAR = {
    -1: Text("i går", "yesterday"),
    0: Text("i dag", "today"),
    1: Text("i morgen", "tomorrow"),
}


def days_away(day: date, today: date) -> Text:
    """`om 5 dage`, `i dag`, `for 7 dage siden`."""
    days = (day - today).days
    if days in _NEAR:
        return _NEAR[days]
    if days > 0:
        return Text(f"om {days} dage", f"in {days} days")
    return Text(f"for {-days} dage siden", f"{-days} days ago")


@lru_cache(maxsize=5_000)
def week_text(day: date) -> Text:
    """`uge 45`, by the ISO calendar, as the offices count."""
    week = iso_week(day)[1]
    return Text(f"uge {week}", f"week {week}")
