"""One meeting: agenda, minutes, actions, documents; approved minutes are locked, corrections stand beside."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from frikommune.errors import Refused
from frikommune.language import Text
from frikommune.web.journal.documents import take_in
from frikommune.web.journal.entering import of_programme
from frikommune.web.meetings.approving import approve
from frikommune.web.meetings.filling import fill
from frikommune.web.meetings.groups import Group, group_of, may_hold
from frikommune.web.meetings.models import Attachment, Correction, Meeting
from frikommune.web.meetings.rights import hold, open_meeting
from frikommune.web.meetings.when_where import read_when_and_where
from frikommune.web.pages.posted import Posted, answer_form
from frikommune.web.pages.speech import say
from frikommune.web.people.models import ROLES
from frikommune.web.people.rights import need

CORRECTION = Text("Rettelsen", "The correction")


@of_programme("see_work")
def meeting(request: HttpRequest, number: int) -> HttpResponse:
    """The meeting as it stands."""
    return meeting_page(request, find_meeting(request, number))


def meeting_page(
    request: HttpRequest, found: Meeting, more: Mapping[str, Any] | None = None, status: int = 200
) -> HttpResponse:
    """The page of a meeting; `more`: what was refused, and what was typed."""
    group = group_of_meeting(request, found)
    may_edit = may_hold(request, found.subject)
    shown = {
        "meeting": found,
        "group": group,
        "items": found.items.select_related("changed_by"),
        "actions": found.actions.all(),
        "attachments": found.attachments.select_related("document"),
        "corrections": found.corrections.all(),
        "may_hold": may_edit,
        "may_edit": may_edit and not found.is_locked,
        "page": uuid4().hex,
        "roles": ROLES,
        "places": {one: Text.same(one) for one in request.book.municipalities},
        "decided": [one for one in request.book.journal if one.paper.id == f"referat-{found.key[:12]}"],
        **(more or {}),
    }
    return render(request, "meetings/meeting.html", shown, status=status)


@of_programme("meet")
def edit(request: HttpRequest, number: int) -> HttpResponse:
    """When and where it is."""
    found = open_meeting(request, find_meeting(request, number))

    def store() -> HttpResponse:
        posted = Posted(request)
        fields = read_when_and_where(posted)
        posted.check()
        Meeting.objects.filter(pk=found.pk, approved_at=None).update(**fields)
        return redirect("meetings:meeting", request.programme.slug, number)

    given = {
        "day": found.day.isoformat(),
        "begins": found.begins.strftime("%H:%M") if found.begins else "",
        "place": found.place,
        "link": found.link,
    }
    shown = {"group": group_of_meeting(request, found), "meeting": found, "given": given}
    return answer_form(request, "meetings/plan.html", shown, store)


@require_POST
@of_programme("meet")
def fill_again(request: HttpRequest, number: int) -> HttpResponse:
    """Add what has become due since."""
    found = open_meeting(request, find_meeting(request, number))
    with transaction.atomic():
        Meeting.objects.select_for_update().get(pk=found.pk)
        added = fill(found, request.book, group_of_meeting(request, found).place)
    words = (
        say(f"{added} nye punkter.", f"{added} new items.") if added else say("Intet nyt.", "Nothing new.")
    )
    messages.info(request, words)
    return redirect("meetings:meeting", request.programme.slug, number)


@require_POST
@of_programme("meet")
def approve_minutes(request: HttpRequest, number: int) -> HttpResponse:
    """Lock the minutes."""
    found = find_meeting(request, number)
    hold(request, found.subject)
    try:
        new = approve(request, found, group_of_meeting(request, found), need(request, "meet"))
    except Refused as refused:
        return meeting_page(request, found, {"refusals": refused.refusals}, 422)
    if new:
        messages.success(
            request,
            say("Referatet er godkendt og låst.", "The minutes are approved and locked."),
        )
    return redirect("meetings:meeting", request.programme.slug, number)


@require_POST
@of_programme("meet")
def correct(request: HttpRequest, number: int) -> HttpResponse:
    """Put a correction beside approved minutes."""
    found = find_meeting(request, number)
    hold(request, found.subject)
    posted = Posted(request)
    text = posted.text("text", CORRECTION)
    try:
        posted.check()
    except Refused as refused:
        return meeting_page(request, found, {"refusals": refused.refusals, "given": request.POST}, 422)
    if found.is_locked and not found.corrections.filter(text=text, day=request.today).exists():
        role = need(request, "meet").text.da
        Correction.objects.create(
            meeting=found, text=text, day=request.today, made_by=request.user, role=role
        )
        messages.success(
            request, say("Rettelsen står nu ved referatet.", "The correction stands beside them.")
        )
    return redirect("meetings:meeting", request.programme.slug, number)


@require_POST
@of_programme("meet")
def attach(request: HttpRequest, number: int) -> HttpResponse:
    """Add a document."""
    found = find_meeting(request, number)
    hold(request, found.subject)
    try:
        document = take_in(request.programme, request.FILES.get("file"), request.user)
    except Refused as refused:
        return meeting_page(request, found, {"refusals": refused.refusals}, 422)
    if not found.attachments.filter(document__digest=document.digest, document__name=document.name).exists():
        Attachment.objects.create(meeting=found, document=document)
    return redirect("meetings:meeting", request.programme.slug, number)


def find_meeting(request: HttpRequest, number: int) -> Meeting:
    """A meeting of the request's programme. Raises 404."""
    found = Meeting.objects.filter(programme=request.programme, pk=number).first()
    if found is None:
        raise Http404
    return found


def group_of_meeting(request: HttpRequest, found: Meeting) -> Group:
    """Whose meeting it is."""
    return group_of(request, found.body) or Group(found.subject, Text.same(found.subject.name))
