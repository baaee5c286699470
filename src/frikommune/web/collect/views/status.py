"""The status itself: frozen for everybody, before that for whoever works with it."""

from __future__ import annotations

import hashlib

from django.core.cache import cache
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

from frikommune.programme.words import subject_text
from frikommune.web.collect.models import StatusRequest
from frikommune.web.collect.status import shown as shown_of
from frikommune.web.collect.tables import table_of
from frikommune.web.collect.views.finding import status_at
from frikommune.web.files.tables import Asked, as_csv, as_xlsx
from frikommune.web.journal.entering import of_programme
from frikommune.web.pages.speech import language
from frikommune.web.people.rights import may, need

KEPT_SECONDS = 3600
WRITERS = {
    "csv": (as_csv, "text/csv; charset=utf-8"),
    "xlsx": (as_xlsx, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
}


@of_programme()
def status(request: HttpRequest, number: int) -> HttpResponse:
    """The status."""
    found, is_public = _may_see(request, number)
    names = request.book.names(request.today)
    shown = {
        "status": found,
        "body": subject_text(found.for_body, names) if found.for_body else None,
        "body_html": _body(request, found, is_public),
    }
    return render(request, "collect/status.html", shown)


def _body(request: HttpRequest, found: StatusRequest, is_public: bool) -> str:
    """The answers and totals. What is frozen changes with the journal alone: it is drawn once for each."""

    def drawn() -> str:
        shown = {
            "status": found,
            "shown": shown_of(found, is_public),
            "is_public": is_public,
            "written": _written(request, found),
        }
        return render_to_string("collect/status_body.html", shown, request)

    if found.frozen_on is None:
        return drawn()
    days = "&".join(request.GET.get(one, "") for one in ("on", "known_on"))
    state = (found.pk, found.reference, request.programme.version, is_public, language(), days)
    key = hashlib.sha256(repr(state).encode()).hexdigest()
    kept: str = cache.get_or_set(f"status-{key}", drawn, KEPT_SECONDS)
    return kept


def _may_see(request: HttpRequest, number: int) -> tuple[StatusRequest, bool]:
    """The request, and whether whoever asks sees only what is public."""
    found = status_at(request, number)
    if found.frozen_on is None:
        need(request, "see_work")
    return found, not may(request.user, request.programme, "see_work")


def _written(request: HttpRequest, found: StatusRequest) -> int:
    """How many entries of the journal have this status as their source."""
    return sum(one.paper.id == found.paper for one in request.book.journal)


@of_programme()
def table(request: HttpRequest, number: int, kind: str) -> HttpResponse:
    """As CSV or as a workbook."""
    found, is_public = _may_see(request, number)
    if kind not in WRITERS:
        raise Http404
    write, media_type = WRITERS[kind]
    asked = Asked(request.book, request.on, request.known_on, language())
    response = HttpResponse(write(table_of(found, is_public), asked), content_type=media_type)
    response["Content-Disposition"] = f'attachment; filename="{found.paper}.{kind}"'
    return response
