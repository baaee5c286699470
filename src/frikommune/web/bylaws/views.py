"""The bylaws: all of them, one at its public address, and writing one from the facts."""

from __future__ import annotations

import hashlib
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.safestring import mark_safe

from frikommune.errors import Refused
from frikommune.language import Text
from frikommune.web.bylaws.earlier import in_language
from frikommune.web.bylaws.models import Bylaw, BylawPaper
from frikommune.web.bylaws.publishing import Draft, chosen_for, draft_of, publish
from frikommune.web.journal.documents import path_of
from frikommune.web.journal.entering import of_programme
from frikommune.web.life.acting import last_basis
from frikommune.web.life.standing import own_places, steps_of
from frikommune.web.pages.speech import language
from frikommune.web.papers.forms import every_form
from frikommune.web.papers.keeping import ARTICLE, article, content_of
from frikommune.web.papers.models import SentForm
from frikommune.web.papers.views import as_file
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
    others = rows.filter(programme=request.programme, municipality=municipality, trial=trial)
    shown = {
        "bylaw": found,
        "trial": request.book.pack.trials.get(trial),
        "newer": others.filter(number__gt=number).first(),
        "others": [one for one in others if one != found],
    }
    return render(request, "bylaws/bylaw.html", shown | _said(found))


def _said(found: Bylaw) -> dict[str, Any]:
    """Its article and its forms in the reader's language; of one from before papers, its text."""
    papers = BylawPaper.objects.filter(bylaw=found).select_related("sent").order_by("pk")
    if not papers:
        return {"text": in_language(_text_of(found), language())}
    own = next((one.sent for one in papers if one.sent.language == language()), papers[0].sent)
    names = every_form()
    return {
        "article": mark_safe(content_of(own.forms.get(form=ARTICLE)).decode()),  # escaped when it was made
        "forms": [
            (one.sent.language, names[form.form])
            for one in papers
            for form in one.sent.forms.all()
            if form.form in names
        ],
        "digest": own.digest,
        "title": Text(own.title_da, own.title_en),
    }


def _text_of(found: Bylaw) -> str:
    """The text that was published. Raises 404 where it is not what was kept."""
    path = path_of(found.document.digest)
    content = path.read_bytes() if path.exists() else b""
    if hashlib.sha256(content).hexdigest() != found.document.digest:
        raise Http404
    return content.decode()


@of_programme()
def in_form(
    request: HttpRequest, municipality: str, trial: str, number: int, language: str, form: str
) -> HttpResponse:
    """One form of a bylaw, as it was published."""
    row = get_object_or_404(
        SentForm,
        sent__bylaw__bylaw__programme=request.programme,
        sent__bylaw__bylaw__municipality=municipality,
        sent__bylaw__bylaw__trial=trial,
        sent__bylaw__bylaw__number=number,
        sent__language=language,
        form=form,
    )
    names = every_form()
    if form not in names:
        raise Http404
    return as_file(content_of(row), names[form].media_type, row.name)


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


def _preview(request: HttpRequest, draft: Draft) -> str:
    return article(request, chosen_for(request, draft, language()), draft.paper)


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
        "article": mark_safe(_preview(request, draft)) if draft else "",  # escaped by the form
        "refusals": refusals,
    }
    return render(
        request, "bylaws/write.html", shown, status=422 if refusals and draft is None and given else 200
    )
