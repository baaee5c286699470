"""Periods in order, whatever they are called: numbers, days, quarters, months, rounds, before and after."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date, datetime
from math import isfinite

from frikommune.evaluation.observations import refusals_of_values
from frikommune.language import Text, folded

Value = str | int | float | date | datetime
Key = tuple[float, ...]

_MONTHS = (
    *(("jan", "januar", "january"), ("feb", "februar", "february"), ("mar", "marts", "march")),
    *(("apr", "april"), ("maj", "may"), ("jun", "juni", "june"), ("jul", "juli", "july")),
    *(("aug", "august"), ("sep", "september"), ("okt", "oktober", "oct", "october")),
    *(("nov", "november"), ("dec", "december")),
)
_MONTH = {word: number for number, words in enumerate(_MONTHS, 1) for word in words}
_BEFORE = ("before", "pre", "foer", "baseline", "foermaaling", "pre-period", "0")
_AFTER = (
    "after",
    "post",
    "efter",
    "followup",
    "follow-up",
    "opfoelgning",
    "eftermaaling",
    "post-period",
    "1",
)

_FORMS: tuple[tuple[str, str], ...] = (
    ("day", r"(?P<y>\d{4})-(?P<a>\d{1,2})-(?P<b>\d{1,2})(?:[t ]00:00(?::00(?:\.0+)?)?)?"),
    ("day", r"(?P<b>\d{1,2})[-./](?P<a>\d{1,2})[-./](?P<y>\d{4})"),
    ("quarter", r"(?P<y>\d{4})[-_ .:/]*[qk](?P<a>[1-4])"),
    ("quarter", r"[qk](?P<a>[1-4])[-_ .:/]*(?P<y>\d{4})"),
    ("quarter", r"(?P<a>[1-4])\.? *(?:kvartal|kvt\.?|quarter)[ ,]*(?P<y>\d{4})"),
    ("month", r"(?P<y>\d{4})[-_ .:/]*m(?P<a>\d{1,2})"),
    ("month", r"m(?P<a>\d{1,2})[-_ .:/]*(?P<y>\d{4})"),
    ("month", r"(?P<y>\d{4})[-_./](?P<a>\d{1,2})"),
    ("month", r"(?P<a>\d{1,2})[-_./](?P<y>\d{4})"),
    ("month", r"(?P<w>[a-z]+)\.?[-_ ,/]*(?P<y>\d{4})"),
    ("month", r"(?P<y>\d{4})[-_ ,/]*(?P<w>[a-z]+)"),
    ("half", r"(?P<y>\d{4})[-_ .:/]*h(?P<a>[12])"),
    ("half", r"h(?P<a>[12])[-_ .:/]*(?P<y>\d{4})"),
    ("week", r"(?P<y>\d{4})[-_ .:/]*[wu](?P<a>\d{1,2})"),
    ("school", r"(?P<y>\d{4})[/-](?P<a>\d{4})"),
)
_MOST = {"quarter": 4, "month": 12, "half": 2, "week": 53, "day": 12, "school": 9999}


class Periods:
    """The periods of a column in order: `labels`, and the code of each value that the column has."""

    def __init__(self, values: Sequence[Value], source: str, column: str) -> None:
        self.source, self.column = source, column
        self.notes: list[Text] = []
        self.read = self._reader(values)
        keys = {value: self._key(value) for value in values}
        ordered = sorted(set(keys.values()))
        place = {key: code for code, key in enumerate(ordered)}
        self.keys, self.codes = ordered, {value: place[key] for value, key in keys.items()}
        names: dict[int, str] = {}
        for value in sorted(values, key=label):
            names.setdefault(self.codes[value], label(value))
        self.labels = tuple(names[code] for code in range(len(ordered)))

    def first_from(self, value: Value) -> int | None:
        """The code of the first period at or after a value; None where that is after the last.

        Raises Refused for a value that is unlike the periods.
        """
        key = self._key(value)
        later = [code for code, found in enumerate(self.keys) if found >= key]
        return later[0] if later else None

    def _key(self, value: Value) -> Key:
        key = self.read(value)
        if key is None:
            raise refusals_of_values.period_unreadable(self.source, self.column, None, label(value))
        return key

    def _reader(self, values: Sequence[Value]) -> Callable[[Value], Key | None]:
        """The form that fits all values; refused where it fits most but not all, else alphabetical order."""
        readers: list[Callable[[Value], Key | None]] = [
            _number,
            *map(_form, dict.fromkeys(k for k, _ in _FORMS)),
        ]
        readers += [_before_after, _numbered(values)]
        fits = [sum(read(value) is not None for value in values) for read in readers]
        best = max(range(len(readers)), key=lambda at: fits[at])
        if fits[best] == len(values):
            return readers[best]
        if 2 * fits[best] >= len(values):
            odd = next(value for value in values if readers[best](value) is None)
            raise refusals_of_values.period_unreadable(self.source, self.column, None, label(odd))
        ordered = sorted({label(value) for value in values})
        place = {word: (float(number),) for number, word in enumerate(ordered)}
        shown = ", ".join(ordered[:5]) + (", …" if len(ordered) > 5 else "")
        self.notes.append(
            Text(
                f"Perioderne i “{self.column}” er ord og er sat i alfabetisk rækkefølge: {shown}. "
                "Giv dem numre, hvis det er forkert.",
                f"The periods in “{self.column}” are words and were put in alphabetical order: {shown}. "
                "Number them if that is wrong.",
            )
        )
        return lambda value: place.get(label(value))


def label(value: object) -> str:
    """A value as a label, the same from every format: `2018`, never `2018.0`; a midnight as its day."""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime):
        return value.date().isoformat() if value == datetime(*value.timetuple()[:3]) else value.isoformat()
    return value.isoformat() if isinstance(value, date) else str(value).strip()


def _number(value: Value) -> Key | None:
    if isinstance(value, date):
        return None
    try:
        number = float(value)
    except ValueError:
        return None
    return (number,) if isfinite(number) else None


def _form(kind: str) -> Callable[[Value], Key | None]:
    patterns = [re.compile(pattern) for found, pattern in _FORMS if found == kind]

    def read(value: Value) -> Key | None:
        if isinstance(value, datetime) and kind == "day":
            return (value.toordinal() + (value.hour * 3600 + value.minute * 60 + value.second) / 86400,)
        if isinstance(value, date) and kind == "day":
            return (value.toordinal(),)
        if not isinstance(value, str):
            return None
        text = folded(value.strip())
        found = next((match for pattern in patterns if (match := pattern.fullmatch(text))), None)
        return _parts(found, kind) if found else None

    return read


def _parts(found: re.Match[str], kind: str) -> Key | None:
    parts = found.groupdict()
    year = int(parts["y"])
    if parts.get("w"):
        month = _MONTH.get(parts["w"])
        return (year, month) if month else None
    first = int(parts["a"])
    if not 1 <= first <= _MOST[kind]:
        return None
    if kind != "day":
        return (year, first)
    try:
        return (date(year, first, int(parts["b"])).toordinal(),)
    except ValueError:
        return None


def _before_after(value: Value) -> Key | None:
    word = folded(label(value))
    return (0.0,) if word in _BEFORE else (1.0,) if word in _AFTER else None


def _numbered(values: Sequence[Value]) -> Callable[[Value], Key | None]:
    """Words with a number at one end and the same words at the other: `runde 10`, `t3`, `2. runde`."""
    ends = [re.compile(r"(?P<s>\D*?)(?P<n>\d+)"), re.compile(r"(?P<n>\d+)(?P<s>\D*)")]
    for end in ends:
        found = [end.fullmatch(label(value)) for value in values]
        if all(found) and len({match["s"] for match in found if match}) == 1:
            stem = found[0]["s"] if found[0] else ""

            def read(value: Value, end: re.Pattern[str] = end, stem: str = stem) -> Key | None:
                match = end.fullmatch(label(value))
                return (float(match["n"]),) if match and match["s"] == stem else None

            return read
    return lambda value: None
