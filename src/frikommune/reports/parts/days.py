"""Days in running text: `1. juli 2018`, as a sentence has them; tables keep `01.07.2018`."""

from __future__ import annotations

from datetime import date

from frikommune.language import Text
from frikommune.programme.when import MONTHS, When


def long_day(day: date) -> Text:
    """`1. juli 2018`, `1 July 2018`."""
    da, en = MONTHS[day.month - 1]
    return Text(f"{day.day}. {da} {day.year}", f"{day.day} {en} {day.year}")


def long_when(when: When) -> Text:
    """A single day in full; a span as the journal has it."""
    if when.end.toordinal() - when.start.toordinal() > 1 or when.written.startswith("by "):
        return when.text
    return long_day(when.start)
