"""A question from named values, as a notebook or a terminal gives them, each checked and refused in words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from sys import float_info
from types import UnionType
from typing import Any, Literal, TypeVar, get_args, get_origin, get_type_hints

from frikommune.errors import Refused, closest, refuse
from frikommune.evaluation.effects.question import Question
from frikommune.evaluation.observations.observations import Roles
from frikommune.evaluation.power.asked import Asked
from frikommune.language import Text

Made = TypeVar("Made", Question, Roles, Asked)
_POSITIVE = ("margin", "smallest", "horizon", "caliper")
_LEAST: dict[str, int] = {"draws": 99, "placebos": 99, "neighbours": 1}


def question_of(given: Mapping[str, Any], where: str = "") -> Question:
    """The question. `where` goes before each name in a refusal (`--`). Raises Refused."""
    question = named(Question, given, where)
    faults = [*_sizes(question, where), *_level(question, where)]
    if faults:
        raise Refused(*(fault.refusals[0] for fault in faults))
    return question


def roles_of(given: Mapping[str, Any], where: str = "") -> Roles:
    """The roles; one name is as good as a list of one. Raises Refused."""
    listed = {
        name: (value,) if isinstance(value, str) else tuple(value)
        for name, value in given.items()
        if name in ("covariates", "treated")
    }
    return named(Roles, {**given, **listed}, where)


def named(kind: type[Made], given: Mapping[str, Any], where: str = "") -> Made:
    """A dataclass from named values. Raises Refused for names and values that it does not have."""
    known = [one.name for one in fields(kind)]
    hints = get_type_hints(kind)
    faults = [_unknown(name, known, where) for name in given if name not in known]
    faults += [
        fault
        for name, value in given.items()
        if name in known and (fault := _fault(f"{where}{name}", value, hints[name]))
    ]
    if faults:
        raise Refused(*(fault.refusals[0] for fault in faults))
    return kind(**given)


def _fault(name: str, value: object, hint: Any) -> Refused | None:
    """What is wrong with a value of a type that a question or roles have."""
    kinds = get_args(hint) if isinstance(hint, UnionType) or get_origin(hint) is not Literal else (hint,)
    choices = [one for kind in kinds if get_origin(kind) is Literal for one in get_args(kind)]
    if choices:
        allowed = value in choices or (value is None and type(None) in kinds)
        return None if allowed else _not_a_choice(name, value, choices)
    wants_number = hint in (int, float) or float in kinds
    is_number = (
        isinstance(value, int | float) and not isinstance(value, bool) and abs(value) <= float_info.max
    )
    if wants_number and not is_number and not (value is None and type(None) in kinds):
        return _not_a_number(name, value)
    return None


def _sizes(question: Question, where: str) -> list[Refused]:
    found = [
        _too_small(f"{where}{name}", value, Text("større end 0", "above 0"))
        for name in _POSITIVE
        if (value := getattr(question, name)) is not None and value <= 0
    ]
    return found + [
        _too_small(f"{where}{name}", value, Text(f"mindst {least}", f"at least {least}"))
        for name, least in _LEAST.items()
        if (value := getattr(question, name)) < least
    ]


def _level(question: Question, where: str) -> list[Refused]:
    if 0.5 <= question.level < 1:
        return []
    within = Text("fra 0.5 til under 1, fx 0.95", "from 0.5 to below 1, such as 0.95")
    return [_too_small(f"{where}level", question.level, within)]


def _unknown(name: str, known: list[str], where: str) -> Refused:
    return refuse(
        "unknown_name",
        problem=Text(f"“{name}” kendes ikke her", f"“{name}” is not known here"),
        where=f"{where}{name}",
        given=name,
        expected=Text("et af de navne, der står i dokumentationen", "one of the names in the documentation"),
        do_next=closest(name, known),
    )


def _not_a_choice(name: str, value: object, choices: list[str]) -> Refused:
    return refuse(
        "unknown_choice",
        problem=Text(
            f"“{name}” har en værdi, der ikke kan bruges", f"“{name}” has a value that cannot be used"
        ),
        where=name,
        given=value,
        expected=Text.same(", ".join(choices)),
        do_next=closest(str(value), choices),
    )


def _not_a_number(name: str, value: object) -> Refused:
    return refuse(
        "not_a_number",
        problem=Text(f"“{name}” skal være et tal", f"“{name}” must be a number"),
        where=name,
        given=value,
        expected=Text("et tal, fx 0.05", "a number, such as 0.05"),
        do_next=Text("Skriv tallet med punktum.", "Write the number with a point."),
    )


def _too_small(name: str, value: object, wanted: Text) -> Refused:
    return refuse(
        "value_out_of_range",
        problem=Text(
            f"“{name}” har en værdi, der ikke kan bruges", f"“{name}” has a value that cannot be used"
        ),
        where=name,
        given=value,
        expected=wanted,
        do_next=Text("Ret værdien, eller lad den ude.", "Correct the value, or leave it out."),
    )
