"""What a trial can do to a norm, as a jurist chooses it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from frikommune.language import Text
from frikommune.law.source import Unknown
from frikommune.law.terms import Terms
from frikommune.web.applications.duties import (
    form,
    form_fields,
    forms,
    rhythm,
    rhythm_fields,
    step_fields,
    steps,
)
from frikommune.web.applications.fields import Field, Given
from frikommune.web.applications.operation import (
    Change,
    Chosen,
    Operation,
    duty_of,
    has_rhythm,
    length,
    names_forms,
    precondition_of,
)

_EVENT_HINT = Text("sagens ord for hændelsen, fx samtale", "the case's word for the event, such as samtale")


def _match_fields(chosen: Chosen) -> list[Field]:
    hint = Text("én på hver linje; tom: alle", "one on each line; empty: all")
    return [
        Field("event", "text", Text("Hændelse", "Event"), _EVENT_HINT),
        Field("types", "lines", Text("Slags (valgfri)", "Types (optional)"), hint),
    ]


def _match(given: Given) -> dict[str, Any]:
    types = given.lines("types")
    return {"event": given.need_text("event"), **({"types": types} if types else {})}


def _max_age(chosen: Chosen, given: Given) -> Change:
    terms = precondition_of(chosen)
    operation = "replace" if terms and terms.max_age else "add"
    return {operation: {"max_age": given.length("age")}}


def _carry_over(chosen: Chosen, given: Given) -> Change:
    return {"replace": {"carry_over": given.text("carry") == "yes"}}


_CARRY = (
    ("yes", Text("ja, det tæller også fra før forløbet", "yes, from before the course too")),
    ("no", Text("nej, kun fra forløbet selv", "no, only from the course itself")),
)


# ---- What the municipality settles itself

_FREE = {
    "step": Text("hvornår det skal ske", "when it is to happen"),
    "rhythm": Text("hvor tit det skal ske", "how often it is to happen"),
    "form": Text("formen", "the form"),
    "requires": Text("hvad der skal foreligge", "what must be on file"),
    "test": Text("betingelsen", "the condition"),
}


def free_parameters(chosen: Chosen) -> list[str]:
    """The parameters that a municipality could settle itself: those that the norm has."""
    has = {
        "step": bool(chosen.steps),
        "rhythm": has_rhythm(chosen),
        "form": names_forms(chosen),
        "requires": chosen.norm.kind == "precondition",
        "test": chosen.norm.kind == "limit",
    }
    return [key for key, there in has.items() if there and chosen.terms is not None]


def _free_fields(chosen: Chosen) -> list[Field]:
    return [Field(f"free-{one}", "tick", _FREE[one]) for one in free_parameters(chosen)]


def _free(chosen: Chosen, given: Given) -> Change:
    parameters = free_parameters(chosen)
    ticked = [one for one in parameters if given.ticked(f"free-{one}")]
    if not ticked:
        given.need_text(f"free-{parameters[0]}")
    return {"replace": dict.fromkeys(ticked, "unknown")}


def is_known(terms: Terms | None, field: str) -> bool:
    """Whether a source gives this parameter."""
    return not isinstance(getattr(terms, field, None), Unknown)


def _nothing(chosen: Chosen) -> Sequence[Field]:
    return ()


def _lines_field(key: str, label: Text) -> Callable[[Chosen], Sequence[Field]]:
    return lambda _: (Field(key, "lines", label, Text("én på hver linje", "one on each line")),)


OWN: tuple[Operation, ...] = (
    Operation(
        "suspend",
        Text("Sæt kravet ud af kraft", "Set the demand aside"),
        lambda chosen: chosen.terms is not None,
        _nothing,
        lambda chosen, given: {"suspend": True},
    ),
    Operation(
        "steps",
        Text("Ændr, hvornår det skal ske", "Change when it is to happen"),
        lambda chosen: bool(chosen.steps),
        step_fields,
        steps,
    ),
    Operation(
        "rhythm",
        Text("Ændr, hvor tit det skal ske", "Change how often it is to happen"),
        has_rhythm,
        rhythm_fields,
        rhythm,
    ),
    Operation(
        "form",
        Text("Tillad en form mere", "Allow one more form"),
        names_forms,
        form_fields,
        form,
    ),
    Operation(
        "forms",
        Text("Sæt andre former i stedet", "Put other forms in its place"),
        names_forms,
        _lines_field("forms", Text("Former, der er tilladt", "Forms that are allowed")),
        forms,
    ),
    Operation(
        "done_by",
        Text("Lad også noget andet opfylde kravet", "Let something else meet the demand too"),
        lambda chosen: duty_of(chosen) is not None,
        _match_fields,
        lambda chosen, given: {"add": {"done_by": _match(given)}},
    ),
    Operation(
        "requires",
        Text("Godtag også andet materiale", "Accept other material too"),
        lambda chosen: precondition_of(chosen) is not None and is_known(chosen.terms, "requires"),
        _match_fields,
        lambda chosen, given: {"add": {"requires": _match(given)}},
    ),
    Operation(
        "max_age",
        Text("Ændr, hvor gammelt materialet må være", "Change how old the material may be"),
        lambda chosen: precondition_of(chosen) is not None,
        lambda chosen: (length(chosen, "age", "Højst så gammelt", "At most so old"),),
        _max_age,
    ),
    Operation(
        "carry_over",
        Text("Ændr, om ældre materiale tæller", "Change whether earlier material counts"),
        lambda chosen: precondition_of(chosen) is not None,
        lambda _: (Field("carry", "choice", Text("Tæller det?", "Does it count?"), choices=_CARRY),),
        _carry_over,
    ),
    Operation(
        "free",
        Text("Lad kommunen bestemme selv (egen praksis)", "Let the municipality decide (own practice)"),
        lambda chosen: bool(free_parameters(chosen)),
        _free_fields,
        _free,
    ),
)
