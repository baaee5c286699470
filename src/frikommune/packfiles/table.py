"""A strict view of one TOML table: every key is asked for by name, typed, and nothing is left unread."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from difflib import get_close_matches
from typing import Any, TypeVar

from frikommune.errors import Refusal, Refused, closest, refuse
from frikommune.language import NO_WORDS, Text, listed

T = TypeVar("T")

_TYPE_WORDS = {
    str: Text("en tekst", "a text"),
    int: Text("et helt tal", "a whole number"),
    float: Text("et tal", "a number"),
    bool: Text("true eller false", "true or false"),
    date: Text("en dato, fx 2020-01-01", "a date, such as 2020-01-01"),
    list: Text("en liste", "a list"),
    dict: Text("en tabel", "a table"),
}


class Table:
    """One table of a file. Call `done` when every key has been asked for."""

    def __init__(self, data: Mapping[str, Any], where: str) -> None:
        self.data = data
        self.where = where
        self._known: set[str] = set()

    def __contains__(self, key: str) -> bool:
        return key in self.data

    def place(self, key: str) -> str:
        """Where a key stands, for a refusal."""
        return f"{self.where}, {key}"

    def get(self, key: str, kind: type[T]) -> T | None:
        """The value of a key that may be left out, of the wanted type."""
        self._known.add(key)
        value = self.data.get(key)
        if value is None:
            return None
        fits = isinstance(value, kind) and not (isinstance(value, bool) and kind is not bool)
        if kind is float and isinstance(value, int) and not isinstance(value, bool):
            return float(value)  # type: ignore[return-value]
        if not fits or (kind is date and isinstance(value, datetime)):
            raise self.refusal("wrong_type", key, value, _TYPE_WORDS[kind])
        if kind is str and not str(value).strip():
            raise self._empty(key, Text("en tekst, der ikke er tom", "a text that is not empty"))
        return value  # type: ignore[no-any-return]

    def need(self, key: str, kind: type[T]) -> T:
        """The value of a key that must be there."""
        value = self.get(key, kind)
        if value is None:
            raise self.missing(key, _TYPE_WORDS[kind])
        return value

    def missing(self, key: str, expected: Text) -> Refused:
        """The refusal of a key that is not there; one that is only misspelt is pointed at."""
        near = get_close_matches(key, [one for one in self.data if one not in self._known], n=1, cutoff=0.8)
        do_next = Text(
            f"Skriv “{key}”. Intet antages stiltiende.", f"Write “{key}”. Nothing is assumed silently."
        )
        if near:
            do_next = Text(f"Ret “{near[0]}” til “{key}”.", f"Correct “{near[0]}” to “{key}”.")
        return refuse(
            f"{key}_missing",
            problem=Text(f"“{key}” mangler", f"“{key}” is missing"),
            where=self.where,
            given=", ".join(self.data) or "–",
            expected=Text(f"nøglen “{key}” med {expected.da}", f"the key “{key}” with {expected.en}"),
            do_next=do_next,
        )

    def choice(self, key: str, choices: tuple[str, ...], default: str | None = None) -> str:
        """The value of a key that must be one of a few words."""
        value = self.get(key, str)
        if value is None and default is not None:
            return default
        if value is None:
            raise self.missing(key, one_of(choices))
        if value not in choices:
            raise self.refusal("not_a_choice", key, value, one_of(choices), closest(value, choices))
        return value

    def names(self, key: str, may_be_empty: bool = False) -> tuple[str, ...]:
        """A list of texts; empty when the key is left out. `[]` is refused: it could be read as “all”."""
        values = self.get(key, list)
        if values == [] and not may_be_empty:
            raise self._empty(key, Text("mindst ét navn i listen", "at least one name in the list"))
        for value in values or ():
            if not isinstance(value, str) or not value.strip():
                raise self.refusal("wrong_type", key, value or "–", _TYPE_WORDS[str])
        return tuple(values or ())

    def need_names(self, key: str) -> tuple[str, ...]:
        """A list of texts that must be there, with at least one."""
        self.need(key, list)
        return self.names(key)

    def _empty(self, key: str, expected: Text) -> Refused:
        return self.refusal(
            "empty_value",
            key,
            "–",
            expected,
            Text(
                f"Skriv noget i “{key}”, eller slet den.",
                f"Write something in “{key}”, or delete it.",
            ),
        )

    def text(self, key: str, required: bool = True) -> Text:
        """A text in both languages: `{ da = "…", en = "…" }`."""
        table = self.table(key) if required or key in self.data else None
        self._known.add(key)
        if table is None:
            return NO_WORDS
        return table.as_text()

    def as_text(self) -> Text:
        """This table itself, read as `{ da = "…", en = "…" }`."""
        both = Text(self.need("da", str), self.need("en", str))
        self.done()
        return both

    def table(self, key: str) -> Table:
        """A table that must be there."""
        return Table(self.need(key, dict), self.place(key))

    def tables(self, key: str) -> list[Table]:
        """A list of tables, or one table standing alone; empty when the key is left out."""
        self._known.add(key)
        value = self.data.get(key)
        if value is None:
            return []
        if isinstance(value, dict):
            return [Table(value, self.place(key))]
        if not isinstance(value, list) or not all(isinstance(one, dict) for one in value):
            raise self.refusal(
                "wrong_type", key, value, Text("en eller flere tabeller", "one or more tables")
            )
        if not value:
            raise self._empty(key, Text("mindst én tabel", "at least one table"))
        return [Table(one, f"{self.where}, [[{key}]] {number}") for number, one in enumerate(value, 1)]

    def need_tables(self, key: str) -> list[Table]:
        """A list of tables that must be there, or one standing alone."""
        rows = self.tables(key)
        if not rows:
            raise self.missing(key, Text("en eller flere tabeller", "one or more tables"))
        return rows

    def refusal(
        self, code: str, key: str, given: object, expected: Text, do_next: Text | None = None
    ) -> Refused:
        """A refusal about one key of this table."""
        return refuse(
            code,
            problem=Text(f"“{key}” kan ikke bruges", f"“{key}” cannot be used"),
            where=self.place(key),
            given=as_written(given),
            expected=expected,
            do_next=do_next or Text(f"Ret “{key}”.", f"Correct “{key}”."),
        )

    def done(self) -> None:
        """Refuse any key that nobody asked for: a misspelt key must never be read as left out."""
        for key in self.data:
            if key not in self._known:
                near = get_close_matches(key, self._known, n=1, cutoff=0.6)
                raise refuse(
                    "unknown_key",
                    problem=Text(f"Nøglen “{key}” kendes ikke her", f"The key “{key}” is not known here"),
                    where=self.where,
                    given=key,
                    expected=Text.same(", ".join(sorted(self._known))),
                    do_next=Text(f"Mente du “{near[0]}”?", f"Did you mean “{near[0]}”?")
                    if near
                    else Text("Ret nøglen, eller slet den.", "Correct the key, or delete it."),
                )


def one_of(choices: Sequence[str]) -> Text:
    """`source, public eller assumed`: what may be chosen."""
    return Text(listed(choices, "da", Text("eller", "or")), listed(choices, "en", Text("eller", "or")))


def as_written(value: object) -> str:
    """A value much as it stands in the file."""
    if isinstance(value, bool | list | dict):
        return json.dumps(value, ensure_ascii=False, default=str)
    return str(value)


def gather(*readings: Callable[[], T]) -> list[T]:
    """Run every reading, and refuse once with everything that was wrong."""
    results: list[T] = []
    refusals: list[Refusal] = []
    for reading in readings:
        try:
            results.append(reading())
        except Refused as refused:
            refusals.extend(refused.refusals)
    if refusals:
        raise Refused(*refusals)
    return results
