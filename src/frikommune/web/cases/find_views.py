"""Pages on which a case is found, and where a purpose is asked before a colleague's is opened."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from frikommune.errors import Refused
from frikommune.language import Text
from frikommune.web.cases.access import case_there, of_cases, seat_there
from frikommune.web.cases.finding import found, nobody_found, own_cases, shown_again
from frikommune.web.cases.looking_up import look_up
from frikommune.web.cases.models import Case
from frikommune.web.cases.opening import ASKED, is_own, last_purpose, open_for, purpose_posted
from frikommune.web.cases.own_place import to_own_place
from frikommune.web.journal.entering import of_programme
from frikommune.web.pages.onward import own_address
from frikommune.web.pages.posted import Posted, answer_form

LISTED = 200


@of_programme("see_cases")
def cases(request: HttpRequest) -> HttpResponse:
    """One's own municipality's page; where there are several, a choice."""
    return to_own_place(request, "see_cases", Text("Sager", "Cases"), "cases:find")


@sensitive_post_parameters("number")
@require_http_methods(["GET", "POST"])
@of_cases()
def find(request: HttpRequest) -> HttpResponse:
    """One's own open cases, and the form that finds another."""
    if request.method != "POST":
        return _find_page(request)
    number = request.POST.get("number", "").strip()
    posted = Posted(request)
    purpose = purpose_posted(posted)
    there: list[Case] = []
    try:
        there = found(request, number)
    except Refused as refused:
        posted.refuse("number", refused)
    try:
        posted.check()
    except Refused as refused:
        return _find_page(request, refused, number)
    if not there:
        look_up(request, None, purpose)
        return _find_page(request, nobody_found(), number)
    for case in there:
        open_for(request, case, purpose)
    if len(there) > 1:
        return render(request, "cases/several.html", {"found": there, "groups": _groups(request)})
    return redirect("cases:case", request.programme.slug, request.municipality, there[0].pk)


@require_http_methods(["GET", "POST"])
@of_cases()
def purpose(request: HttpRequest, pk: int) -> HttpResponse:
    """Asks what a colleague's case is opened for."""
    case = case_there(request, pk)
    shown = {
        "case": case,
        "purposes": ASKED,
        "given": {"purpose": last_purpose(request)},
        "next": request.POST.get("next") or request.GET.get("next", ""),
    }

    def opened() -> HttpResponse:
        posted = Posted(request)
        told = "own" if is_own(request, case) else purpose_posted(posted)
        posted.check()
        open_for(request, case, told)
        if onward := own_address(request, str(shown["next"])):
            return redirect(onward)
        return redirect("cases:case", request.programme.slug, request.municipality, pk)

    return answer_form(request, "cases/purpose.html", shown, opened)


def _find_page(request: HttpRequest, refused: Refused | None = None, number: str = "") -> HttpResponse:
    mine = list(own_cases(request)[: LISTED + 1])
    shown: dict[str, Any] = {
        "mine": mine[:LISTED],
        "more": len(mine) > LISTED,
        "groups": _groups(request),
        "purposes": ASKED,
        "given": request.POST if refused else {"purpose": last_purpose(request)},
        "number": shown_again(number),
        "refusals": refused.refusals if refused else (),
        "is_leader": seat_there(request.user, request.programme, "see_lookups", request.municipality),
    }
    return render(request, "cases/find.html", shown, status=422 if refused else 200)


def _groups(request: HttpRequest) -> Any:
    return request.book.pack.rulebook.groups
