"""Each request knows its language, the two days it is seen by, and how to say what is refused."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation

from frikommune.errors import Refused, refuse
from frikommune.language import LANGUAGES, Text
from frikommune.web.pages.clock import today
from frikommune.web.pages.speech import say
from frikommune.web.pages.views import not_that_way, refused_page, remember_language

Answer = Callable[[HttpRequest], HttpResponse]
FIRST_YEAR, LAST_YEAR = 1900, 2199
"""Days outside these are slips; a page may count months or years on from the day it is seen by."""


class LanguageMiddleware:
    """Danish, unless the cookie says English, or `?lang=en`: that is remembered, and others link by it."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer a request."""
        asked, known = request.GET.get("lang", ""), request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "da")
        chosen = asked if asked in LANGUAGES else known
        with translation.override(chosen if chosen in LANGUAGES else "da"):
            response = self.answer(request)
            response.headers.setdefault("Content-Language", translation.get_language() or "da")
        if asked in LANGUAGES and asked != known:
            remember_language(response, asked)
        return response


class DayMiddleware:
    """`request.today`; `request.on`, the day the page is seen on; `request.known_on`, or None: known now."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer a request."""
        request.today = today()
        try:
            request.on = _day(request, "on") or request.today
            request.known_on = _day(request, "known_on")
        except Refused as refused:
            request.on, request.known_on = request.today, None
            return refused_page(request, refused)
        return self.answer(request)


def _day(request: HttpRequest, key: str) -> date | None:
    given = request.GET.get(key, "").strip()
    if not given:
        return None
    try:
        day = date.fromisoformat(given)
    except ValueError:
        raise _no_day(key, given) from None
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise _no_day(key, given)
    return day


def _no_day(key: str, given: str) -> Refused:
    years = f"{FIRST_YEAR}–{LAST_YEAR}"
    return refuse(
        "not_a_day",
        problem=Text("Dagen kan ikke læses", "The day cannot be read"),
        where=say("Som kendt den", "As known on")
        if key == "known_on"
        else say("Som det var den", "As it was on"),
        given=given[:40],
        expected=Text(
            f"år-måned-dag, fx 2019-09-30 ({years})", f"year-month-day, such as 2019-09-30 ({years})"
        ),
        do_next=Text("Ret dagen, eller vælg den på siden.", "Correct it, or choose it on the page."),
    )


class RefusalMiddleware:
    """A refusal that no view caught becomes a page that says it; so does an address used in another way."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer a request."""
        response = self.answer(request)
        if response.status_code == 405 and not response.content:
            return not_that_way(request, response.headers["Allow"])
        return response

    def process_exception(self, request: HttpRequest, fault: Exception) -> HttpResponse | None:
        """Django asks this of every fault in a view."""
        return refused_page(request, fault) if isinstance(fault, Refused) else None
