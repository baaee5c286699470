"""A use of an exemption is registered from the case system's own screen."""

from __future__ import annotations

import hashlib
from datetime import date
from typing import Annotated, Any

from django.http import HttpRequest, HttpResponse
from ninja import Query
from pydantic import Field

from frikommune.cases.history import Use as Decision
from frikommune.casework.uses.health import health_words
from frikommune.casework.uses.state import STATE_WORDS
from frikommune.casework.uses.using import NEW
from frikommune.language import Text
from frikommune.web.api import refusals_of_content as refusals
from frikommune.web.api.case_shapes import UseRegistered
from frikommune.web.api.fields import Day, Lang, Short, Words, told
from frikommune.web.api.naming import Named, case_named, check_texts
from frikommune.web.api.refusing import answer
from frikommune.web.api.service import call
from frikommune.web.people.models import Seat
from frikommune.web.uses.kept import state_in
from frikommune.web.uses.models import Use
from frikommune.web.uses.note import note_in
from frikommune.web.uses.registering import register

PURPOSE = "API: brug af en undtagelse registreret"


class Using(Named):
    """The decision, as the caseworker took it."""

    key: Short = told(
        "Kaldets egen nøgle: samme nøgle igen er samme brug",
        "The call's own key: the same key again is the same use",
    )
    exemption: Short = told("Fravigelsen, fx 2.1a", "The exemption, such as 2.1a")
    norm: Annotated[str, Field(min_length=1, max_length=80)] = told(
        "Normen, der fraviges", "The norm that is set aside"
    )
    occurrence: Annotated[int, Field(ge=0, le=10_000)] = told(
        "Skridtets nummer, som pligten har det; 0: det næste, eller resten af forløbet",
        "The step's number, as the duty has it; 0: the next one, or the rest of the course",
        0,
    )
    reason: Words = told(
        "Grundens kode, eller egne ord hvor de tages", "The reason's code, or own words where they are taken"
    )
    replaced_by: Annotated[str, Field(max_length=200)] = told(
        "Hvad der trådte i stedet", "What replaced the step", ""
    )
    decided_on: Day | None = told(
        "Dagen, det blev besluttet; ellers i dag", "The day decided; else today", None
    )
    worker: Annotated[str, Field(max_length=40)] = told(
        "Initialer på den, der besluttede, som fagsystemet skriver dem",
        "Initials of whoever decided, as the case system writes them",
        "",
    )
    based_on: int | None = told(
        "Sagens version, da der blev besluttet; er den ny, afvises brugen",
        "The case's version when it was decided; if it is another now, the use is refused",
        None,
    )


@call(
    "POST",
    "/uses",
    right="use_exemption",
    summary=Text("Registrér brug af en undtagelse", "Register a use of an exemption"),
    words=Text(
        "Bedømmes som på siden: det, der afvises, ville heller ikke tælle. Samme nøgle igen er samme brug.",
        "Judged as on the page: what is refused would not count either. The same key again is the same use.",
    ),
    answer=UseRegistered,
)
def register_use(request: HttpRequest, seen: Query[Lang], sent: Using) -> HttpResponse:
    """The use, and whether it counts already."""
    check_texts(reason=sent.reason, replaced_by=sent.replaced_by, worker=sent.worker, key=sent.key)
    case = case_named(request, sent, PURPOSE)
    decision = _decision(sent, request.today)
    done = register(
        case,
        request.book.pack.rulebook,
        decision,
        key=_key(request, sent.key),
        by=_worker(request, sent.worker),
        by_system=f"{request.token.label} {sent.worker}".strip()[:60],
        based_on=sent.based_on,
    )
    if done.verdict is None and not _is_same(done.use, decision, sent.decided_on):
        raise refusals.key_taken(sent.key)
    return answer(_said(done.use, request, seen.language) | {"repeated": done.verdict is None})


def _said(use: Use, request: HttpRequest, language: Any) -> dict[str, Any]:
    state = state_in(use, request.book.pack.rulebook)
    return {
        "use": use.pk,
        "exemption": use.exemption,
        "norm": use.norm,
        "occurrence": use.occurrence,
        "decided_on": use.decided_on,
        "recorded_on": use.recorded_on,
        "state": state,
        "state_words": STATE_WORDS[state].said_in(language),
        "note": note_in(use, request.book),
        "health_words": health_words(f"{use.reason} {use.replaced_by}"),
    }


def _decision(sent: Using, today: date) -> Decision:
    return Decision(
        NEW,
        sent.exemption,
        sent.norm,
        sent.decided_on or today,
        today,
        sent.reason.strip(),
        sent.occurrence,
        sent.replaced_by.strip(),
    )


def _key(request: HttpRequest, key: str) -> str:
    """Keys of two systems do not meet; a new token of the same system keeps its keys."""
    return hashlib.sha256(f"{request.token.label}\n{key}".encode()).hexdigest()[:60]


def _worker(request: HttpRequest, initials: str) -> Any:
    """The person whom the municipality's case system writes so; None where nobody here is."""
    if not initials:
        return None
    seats = Seat.objects.filter(
        programme=request.programme, municipality=request.municipality, initials=initials
    )
    people = {seat.person for seat in seats.select_related("person")}
    return people.pop() if len(people) == 1 else None


def _is_same(use: Use, decision: Decision, day: date | None) -> bool:
    """Whether a use is what the call says; a day that was not said is not held against it."""
    said = ("exemption", "norm", "occurrence", "reason", "replaced_by")
    same = all(getattr(use, name) == getattr(decision, name) for name in said)
    return same and (day is None or use.decided_on == day)
