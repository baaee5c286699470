"""The bylaws: all of them, one at its public address, and writing one from the facts."""

from __future__ import annotations

import hashlib

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from frikommune.errors import Refused
from frikommune.reports.bylaw import in_language
from frikommune.web.bylaws.models import Bylaw
from frikommune.web.bylaws.publishing import Draft, draft_of, publish
from frikommune.web.journal.documents import path_of
from frikommune.web.journal.entering import of_programme
from frikommune.web.life.acting import last_basis
from frikommune.web.life.standing import own_places, steps_of
from frikommune.web.pages.speech import language
from frikommune.web.people.rights import may, need


@of_programme()
def bylaws(request: HttpRequest) -> HttpResponse:
    """Every bylaw that was published by the day, the newest first."""
    found = Bylaw.objects.filter(programme=request.programme, published__lte=request.on)
    shown = {
        "rows": [(one, request.book.pack.trials.get(one.trial)) for one in found.select_related("programme")],
        "may_write": may(request.user, request.programme, "publish_bylaw"),
        "trials": request.book.pack.trials.values(),
    }
    return render(request, "bylaws/bylaws.html", shown)


@of_programme()
def bylaw(request: HttpRequest, municipality: str, trial: str, number: int) -> HttpResponse:
    """One bylaw, word for word as it was published. Its text is held against its digest every time."""
    rows = Bylaw.objects.select_related("document", "programme")
    found = get_object_or_404(
        rows, programme=request.programme, municipality=municipality, trial=trial, number=number
    )
    path = path_of(found.document.digest)
    content = path.read_bytes() if path.exists() else b""
    if hashlib.sha256(content).hexdigest() != found.document.digest:
        raise Http404
    others = rows.filter(programme=request.programme, municipality=municipality, trial=trial)
    shown = {
        "bylaw": found,
        "trial": request.book.pack.trials.get(trial),
        "text": in_language(content.decode(), language()),
        "newer": others.filter(number__gt=number).first(),
        "others": [one for one in others if one != found],
    }
    return render(request, "bylaws/bylaw.html", shown)


@of_programme("see_work")
def write(request: HttpRequest, trial: str) -> HttpResponse:
    """The form, the text that follows from it, and publishing that text."""
    if trial not in request.book.parts:
        raise Http404
    offered = steps_of(request.book, trial, request.today)["publish_bylaw"]
    places = own_places(request, "publish_bylaw", offered)
    if not places:
        need(request, "publish_bylaw")
    if request.method == "POST" and (done := Bylaw.objects.filter(key=request.POST.get("key", "–")).first()):
        return redirect(done.address)
    draft: Draft | None = None
    refusals: tuple[object, ...] = () if offered.is_open else offered.in_the_way
    try:
        if request.method == "POST" or "municipality" in request.GET:
            draft = draft_of(request, trial, places)
        if request.method == "POST" and draft:
            return redirect(publish(request, draft).address)
    except Refused as refused:
        refusals = refused.refusals
    return _page(request, trial, places, draft, refusals)


def _page(
    request: HttpRequest,
    trial: str,
    places: tuple[str, ...],
    draft: Draft | None,
    refusals: tuple[object, ...],
) -> HttpResponse:
    book = request.book
    offered = steps_of(book, trial, request.today)["publish_bylaw"]
    granted = steps_of(book, trial, request.today)["start"].parts
    exemptions = book.pack.rulebook.exemptions
    given = request.POST or request.GET
    shown = {
        "trial": book.pack.trials[trial],
        "places": [(one, offered.places.get(one, ())) for one in places],
        "parts": [exemptions[one] for one in granted],
        "given": given,
        "chosen_parts": given.getlist("parts") or list(granted),
        "basis": given.get("basis") or last_basis(book, trial),
        "draft": draft,
        "text": in_language(draft.text, language()) if draft else "",
        "refusals": refusals,
    }
    return render(
        request, "bylaws/write.html", shown, status=422 if refusals and draft is None and given else 200
    )
