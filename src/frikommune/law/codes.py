"""The codes that rules and efforts name: kinds of event, their types, attributes and their values."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import Literal, NamedTuple, cast

from frikommune.language import Text
from frikommune.law.effort import Detail, Ending
from frikommune.law.rulebook import Rulebook
from frikommune.law.terms import (
    AtMost,
    Attribute,
    Clause,
    DutyTerms,
    Form,
    Longest,
    Match,
    Ratio,
    Release,
    Window,
)
from frikommune.law.words import Words

UNTIL = "until"
"""The attribute that says how long a pause or a placement lasts: the engines know it by this name."""


LEFT_TO = "afgang_til"
"""The attribute that says what a citizen left for."""


class Code(NamedTuple):
    """A code: a type is `of` its event, a value `of` its attribute."""

    sort: Literal["event", "type", "attribute", "value"]
    code: str
    of: str = ""


_SORTS = {
    "event": Text("hændelsen", "the event"),
    "type": Text("typen", "the type"),
    "attribute": Text("oplysningen", "the attribute"),
    "value": Text("værdien", "the value"),
}


def code_words(code: Code) -> Text:
    """`the type “faelles” of “samtale”`."""
    sort = _SORTS[code.sort]
    da, en = (f" af “{code.of}”", f" of “{code.of}”") if code.of else ("", "")
    return Text(f"{sort.da} “{code.code}”{da}", f"{sort.en} “{code.code}”{en}")


def codes_of(rulebook: Rulebook) -> frozenset[Code]:
    """Every code that a norm or an exemption names."""
    named: list[object] = []
    for norm in rulebook.norms.values():
        named += [norm.anchor, *(version.terms for version in norm.versions)]
    for exemption in rulebook.exemptions.values():
        for change in exemption.changes:
            named += [
                change.values,
                DutyTerms((), pauses=cast(frozenset[str], change.values.get("pauses", ()))),
            ]
    return codes_in(named)


def codes_in(named: Iterable[object]) -> frozenset[Code]:
    """Every code inside some parts of rules or efforts."""
    return frozenset(code for one in named for code in _inside(one))


def untitled(codes: Iterable[Code], words: Words) -> list[Code]:
    """Those of the codes that have no title, in order."""
    return sorted(code for code in codes if not _is_titled(code, words))


def _is_titled(code: Code, words: Words) -> bool:
    if code.sort == "event":
        return code.code in words.events
    if code.sort == "attribute":
        return code.code in words.attributes
    if code.sort == "type":
        return code.of in words.events and code.code in words.events[code.of].types
    return code.of in words.attributes and code.code in words.attributes[code.of].values


def _inside(named: object) -> Iterator[Code]:
    """The codes of a value, and of what it is made of."""
    if isinstance(named, Mapping):
        for one in named.values():
            yield from _inside(one)
    elif isinstance(named, tuple):
        for one in named:
            yield from _inside(one)
    elif is_dataclass(named):
        yield from _own(named)
        for field in fields(named):
            yield from _inside(getattr(named, field.name))


def _own(named: object) -> Iterator[Code]:
    match named:
        case Match(kind, types):
            yield Code("event", kind)
            yield from (Code("type", one, kind) for one in types)
        case Form(form):
            yield from _attribute("form", (form,))
        case Clause(attribute, one_of):
            yield from _attribute(attribute, one_of)
        case Attribute(attribute, one_of):
            yield from _attribute(attribute, one_of)
        case AtMost(attribute):
            yield from _attribute(attribute)
        case Detail(attribute, choices=choices):
            yield from _attribute(attribute, choices)
        case Ending(left_to=left_to) if left_to:
            yield from _attribute(LEFT_TO, left_to)
        case Longest() | Ratio():
            yield from _attribute(UNTIL)
        case Release(until=until):
            yield from _attribute(until)
        case Window(due_attribute=attribute) if attribute:
            yield from _attribute(attribute)
        case DutyTerms(pauses=pauses) if pauses:
            yield from _attribute(UNTIL)
            yield from (Code("event", one) for one in pauses)


def _attribute(name: str, values: Iterable[str] = ()) -> Iterator[Code]:
    yield Code("attribute", name)
    yield from (Code("value", one, name) for one in values)
