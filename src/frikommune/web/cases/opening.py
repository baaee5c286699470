"""Opening a case: a colleague's only for a purpose that was told, and every first look is written down.

What was told holds for the case on that working day, and stands in the session: case and purpose, no more.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode

from frikommune.language import Text
from frikommune.web.cases.access import case_there, of_cases
from frikommune.web.cases.looking_up import PURPOSES, look_up
from frikommune.web.cases.models import Case
from frikommune.web.pages.posted import Posted
from frikommune.web.people.rights import seats_of

_SESSION = "cases_opened"
PURPOSE, OWN_WORDS, OTHER = "purpose", "own_words", "other"
ASKED = {key: text for key, text in PURPOSES.items() if key != "own"} | {
    OTHER: Text("andet, med egne ord", "something else, in own words")
}
"""The purposes to choose from; one's own cases are not asked about."""

View = Callable[..., HttpResponse]


def of_case(right: str = "see_cases") -> Callable[[View], View]:
    """The view `(request, case, …)` is of one case, from `<int:pk>`. The address asks first, where it must.

    Raises 404 for a case of another municipality, as `of_cases` does for whoever may not.
    """

    def wrap(view: View) -> View:
        @of_cases(right)
        @wraps(view)
        def answered(request: HttpRequest, pk: int, *args: Any, **kwargs: Any) -> HttpResponse:
            case = case_there(request, pk)
            if not is_open(request, case):
                return redirect(asking_page(request, case))
            return view(request, case, *args, **kwargs)

        return answered

    return wrap


def is_open(request: HttpRequest, case: Case) -> bool:
    """Whether the case may be shown now. The first look of the day at one's own is written down here."""
    if str(case.pk) in _opened_today(request):
        return True
    if is_own(request, case):
        open_for(request, case, "own")
        return True
    return False


def is_own(request: HttpRequest, case: Case) -> bool:
    """Whether the case system names whoever asks as its caseworker."""
    seats = seats_of(request.user, request.programme)
    return bool(case.worker) and any(
        seat.initials == case.worker and seat.municipality == case.municipality for seat in seats
    )


def open_for(request: HttpRequest, case: Case, purpose: str) -> None:
    """Write the look down, and let the case be open for the rest of the working day."""
    look_up(request, case, purpose)
    opened = {**_opened_today(request), str(case.pk): purpose}
    request.session[_SESSION] = {"day": request.today.isoformat(), "cases": opened, "last": purpose}


def last_purpose(request: HttpRequest) -> str:
    """What was told last in this session, to be chosen beforehand; empty for own words and own cases."""
    last = request.session.get(_SESSION, {}).get("last", "")
    return last if last in ASKED else ""


def purpose_posted(posted: Posted) -> str:
    """The purpose that a form tells: one of ASKED, or own words."""
    chosen = posted.choice(PURPOSE, Text("Formål", "Purpose"), ASKED)
    if chosen != OTHER:
        return chosen
    return posted.text(OWN_WORDS, Text("Formål med egne ord", "Purpose in own words"), longest=200)


def _opened_today(request: HttpRequest) -> dict[str, str]:
    kept = request.session.get(_SESSION, {})
    cases: dict[str, str] = kept.get("cases", {}) if kept.get("day") == request.today.isoformat() else {}
    return cases


def asking_page(request: HttpRequest, case: Case) -> str:
    """The address of the page that asks for a purpose, and then leads back here."""
    url = reverse("cases:purpose", args=[request.programme.slug, case.municipality, case.pk])
    if request.method != "GET":
        return url
    return f"{url}?{urlencode({'next': request.get_full_path()})}"
