"""What a trial can do to a norm, as a jurist chooses it: the fields it asks for, the change it makes."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from frikommune.language import NO_WORDS, Text
from frikommune.law.norm import Norm
from frikommune.law.source import Unknown
from frikommune.law.terms import DutyTerms, PreconditionTerms, Terms
from frikommune.packfiles.reading import Reading
from frikommune.web.applications.fields import UNITS, Field, Given

Change = dict[str, Any]
"""As a trial file holds it: `{"replace": {…}}`, `{"add": {…}}` or `{"suspend": True}`."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """The norm that is to be changed, how it reads its words, and the pack's target groups."""

    norm: Norm
    reading: Reading
    groups: Mapping[str, Text]

    @property
    def terms(self) -> Terms | None:
        """What the latest version that asks anything asks; None for a norm that only exemptions add."""
        asking = [one.terms for one in self.norm.versions if one.terms is not None]
        return asking[-1] if asking else None

    @property
    def units(self) -> tuple[tuple[str, Text], ...]:
        """The units in which the norm can read a length of time."""
        return UNITS if self.reading.month_end else UNITS[:2]

    @property
    def steps(self) -> list[int]:
        """The numbers of its steps, over all versions."""
        found: set[int] = set()
        for version in self.norm.versions:
            windows = version.terms.windows if isinstance(version.terms, DutyTerms) else None
            found |= set(windows) if isinstance(windows, Mapping) else set()
        return sorted(found)


@dataclass(frozen=True, slots=True)
class Operation:
    """`fits` tells whether the norm has anything for it to work on."""

    id: str
    title: Text
    fits: Callable[[Chosen], bool]
    fields: Callable[[Chosen], Sequence[Field]]
    change: Callable[[Chosen, Given], Change]


def _duty(chosen: Chosen) -> DutyTerms | None:
    return chosen.terms if isinstance(chosen.terms, DutyTerms) else None


def _precondition(chosen: Chosen) -> PreconditionTerms | None:
    return chosen.terms if isinstance(chosen.terms, PreconditionTerms) else None


def _has_rhythm(chosen: Chosen) -> bool:
    return any(isinstance(one.terms, DutyTerms) and one.terms.rhythm for one in chosen.norm.versions)


def _names_forms(chosen: Chosen) -> bool:
    duty = _duty(chosen)
    return duty is not None and isinstance(duty.forms, tuple) and bool(duty.forms)


def length(chosen: Chosen, key: str, da: str, en: str, row: Text = NO_WORDS) -> Field:
    """A field for a length of time in the units that the norm can read."""
    return Field(key, "length", Text(da, en), choices=chosen.units, row=row)


# ---- When it is to happen

_KEEP = ("", Text("som loven", "as the law"))
_HOW = {
    "in_week": Text("i en bestemt uge", "in a given week"),
    "in_months": Text("i bestemte måneder", "in given months"),
    "due": Text("senest efter en tid", "no later than after a time"),
}


def _step_fields(chosen: Chosen) -> list[Field]:
    hows = [one for one in _HOW.items() if one[0] != "in_months" or chosen.reading.month_n_begins_after]
    found: list[Field] = []
    for n in chosen.steps:
        row = Text(f"Nr. {n}", f"No. {n}")
        found += [
            Field(f"how-{n}", "choice", Text("Hvornår", "When"), choices=(_KEEP, *hows), row=row),
            Field(f"first-{n}", "number", Text("Uge, eller første måned", "Week, or first month"), row=row),
            Field(f"last-{n}", "number", Text("Sidste måned", "Last month"), row=row),
            length(chosen, f"due-{n}", "Senest efter", "No later than after", row),
            length(chosen, f"opens-{n}", "Tidligst efter", "No earlier than after", row),
        ]
    return found


def _steps(chosen: Chosen, given: Given) -> Change:
    found = [_step(n, given.text(f"how-{n}"), given) for n in chosen.steps if given.text(f"how-{n}")]
    if not found:
        given.need_text(f"how-{chosen.steps[0]}")
    return {"replace": {"step": found}}


def _step(n: int, how: str, given: Given) -> dict[str, Any]:
    if how == "in_week":
        return {"number": n, "in_week": given.number(f"first-{n}")}
    if how == "in_months":
        first = given.number(f"first-{n}")
        last = given.number(f"last-{n}") if given.text(f"last-{n}") else first
        return {"number": n, "in_months": [first, last]}
    opens = given.optional_length(f"opens-{n}")
    return {"number": n, **({"opens": opens} if opens else {}), "due": given.length(f"due-{n}")}


