"""What a call sent that does not fit its description, in our words."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from frikommune.cases.section import missing_key, unknown_key
from frikommune.errors import Refused, refuse
from frikommune.language import Text

SECRET = frozenset({"cpr"})
"""Fields whose value is never repeated."""
_SENT = Text("Ret det sendte, og kald igen.", "Correct what is sent, and call again.")
_EXPECTED: Mapping[str, Text] = {
    "string_type": Text("tekst", "text"),
    "string_too_short": Text("mindst ét tegn", "at least one character"),
    "int_type": Text("et helt tal", "a whole number"),
    "int_parsing": Text("et helt tal", "a whole number"),
    "bool_parsing": Text("true eller false", "true or false"),
    "bool_type": Text("true eller false", "true or false"),
    "date_type": Text("en dag som 2019-09-30", "a day such as 2019-09-30"),
    "date_parsing": Text("en dag som 2019-09-30", "a day such as 2019-09-30"),
    "date_from_datetime_parsing": Text("en dag som 2019-09-30", "a day such as 2019-09-30"),
    "date_from_datetime_inexact": Text("en dag som 2019-09-30", "a day such as 2019-09-30"),
    "list_type": Text("en liste", "a list"),
    "dict_type": Text("et objekt med nøgler", "an object with keys"),
    "model_type": Text("et objekt med nøgler", "an object with keys"),
    "model_attributes_type": Text("et objekt med nøgler", "an object with keys"),
}


def refused_of(source: str, faults: Iterable[Mapping[str, Any]], known: Iterable[str]) -> Refused:
    """Everything that pydantic found wrong, as refusals. `source` is `query`, `body` or `path`."""
    names = list(known)
    each = [_refused(source, one, names) for one in faults]
    return Refused(*(refusal for refused in each for refusal in refused.refusals))


def _refused(source: str, found: Mapping[str, Any], known: list[str]) -> Refused:
    kind, place = found["type"], _place(found["loc"])
    where = f"{source}, {place}" if place else source
    key = place.rpartition(".")[2]
    if kind == "missing":
        return missing_key(key or source, object, where)
    if kind == "extra_forbidden":
        return unknown_key(key, known, where)
    return refuse(
        "wrong_kind",
        problem=Text("Værdien kan ikke bruges", "The value cannot be used"),
        where=where,
        given=_shown(key, found.get("input")),
        expected=_expected(kind, found.get("ctx", {})),
        do_next=_SENT,
    )


def _place(parts: Iterable[str | int]) -> str:
    """`spells[0].from`"""
    said = ""
    for part in parts:
        said += f"[{part}]" if isinstance(part, int) else f".{part}" if said else part
    return said


def _expected(kind: str, more: Mapping[str, Any]) -> Text:
    if kind == "string_too_long":
        return Text(f"højst {more['max_length']} tegn", f"at most {more['max_length']} characters")
    if kind == "too_long":
        return Text(f"højst {more['max_length']} ad gangen", f"at most {more['max_length']} at a time")
    if kind == "too_short":
        return Text(f"mindst {more['min_length']}", f"at least {more['min_length']}")
    if kind in ("literal_error", "enum"):
        return Text.same(str(more["expected"]).replace("'", "").replace(" or ", " | ").replace(", ", " | "))
    if kind in ("less_than_equal", "greater_than_equal"):
        least = kind == "greater_than_equal"
        number = more["ge"] if least else more["le"]
        return Text(
            f"{'mindst' if least else 'højst'} {number}", f"at {'least' if least else 'most'} {number}"
        )
    return _EXPECTED.get(kind, Text("en værdi efter beskrivelsen", "a value by the description"))


def _shown(key: str, value: object) -> str:
    if key in SECRET:
        return "…"
    if isinstance(value, dict | list):
        return f"{len(value)}"
    return json.dumps(value) if value is None or isinstance(value, bool) else str(value)
