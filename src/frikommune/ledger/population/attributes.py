"""What the attributes of events or spells say, name by name."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from datetime import date, datetime
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from frikommune.cases.history import Value
from frikommune.cases.json_values import attributes_from_json_text
from frikommune.ledger.population.kernel import fields as f
from frikommune.ledger.population.numbering import Numbers, day_number, day_of

UNTIL = "until"
_REMEMBERED = 100_000
"""So many texts at most are remembered, so that each is read once however many blocks it stands in."""


class Told(NamedTuple):
    """What one text says under the names that are asked for: values, and the days that they are."""

    values: tuple[Value | None, ...]
    days: tuple[int, ...]


class AttributeColumn:
    """The attributes of some rows under the names that are asked for.

    `rows` are those that say something under one of the `names`, and `told` [`which`] what each says. `until`
    [row], if given, are days that go before the attribute of that name.
    """

    def __init__(
        self,
        size: int,
        names: Sequence[str],
        rows: Numbers,
        which: Numbers,
        told: Sequence[Told],
        until: Numbers | None = None,
    ) -> None:
        self._size, self._rows, self._which, self._until = size, rows, which, until
        self._values = dict(zip(names, zip(*(one.values for one in told), strict=True), strict=False))
        days = np.array([one.days for one in told], dtype=np.int32).reshape(len(told), len(names))
        self._told = dict(zip(names, days.T, strict=True))
        self._days: dict[str, Numbers] = {}

    def days(self, name: str) -> Numbers:
        """[row]: the day of the attribute, an instant's being its local day; NO where it is none (int32)."""
        if name not in self._days:
            found = np.full(self._size, f.NO, dtype=np.int32)
            found[self._rows] = self._told[name][self._which]
            if name == UNTIL and self._until is not None:
                found = np.where(self._until == f.NO, found, self._until)
            self._days[name] = found
        return self._days[name]

    def judged(self, name: str, judge: Callable[[Value | None], float], found: Numbers) -> Numbers:
        """Put what the judge makes of the attribute into each row of `found`, and return it."""
        found[:] = empty = judge(None)
        if len(self._rows):
            answers = [empty if value is None else judge(value) for value in self._values[name]]
            found[self._rows] = np.array(answers, found.dtype)[self._which]
        if name == UNTIL and self._until is not None:
            rows = np.flatnonzero(self._until != f.NO)
            distinct, which = np.unique(self._until[rows], return_inverse=True)
            values = [judge(day_of(int(day))) for day in distinct]
            found[rows] = np.array(values, dtype=found.dtype)[which]
        return found


def telling(
    which: Numbers, texts: Sequence[str], names: tuple[str, ...]
) -> tuple[Numbers, Numbers, list[Told]]:
    """The rows whose text [`which`] says something under one of the names, what each says, and what there is.

    Raises Refused for a text that is no JSON object, where one of the names may stand in it.
    """
    told = [*map(_reader(names).__getitem__, texts)] if names else []
    asked = [number for number, one in enumerate(told) if one is not None]
    if not asked:
        return np.empty(0, dtype=np.int64), np.empty(0, dtype=np.int64), []
    places = np.full(len(told), f.NONE, dtype=np.int64)
    places[asked] = np.arange(len(asked))
    found = places[which]
    rows = np.flatnonzero(found != f.NONE)
    return rows, found[rows], [one for one in told if one is not None]


class _Reader(dict[str, Told | None]):
    """What each text says under some names; None where none of these stands in it."""

    def __init__(self, names: tuple[str, ...]) -> None:
        self._names, self._quoted = names, [json.dumps(name, ensure_ascii=False) for name in names]

    def __missing__(self, text: str) -> Told | None:
        if len(self) >= _REMEMBERED:
            self.clear()
        told = self[text] = self._read(text)
        return told

    def _read(self, text: str) -> Told | None:
        if "\\" not in text and not any(name in text for name in self._quoted):
            return None
        found = attributes_from_json_text(text)
        values = tuple(found.get(name) for name in self._names)
        return Told(values, tuple(map(_day, values)))


_reader = lru_cache(maxsize=8)(_Reader)


def _day(value: Value | None) -> int:
    if isinstance(value, datetime):
        value = value.date()
    return day_number(value) if isinstance(value, date) else f.NO
