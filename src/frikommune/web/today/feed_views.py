"""A calendar of one's own list: its secret address is shown once, and revoked by its owner."""

from __future__ import annotations

import hashlib
import secrets
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import condition, require_POST, require_safe

from frikommune.web.cases.access import of_cases, seat_there
from frikommune.web.cases.models import Case
from frikommune.web.journal.entering import enter
from frikommune.web.pages.speech import language, say
from frikommune.web.today.feed import feed_of
from frikommune.web.today.listing import Whose, own_initials, tasks_in
from frikommune.web.today.models import FollowedList


def feed_state(request: HttpRequest) -> FollowedList | None:
    """The address that whoever asks has for this municipality, if any."""
    return _mine(request).first()


@require_POST
@of_cases()
def follow(request: HttpRequest) -> HttpResponse:
    """Make the address and show it, this once; an earlier one opens nothing any more."""
    _mine(request).update(revoked_at=timezone.now())
    token = secrets.token_urlsafe(32)
    FollowedList.objects.create(
        programme=request.programme,
        municipality=request.municipality,
        person=request.user,
        digest=_digest(token),
    )
    path = reverse("today:feed", args=[request.programme.slug, request.municipality, token])
    return render(request, "today/follow.html", {"url": request.build_absolute_uri(path)})


@require_POST
@of_cases()
def unfollow(request: HttpRequest) -> HttpResponse:
    """Revoke the address."""
    _mine(request).update(revoked_at=timezone.now())
    messages.success(request, say("Adressen virker ikke mere.", "The address opens nothing any more."))
    return redirect("today:list", request.programme.slug, request.municipality)


@require_safe
def feed(request: HttpRequest, programme: str, municipality: str, token: str) -> HttpResponse:
    """The calendar. Raises 404 for an address that is revoked, or whose owner sits here no more."""
    enter(request, programme)
    found = FollowedList.objects.filter(
        programme=request.programme, municipality=municipality, digest=_digest(token), revoked_at=None
    ).select_related("person")
    owner = found.first()
    if owner is None or not owner.person.is_active:
        raise Http404
    if seat_there(owner.person, request.programme, "see_cases", municipality) is None:
        raise Http404
    request.user, request.municipality = owner.person, municipality
    return _answered(request, _calendar(request))


def _calendar(request: HttpRequest) -> bytes:
    cases = {one.pk: one for one in Whose(worker=own_initials(request)).cases(request)}
    tasks = tasks_in(cases.values(), request.book.pack.rulebook, request.today)
    slug, place = request.programme.slug, request.municipality

    def page(pk: int) -> str:
        return request.build_absolute_uri(reverse("cases:case", args=[slug, place, pk]))

    dated = [one for one in tasks if one.part != "unknown"]
    return feed_of(dated, lambda pk: _number(cases[pk]), page, language(), f"frikommune/{slug}/{place}/today")


def _answered(request: HttpRequest, content: bytes) -> HttpResponse:
    """With a tag, so that a calendar that has it already gets nothing again."""
    tag = f'"{hashlib.sha256(content).hexdigest()[:32]}"'

    @condition(etag_func=lambda *_: tag)
    def answer(_: HttpRequest) -> HttpResponse:
        return HttpResponse(content, content_type="text/calendar; charset=utf-8")

    response: HttpResponse = answer(request)
    response.headers["Cache-Control"] = "private, no-cache"
    return response


def _number(case: Case) -> str:
    return case.number or str(case.pk)


def _mine(request: HttpRequest) -> Any:
    return FollowedList.objects.filter(
        programme=request.programme,
        municipality=request.municipality,
        person=request.user,
        revoked_at=None,
    )


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
