"""A municipality's own page, and the choice among them for whoever has none."""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from frikommune.programme.cell import CELL_WORDS, MARK_WORDS
from frikommune.programme.duties import DUTY_WORDS, Duty, in_order
from frikommune.programme.entry import Subject
from frikommune.programme.state import Question
from frikommune.web.journal.entering import of_programme
from frikommune.web.municipality.kept import duties_in, own_in
from frikommune.web.people.rights import may, own_municipalities
from frikommune.web.publishing.models import Published
from frikommune.web.publishing.standing import public_papers
from frikommune.web.trials.cards import cards_of


@of_programme()
def mine(request: HttpRequest) -> HttpResponse:
    """Straight to one's own where there is one; else the choice, each with how much is waiting there.

    For a visitor: every municipality, with its trials.
    """
    if not may(request.user, request.programme, "see_own"):
        return render(request, "municipality/all.html", _public(request))
    own = own_municipalities(request.user, request.programme)
    if len(own) == 1:
        return redirect("municipality:one", request.programme.slug, own[0])
    names = own or request.book.municipalities
    counted = [(name, all_duties(request, name)) for name in names]
    rows = [(name, len(duties), sum(one.late(request.on) > 0 for one in duties)) for name, duties in counted]
    return render(request, "municipality/choice.html", {"rows": rows})


def _public(request: HttpRequest) -> dict[str, Any]:
    """Every municipality with its trials, and what these are called."""
    book, days = request.book, (request.on, request.known_on)
    rows = [(name, own_in(book, *days, name)) for name in book.municipalities]
    return {"rows": rows, "trials": cards_of(book, *days)}


@of_programme()
def one(request: HttpRequest, name: str) -> HttpResponse:
    """Everything about one municipality; without what it must do, for a visitor. Raises 404."""
    if name not in request.book.municipalities:
        raise Http404
    now = request.book.now(request.on, request.known_on)
    own = own_in(request.book, request.on, request.known_on, name)
    works_here = may(request.user, request.programme, "see_own")
    duties = all_duties(request, name) if works_here else []
    shown = {
        "name": name,
        "works_here": works_here,
        "published": _published(request, name),
        "subject": Subject("municipality", name),
        "is_told_of": bool(now.about(Subject("municipality", name))),
        "is_own": name in own_municipalities(request.user, request.programme),
        "own": own,
        "duties": [(duty, DUTY_WORDS[duty.kind], duty.late(request.on)) for duty in duties],
        "late": sum(duty.late(request.on) > 0 for duty in duties),
        "state_words": CELL_WORDS,
        "mark_words": MARK_WORDS,
        "coverage": _coverage(request),
        "may_join": may(request.user, request.programme, "join", name),
        "names": request.book.names(request.on, request.known_on),
        "places": request.book.municipalities,
    }
    return render(request, "municipality/one.html", shown)


def _published(request: HttpRequest, name: str) -> QuerySet[Published]:
    """The municipality's papers that are for everybody."""
    return public_papers(request.programme).filter(sent__municipality=name, on__lte=request.on)


def all_duties(request: HttpRequest, name: str) -> list[Duty]:
    """What the journal shows, and what apps offer by `duties(request, municipality)` of their `AppConfig`."""
    duties = list(duties_in(request.book, request.on, request.known_on, name))
    for config in apps.get_app_configs():
        offer = getattr(config, "duties", None)
        if offer is not None:
            duties += offer(request, name)
    return sorted(duties, key=in_order)


def _coverage(request: HttpRequest) -> tuple[Question, ...]:
    """What the sources say of how far the exemptions reach."""
    now = request.book.now(request.on, request.known_on)
    found = (now.question(Subject("network", one.name), "coverage") for one in now.subjects("network"))
    return tuple(one for one in found if one.facts)
