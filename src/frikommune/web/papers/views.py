"""Which papers there are, one paper to read, and the same taken home."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.safestring import mark_safe

from frikommune.errors import Refused
from frikommune.reports.kinds import KINDS, Kind
from frikommune.reports.names import file_name
from frikommune.reports.own_texts import Written, unoffered
from frikommune.reports.paper import Paper
from frikommune.web.applications.once import new_key
from frikommune.web.journal.entering import of_programme
from frikommune.web.papers.asking import fields
from frikommune.web.papers.chosen import Chosen, chosen_of, links, paper_of
from frikommune.web.papers.enclosing import zip_of
from frikommune.web.papers.forms import ZIP, forms_for, forms_of, laid_out
from frikommune.web.papers.keeping import article, digest_of
from frikommune.web.papers.models import Sent
from frikommune.web.papers.own_templates import template_for
from frikommune.web.papers.rights import may_send
from frikommune.web.people.rights import own_municipalities

SHOWN = 50
"""How many of the papers that went out are listed."""


@of_programme("see_work")
def home(request: HttpRequest) -> HttpResponse:
    """Every kind of paper, and the papers that went out, the latest first."""
    sent = Sent.objects.filter(programme=request.programme, on__lte=request.on).defer("extract")
    own = next(iter(own_municipalities(request.user, request.programme)), "")
    trial = request.GET.get("trial", "")
    about = {"municipality": own, "trial": trial if trial in request.book.parts else ""}
    shown = {
        "kinds": [(one, _ways(one, about, request)) for one in KINDS.values()],
        "sent": [(one, KINDS.get(one.kind)) for one in sent[:SHOWN]],
        "more": max(sent.count() - SHOWN, 0),
    }
    return render(request, "papers/home.html", shown)


@of_programme("see_work")
def paper(request: HttpRequest, kind: str) -> HttpResponse:
    """The paper that the address asks for, above it what can be chosen; refused, it says why."""
    chosen = chosen_of(request, kind)
    shown: dict[str, Any] = {"chosen": chosen, "fields": fields(request, chosen), "kind": chosen.kind}
    if chosen.lacks:
        return render(request, "papers/paper.html", shown)
    try:
        found, left = paper_of(request, chosen)
        shown |= _read(request, chosen, found, left)
    except Refused as refused:
        return render(request, "papers/paper.html", shown | {"refusals": refused.refusals}, status=422)
    return render(request, "papers/paper.html", shown)


@of_programme("see_work")
def download(request: HttpRequest, kind: str, form: str) -> HttpResponse:
    """The paper in one of its forms. Raises 404 for one that does not suit it."""
    chosen = chosen_of(request, kind)
    suits = forms_for(chosen.kind.shape)
    if form not in suits and not (form == ZIP.ending and chosen.kind.encloses):
        raise Http404
    found, _ = paper_of(request, chosen)
    if form == ZIP.ending:
        return as_file(zip_of(request, chosen), ZIP.media_type, file_name(found, chosen.about, form))
    template = template_for(request.programme, found, form)
    link = links(request, chosen.day, whole=True)
    content = laid_out(found, suits[form], chosen.language, link, template)
    return as_file(content, suits[form].media_type, file_name(found, chosen.about, form))


def as_file(content: bytes, media_type: str, name: str) -> HttpResponse:
    """Something to take home."""
    answer = HttpResponse(content, content_type=media_type)
    answer["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    return answer


def _read(request: HttpRequest, chosen: Chosen, found: Paper, left: tuple[Written, ...]) -> dict[str, Any]:
    """What the page shows of a paper that could be written."""
    may = may_send(request, chosen)
    asked = f"?{chosen.query}"
    write = may and chosen.day >= request.today

    def write_at(place: str) -> str:
        return reverse("papers:text", args=[request.programme.slug, chosen.kind.id, place]) + asked

    made = article(request, chosen, found, write_at if write else lambda _: "")
    rows = Sent.objects.filter(
        programme=request.programme,
        kind=chosen.kind.id,
        municipality=chosen.municipality,
        trial=chosen.about,
    )
    return {
        "paper": found,
        "article": mark_safe(made),  # the form escapes every word of a paper
        "forms": (*forms_of(found).values(), *([ZIP] if chosen.kind.encloses else [])),
        "left": left,
        "writes": write,
        "places": unoffered(found) if write else {},
        "may_send": may,
        "digest": digest_of(found),
        "key": new_key(),
        "earlier": rows.filter(on__lte=request.today).defer("extract"),
    }


def _ways(kind: Kind, about: dict[str, str], request: HttpRequest) -> list[str]:
    """The addresses of a paper as of today, and as of its own day where it has one that has come."""
    url = reverse("papers:paper", args=[request.programme.slug, kind.id])
    asked = {key: one for key, one in about.items() if one and key in (*kind.needs, *kind.takes)}
    days = [{}, {"on": kind.own_day.isoformat()}] if kind.own_day and kind.own_day <= request.today else [{}]
    return [f"{url}?{urlencode(asked | day)}" if asked | day else url for day in days]
