"""Attributes in JSON: text, numbers, true and false as they stand; a day or an instant as ISO 8601 text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from frikommune.cases.history import Value
from frikommune.cases.plain_json import json_of
from frikommune.cases.section import wrong_kind
from frikommune.dates import parse_day, parse_moment
from frikommune.errors import Refused, refuse
from frikommune.language import Text

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}.*")
JsonValue = str | int | float | bool


def looks_like_day(text: str) -> bool:
    """Whether a text is read as a day."""
    return _DAY.fullmatch(text) is not None


def looks_like_moment(text: str) -> bool:
    """Whether a text is read as an instant."""
    return _MOMENT.fullmatch(text) is not None


def attributes_from_json(data: object, where: str) -> dict[str, Value]:
    """The attributes of a JSON object. Text of the form `2018-03-26` is a day, and with a time an instant."""
    if not isinstance(data, dict):
        raise wrong_kind(data, dict, where)
    return {name: _value_from_json(value, f"{where}.{name}") for name, value in data.items()}


def attributes_from_json_text(text: str) -> dict[str, Value]:
    """The attributes of a cell of our own tables. Raises Refused."""
    try:
        data = json_of(text)
    except ValueError:
        data = None
    return attributes_from_json(data if isinstance(data, dict) else text, "")


def attributes_to_json(attributes: Mapping[str, Value]) -> dict[str, JsonValue]:
    """The attributes as JSON values. Text that would be read back as a day or an instant is Refused."""
    return {name: _value_to_json(name, value) for name, value in attributes.items()}


def _value_from_json(value: object, where: str) -> Value:
    if isinstance(value, str) and looks_like_day(value):
        return parse_day(value, where)
    if isinstance(value, str) and looks_like_moment(value):
        return parse_moment(value, where)
    if isinstance(value, str | int | float | bool):
        return value
    raise wrong_kind(value, str, where)


def _value_to_json(name: str, value: Value) -> JsonValue:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, str) and (looks_like_day(value) or looks_like_moment(value)):
        raise _reads_as_a_day(name, value)
    return value


def _reads_as_a_day(name: str, value: str) -> Refused:
    return refuse(
        "reads_as_a_day",
        problem=Text("Teksten ville blive læst som en dag", "The text would be read back as a day"),
        where=name,
        given=value,
        expected=Text("En dag som dag, eller anden tekst", "A day as a day, or other text"),
        do_next=Text(
            'Skriv type = "day" eller "moment" for attributten i mappingfilen.',
            'Write type = "day" or "moment" for the attribute in the mapping.',
        ),
    )
