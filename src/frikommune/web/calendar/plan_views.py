"""One planned thing: when by which source, who has approved; and what is done about it."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from frikommune.errors import Refused
from frikommune.language import NO_WORDS
from frikommune.programme.entry import Deed, Entry, Names, Subject, Value
from frikommune.programme.plans import Plan, network_over, plans_of
from frikommune.programme.words import subject_text
from frikommune.web.calendar.planning import day_of
from frikommune.web.calendar.views import chain_line
from frikommune.web.journal.append import append
from frikommune.web.journal.documents import take_in
from frikommune.web.journal.entering import of_programme
from frikommune.web.journal.writing import Pen
from frikommune.web.pages.speech import say
from frikommune.web.people.models import Seat
from frikommune.web.people.rights import may, need


@of_programme()
def plan(request: HttpRequest, name: str) -> HttpResponse:
    """All that is known of it, and what whoever asks may do."""
    return plan_page(request, found_plan(request, name))


def found_plan(request: HttpRequest, name: str) -> Plan:
    """The plan of a name, on the request's day. Raises 404."""
    now = request.book.now(request.on, request.known_on)
    for one in plans_of(now):
        if one.about.name == name:
            return one
    raise Http404


def plan_page(request: HttpRequest, plan: Plan, **more: Any) -> HttpResponse:
    """The page; with `refusals`, it says them, and keeps what was typed."""
    now = request.book.now(request.on, request.known_on)
    names = request.book.names(request.on, request.known_on)
    line = chain_line(request, plan, network_over(now.known))
    open_to_all = line.standing not in ("done", "called_off")
    tickable = [one for one in plan.waiting if may(request.user, request.programme, "approve", one)]
    shown = {
        "plan": plan,
        "line": line,
        "before": next((one for one in plans_of(now) if one.about == plan.follows), None),
        "after": [one for one in plans_of(now) if one.follows == plan.about],
        "body": subject_text(plan.body, names) if plan.body else None,
        "disputed": len(plan.times) > 1,
        "based_on": ",".join(one.when.written for one in plan.times if one.adopted),
        "settled": any(one.adopted for one in plan.times),
        "tickable": tickable if open_to_all else [],
        "correctable": _correctable(request, plan) if not plan.called_off else [],
        "may_plan": may(request.user, request.programme, "plan") and open_to_all,
        "names": names,
        "typed": request.POST,
        **more,
    }
    return render(request, "calendar/plan.html", shown, status=422 if more.get("refusals") else 200)


def _correctable(request: HttpRequest, plan: Plan) -> list[tuple[str, Entry]]:
    """The approvals that whoever asks may correct."""
    found = plan.endorsed.items()
    return [(name, one) for name, one in found if may(request.user, request.programme, "approve", name)]


@require_POST
@of_programme("see_work")
def endorse(request: HttpRequest, name: str) -> HttpResponse:
    """Tick one municipality, with its decision's document."""
    place = request.POST.get("place", "")
    seat = need(request, "approve", place)
    earlier = found_plan(request, name).endorsed.get(place)
    corrects = earlier.id if earlier and request.POST.get("corrects") == earlier.id else ""
    if earlier and not corrects and _is_same(request, earlier, seat):
        messages.info(request, say("Det er allerede registreret.", "It is recorded already."))
        return redirect("calendar:plan", request.programme.slug, name)
    value = Names((place,) if place else ())
    return _done(request, name, seat, "endorse", value, corrects)


def _is_same(request: HttpRequest, earlier: Entry, seat: Seat) -> bool:
    """Whether the form is the one that was sent a moment ago: same day, same seat, recorded today."""
    day = request.POST.get("day", "").strip()
    is_days = earlier.effect is not None and earlier.effect.written == day
    return (
        is_days and earlier.heading == seat.text.da and earlier.recorded.written == request.today.isoformat()
    )


@require_POST
@of_programme("plan")
def hold(request: HttpRequest, name: str) -> HttpResponse:
    """Tell that it has taken place, with the paper that shows it."""
    return _done(request, name, need(request, "plan"), "hold")


@require_POST
@of_programme("plan")
def call_off(request: HttpRequest, name: str) -> HttpResponse:
    """It will not take place."""
    return _done(request, name, need(request, "plan"), "call_off")


def _done(
    request: HttpRequest, name: str, seat: Seat, does: str, value: Value = NO_WORDS, corrects: str = ""
) -> HttpResponse:
    """Record an act, or show the page with why not and everything typed still in its fields."""
    pen = Pen(request.book, seat, request.today)
    try:
        with transaction.atomic():
            act = pen.act(
                does,
                Subject("calendar", name),
                value,
                effect=_effect(request) if does != "call_off" else None,
                reason=request.POST.get("reason", ""),
                deed=Deed(seat.text.da, document=_document(request), corrects=corrects),
            )
            append(request.programme, [act], papers=[pen.paper], made_by=request.user)
    except Refused as refused:
        return plan_page(request, found_plan(request, name), refusals=refused.refusals, wrong=does)
    messages.success(request, say("Registreret i journalen.", "Recorded in the journal."))
    return redirect("calendar:plan", request.programme.slug, name)


def _effect(request: HttpRequest) -> date:
    return day_of(request.POST.get("day", ""), say("dag", "day"))


def _document(request: HttpRequest) -> str:
    """The uploaded file's reference, or what was written in its place; empty where neither is there."""
    if "file" in request.FILES:
        return take_in(request.programme, request.FILES["file"], request.user).reference
    return str(request.POST.get("document", "")).strip()
