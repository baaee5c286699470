"""The page of one delivery: how far it is, what it would change, and the answer to it."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_POST, require_safe

from frikommune.errors import Refused
from frikommune.web.cases.access import of_cases
from frikommune.web.deliveries import shown, working
from frikommune.web.deliveries.listing import deliveries_in
from frikommune.web.deliveries.models import RUNNING, Delivery
from frikommune.web.deliveries.staging import refused_rows
from frikommune.web.pages.speech import language, say


def delivery_there(request: HttpRequest, pk: int) -> Delivery:
    """A delivery of the municipality that the page is of. Raises 404 for another's."""
    found: Delivery | None = deliveries_in(request).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


@require_safe
@of_cases("take_deliveries")
def one(request: HttpRequest, delivery: int) -> HttpResponse:
    """Where it stands; before it is stored what it would change, afterwards what it changed."""
    return _page(request, delivery_there(request, delivery))


@require_safe
@of_cases("take_deliveries")
def progress(request: HttpRequest, delivery: int) -> HttpResponse:
    """How far it is, for the page that waits; once it rests, the page is told to load itself anew."""
    found = delivery_there(request, delivery)
    now = working.progress(found)
    answer = render(request, "deliveries/progress.html", _how_far(found, now))
    if now.state not in RUNNING or not now.alive:
        answer.headers["HX-Refresh"] = "true"
    return answer


@require_POST
@of_cases("take_deliveries")
def confirm(request: HttpRequest, delivery: int) -> HttpResponse:
    """Store what was shown. A second press of the same button is answered like the first."""
    found = delivery_there(request, delivery)
    try:
        working.confirm(found, request.user, yes=request.POST.get("yes") == "yes")
    except Refused as refused:
        return _refused(request, found, ("storing", "stored"), refused)
    return _back(request, found)


@require_POST
@of_cases("take_deliveries")
def give_up(request: HttpRequest, delivery: int) -> HttpResponse:
    """Let go of it; nothing of it is stored."""
    found = delivery_there(request, delivery)
    try:
        working.give_up(found, request.user)
    except Refused as refused:
        return _refused(request, found, ("given_up",), refused)
    messages.success(
        request,
        say("Leveringen er opgivet. Intet er gemt.", "The delivery was given up. Nothing was stored."),
    )
    return redirect("deliveries:deliveries", request.programme.slug, request.municipality)


@require_safe
@of_cases("take_deliveries")
def refused(request: HttpRequest, delivery: int) -> HttpResponse:
    """The refused rows, to mend and send again."""
    found = working.refused_file(delivery_there(request, delivery), language())
    if found is None:
        raise Http404
    name, content = found
    kind = "application/zip" if name.endswith(".zip") else "text/csv"
    given = content_disposition_header(True, name) or "attachment"
    return HttpResponse(content, headers={"Content-Type": kind, "Content-Disposition": given})


def _refused(
    request: HttpRequest, delivery: Delivery, meant: tuple[str, ...], refused: Refused
) -> HttpResponse:
    delivery.refresh_from_db()
    if delivery.state in meant and delivery.confirmed_by_id == request.user.pk:
        return _back(request, delivery)
    return _page(request, delivery, refused)


def _back(request: HttpRequest, delivery: Delivery) -> HttpResponse:
    return redirect("deliveries:one", request.programme.slug, request.municipality, delivery.pk)


def _page(request: HttpRequest, delivery: Delivery, refused: Refused | None = None) -> HttpResponse:
    now, found = working.progress(delivery), working.preview(delivery)
    words = request.book.pack.rulebook.words
    given: dict[str, Any] = {
        **_how_far(delivery, now),
        "line": shown.line_of(delivery),
        "found": found,
        "same": working.same_file(delivery),
        "refusals": refused.refusals if refused else shown.refusals_of(delivery),
        "has_refused_file": bool(refused_rows(delivery)),
        "given": request.POST,
    }
    if found:
        given |= {
            "first": date.fromisoformat(found.first) if found.first else None,
            "last": date.fromisoformat(found.last) if found.last else None,
            "counted": shown.counted(found),
            "examples": shown.examples_of(found, words),
            "refused_lines": list(shown.refused_lines(found)),
        }
    return render(request, "deliveries/one.html", given, status=422 if refused else 200)


def _how_far(delivery: Delivery, now: working.Progress) -> dict[str, Any]:
    return {
        "delivery": delivery,
        "now": now,
        "runs": now.state in RUNNING and now.alive,
        "stopped": now.state in RUNNING and not now.alive,
        "stage": shown.STAGES[now.stage],
    }
