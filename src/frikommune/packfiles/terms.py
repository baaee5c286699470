"""The parameters of a norm, from the keys of a version or of a change, and the terms they make."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

from frikommune.language import Text
from frikommune.law.norm import Anchor, Kind, ReadAt
from frikommune.law.sound import faults
from frikommune.law.terms import DutyTerms, LimitTerms, PreconditionTerms, Terms
from frikommune.packfiles.duty_terms import DUTY_READERS
from frikommune.packfiles.reading import Reader, Reading, read_match
from frikommune.packfiles.table import Table
from frikommune.packfiles.trigger_terms import COURSE_START, LIMIT_READERS, PRECONDITION_READERS


def _done_by(table: Table, reading: Reading, because: Text | None) -> object:
    return tuple(read_match(row) for row in table.tables("done_by")) or None


def _choice(key: str, choices: tuple[str, ...]) -> Reader:
    def read(table: Table, reading: Reading, because: Text | None) -> object:
        if key not in table:
            table.get(key, str)
            return None
        return table.choice(key, choices)

    return read


__all__ = ["Reading", "build_terms", "key_of", "read_parameters"]

_TIME: Mapping[str, Reader] = {
    "same_day": _choice("same_day", ("sequence", "strict", "same_day_counts")),
    "clock": _choice("clock", ("days", "seconds")),
}
_READERS: Mapping[Kind, Mapping[str, Reader]] = {
    "duty": {"done_by": _done_by, **DUTY_READERS, **_TIME},
    "precondition": {**PRECONDITION_READERS, **_TIME},
    "limit": LIMIT_READERS,
}
_NEEDED: Mapping[Kind, Mapping[str, Text]] = {
    "duty": {"done_by": Text("hændelsen, der opfylder pligten", "the event that meets the duty")},
    "precondition": {
        "trigger": Text("hændelsen, der udløser kravet", "the event that sets the norm off"),
        "requires": Text("det, der skal foreligge", "what must be on file"),
        "carry_over": Text(
            "true eller false: om det tæller fra før forløbet", "true or false: whether it counts from before"
        ),
    },
    "limit": {
        "trigger": Text("hændelsen, der prøves", "the event that is tested"),
        "test": Text("betingelsen", "the condition"),
    },
}
_KEYS = {
    "windows": "step",
    "forms": "form",
    "pauses": "paused_by",
    "rolls": "due_rolls_to",
    "max_age_seconds": "max_age_days_of_86400_seconds",
}


def key_of(field: str) -> str:
    """The key under which a parameter stands in the file."""
    return _KEYS.get(field, field)


def read_parameters(table: Table, reading: Reading, because: Text | None) -> dict[str, object]:
    """The parameters that stand in a table, named as the fields of the kind's terms."""
    found: dict[str, object] = {}
    for field, read in _READERS[reading.kind].items():
        value = read(table, reading, because)
        if value is not None:
            found[field] = value
    if found.get("trigger") == COURSE_START:
        found["trigger"] = None
    return found


def build_terms(
    table: Table, kind: Kind, values: Mapping[str, object], anchor: Anchor, read_at: ReadAt
) -> Terms:
    """The terms of a version, complete.

    Raises Refused when something needed is missing, or when two parameters contradict each other.
    """
    for field, words in _NEEDED[kind].items():
        if field not in values:
            raise table.missing(field, words)
    terms: Terms
    if kind == "duty":
        terms = DutyTerms(**_as_any(values))
    elif kind == "precondition":
        terms = PreconditionTerms(**_as_any(values))
    else:
        terms = LimitTerms(**_as_any(values))
    for fault in faults(anchor, read_at, terms):
        raise fault.refused(table.where)
    return terms


def _as_any(values: Mapping[str, object]) -> dict[str, Any]:
    return cast(dict[str, Any], dict(values))