_COUNTED = (
    ("last_done", Text("fra sidste gang", "from the last time")),
    ("origin", Text("fra forløbets start", "from the start of the course")),
)


def _rhythm_fields(chosen: Chosen) -> list[Field]:
    return [
        length(chosen, "every", "Mindst hver", "At least every"),
        Field("counted", "choice", Text("Regnet", "Counted"), choices=_COUNTED),
        length(chosen, "first", "Første gang senest efter (valgfri)", "First time within (optional)"),
        length(chosen, "grace", "Kan udsættes op til (valgfri)", "May be put off by up to (optional)"),
        length(chosen, "until", "Kun de første (valgfri)", "Only in the first (optional)"),
    ]


def _rhythm(chosen: Chosen, given: Given) -> Change:
    optional = {"first_due": "first", "grace": "grace", "until": "until"}
    told = {key: given.optional_length(field) for key, field in optional.items()}
    rhythm = {"counted_from": given.text("counted") or "last_done", "every": given.length("every")}
    return {"replace": {"rhythm": {**rhythm, **{key: one for key, one in told.items() if one}}}}


# ---- In which form, and by what

_FORM = Text("Form", "Form")
_FORM_HINT = Text("fx telefonisk, video, personligt", "such as telefonisk, video, personligt")


def _form_fields(chosen: Chosen) -> list[Field]:
    return [
        Field("form", "text", _FORM, _FORM_HINT),
        Field(
            "attribute",
            "text",
            Text("Kun hvis sagens (valgfri)", "Only if the case's (optional)"),
            Text("et felt i sagen, fx aarsag", "a field of the case, such as aarsag"),
        ),
        Field("one_of", "lines", Text("er en af", "is one of"), Text("én på hver linje", "one on each line")),
        length(chosen, "within", "eller er en dag inden for", "or is a day within"),
    ]


def _form(chosen: Chosen, given: Given) -> Change:
    form: dict[str, Any] = {"form": given.need_text("form")}
    if given.text("attribute"):
        within = given.optional_length("within")
        holds = {"within": within} if within else {"one_of": given.need_lines("one_of")}
        form["only_if"] = {"attribute": given.text("attribute"), **holds}
    return {"add": {"form": form}}


def _forms(chosen: Chosen, given: Given) -> Change:
    return {"replace": {"form": [{"form": one} for one in given.need_lines("forms")]}}


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
    terms = _precondition(chosen)
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
        "rhythm": _has_rhythm(chosen),
        "form": _names_forms(chosen),
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
        _step_fields,
        _steps,
    ),
    Operation(
        "rhythm",
        Text("Ændr, hvor tit det skal ske", "Change how often it is to happen"),
        _has_rhythm,
        _rhythm_fields,
        _rhythm,
    ),
    Operation(
        "form",
        Text("Tillad en form mere", "Allow one more form"),
        _names_forms,
        _form_fields,
        _form,
    ),
    Operation(
        "forms",
        Text("Sæt andre former i stedet", "Put other forms in its place"),
        _names_forms,
        _lines_field("forms", Text("Former, der er tilladt", "Forms that are allowed")),
        _forms,
    ),
    Operation(
        "done_by",
        Text("Lad også noget andet opfylde kravet", "Let something else meet the demand too"),
        lambda chosen: _duty(chosen) is not None,
        _match_fields,
        lambda chosen, given: {"add": {"done_by": _match(given)}},
    ),
    Operation(
        "requires",
        Text("Godtag også andet materiale", "Accept other material too"),
        lambda chosen: _precondition(chosen) is not None and is_known(chosen.terms, "requires"),
        _match_fields,
        lambda chosen, given: {"add": {"requires": _match(given)}},
    ),
    Operation(
        "max_age",
        Text("Ændr, hvor gammelt materialet må være", "Change how old the material may be"),
        lambda chosen: _precondition(chosen) is not None,
        lambda chosen: (length(chosen, "age", "Højst så gammelt", "At most so old"),),
        _max_age,
    ),
    Operation(
        "carry_over",
        Text("Ændr, om ældre materiale tæller", "Change whether earlier material counts"),
        lambda chosen: _precondition(chosen) is not None,
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
