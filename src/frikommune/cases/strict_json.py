"""JSON as we take it: no key twice, no number without an end, no text that a database cannot hold."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from typing import Any

from frikommune.cases import json_refusals
from frikommune.cases.plain_json import check_whole
from frikommune.errors import refuse
from frikommune.language import Text


def parse_json(text: str, where: str) -> object:
    """What JSON text holds; no key may stand twice. Raises Refused; `where` names the text."""
    if not text.strip():
        raise json_refusals.json_empty(where)
    try:
        data: object = json.loads(
            text,
            object_pairs_hook=lambda pairs: _once(pairs, where),
            parse_constant=_no_constant,
            parse_float=lambda digits: _finite(digits, where),
        )
        check_whole(text, data)
    except json.JSONDecodeError as error:
        place = f"{where}:{error.lineno}:{error.colno}"
        given = text[error.pos : error.pos + 1].strip() or "–"
        raise json_refusals.json_broken(place, error.msg, given) from None
    except _NotANumberError as error:
        raise json_refusals.json_no_number(where, str(error)) from None
    except RecursionError:
        raise json_refusals.json_too_deep(where) from None
    except UnicodeEncodeError as error:
        half = f"\\u{ord(error.object[error.start]):04x}"
        raise json_refusals.json_half_character(where, half) from None
    except ValueError:  # Python reads no number of so many digits
        raise json_refusals.json_long_number(where) from None
    if "\\u0000" in text and any("\0" in one for one in _texts(data)):
        raise json_refusals.nul_in_text(where)
    return data


class _NotANumberError(ValueError):
    """NaN or Infinity, which JSON has not."""


def _no_constant(name: str) -> object:
    raise _NotANumberError(name)


def _finite(digits: str, where: str) -> float:
    number = float(digits)
    if math.isinf(number):
        raise json_refusals.json_too_large(where, digits[:20])
    return number


def _once(pairs: list[tuple[str, object]], where: str) -> dict[str, object]:
    found: dict[str, object] = {}
    for key, value in pairs:
        if key in found:
            raise refuse(
                "doubled_key",
                problem=Text(f"Nøglen “{key}” står to gange", f"The key “{key}” is there twice"),
                where=where,
                given=key,
                expected=Text("Hver nøgle én gang", "Each key once"),
                do_next=Text(
                    "Fjern den ene; ellers ville den ene skjule den anden.",
                    "Remove one of them; otherwise one would hide the other.",
                ),
            )
        found[key] = value
    return found


def _texts(data: Any) -> Iterator[str]:
    """Every text and every key."""
    waiting = [data]
    while waiting:
        one = waiting.pop()
        if isinstance(one, str):
            yield one
        elif isinstance(one, list):
            waiting += one
        elif isinstance(one, dict):
            waiting += [*one, *one.values()]
