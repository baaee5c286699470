"""The page of own templates: which are used, uploading a new version, taking one back."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from frikommune.errors import Refused
from frikommune.language import Text
from frikommune.web.journal.documents import path_of
from frikommune.web.journal.entering import of_programme
from frikommune.web.pages.speech import said
from frikommune.web.papers.forms import every_form
from frikommune.web.papers.models import OwnTemplate
from frikommune.web.papers.own_templates import FORMS, NETWORK, RIGHT, latest, places_of, take_back, take_in
from frikommune.web.papers.views import as_file
from frikommune.web.people.rights import need

_KEPT = Text("Skabelonen er gemt og bruges fra nu af.", "The template is kept and used from now on.")
_BACK = Text(
    "Skabelonen er taget tilbage; papirerne har igen Frikommunes eget udseende.",
    "The template is taken back; papers have Frikommune's own look again.",
)


@of_programme("see_work")
def templates(request: HttpRequest) -> HttpResponse:
    """The templates of those places that whoever asks may change; sent, a new one is checked and kept."""
    need(request, RIGHT)
    places, status, wrong = places_of(request), 200, None
    place = (request.POST or request.GET).get("municipality", next(iter(places), ""))
    if place not in places:
        raise Http404
    if request.method == "POST":
        try:
            take_in(request, place, request.FILES.get("file"), need(request, RIGHT, place))
            messages.success(request, said(_KEPT))
            return redirect("papers:templates", request.programme.slug)
        except Refused as refused:
            status, wrong = 422, refused.refusals
    rows = OwnTemplate.objects.filter(programme=request.programme, municipality__in=list(places))
    shown = {
        "places": places.items(),
        "place": place,
        "wrong": wrong,
        "used": [
            (name, FORMS[form], found)
            for code, name in places.items()
            for form in FORMS
            if (found := latest(request.programme, code, form)) is not None
        ],
        "rows": [
            (one, places[one.municipality], FORMS[one.form], Text(one.by_da, one.by_en))
            for one in rows.order_by("-pk")
        ],
        "network": NETWORK,
    }
    return render(request, "papers/templates.html", shown, status=status)


@require_POST
@of_programme("see_work")
def template_back(request: HttpRequest, number: int) -> HttpResponse:
    """Use it no longer."""
    row = get_object_or_404(OwnTemplate, programme=request.programme, pk=number)
    seat = need(request, RIGHT, row.municipality)
    if row.municipality not in places_of(request):
        raise Http404
    take_back(request, row, seat)
    messages.success(request, said(_BACK))
    return redirect("papers:templates", request.programme.slug)


@of_programme("see_work")
def template_file(request: HttpRequest, number: int) -> HttpResponse:
    """The file as it was uploaded. Raises 404 for one that was taken back."""
    row = get_object_or_404(OwnTemplate, programme=request.programme, pk=number)
    need(request, RIGHT, row.municipality)
    if not row.digest or not path_of(row.digest).exists():
        raise Http404
    return as_file(path_of(row.digest).read_bytes(), every_form()[row.form].media_type, row.name)
