"""Taking a step of an effort in a case, recording a follow-up, and ending it."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from frikommune.cases.history import Attributes, Event, History
from frikommune.casework.efforts.follow import (
    Completing,
    against_completing,
    against_end,
    against_follow_up,
    taken_step,
)
from frikommune.casework.efforts.gates import Gate, Wish, gate_of, run_in_progress
from frikommune.casework.efforts.here import usual_attributes
from frikommune.errors import Refusal, Refused
from frikommune.language import Text
from frikommune.law.effort import ENDS, HOW, ByUse, Detail, Effort
from frikommune.law.terms import Match
from frikommune.web.cases.models import Case
from frikommune.web.cases.opening import of_case
from frikommune.web.efforts.form import DAY, fields, read_details
from frikommune.web.efforts.recording import record
from frikommune.web.pages.posted import Posted
from frikommune.web.pages.speech import said, say
from frikommune.web.uses.kept import living_history

ENDING = Text("Hvordan indsatsen endte", "How the effort ended")
ENDS_TITLE = Text("Afslut indsatsen", "End the effort")


Against = Callable[[History, date, Attributes], tuple[Refusal, ...]]


@dataclass(frozen=True, slots=True)
class Asked:
    """What a form is about: the event that it records, what with it, and what may stand against it."""

    case: Case
    effort: Effort
    title: Text
    kind: str
    type: str
    against: Against
    details: tuple[Detail, ...] = ()
    more: Mapping[str, Any] = field(default_factory=dict)


@require_http_methods(["GET", "POST"])
@of_case("record_event")
def step(request: HttpRequest, case: Case, effort: str, step: str) -> HttpResponse:
    """Take a step; one that is the use of an exemption is taken where uses are registered."""
    known = _effort(request, effort)
    taken = known.step(step)
    if taken is None:
        raise Http404
    if isinstance(taken.by, ByUse):
        address = reverse("uses:use", args=[request.programme.slug, case.municipality, case.pk])
        return redirect(f"{address}?exemption={taken.by.exemption}")
    rulebook, today = request.book.pack.rulebook, request.today

    def gate(history: History, day: date, attributes: Attributes) -> Gate:
        wish = Wish(known, taken, case.municipality, day, attributes)
        return gate_of(wish, history, rulebook, today)

    now = gate(living_history(case, rulebook), today, usual_attributes(taken))
    asked = Asked(
        case,
        known,
        taken.title,
        taken.by.kind,
        min(taken.by.types, default=""),
        lambda history, day, attributes: gate(history, day, attributes).refusals,
        taken.details,
        {"gate": now, "step": taken},
    )
    return _answer(request, asked)


@require_http_methods(["GET", "POST"])
@of_case("record_event")
def complete(request: HttpRequest, case: Case, effort: str, step: str) -> HttpResponse:
    """Add what was not told of a step that was taken; the event stays one, on its own day."""
    known, rulebook = _effort(request, effort), request.book.pack.rulebook
    taken = taken_step(living_history(case, rulebook), known, step, request.today)
    if taken is None or not isinstance(taken.step.by, Match):
        raise Http404

    def against(history: History, day: date, attributes: Attributes) -> tuple[Refusal, ...]:
        return against_completing(history, known, step, Completing(day, attributes), request.today)

    asked = Asked(
        case,
        known,
        taken.step.title,
        taken.step.by.kind,
        min(taken.step.by.types, default=""),
        against,
        taken.untold,
        {"fixed_day": taken.day},
    )
    return _answer(request, asked)


@require_http_methods(["GET", "POST"])
@of_case("record_event")
def follow(request: HttpRequest, case: Case, effort: str, kind: str) -> HttpResponse:
    """Record a follow-up."""
    known = _effort(request, effort)
    chosen = next((one for one in known.follow_ups if one.id == kind), None)
    if chosen is None:
        raise Http404

    def against(history: History, day: date, attributes: Attributes) -> tuple[Refusal, ...]:
        return against_follow_up(history, known, chosen, day, request.today)

    type_ = min(chosen.by.types, default="")
    asked = Asked(case, known, chosen.title, chosen.by.kind, type_, against, chosen.details)
    return _answer(request, asked)


@require_http_methods(["GET", "POST"])
@of_case("record_event")
def end(request: HttpRequest, case: Case, effort: str) -> HttpResponse:
    """Say how an effort ended; after an assessment, not going on is proposed."""
    known, today = _effort(request, effort), request.today
    run = run_in_progress(living_history(case, request.book.pack.rulebook), known, today)
    stops = run is not None and run.last.step.assessed
    usual = next((one.id for one in known.endings if one.stops and stops), "")

    def against(history: History, day: date, attributes: Attributes) -> tuple[Refusal, ...]:
        return against_end(history, known, str(attributes.get(HOW, "")), day, today)

    more = {
        "endings": {one.id: one.title for one in known.endings},
        "picked": request.POST.get("ending", usual),
    }
    return _answer(request, Asked(case, known, ENDS_TITLE, ENDS, known.id, against, more=more))


def _answer(request: HttpRequest, asked: Asked) -> HttpResponse:
    """Show the form, or store what it sent; refused, it is shown again with everything that was typed."""
    if request.method != "POST":
        return _page(request, asked)
    try:
        stored = _store(request, asked)
    except Refused as refused:
        at = said(asked.title)
        placed = [one if one.where else one.within(at) for one in refused.refusals]
        return _page(request, asked, refusals=placed, status=422)
    if stored:
        messages.success(request, say("Registreret i sagen.", "Recorded in the case."))
    else:
        messages.info(request, say("Det var registreret.", "It was recorded already."))
    return redirect("efforts:case", request.programme.slug, asked.case.municipality, asked.case.pk)


def _page(request: HttpRequest, asked: Asked, *, status: int = 200, **more: Any) -> HttpResponse:
    words = request.book.pack.rulebook.words
    shown = {
        "case": asked.case,
        "effort": asked.effort,
        "title": asked.title,
        "group": words.group(asked.case.group),
        "fields": fields(asked.details, words, request),
        "day": request.POST.get("day", request.today.isoformat()),
        "key": request.POST.get("key", "")[:60] or uuid.uuid4().hex,
        **asked.more,
        **more,
    }
    return render(request, "efforts/form.html", shown, status=status)


def _store(request: HttpRequest, asked: Asked) -> bool:
    """Record what was sent. False where the same form did before. Raises Refused."""
    rulebook, posted = request.book.pack.rulebook, Posted(request)
    day = asked.more.get("fixed_day") or posted.day("day", DAY, last=request.today)
    attributes = read_details(posted, asked.details, rulebook.words)
    if "endings" in asked.more:
        attributes[HOW] = posted.choice("ending", ENDING, asked.more["endings"])
    posted.check()
    assert day is not None
    event = Event("", day, 0, asked.kind, asked.type, attributes=attributes)
    key = request.POST.get("key", "")[:60] or uuid.uuid4().hex

    def against(history: History) -> tuple[Refusal, ...]:
        return asked.against(history, event.day, attributes)

    return record(asked.case, rulebook, event, against, key=key, by=request.user, today=request.today)


def _effort(request: HttpRequest, name: str) -> Effort:
    found: Effort | None = request.book.pack.efforts.get(name)
    if found is None:
        raise Http404
    return found
