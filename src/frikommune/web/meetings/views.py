"""The bodies and working groups; the page of one; planning its meeting; naming who coordinates a trial."""

from __future__ import annotations

from uuid import uuid4

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from frikommune.language import Text
from frikommune.programme.entry import Subject
from frikommune.web.journal.append import append
from frikommune.web.journal.entering import of_programme
from frikommune.web.journal.writing import Pen
from frikommune.web.meetings.actions import own_actions
from frikommune.web.meetings.filling import fill
from frikommune.web.meetings.groups import Group, group_of, may_hold, tovholder, working_groups
from frikommune.web.meetings.groups import bodies as known_bodies
from frikommune.web.meetings.models import Action, Meeting
from frikommune.web.meetings.rights import hold
from frikommune.web.meetings.when_where import read_when_and_where
from frikommune.web.pages.posted import Posted, answer_form
from frikommune.web.pages.speech import say
from frikommune.web.people.rights import may, need

MUNICIPALITY = Text("Kommune", "Municipality")


@of_programme("see_work")
def bodies(request: HttpRequest) -> HttpResponse:
    """Every body and working group with its next and its last meeting, and what awaits whoever asks."""
    planned = list(Meeting.objects.filter(programme=request.programme).order_by("day"))
    groups = known_bodies(request)
    shown = {
        "own": [_row(request, one, planned) for one in groups if one.place],
        "around": [_row(request, one, planned) for one in groups if not one.place],
        "working": [_row(request, one, planned) for one in working_groups(request)],
        "mine": own_actions(request),
    }
    return render(request, "meetings/bodies.html", shown)


@of_programme("see_work")
def body(request: HttpRequest, body: str) -> HttpResponse:
    """One body: its role, who it consists of, its meetings, its open actions, what it decided."""
    group = _group(request, body)
    planned = Meeting.objects.filter(programme=request.programme, body=body)
    now = request.book.now(request.on, request.known_on)
    says = ("role", "consists_of", "meets", "says") if not group.is_working_group else ("participants",)
    shown = {
        "group": group,
        "questions": [one for one in (now.question(group.subject, word) for word in says) if one.facts],
        "decided": now.question(group.subject, "decided"),
        "names": request.book.names(request.on, request.known_on),
        "coming": planned.filter(day__gte=request.today).order_by("day"),
        "held": planned.filter(day__lt=request.today).order_by("-day"),
        "open": Action.objects.filter(meeting__in=planned, done_on=None),
        "may_hold": may_hold(request, group.subject),
        "tovholder": tovholder(request, group.subject) if group.is_working_group else None,
        "may_name": may(request.user, request.programme, "plan"),
        "places": {one: Text.same(one) for one in request.book.municipalities},
    }
    return render(request, "meetings/body.html", shown)


@of_programme("meet")
def plan(request: HttpRequest, body: str) -> HttpResponse:
    """A new meeting, its agenda filled from what is due."""
    group = _group(request, body)
    hold(request, group.subject)

    def store() -> HttpResponse:
        key = request.POST.get("key", "")[:32] or uuid4().hex
        found = Meeting.objects.filter(key=key, programme=request.programme).first()
        if found is None:
            found = _plan(request, group, key)
            messages.success(request, say("Mødet er planlagt.", "The meeting is planned."))
        return redirect("meetings:meeting", request.programme.slug, found.pk)

    key = request.POST.get("key") or uuid4().hex
    return answer_form(request, "meetings/plan.html", {"group": group, "key": key}, store)


@require_POST
@of_programme()
def coordinator(request: HttpRequest, body: str) -> HttpResponse:
    """Name a trial's coordinating municipality: an entry of the journal."""
    group, posted = _group(request, body), Posted(request)
    place = posted.choice("municipality", MUNICIPALITY, request.book.municipalities)
    posted.check()
    if not group.is_working_group:
        raise Http404
    entry, wanted = tovholder(request, group.subject), Subject("municipality", place)
    pen = Pen(request.book, need(request, "plan"), request.today)
    if entry is None or entry.value != wanted:
        claim = pen.claim(group.subject, "coordinator", wanted, effect=request.today)
        append(request.programme, [claim], papers=[pen.paper], made_by=request.user)
        messages.success(request, say("Tovholderen er skrevet i journalen.", "It is written in the journal."))
    return redirect("meetings:body", request.programme.slug, body)


def _plan(request: HttpRequest, group: Group, key: str) -> Meeting:
    posted = Posted(request)
    fields = read_when_and_where(posted)
    posted.check()
    with transaction.atomic():
        made = Meeting.objects.create(
            programme=request.programme, body=str(group.subject), key=key, made_by=request.user, **fields
        )
        made.refresh_from_db()
        fill(made, request.book, group.place)
    return made


def _group(request: HttpRequest, written: str) -> Group:
    found = group_of(request, written)
    if found is None:
        raise Http404
    return found


def _row(request: HttpRequest, group: Group, planned: list[Meeting]) -> dict[str, object]:
    own = [one for one in planned if one.body == str(group.subject)]
    coming = [one for one in own if one.day >= request.today]
    held = [one for one in own if one.day < request.today]
    return {
        "group": group,
        "next": coming[0] if coming else None,
        "last": held[-1] if held else None,
        "tovholder": tovholder(request, group.subject) if group.is_working_group else None,
    }
