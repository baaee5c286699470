"""What the calendar and a municipality's page show of meetings and of what was agreed at them."""

from __future__ import annotations

from collections.abc import Iterator

from django.http import HttpRequest
from django.urls import reverse

from frikommune.language import Text, day_text
from frikommune.programme.dated import Dated, passing
from frikommune.programme.duties import Duty
from frikommune.programme.plans import Told
from frikommune.programme.when import When
from frikommune.programme.words import subject_text
from frikommune.web.meetings.models import Action, Item, Meeting
from frikommune.web.people.rights import may
from frikommune.web.search.pieces import Piece, piece


def dated_items(request: HttpRequest) -> Iterator[Dated]:
    """Every meeting, for those with a seat; done, once its minutes are approved."""
    names = request.book.names(request.on, request.known_on)
    for one in Meeting.objects.filter(programme=request.programme).order_by("pk"):
        times = (Told(When.on(one.day), (), True),)
        name = subject_text(one.subject, names)
        yield Dated(
            f"meeting:{one.pk}",
            "meeting",
            Text(f"Møde: {name.da}", f"Meeting: {name.en}"),
            times,
            "done" if one.is_locked else passing(times, request.on),
            body=one.subject,
            url=reverse("meetings:meeting", args=[request.programme.slug, one.pk]),
            is_public=False,
        )


def duties(request: HttpRequest, municipality: str) -> Iterator[Duty]:
    """What the municipality is to do by a meeting's agreement, and has not done."""
    waiting = Action.objects.filter(
        meeting__programme=request.programme,
        meeting__day__lte=request.on,
        municipality=municipality,
        done_on=None,
    )
    for one in waiting:
        url = reverse("meetings:meeting", args=[request.programme.slug, one.meeting_id])
        yield Duty(f"action:{one.pk}", "action", Text.same(one.what[:200]), one.due, url=url)


def searched(request: HttpRequest) -> Iterator[Piece]:
    """The items of every meeting, for those with a seat."""
    if not may(request.user, request.programme, "see_work"):
        return
    names = request.book.names(request.on, request.known_on)
    found = Item.objects.filter(meeting__programme=request.programme).select_related("meeting")
    for one in found.exclude(kind="", notes="", minutes="", decision=""):
        meeting = one.meeting
        name, day = subject_text(meeting.subject, names), day_text(meeting.day)
        title = Text(f"{name.da}, {day.da}", f"{name.en}, {day.en}")
        words = " ".join(filter(None, (one.title_da, one.notes, one.minutes, one.decision)))
        url = f"{reverse('meetings:meeting', args=[request.programme.slug, meeting.pk])}#item-{one.pk}"
        yield piece(f"meeting:{meeting.pk}", "meeting", title, Text.same(words), url)
