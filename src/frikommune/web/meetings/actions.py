"""Actions that meetings agreed on: whose they are, by when, and whether they are done."""

from __future__ import annotations

from uuid import uuid4

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from frikommune.errors import Refused
from frikommune.language import Text
from frikommune.web.journal.entering import of_programme
from frikommune.web.meetings.groups import may_hold
from frikommune.web.meetings.meeting import find_meeting, meeting_page
from frikommune.web.meetings.models import Action
from frikommune.web.meetings.rights import hold
from frikommune.web.pages.posted import Posted
from frikommune.web.pages.speech import say
from frikommune.web.people.models import ROLES
from frikommune.web.people.rights import seats_of

WHAT = Text("Hvad skal gøres", "What is to be done")
ROLE = Text("Hvem", "Who")
PLACE = Text("Kommune", "Municipality")
DUE = Text("Senest", "By")


@of_programme("see_work")
def actions(request: HttpRequest) -> HttpResponse:
    """One's own actions first, then everybody's."""
    every = Action.objects.filter(meeting__programme=request.programme).select_related("meeting")
    mine = own_actions(request)
    shown = {
        "mine": mine,
        "others": every.filter(done_on=None).exclude(pk__in=[one.pk for one in mine]),
        "done": every.exclude(done_on=None).order_by("-done_on")[:20],
        "roles": ROLES,
    }
    return render(request, "meetings/actions.html", shown)


def own_actions(request: HttpRequest) -> QuerySet[Action]:
    """The open actions of whoever asks: by role, and by municipality where one is named."""
    mine = Q(pk__in=[])
    for seat in seats_of(request.user, request.programme):
        mine |= Q(role=seat.role, municipality=seat.municipality)
    return (
        Action.objects.filter(mine, meeting__programme=request.programme, done_on=None)
        .select_related("meeting")
        .order_by("due", "pk")
    )


@require_POST
@of_programme("meet")
def add(request: HttpRequest, number: int) -> HttpResponse:
    """A new action; sent twice it is one."""
    found = find_meeting(request, number)
    hold(request, found.subject)
    posted = Posted(request)
    fields = {
        "what": posted.text("what", WHAT, longest=500),
        "role": posted.choice("role", ROLE, ROLES),
        "municipality": posted.choice("municipality", PLACE, request.book.municipalities, needed=False),
        "due": posted.day("due", DUE, first=found.day),
    }
    try:
        posted.check()
    except Refused as refused:
        return meeting_page(request, found, {"refusals": refused.refusals, "given": request.POST}, 422)
    Action.objects.get_or_create(
        key=request.POST.get("key", "")[:32] or uuid4().hex, defaults={"meeting": found, **fields}
    )
    return redirect("meetings:meeting", request.programme.slug, number)


@require_POST
@of_programme("see_work")
def done(request: HttpRequest, number: int) -> HttpResponse:
    """Mark an action as done, or open it again."""
    found = (
        Action.objects.filter(meeting__programme=request.programme, pk=number)
        .select_related("meeting")
        .first()
    )
    if found is None:
        raise Http404
    is_mine = own_actions(request).filter(pk=number).exists()
    if not (is_mine or found.done_by_id == request.user.pk or may_hold(request, found.meeting.subject)):
        raise PermissionDenied(
            say(
                "Handlingen er en andens. Den, der har den, eller som holder mødet, kan melde den færdig.",
                "The action is somebody else's. Whoever has it, or holds the meeting, can mark it done.",
            )
        )
    is_done = request.POST.get("done") == "1"
    if is_done != bool(found.done_on):
        Action.objects.filter(pk=number).update(
            done_on=request.today if is_done else None, done_by=request.user if is_done else None
        )
        words = say("Meldt færdig.", "Marked as done.") if is_done else say("Åbnet igen.", "Opened again.")
        messages.success(request, words)
    if request.POST.get("back") == "actions":
        return redirect("meetings:actions", request.programme.slug)
    return redirect("meetings:meeting", request.programme.slug, found.meeting_id)
