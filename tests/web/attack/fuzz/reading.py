"""Text from the wire, read as the description has it: strictly, and without the API's own readers."""

import json
import math
import re
from collections.abc import Iterator
from typing import Any

_WHOLE = re.compile(r"-?[0-9]+")
_NO_CHARACTER = re.compile("[\0\ud800-\udfff]")
"""NUL and half a character: the API says in words (docs/api.md) that no text holds them."""


class Undecided(Exception):
    """The description leaves it open whether a request is valid."""


class Invalid(Exception):
    """Why a request is not valid."""


def readings(schema: dict[str, Any], text: str) -> Iterator[Any]:
    """What a text in an address can stand for, by the types that are described. Raises Invalid."""
    check_text(text)
    types = {one.get("type") for one in schema.get("anyOf", [schema])}
    if "string" in types:
        yield text
    if "boolean" in types and text in ("true", "false"):
        yield text == "true"
    if "integer" in types and len(text) < 4000 and _WHOLE.fullmatch(text):
        yield int(text)


def read_json(body: bytes) -> Any:
    """The body as strict JSON. Raises Invalid, and Undecided where JSON itself leaves it open."""
    if body.startswith(b"\xef\xbb\xbf"):
        raise Undecided
    try:
        data = json.loads(
            body.decode("utf-8"), object_pairs_hook=_once, parse_constant=_refuse, parse_float=_finite
        )
    except (ValueError, RecursionError) as fault:
        raise Invalid(f"{type(fault).__name__} {str(fault)[:100]}") from None
    for text in _texts(data):
        check_text(text)
    return data


def check_text(text: str) -> None:
    """Raises Invalid for a text that no database holds."""
    if _NO_CHARACTER.search(text):
        raise Invalid("NUL or half a character")


def _texts(data: Any) -> Iterator[str]:
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict):
        for key, value in data.items():
            yield key
            yield from _texts(value)
    elif isinstance(data, list):
        for one in data:
            yield from _texts(one)


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    if len(dict(pairs)) < len(pairs):
        raise ValueError("a key twice")
    return dict(pairs)


def _refuse(name: str) -> Any:
    raise ValueError(name)


def _finite(text: str) -> float:
    """Raises Undecided for 1.0: to JSON Schema it is a whole number, to most programs it is not."""
    number = float(text)
    if math.isinf(number):
        raise ValueError("too large a number")
    if number.is_integer():
        raise Undecided
    return number
