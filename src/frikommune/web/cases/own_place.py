"""Where a page of casework begins: in one's own municipality, or with a choice among several."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from frikommune.language import Text
from frikommune.web.cases.access import places_of


def to_own_place(request: HttpRequest, right: str, name: Text, view: str) -> HttpResponse:
    """On to the page `view` of the one municipality in which whoever asks may do it; else a choice.

    `name` is what the page is called.
    """
    places = places_of(request.user, request.programme, right)
    if len(places) == 1:
        return redirect(view, request.programme.slug, places[0])
    return render(request, "cases/own_place.html", {"places": places, "name": name, "view": view})
