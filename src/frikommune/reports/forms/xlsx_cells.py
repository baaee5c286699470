"""What stands in a cell of a paper as a value of a spreadsheet: a number, share, amount, day, or words.

What is shown stays as it was: the value has the format that shows it so. What is not surely a number is
words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from frikommune.language import LANGUAGES, Language, day_in_words
from frikommune.programme.figure import UNIT_ONE, UNIT_WORDS

Value = str | float | date
_MONTHS = tuple(day_in_words(date(2001, month, 1), "en").split()[1] for month in range(1, 13))
_MARKS = {"da": (".", ","), "en": (",", ".")}
_DAYS = {"da": re.compile(r"(\d\d)\.(\d\d)\.(\d{4})"), "en": re.compile(r"(\d\d?) ([A-Z][a-z]+) (\d{4})")}
DAY_FORMATS = {"da": "dd.mm.yyyy", "en": "d mmmm yyyy"}
_UNITS = {
    one.said_in(language) for one in (*UNIT_WORDS.values(), *UNIT_ONE.values()) for language in LANGUAGES
}


def _number(language: Language) -> re.Pattern[str]:
    group, point = map(re.escape, _MARKS[language])
    return re.compile(
        rf"(?P<before>DKK )?(?P<sign>[–−-]?)(?P<whole>\d{{1,3}}(?:{group}\d{{3}})+|0|[1-9]\d*)"
        rf"(?:{point}(?P<part>\d+))?(?: ?(?P<unit>%|\D+))?"
    )


_NUMBERS = {"da": _number("da"), "en": _number("en")}


@dataclass(frozen=True, slots=True)
class Cell:
    """A value with the format in which it is shown; words have none."""

    value: Value
    format: str = ""


def cell(said: str, language: Language) -> Cell:
    """The value of what a cell says."""
    plain = said.replace("\u00a0", " ").strip()
    day = _day(plain, language)
    if day:
        return Cell(day, DAY_FORMATS[language])
    found = _NUMBERS[language].fullmatch(plain)
    unit = (found["unit"] or "").strip() if found else ""
    if found is None or (unit not in ("", "%") and unit not in _UNITS):
        return Cell(said)
    group = _MARKS[language][0]
    part = found["part"] or ""
    number = float(f"{found['whole'].replace(group, '')}.{part or 0}")
    places = f".{'0' * len(part)}" if part else ""
    shown = ("#,##0" if group in found["whole"] else "0") + places
    if unit == "%":
        number, shown = round(number / 100, len(part) + 2), f"{shown}{' ' if ' %' in plain else ''}%"
    elif unit:
        shown = f'{shown} "{unit}"'
    if found["before"]:
        shown = f'"DKK "{shown}'
    return Cell(-number if found["sign"] else number, shown)


def _day(said: str, language: Language) -> date | None:
    found = _DAYS[language].fullmatch(said)
    if not found:
        return None
    day, month, year = found.groups()
    if language == "en" and month not in _MONTHS:
        return None
    try:
        made = date(int(year), _MONTHS.index(month) + 1 if language == "en" else int(month), int(day))
    except ValueError:
        return None
    return made if made.year >= 1900 else None
