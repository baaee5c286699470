"""What the attributes of a column of events or spells say, name by name."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from datetime import date, datetime
from functools import lru_cache

import numpy as np
import polars as pl

from frikommune.cases.history import Value
from frikommune.cases.json_values import attributes_from_json_text
from frikommune.ledger.population import columns
from frikommune.ledger.population.facts import Words
from frikommune.ledger.population.kernel import fields as f
from frikommune.ledger.population.numbering import Numbers, day_number, day_of

UNTIL = "until"
Told = tuple[Value | None, ...]


class AttributeColumn:
    """The attributes of a column of JSON objects, read only where a name that is asked for may stand.

    `until`, if given, is the column of days that goes before the attribute of that name.
    """

    def __init__(self, texts: Words, names: Iterable[str], until: pl.Series | None = None) -> None:
        self._size = len(texts[0])
        self._until = None if until is None or columns.is_empty(until) else columns.days(until)
        wanted = sorted(set(names))
        self._rows, self._which, told = _distinct(texts, tuple(wanted))
        self._values = dict(zip(wanted, zip(*told, strict=True), strict=True)) if told else {}
        self._days: dict[str, Numbers] = {}

    def days(self, name: str) -> Numbers:
        """[row]: the day of the attribute, an instant's being its local day; NO where it is none (int32)."""
        if name not in self._days:
            found = np.full(self._size, f.NO, dtype=np.int32)
            self._spread(name, found, _day)
            if name == UNTIL and self._until is not None:
                found = np.where(self._until == f.NO, found, self._until)
            self._days[name] = found
        return self._days[name]

    def judged(self, name: str, judge: Callable[[Value | None], float], found: Numbers) -> Numbers:
        """Put what the judge makes of the attribute into each row of `found`, and return it."""
        found[:] = judge(None)
        self._spread(name, found, judge)
        if name == UNTIL and self._until is not None:
            rows = np.flatnonzero(self._until != f.NO)
            distinct, which = np.unique(self._until[rows], return_inverse=True)
            values = [judge(day_of(int(day))) for day in distinct]
            found[rows] = np.array(values, dtype=found.dtype)[which]
        return found

    def _spread(self, name: str, found: Numbers, of: Callable[[Value | None], float]) -> None:
        if len(self._rows):
            empty = of(None)
            answers = [empty if value is None else of(value) for value in self._values[name]]
            found[self._rows] = np.array(answers, found.dtype)[self._which]


def _distinct(texts: Words, names: tuple[str, ...]) -> tuple[Numbers, Numbers, list[Told]]:
    """The rows whose text may have one of the names, which distinct text each has, and what each tells."""
    none = np.empty(0, dtype=np.int64)
    which, found = texts
    if len(found) < 2 or not names:
        return none, none, []
    told = [_told(text, names) for text in found]
    asked = [number for number, values in enumerate(told) if values is not None]
    places = np.full(len(found), f.NONE, dtype=np.int64)
    places[asked] = np.arange(len(asked))
    rows = np.flatnonzero(places[which] != f.NONE)
    return rows, places[which[rows]], [values for values in told if values is not None]


@lru_cache(maxsize=100_000)
def _told(text: str, names: tuple[str, ...]) -> Told | None:
    """What the attributes of a text say under some names; None where none of these stands in it."""
    if "\\" not in text and not any(json.dumps(name, ensure_ascii=False) in text for name in names):
        return None
    found = attributes_from_json_text(text)
    return tuple(found.get(name) for name in names)


def _day(value: Value | None) -> int:
    if isinstance(value, datetime):
        value = value.date()
    return day_number(value) if isinstance(value, date) else f.NO
