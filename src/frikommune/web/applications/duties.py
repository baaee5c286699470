"""What can be changed in a duty: when and how often it is to happen, and in which form."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from frikommune.language import Text
from frikommune.web.applications.fields import Field, Given
from frikommune.web.applications.operation import Change, Chosen, length

_KEEP = ("", Text("som loven", "as the law"))
_HOW = {
    "in_week": Text("i en bestemt uge", "in a given week"),
    "in_months": Text("i bestemte måneder", "in given months"),
    "due": Text("senest efter en tid", "no later than after a time"),
}


def step_fields(chosen: Chosen) -> list[Field]:
    """Fields for each step of the norm."""
    hows = [one for one in _HOW.items() if one[0] != "in_months" or chosen.reading.month_n_begins_after]
    found: list[Field] = []
    for n in chosen.steps:
        how, row = f"how-{n}", Text(f"Nr. {n}", f"No. {n}")
        week, months, due = (how, ("in_week",)), (how, ("in_months",)), (how, ("due",))
        choice = Field(how, "choice", Text("Hvornår", "When"), choices=(_KEEP, *hows), row=row, leads=True)
        found += [
            choice,
            Field(f"week-{n}", "number", Text("Uge", "Week"), row=row, only_if=week),
            Field(f"first-{n}", "number", Text("Fra måned", "From month"), row=row, only_if=months),
            Field(f"last-{n}", "number", Text("Til måned", "To month"), row=row, only_if=months),
            replace(length(chosen, f"due-{n}", "Senest efter", "Within", row), only_if=due),
            replace(length(chosen, f"opens-{n}", "Tidligst efter", "Not before", row), only_if=due),
        ]
    return found


def steps(chosen: Chosen, given: Given) -> Change:
    """Other windows for the steps that are not as the law. Raises Refused."""
    found = [_step(n, given.text(f"how-{n}"), given) for n in chosen.steps if given.text(f"how-{n}")]
    if not found:
        given.need_text(f"how-{chosen.steps[0]}")
    return {"replace": {"step": found}}


def _step(n: int, how: str, given: Given) -> dict[str, Any]:
    if how == "in_week":
        return {"number": n, "in_week": given.number(f"week-{n}")}
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


def rhythm_fields(chosen: Chosen) -> list[Field]:
    """Fields of a rhythm."""
    return [
        length(chosen, "every", "Mindst hver", "At least every"),
        Field("counted", "choice", Text("Regnet", "Counted"), choices=_COUNTED),
        length(chosen, "first", "Første gang senest efter (valgfri)", "First time within (optional)"),
        length(chosen, "grace", "Kan udsættes op til (valgfri)", "May be put off by up to (optional)"),
        length(chosen, "until", "Kun de første (valgfri)", "Only in the first (optional)"),
    ]


def rhythm(chosen: Chosen, given: Given) -> Change:
    """Another rhythm. Raises Refused."""
    optional = {"first_due": "first", "grace": "grace", "until": "until"}
    told = {key: given.optional_length(field) for key, field in optional.items()}
    rhythm = {"counted_from": given.text("counted") or "last_done", "every": given.length("every")}
    return {"replace": {"rhythm": {**rhythm, **{key: one for key, one in told.items() if one}}}}


_FORM = Text("Form", "Form")
_FORM_HINT = Text("fx telefonisk, video, personligt", "such as telefonisk, video, personligt")


def form_fields(chosen: Chosen) -> list[Field]:
    """Fields of one more form."""
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


def form(chosen: Chosen, given: Given) -> Change:
    """One more form, for everybody or where a condition holds. Raises Refused."""
    form: dict[str, Any] = {"form": given.need_text("form")}
    if given.text("attribute"):
        within = given.optional_length("within")
        holds = {"within": within} if within else {"one_of": given.need_lines("one_of")}
        form["only_if"] = {"attribute": given.text("attribute"), **holds}
    return {"add": {"form": form}}


def forms(chosen: Chosen, given: Given) -> Change:
    """Other forms in place of the law's. Raises Refused."""
    return {"replace": {"form": [{"form": one} for one in given.need_lines("forms")]}}
