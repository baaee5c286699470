"""A strict view of one TOML table: every key is asked for by name, typed, and nothing is left unread."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any, TypeVar

from frikommune.errors import Refusal, Refused, closest, refuse
from frikommune.language import Text

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


def read_toml(path: Path, shown: str) -> dict[str, Any]:
    """The content of a TOML file. `shown` is how the file is named to the user.

    Raises Refused when the file is missing, empty, not UTF-8 or not TOML.
    """
    try:
        words = path.read_bytes().decode("utf-8")
    except FileNotFoundError:
        raise refuse(
            "file_missing",
            problem=Text("Filen findes ikke", "The file does not exist"),
            where=shown,
            given="–",
            expected=Text("en TOML-fil", "a TOML file"),
            do_next=Text("Ret stien, eller opret filen.", "Correct the path, or create the file."),
        ) from None
    except UnicodeDecodeError as fault:
        raise refuse(
            "wrong_encoding",
            problem=Text("Filen er ikke UTF-8", "The file is not UTF-8"),
            where=f"{shown}, byte {fault.start}",
            given=f"0x{fault.object[fault.start]:02x}",
            expected=Text("en fil gemt som UTF-8", "a file saved as UTF-8"),
            do_next=Text("Gem filen igen som UTF-8.", "Save the file again as UTF-8."),
        ) from None
    if not words.strip():
        raise refuse(
            "file_empty",
            problem=Text("Filen er tom", "The file is empty"),
            where=shown,
            given="0",
            expected=Text("mindst en nøgle", "at least one key"),
            do_next=Text("Skriv indholdet, eller slet filen.", "Write its content, or delete the file."),
        )
    try:
        return tomllib.loads(words)
    except (tomllib.TOMLDecodeError, ValueError) as fault:
        raise refuse(
            "toml_unreadable",
            problem=Text("Filen kan ikke læses som TOML", "The file cannot be read as TOML"),
            where=shown,
            given=str(fault),
            expected=Text(
                "gyldig TOML: hver nøgle én gang, datoer der findes",
                "valid TOML: every key once, dates that exist",
            ),
            do_next=Text("Ret linjen, der er nævnt.", "Correct the line that is named."),
        ) from None


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
        return value  # type: ignore[no-any-return]

    def need(self, key: str, kind: type[T]) -> T:
        """The value of a key that must be there."""
        value = self.get(key, kind)
        if value is None:
            raise refuse(
                f"{key}_missing",
                problem=Text(f"“{key}” mangler", f"“{key}” is missing"),
                where=self.where,
                given=", ".join(self.data) or "–",
                expected=Text(
                    f"nøglen “{key}” med {_TYPE_WORDS[kind].da}",
                    f"the key “{key}” with {_TYPE_WORDS[kind].en}",
                ),
                do_next=Text(
                    f"Skriv “{key}”. Intet antages stiltiende.",
                    f"Write “{key}”. Nothing is assumed silently.",
                ),
            )
        return value

    def choice(self, key: str, choices: tuple[str, ...], default: str | None = None) -> str:
        """The value of a key that must be one of a few words."""
        value = self.get(key, str) if default is not None else self.need(key, str)
        if value is None and default is not None:
            return default
        if value not in choices:
            words = Text(" eller ".join(choices), " or ".join(choices))
            raise self.refusal("not_a_choice", key, value, words, closest(str(value), choices))
        return str(value)

    def names(self, key: str) -> tuple[str, ...]:
        """A list of texts; empty when the key is left out."""
        values = self.get(key, list) or []
        for value in values:
            if not isinstance(value, str):
                raise self.refusal("wrong_type", key, value, _TYPE_WORDS[str])
        return tuple(values)

    def text(self, key: str, required: bool = True) -> Text:
        """A text in both languages: `{ da = "…", en = "…" }`."""
        table = self.table(key) if required or key in self.data else None
        self._known.add(key)
        if table is None:
            return Text("", "")
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
        return [Table(one, f"{self.where}, [[{key}]] {number}") for number, one in enumerate(value, 1)]

    def refusal(
        self, code: str, key: str, given: object, expected: Text, do_next: Text | None = None
    ) -> Refused:
        """A refusal about one key of this table."""
        return refuse(
            code,
            problem=Text(f"“{key}” kan ikke bruges", f"“{key}” cannot be used"),
            where=self.place(key),
            given=given,
            expected=expected,
            do_next=do_next or Text(f"Ret “{key}”.", f"Correct “{key}”."),
        )

    def done(self) -> None:
        """Refuse any key that nobody asked for: a misspelt key must never be read as left out."""
        for key in self.data:
            if key not in self._known:
                raise refuse(
                    "unknown_key",
                    problem=Text(f"Nøglen “{key}” kendes ikke", f"The key “{key}” is not known"),
                    where=self.where,
                    given=key,
                    expected=Text(", ".join(sorted(self._known)), ", ".join(sorted(self._known))),
                    do_next=closest(key, self._known),
                )


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
