"""A design as plain JSON and back, without loss; what does not fit is refused, all of it at once.

The shape is that of the dataclasses, read from their own types, so that a field is declared in one place
only. Files use the same reader with their own names for lists (`packfiles/designs.py`).
"""

from __future__ import annotations

import types
from collections.abc import Mapping
from dataclasses import MISSING, Field, dataclass, fields, is_dataclass
from datetime import date, datetime
from difflib import get_close_matches
from functools import cache
from sys import float_info
from typing import Any, Literal, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from frikommune.errors import Refusal, Refused, closest, refuse
from frikommune.evaluation.designs.design import Design, Registered
from frikommune.evaluation.designs.words import FIELD_WORDS
from frikommune.language import Text, listed

D = TypeVar("D")

_TYPE_WORDS: dict[type, Text] = {
    str: Text("en tekst", "a text"),
    int: Text("et helt tal, 0 eller derover", "a whole number, 0 or above"),
    float: Text("et tal, med punktum som decimaltegn", "a number, with a point for decimals"),
    bool: Text("true eller false", "true or false"),
    date: Text("en dato, fx 2018-09-01", "a date, such as 2018-09-01"),
    list: Text("en liste", "a list"),
    dict: Text("en tabel med nøgler", "a table of keys"),
}


def design_json(design: Design) -> dict[str, Any]:
    """The design with every key, days as `2018-09-01`."""
    return cast("dict[str, Any]", _plain(design))


def registered_json(registered: Registered) -> dict[str, Any]:
    """The design with its lock and amendments: keys `planned`, `lock` and `amendments`."""
    return cast("dict[str, Any]", _plain(registered))


def design_of(data: Mapping[str, Any]) -> Design:
    """The design that plain JSON says. Raises Refused with every key that is wrong, unknown or missing.

    A refusal's `where` is the field's path, as in the findings of `checks.py`: `guardrails.0.stop_at`.
    """
    return read(Design, data)


def registered_of(data: Mapping[str, Any]) -> Registered:
    """A design with its lock and amendments. Raises Refused as `design_of` does."""
    return read(Registered, data)


def read(
    kind: type[D], data: Mapping[str, Any], where: str = "", names: Mapping[str, str] | None = None
) -> D:
    """Any of the dataclasses of a design.

    `names` says what a file calls fields that it names otherwise; places are then told as in other files:
    `design.toml, [[guardrail]] 1, stop_at`.
    """
    reader = _Reader(names or {}, [], dotted=names is None)
    value = reader.table(kind, data, where)
    if reader.refusals:
        raise Refused(*reader.refusals)
    return cast(D, value)


def _plain(value: object) -> Any:
    if is_dataclass(value):
        return {one.name: _plain(getattr(value, one.name)) for one in fields(value)}
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    return value.isoformat() if isinstance(value, date) else value


@cache
def _types(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)


