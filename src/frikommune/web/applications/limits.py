"""The conditions that can be put in the place of a limit's own."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from frikommune.language import Text
from frikommune.web.applications.fields import Field, Given
from frikommune.web.applications.operation import Change, Chosen, Operation, length

_KINDS: Mapping[str, Text] = {
    "permitted": Text("det kan bevilges frit", "it may be granted freely"),
    "only_groups": Text("det er kun for nogle målgrupper", "it is for some target groups only"),
    "at_least": Text("forløbet skal have varet en tid", "the course must have lasted a time"),
    "longest": Text("det må højst vare en tid", "it may last a time at most"),
    "at_most": Text("summen må højst være et tal", "the sum may be a number at most"),
    "ratio": Text("et forholdstal til antal ansatte", "a ratio to the number of employees"),
    "attribute": Text("et felt i bevillingen skal passe", "a field of the grant must fit"),
}


def _fields(chosen: Chosen) -> Sequence[Field]:
    one_line = Text("én på hver linje", "one on each line")
    fields = {
        "only_groups": [
            Field(
                "groups", "groups", Text("Målgrupper", "Target groups"), choices=tuple(chosen.groups.items())
            )
        ],
        "at_most": [
            Field("total", "number", Text("Højst", "At most")),
            Field("sum_of", "text", Text("Summen af bevillingens", "Sum of the grant's")),
            length(chosen, "first", "inden for de første (valgfri)", "within the first (optional)"),
        ],
        "ratio": [
            Field("per", "number", Text("1 pr. ansatte", "1 per employees")),
            Field("up_to", "number", Text("op til ansatte", "up to employees")),
            Field("then", "number", Text("derefter 1 pr.", "then 1 per")),
            Field("least", "number", Text("dog mindst", "but at least")),
        ],
        "attribute": [
            Field("attribute", "text", Text("Bevillingens felt", "The grant's field")),
            Field("one_of", "lines", Text("skal være en af", "must be one of"), one_line),
        ],
    }
    kinds = (_CHOOSE, *_KINDS.items())
    return (
        Field("test", "choice", Text("Ny betingelse", "New condition"), choices=kinds, leads=True),
        replace(length(chosen, "time", "Tid", "Time"), only_if=("test", ("at_least", "longest"))),
        *(replace(one, only_if=("test", (kind,))) for kind, some in fields.items() for one in some),
    )


_CHOOSE = ("", Text("vælg", "choose"))


def _at_most(given: Given) -> dict[str, Any]:
    first = given.optional_length("first")
    found = {"sum_of": given.need_text("sum_of"), "at_most": given.number("total")}
    return {**found, **({"within_first": first} if first else {})}


def _ratio(given: Given) -> dict[str, Any]:
    keys = {"one_per": "per", "up_to": "up_to", "then_one_per": "then", "at_least": "least"}
    return {"ratio": {key: given.number(field) for key, field in keys.items()}}


_TESTS: Mapping[str, Callable[[Given], dict[str, Any]]] = {
    "permitted": lambda given: {"permitted": True},
    "only_groups": lambda given: {"only_groups": given.need_lines("groups")},
    "at_least": lambda given: {"at_least": given.length("time")},
    "longest": lambda given: {"longest": given.length("time")},
    "at_most": _at_most,
    "ratio": _ratio,
    "attribute": lambda given: {
        "attribute": given.need_text("attribute"),
        "one_of": given.need_lines("one_of"),
    },
}


def _test(chosen: Chosen, given: Given) -> Change:
    return {"replace": {"test": _TESTS[given.need_text("test")](given)}}


LIMIT = Operation(
    "test",
    Text("Sæt en anden betingelse", "Set another condition"),
    lambda chosen: chosen.norm.kind == "limit" and chosen.terms is not None,
    _fields,
    _test,
)
