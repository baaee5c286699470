"""From a form to the `Design` that it makes, with what is wrong in single fields."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from frikommune.cases.cpr import holds_cpr
from frikommune.cases.refusals import cpr_in_text
from frikommune.errors import Refusal, Refused, refuse
from frikommune.evaluation.designs.as_json import design_json, design_of
from frikommune.evaluation.designs.design import Design
from frikommune.language import Text
from frikommune.web.designs.content import Content, fields_at, is_share
from frikommune.web.designs.fields import FIELDS, ROWS, Field, Kind
from frikommune.web.pages.speech import said

_NUMBER = re.compile(r"-?(\d{1,3}(\.\d{3})+|\d{1,12})(,\d{1,9})?|-?\d{1,12}\.\d{1,9}")
_THOUSANDS = re.compile(r"-?\d{1,3}(\.\d{3})+(,\d+)?")


@dataclass(frozen=True, slots=True)
class Read:
    """The design that a form makes; `wrong` is what could not be read, by path, and is left out of it."""

    design: Design
    wrong: Mapping[str, Refusal]


def read(content: Content, trial: str) -> Read:
    """The design of a form, as far as it can be read."""
    json: dict[str, Any] = {**design_json(Design(trial))}
    wrong: dict[str, Refusal] = {}
    for field in fields_at(content, *FIELDS, *ROWS):
        written = content.get(field.path)
        if not written:
            continue
        try:
            _set(json, field.path, _value(field, written, is_share(content, field.path)))
        except Refused as refused:
            wrong[field.path] = refused.refusals[0]
    return Read(design_of(json), wrong)


def number_of(written: str) -> float | None:
    """`41,7`, `41.7`, `13.249` (thousands) and `13.249,5` as a number; None for anything else."""
    words = written.replace(" ", "").replace("−", "-").removesuffix("%").removesuffix("kr.")
    if not _NUMBER.fullmatch(words):
        return None
    if _THOUSANDS.fullmatch(words):
        words = words.replace(".", "")
    return float(words.replace(",", "."))


def _value(field: Field, written: Any, share: bool) -> Any:
    if field.kind == "ticks":
        return list(written)
    if holds_cpr(written):
        raise cpr_in_text(said(field.label))
    if field.kind == "amount" and share:
        return round(_number(field, written) / 100, 12)
    read_as = _READERS.get(field.kind)
    return read_as(field, written) if read_as else written


def _number(field: Field, written: str) -> float:
    number = number_of(written)
    if number is None:
        raise _refused(field, written, Text("et tal, fx 41,7", "a number, such as 41.7"))
    return number


def _whole(field: Field, written: str) -> int:
    number = number_of(written)
    if number is None or number != int(number) or number < 0:
        raise _refused(field, written, Text("et helt tal, fx 6", "a whole number, such as 6"))
    return int(number)


def _day(field: Field, written: str) -> str:
    try:
        return date.fromisoformat(written).isoformat()
    except ValueError:
        raise _refused(field, written, Text("en dag, fx 2018-07-01", "a day, such as 2018-07-01")) from None


def _lines(_: Field, written: str) -> list[str]:
    return [line.strip() for line in written.splitlines() if line.strip()]


def _choice(field: Field, written: str) -> str:
    if written not in dict(field.choices):
        raise _refused(field, written, Text("et af de viste valg", "one of the choices shown"))
    return written


_READERS: Mapping[Kind, Callable[[Field, str], Any]] = {
    "lines": _lines,
    "choice": _choice,
    "day": _day,
    "whole": _whole,
    "number": _number,
    "amount": _number,
}


def _refused(field: Field, written: str, expected: Text) -> Refused:
    return refuse(
        "field_unreadable",
        problem=Text(f"“{field.label.da}” kan ikke læses", f"“{field.label.en}” cannot be read"),
        where=said(field.label),
        given=written[:60],
        expected=expected,
        do_next=Text("Ret feltet, og gem igen.", "Correct the field, and save again."),
    )


def _set(json: dict[str, Any], path: str, value: Any) -> None:
    """Put a value where the path leads; an outcome or row that is not there yet begins with what it has."""
    *way, last = path.split(".")
    place: Any = json
    for key in way:
        if isinstance(place, list):
            number = int(key)
            place.extend(_new(path) for _ in range(number + 1 - len(place)))
            place = place[number]
        else:
            if place.get(key) is None:
                place[key] = _new("")
            elif isinstance(place[key], tuple):
                place[key] = list(place[key])
            place = place[key]
    place[last] = value


def _new(path: str) -> dict[str, Any]:
    """An outcome or a row of which nothing is read yet."""
    return {"outcome": {"name": ""}} if path.startswith("guardrails.") else {"name": ""}
