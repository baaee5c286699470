"""The calendar's addresses for other calendars: the public one, and each person's own."""

from __future__ import annotations

import hashlib
import secrets

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from frikommune.language import LANGUAGES, Text
from frikommune.programme.dated import Dated
from frikommune.web.calendar.feed import feed_of
from frikommune.web.calendar.items import all_items, page_of
from frikommune.web.calendar.models import FeedToken
from frikommune.web.calendar.reminders import reminded_items
from frikommune.web.journal.entering import of_programme
from frikommune.web.pages.speech import language, say
from frikommune.web.people.rights import own_municipalities


@require_GET
@of_programme()
def public_feed(request: HttpRequest) -> HttpResponse:
    """What everybody may see, without sign-in. `?language=en`: in English."""
    items = [one for one in all_items(request) if one.is_public]
    return _answer(request, items, Text("", ""))


@require_GET
@of_programme()
def own_feed(request: HttpRequest, token: str) -> HttpResponse:
    """What the owner of a secret address may see and is concerned by. Raises 404 for one that is revoked."""
    found = (
        FeedToken.objects.filter(programme=request.programme, digest=_digest(token), revoked_at=None)
        .select_related("person")
        .first()
    )
    if found is None or not found.person.is_active:
        raise Http404
    request.user = found.person
    own = set(own_municipalities(found.person, request.programme))
    items = [one for one in all_items(request) if not own or not one.places or own.intersection(one.places)]
    items += reminded_items(request)
    return _answer(request, items, Text.same(f" · {found.person.name}"))


def _answer(request: HttpRequest, items: list[Dated], ending: Text) -> HttpResponse:
    asked = request.GET.get("language", "")
    chosen = next((one for one in LANGUAGES if one == asked), language())
    title = request.programme.title
    slug = request.programme.slug
    content = feed_of(
        Text(title.da + ending.da, title.en + ending.en),
        f"frikommune/{slug}",
        items,
        lambda one: _absolute(request, page_of(one, slug)),
        chosen,
        request.today,
    )
    response = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = f'inline; filename="{slug}.ics"'
    response["Cache-Control"] = "private, max-age=900"
    return response


def _absolute(request: HttpRequest, url: str) -> str:
    return request.build_absolute_uri(url) if url else ""


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


@of_programme()
def subscribe(request: HttpRequest) -> HttpResponse:
    """How to follow the calendar. POST: a new secret address, shown this once; the earlier one is revoked."""
    slug, own_url = request.programme.slug, ""
    if request.method == "POST" and request.user.is_authenticated:
        _revoke(request)
        token = secrets.token_urlsafe(24)
        FeedToken.objects.create(programme=request.programme, person=request.user, digest=_digest(token))
        own_url = request.build_absolute_uri(reverse("calendar:own_feed", args=[slug, token]))
    shown = {
        "own_url": own_url,
        "public_url": request.build_absolute_uri(reverse("calendar:feed", args=[slug])),
        "token": _tokens(request).first(),
    }
    return render(request, "calendar/subscribe.html", shown)


@require_POST
@of_programme("see_own")
def revoke(request: HttpRequest) -> HttpResponse:
    """The secret address opens nothing any more."""
    _revoke(request)
    messages.success(request, say("Adressen er lukket.", "The address is closed."))
    return redirect("calendar:subscribe", request.programme.slug)


def _tokens(request: HttpRequest):  # type: ignore[no-untyped-def]
    if not request.user.is_authenticated:
        return FeedToken.objects.none()
    return FeedToken.objects.filter(programme=request.programme, person=request.user, revoked_at=None)


def _revoke(request: HttpRequest) -> None:
    _tokens(request).update(revoked_at=timezone.now())
