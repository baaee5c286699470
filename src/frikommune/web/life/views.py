"""A trial's life, and the steps that wait for a second person."""

from __future__ import annotations

from datetime import timedelta

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from frikommune.programme.steps import STAGES, STEPS
from frikommune.web.journal.entering import of_programme
from frikommune.web.life.models import Pending
from frikommune.web.life.standing import conditions_of, history_of, life_on, offers_of, places_of
from frikommune.web.people.rights import may, seats_of


@of_programme()
def trial(request: HttpRequest, trial: str) -> HttpResponse:
    """Where a trial stands and each municipality in it, what can be done next, and what was done."""
    book = request.book
    if trial not in book.parts:
        raise Http404
    life = life_on(book, trial, request.on, request.known_on)
    works_here = bool(seats_of(request.user, request.programme))
    offers = offers_of(request, trial) if works_here and _is_now(request) else []
    history = history_of(request, trial)
    places = places_of(request, trial, life)
    shown = {
        "trial": book.pack.trials[trial],
        "trial_subject": f"trial:{trial}",
        "life": life,
        "names": book.names(request.on, request.known_on),
        "last_day": life.last_day - timedelta(1) if life.last_day else None,
        "stage": STAGES[life.stage],
        "parts": [(book.pack.rulebook.exemptions[one], f"part:{one}") for one in book.parts[trial]],
        "places": places,
        "outside": [one for one in book.municipalities if one not in {place.name for place in places}],
        "conditions": conditions_of(book, trial, request.on, request.known_on),
        "history": history,
        "applied_here": any(one.entry.says == "apply" for one in history),
        "can": [one for one in offers if one.step.is_open],
        "cannot": [one for one in offers if not one.step.is_open],
        "works_here": works_here,
        "pending": _pending(request).filter(trial=trial) if works_here else (),
        "is_now": _is_now(request),
    }
    return render(request, "life/trial.html", shown)


def _is_now(request: HttpRequest) -> bool:
    return request.on == request.today and request.known_on is None


def _pending(request: HttpRequest) -> QuerySet[Pending]:
    found = Pending.objects.filter(programme=request.programme, state__in=("waiting", "returned"))
    return found.select_related("document", "made_by", "seat", "programme")


@of_programme("confirm")
def waiting(request: HttpRequest) -> HttpResponse:
    """What awaits a second person: what whoever looks may confirm first, then their own."""
    rows = [(one, STEPS[one.act], may_confirm(request, one)) for one in _pending(request)]
    shown = {"rows": sorted(rows, key=lambda row: not row[2])}
    return render(request, "life/waiting.html", shown)


def may_confirm(request: HttpRequest, pending: Pending) -> bool:
    """Whether whoever asks may be the second person: another one, who could have taken the step too."""
    if pending.made_by_id == request.user.pk or pending.state != "waiting":
        return False
    user, programme = request.user, request.programme
    places = pending.names or ("",)
    return all(may(user, programme, right, one) for one in places for right in ("confirm", pending.act))
