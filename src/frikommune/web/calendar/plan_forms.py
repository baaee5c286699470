"""Planning something new, and moving what is planned."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from frikommune.errors import Refused, refuse
from frikommune.language import Text
from frikommune.programme.entry import Subject
from frikommune.programme.plans import Plan, plans_of
from frikommune.programme.words import subject_text
from frikommune.web.calendar.plan_views import found_plan, plan_page
from frikommune.web.calendar.planning import NewPlan, moved_plan, new_plan, subject_of, when_of
from frikommune.web.journal.append import append
from frikommune.web.journal.entering import of_programme
from frikommune.web.journal.writing import Pen
from frikommune.web.pages.speech import say
from frikommune.web.people.rights import need


@of_programme("plan")
def new(request: HttpRequest) -> HttpResponse:
    """The form, and what it writes."""
    if request.method != "POST":
        return _form(request, {})
    taken = plans_of(request.book.now(request.today))
    try:
        asked = _asked(request)
        about = subject_of(asked.name)
        if any(one.about == about and asked.when in [told.when for told in one.times] for one in taken):
            return redirect("calendar:plan", request.programme.slug, about.name)
        pen = Pen(request.book, need(request, "plan"), request.today)
        entries = new_plan(pen, asked, taken)
        append(request.programme, entries, papers=[pen.paper], made_by=request.user)
    except Refused as refused:
        return _form(request, {"refusals": refused.refusals, "typed": request.POST})
    messages.success(request, say("Planlagt og skrevet i journalen.", "Planned and written in the journal."))
    return redirect("calendar:plan", request.programme.slug, about.name)


def _asked(request: HttpRequest) -> NewPlan:
    given = request.POST
    return NewPlan(
        given.get("name", ""),
        when_of(given.get("first", ""), given.get("last", ""), given.get("deadline") == "1"),
        given.get("body", ""),
        tuple(one for one in request.book.municipalities if one in given.getlist("asks")),
        given.get("follows", ""),
        given.get("reason", ""),
    )


def _form(request: HttpRequest, more: dict[str, object]) -> HttpResponse:
    now = request.book.now(request.today)
    names = request.book.names(request.today)
    shown = {
        "bodies": [(one.name, subject_text(one, names)) for one in now.subjects("body")],
        "plans": [one for one in plans_of(now) if one.times],
        "places": request.book.municipalities,
        "ticked": request.POST.getlist("asks"),
        **more,
    }
    return render(request, "calendar/new.html", shown, status=422 if "refusals" in more else 200)


@require_POST
@of_programme("plan")
def move(request: HttpRequest, name: str) -> HttpResponse:
    """Another time, with a reason. Refused where somebody has moved it since the page was opened."""
    plan, given = found_plan(request, name), request.POST
    try:
        when = when_of(given.get("first", ""), given.get("last", ""), given.get("deadline") == "1")
        if _chosen(plan) == [when.written]:
            return redirect("calendar:plan", request.programme.slug, name)
        _unchanged(plan, given.get("based_on", ""))
        pen = Pen(request.book, need(request, "plan"), request.today)
        entries = moved_plan(pen, plan, when, given.get("reason", ""))
        append(request.programme, entries, papers=[pen.paper], made_by=request.user)
    except Refused as refused:
        return plan_page(request, plan, refusals=refused.refusals, wrong="move")
    messages.success(
        request, say("Flyttet; det tidligere tidspunkt står der endnu.", "Moved; the earlier time stays.")
    )
    return redirect("calendar:plan", request.programme.slug, name)


def _chosen(plan: Plan) -> list[str]:
    return [one.when.written for one in plan.times if one.adopted]


def _unchanged(plan: Plan, based_on: str) -> None:
    times = ",".join(_chosen(plan))
    if based_on == times:
        return
    raise refuse(
        "moved_meanwhile",
        problem=Text("En anden har flyttet det imens", "Someone else has moved it meanwhile"),
        where=str(Subject("calendar", plan.about.name)),
        given=based_on or "–",
        expected=Text(f"det, der gælder nu: {times or '–'}", f"what holds now: {times or '–'}"),
        do_next=Text(
            "Se det nye tidspunkt på siden. Send igen, hvis dit stadig er det rigtige.",
            "See the new time on the page. Send again if yours is still the right one.",
        ),
    )
