"""Reading a table of keys strictly: unknown keys, missing keys and wrong kinds of value are refused."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from frikommune.errors import Refused, closest, refuse
from frikommune.language import Text

_KINDS: dict[type, Text] = {
    str: Text("tekst", "text"),
    int: Text("et helt tal", "a whole number"),
    bool: Text("true eller false", "true or false"),
    dict: Text("en tabel med nøgler", "a table of keys"),
    list: Text("en liste", "a list"),
}


class Section:
    """One table of keys in a file; asking for a value checks it, and an unknown key is refused at once."""

    def __init__(self, data: object, file: str, path: str, known: Iterable[str] | None) -> None:
        self.file, self.path = file, path
        if not isinstance(data, dict):
            raise wrong_kind(data, dict, self.where())
        self.data: dict[str, Any] = data
        if known is not None:
            names = list(known)
            unknown = [unknown_key(key, names, self.where(key)) for key in self.data if key not in names]
            if unknown:
                raise Refused(*(one for refused in unknown for one in refused.refusals))

    def __contains__(self, key: str) -> bool:
        return key in self.data

    def where(self, key: str = "") -> str:
        """The place as the user would find it: `file, outer.inner`."""
        path = ".".join(part for part in (self.path, key) if part)
        return f"{self.file}, {path}" if path else self.file

    def inner(self, key: str, known: Iterable[str] | None) -> Section:
        """The table under a key; an absent one is empty."""
        path = f"{self.path}.{key}" if self.path else key
        return Section(self.data.get(key, {}), self.file, path, known)

    def required(self, key: str, kind: type, advice: Text | None = None) -> Any:
        """The value under a key that must be there."""
        if key not in self.data:
            raise missing_key(key, kind, self.where(), advice)
        return self.checked(key, kind)

    def optional(self, key: str, kind: type, default: Any) -> Any:
        """The value under a key, or the documented default."""
        return self.checked(key, kind) if key in self.data else default

    def choice(self, key: str, choices: tuple[str, ...], default: str | None = None) -> Any:
        """One of a few words; required where there is no default."""
        if key not in self.data and default is not None:
            return default
        one_of = Text(f"Skriv en af: {', '.join(choices)}.", f"Write one of: {', '.join(choices)}.")
        value = self.required(key, str, one_of)
        if value not in choices:
            raise refuse(
                "wrong_choice",
                problem=Text(f"“{key}” kan ikke være dette", f"“{key}” cannot be this"),
                where=self.where(key),
                given=value,
                expected=Text.same(" | ".join(choices)),
                do_next=closest(value, choices),
            )
        return value

    def checked(self, key: str, kind: type) -> Any:
        """The value, refused if it is of another kind; true is not a number here."""
        value = self.data[key]
        if type(value) is not kind:
            raise wrong_kind(value, kind, self.where(key))
        return value


def unknown_key(key: str, known: Iterable[str], where: str) -> Refused:
    """A key that nothing reads."""
    names = list(known)
    return refuse(
        "unknown_key",
        problem=Text(f"Nøglen “{key}” kendes ikke", f"The key “{key}” is not known"),
        where=where,
        given=key,
        expected=Text(f"En af: {', '.join(names)}", f"One of: {', '.join(names)}"),
        do_next=closest(key, names),
    )


def missing_key(key: str, kind: type, where: str, advice: Text | None = None) -> Refused:
    """A key that has to be there and is not."""
    name = _KINDS.get(kind, Text("en værdi", "a value"))
    return refuse(
        "missing_key",
        problem=Text(f"Nøglen “{key}” mangler", f"The key “{key}” is missing"),
        where=where,
        given="–",
        expected=Text(f"“{key}” med {name.da}", f"“{key}” with {name.en}"),
        do_next=advice or Text(f"Skriv “{key}”; intet antages.", f"Write “{key}”; nothing is assumed."),
    )


def wrong_kind(value: object, kind: type, where: str) -> Refused:
    """A value of another kind than was asked for."""
    name = _KINDS.get(kind, Text("en værdi", "a value"))
    return refuse(
        "wrong_kind",
        problem=Text("Værdien er af en forkert slags", "The value is of the wrong kind"),
        where=where,
        given=_shown(value),
        expected=Text(name.da.capitalize(), name.en.capitalize()),
        do_next=Text(f"Skriv {name.da} her.", f"Write {name.en} here."),
    )


def _shown(value: object) -> str:
    if isinstance(value, dict | list):
        return "{…}" if isinstance(value, dict) else "[…]"
    if isinstance(value, bool):
        return "true" if value else "false"
    return "null" if value is None else str(value)
