"""Who changed persons, roles and settings: for administrators. Nothing here tells of a citizen.

A look at this leaves a trace, too, and stands among them afterwards.
"""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from frikommune.web.pages.speech import say
from frikommune.web.people.models import Person
from frikommune.web.people.rights import need
from frikommune.web.trail import csv_file
from frikommune.web.trail.among import settings_changed
from frikommune.web.trail.asked import Asked, asked_in
from frikommune.web.trail.begun import note
from frikommune.web.trail.lines import of_settings
from frikommune.web.trail.paging import page_of
from frikommune.web.trail.shown import chain_shown
from frikommune.web.trail.words import SETTINGS


@require_safe
@login_required
def changes(request: HttpRequest) -> HttpResponse:
    """The changes that are asked for, page by page or as a file."""
    need(request, "see_changes")
    asked = asked_in(request.GET)
    return _file(request, asked) if request.GET.get("form") == "csv" else _page(request, asked)


def _page(request: HttpRequest, asked: Asked) -> HttpResponse:
    page = page_of(*settings_changed(asked), asked.before)
    note("seen", "trail_trace", asked.query)
    shown: dict[str, Any] = {
        "asked": asked,
        "lines": of_settings(page.rows),
        "page": page,
        "latest": asked.starting(None).query,
        "earlier": asked.starting(page.onward).query if page.onward else "",
        "people": Person.objects.order_by("name"),
        "tables": SETTINGS,
        **chain_shown(),
    }
    return render(request, "trail/settings.html", shown)


def _file(request: HttpRequest, asked: Asked) -> HttpResponse:
    rows, chosen = settings_changed(asked.starting(None))
    text, _ = csv_file.as_csv(csv_file.rows_of(rows, chosen), of_settings)
    note("seen", "trail_trace", f"{asked.query}&form=csv")
    name = say("roller-og-opsaetning", "roles-and-settings")
    return csv_file.answer(text, f"{name}-{request.today.isoformat()}")