class _Wrong(Exception):
    """A value that does not fit; what was expected, and better advice than to correct it."""

    def __init__(self, expected: Text, do_next: Text | None = None) -> None:
        super().__init__(expected.en)
        self.expected, self.do_next = expected, do_next


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads values by their declared types, and gathers what is wrong."""

    names: Mapping[str, str]
    refusals: list[Refusal]
    dotted: bool

    def table(self, kind: type, data: object, where: str) -> object:
        """A dataclass; None where something in it was refused."""
        if not isinstance(data, Mapping):
            self._refuse_value(
                where.replace(", ", ".").rpartition(".")[2], data, where, _Wrong(_TYPE_WORDS[dict])
            )
            return None
        before = len(self.refusals)
        named = {self.names.get(one.name, one.name): one for one in fields(kind)}
        self._refuse_unknown(named, data, where)
        values = {one.name: self._field(kind, one, key, data, where) for key, one in named.items()}
        if len(self.refusals) > before:
            return None
        return kind(**{name: value for name, value in values.items() if value is not MISSING})

    def _field(self, kind: type, one: Field[Any], key: str, data: Mapping[str, Any], where: str) -> object:
        given = data.get(key)
        if given is None:
            if one.default is MISSING and one.default_factory is MISSING:
                self.refusals.extend(_missing(key, data, where).refusals)
            return MISSING
        place = self._inside(where, key)
        try:
            return self._value(_types(kind)[one.name], given, place)
        except _Wrong as wrong:
            self._refuse_value(key, given, place, wrong)
            return MISSING

    def _value(self, wanted: Any, given: object, place: str) -> object:
        wanted = _without_none(wanted)
        if get_origin(wanted) is Literal:
            return _choice(get_args(wanted), given)
        if get_origin(wanted) is tuple:
            return self._list(get_args(wanted)[0], given, place)
        if is_dataclass(wanted):
            return self.table(cast(type, wanted), given, place)
        return _scalar(wanted, given)

    def _list(self, inner: Any, given: object, place: str) -> tuple[object, ...]:
        rows = [given] if isinstance(given, Mapping) and is_dataclass(inner) else given
        if not isinstance(rows, list | tuple):
            raise _Wrong(_TYPE_WORDS[list])
        found = []
        for number, row in enumerate(rows):
            spot = self._row(place, number, table=is_dataclass(inner))
            try:
                found.append(self._value(inner, row, spot))
            except _Wrong as wrong:
                self._refuse_value(place.replace(", ", ".").rpartition(".")[2], row, spot, wrong)
        return tuple(found)

    def _inside(self, where: str, key: str) -> str:
        if not where:
            return key
        return f"{where}.{key}" if self.dotted else f"{where}, {key}"

    def _row(self, place: str, number: int, table: bool) -> str:
        if self.dotted:
            return f"{place}.{number}"
        before, _, key = place.rpartition(", ")
        return self._inside(before, f"[[{key}]] {number + 1}" if table else f"{key} {number + 1}")

    def _refuse_value(self, key: str, given: object, place: str, wrong: _Wrong) -> None:
        what = FIELD_WORDS.get(key, Text.same(key))
        refused = refuse(
            "wrong_value",
            problem=Text(
                f"“{key}” ({what.da}) kan ikke bruges, som det står",
                f"“{key}” ({what.en}) cannot be used as it stands",
            ),
            where=place,
            given=given,
            expected=wrong.expected,
            do_next=wrong.do_next or Text(f"Ret “{key}”.", f"Correct “{key}”."),
        )
        self.refusals.extend(refused.refusals)

    def _refuse_unknown(self, named: Mapping[str, object], data: Mapping[str, Any], where: str) -> None:
        for key in data:
            if key in named:
                continue
            near = get_close_matches(key, named, n=1, cutoff=0.6)
            refused = refuse(
                "unknown_key",
                problem=Text(f"Nøglen “{key}” kendes ikke her", f"The key “{key}” is not known here"),
                where=where,
                given=key,
                expected=Text.same(", ".join(named)),
                do_next=Text(f"Mente du “{near[0]}”?", f"Did you mean “{near[0]}”?")
                if near
                else Text("Ret nøglen, eller slet den.", "Correct the key, or delete it."),
            )
            self.refusals.extend(refused.refusals)


def _missing(key: str, data: Mapping[str, Any], where: str) -> Refused:
    what = FIELD_WORDS.get(key, Text.same(key))
    return refuse(
        f"{key}_missing",
        problem=Text(f"“{key}” ({what.da}) mangler", f"“{key}” ({what.en}) is missing"),
        where=where,
        given=", ".join(data) or "–",
        expected=Text(f"nøglen “{key}”", f"the key “{key}”"),
        do_next=Text(f"Skriv “{key}”.", f"Write “{key}”."),
    )


def _without_none(wanted: Any) -> Any:
    """`float | None` is read as a float: what is None is left out before."""
    if get_origin(wanted) in (Union, types.UnionType):
        return next(one for one in get_args(wanted) if one is not type(None))
    return wanted


def _choice(choices: tuple[str, ...], given: object) -> str:
    if given in choices:
        return str(given)
    last = Text("eller", "or")
    expected = Text(listed(choices, "da", last), listed(choices, "en", last))
    raise _Wrong(expected, closest(given, choices) if isinstance(given, str) else None)


def _scalar(wanted: type, given: object) -> object:
    if wanted is date:
        return _day(given)
    if isinstance(given, bool) is not (wanted is bool):
        raise _Wrong(_TYPE_WORDS[wanted])
    if wanted is float and isinstance(given, int | float) and abs(given) <= float_info.max:
        return float(given)
    if wanted is int and isinstance(given, float) and given.is_integer():
        given = int(given)
    if wanted is float or not isinstance(given, wanted) or (isinstance(given, int) and given < 0):
        raise _Wrong(_TYPE_WORDS[wanted])
    return given


def _day(given: object) -> date:
    if isinstance(given, date) and not isinstance(given, datetime):
        return given
    try:
        return date.fromisoformat(str(given))
    except ValueError:
        raise _Wrong(_TYPE_WORDS[date]) from None
