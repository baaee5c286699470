"""The page on which an exemption is used: one screen, at most three inputs."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from frikommune.errors import Refused, refuse
from frikommune.language import Text
from frikommune.web.cases.models import Case
from frikommune.web.cases.opening import of_case
from frikommune.web.pages.posted import Posted
from frikommune.web.pages.speech import say
from frikommune.web.uses import token
from frikommune.web.uses.form import Offered, box, health_in, mark_of, offered, picked, read_decision, typed
from frikommune.web.uses.kept import living_history
from frikommune.web.uses.models import Use
from frikommune.web.uses.registering import register


@require_http_methods(["GET", "POST"])
@of_case("use_exemption")
def use(request: HttpRequest, case: Case) -> HttpResponse:
    """Use an exemption in a case."""
    if request.method != "POST" or "show_day" in request.POST:
        return _page(request, case)
    try:
        return _stored(request, case)
    except Refused as refused:
        case.refresh_from_db()
        return _page(request, case, refusals=refused.refusals, status=422)


def _stored(request: HttpRequest, case: Case) -> HttpResponse:
    """Register what was sent; health details are asked about once. Raises Refused."""
    shown = token.read(request.POST.get("token", ""), case, request.user)
    if shown is None:
        raise _not_our_form(case)
    decision = read_decision(Posted(request), request.today)
    tells = health_in(decision)
    if tells and request.POST.get("seen", "") != mark_of(tells):
        return _page(request, case, warn=tells, seen=mark_of(tells), status=422)
    registered = register(
        case,
        request.book.pack.rulebook,
        decision,
        key=shown.key,
        by=request.user,
        seconds=shown.seconds(),
        based_on=shown.version,
    )
    messages.success(request, _thanks(registered.use))
    return redirect("uses:one", request.programme.slug, request.municipality, registered.use.pk)


def _page(request: HttpRequest, case: Case, *, status: int = 200, **more: Any) -> HttpResponse:
    """The form, with everything that was typed still in it."""
    steps, others = _steps(request, case)
    before = token.read(request.POST.get("token", ""), case, request.user)
    chosen = picked(request, steps)
    again = [one for one in others if one.key == chosen and request.method == "POST"]
    shown = {
        "case": case,
        "group": request.book.pack.rulebook.words.group(case.group),
        "is_closed": case.closed_on is not None and case.closed_on <= request.today,
        "boxes": [box(request.POST, one, chosen) for one in (*again, *steps)],
        "others": others,
        "wanted": [one for one in others if one.choice.duty.norm == request.GET.get("norm")],
        "decided_on": _decided_on(request),
        "token": token.sign(case, request.user, before),
        "typed": () if again or any(one.key == chosen for one in steps) else typed(request.POST, chosen),
        "seen": request.POST.get("seen", ""),
        **more,
    }
    return render(request, "uses/use.html", shown, status=status)


def _steps(request: HttpRequest, case: Case) -> tuple[list[Offered], list[Offered]]:
    rulebook = request.book.pack.rulebook
    history = living_history(case, rulebook)
    return offered(history, rulebook, request.today, _decided_on(request))


def _decided_on(request: HttpRequest) -> date:
    """The day in the form, where it is one; today otherwise."""
    try:
        day = date.fromisoformat(request.POST.get("decided_on", ""))
    except ValueError:
        return request.today
    return min(day, request.today)


def _thanks(use: Use) -> str:
    """That it is stored, and how long it took."""
    if use.seconds is None:
        return say("Registreret.", "Registered.")
    if use.seconds == 1:
        return say("Registreret på 1 sekund.", "Registered in 1 second.")
    return say(f"Registreret på {use.seconds} sekunder.", f"Registered in {use.seconds} seconds.")


def _not_our_form(case: Case) -> Refused:
    return refuse(
        "form_not_shown",
        problem=Text("Siden er ikke den, der blev vist", "The page is not the one that was shown"),
        where=case.number,
        given="–",
        expected=Text("en formular, som siden her har vist dig", "a form that this page has shown you"),
        do_next=Text("Se, at alt er rigtigt, og send igen.", "See that all is right, and send again."),
    )
