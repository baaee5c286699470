"""Notes for the citizen's file: the case system takes them, so that nobody writes them twice.

A use has a note when it is registered, and a new one when a leader decided or it was withdrawn. A note is
taken when the case system says so, not when it was shown: what is lost on the way is shown again.
"""

from __future__ import annotations

from typing import Annotated, Any

from django.db import transaction
from django.db.models import CharField, Exists, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Cast, Coalesce, Concat
from django.http import HttpRequest, HttpResponse
from ninja import Query
from pydantic import BeforeValidator, Field

from frikommune.casework.uses.state import STATE_WORDS
from frikommune.errors import Refused
from frikommune.language import Text
from frikommune.web.api.case_shapes import Notes, Taken
from frikommune.web.api.fields import Lang, Told, told, whole
from frikommune.web.api.naming import look_up_by_system
from frikommune.web.api.refusals_of_content import no_such_note
from frikommune.web.api.refusing import answer
from frikommune.web.api.service import call
from frikommune.web.pages.posted import number_in
from frikommune.web.uses.kept import state_in, uses_in
from frikommune.web.uses.models import Use, UseStep
from frikommune.web.uses.note import note_in

MOST = 200
PURPOSE = "API: notat til journalen hentet"
_DECIDES = ("approved", "declined", "withdrawn")


class Waiting(Lang):
    limit: Annotated[int, Field(ge=1, le=MOST), BeforeValidator(whole)] = told(
        "Hvor mange højst", "How many at most", 50
    )


class Receipt(Told):
    notes: Annotated[list[Annotated[str, Field(max_length=60)]], Field(min_length=1, max_length=MOST)] = told(
        "Notater, som nu står i journalen", "Notes that now stand in the case file"
    )


@call(
    "GET",
    "/notes",
    right="take_notes",
    summary=Text("Notater, der ikke er hentet", "Notes not yet taken"),
    words=Text(
        "De ældste først. Et notat vises igen, til det er kvitteret.",
        "The oldest first. A note is shown again until it is acknowledged.",
    ),
    answer=Notes,
)
def notes(request: HttpRequest, asked: Query[Waiting]) -> HttpResponse:
    """Each with the case system's own number of the case, and ready to put in."""
    found = list(_waiting(request)[: asked.limit + 1])
    shown = [_shown(one, request, asked.language) for one in found[: asked.limit]]
    return answer({"notes": shown, "more": len(found) > asked.limit})


@call(
    "POST",
    "/notes/taken",
    right="take_notes",
    summary=Text("Kvittér for hentede notater", "Acknowledge notes that were taken"),
    words=Text(
        "Kan gentages. Er der truffet ny beslutning imens, vises det nye notat bagefter.",
        "May be repeated. If something was decided meanwhile, the new note is shown afterwards.",
    ),
    answer=Taken,
)
def take_notes(request: HttpRequest, sent: Receipt) -> HttpResponse:
    """All of them, or none."""
    ids = list(dict.fromkeys(sent.notes))
    with transaction.atomic():
        known = {note: use for use in _meant(request, ids) for note in _notes_of(use)}
        strange = [no_such_note(one) for one in ids if one not in known]
        if strange:
            raise Refused(*(refusal for each in strange for refusal in each.refusals))
        new = [one for one in ids if one not in _taken(known[one])]
        for note in new:
            UseStep.objects.create(use=known[note], step="sent", words=note, on=request.today)
            look_up_by_system(request, known[note].case, PURPOSE)
    return answer({"taken": new, "before": [one for one in ids if one not in new]})


def _waiting(request: HttpRequest) -> QuerySet[Use]:
    """Uses whose note, as it reads now, was not acknowledged."""
    steps = UseStep.objects.filter(use=OuterRef("pk"))
    latest = steps.filter(step__in=_DECIDES).order_by("-pk").values("pk")[:1]
    decided = Coalesce(Subquery(latest), 0)
    named = Concat(
        Cast("pk", CharField()), Value("-"), Cast("decided", CharField()), output_field=CharField()
    )
    sent = steps.filter(step="sent").filter(
        Q(words=OuterRef("note")) | Q(words="", pk__gt=OuterRef("decided"))
    )
    mine = uses_in(request.programme, request.municipality)
    return mine.annotate(decided=decided).annotate(note=named).filter(~Exists(sent))


def _shown(use: Any, request: HttpRequest, language: Any) -> dict[str, Any]:
    state = state_in(use, request.book.pack.rulebook)
    return {
        "note": use.note,
        "number": use.case.number,
        "use": use.pk,
        "exemption": use.exemption,
        "norm": use.norm,
        "decided_on": use.decided_on,
        "state": state,
        "state_words": STATE_WORDS[state].said_in(language),
        "text": note_in(use, request.book),
    }


def _meant(request: HttpRequest, ids: list[str]) -> QuerySet[Use]:
    numbers = {number_in(one.partition("-")[0]) for one in ids} - {None}
    return uses_in(request.programme, request.municipality).filter(pk__in=numbers)


def _notes_of(use: Use) -> list[str]:
    """Every note that it has had."""
    return [f"{use.pk}-0", *(f"{use.pk}-{one.pk}" for one in use.steps.all() if one.step in _DECIDES)]


def _taken(use: Use) -> set[str]:
    return {one.words for one in use.steps.all() if one.step == "sent"}
