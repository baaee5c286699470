"""Who may hold a meeting, and that locked minutes stay locked: both said in words."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

from frikommune.errors import refuse
from frikommune.language import Text, day_text
from frikommune.programme.entry import Subject
from frikommune.web.meetings.groups import may_hold
from frikommune.web.meetings.models import Meeting
from frikommune.web.pages.speech import say


def hold(request: HttpRequest, subject: Subject) -> None:
    """Raises PermissionDenied for whoever may not hold its meetings."""
    if not may_hold(request, subject):
        raise PermissionDenied(
            say(
                "Kun ledere og koordinatoren holder møder her; en arbejdsgruppes er tovholderkommunens.",
                "Only leaders and the coordinator hold meetings here; a working group's are held by its "
                "coordinating municipality.",
            )
        )


def open_meeting(request: HttpRequest, meeting: Meeting) -> Meeting:
    """The meeting, where it may be edited. Raises PermissionDenied, or Refused where it is locked."""
    hold(request, meeting.subject)
    if meeting.is_locked:
        raise refuse(
            "minutes_locked",
            problem=Text("Referatet er godkendt og låst", "The minutes are approved and locked"),
            where="",
            given=day_text(meeting.day).da,
            expected=Text("et referat, der ikke er godkendt", "minutes that are not approved"),
            do_next=Text(
                "Skriv en rettelse nederst på mødets side; den står så ved siden af.",
                "Write a correction at the end of the meeting's page; it then stands beside them.",
            ),
        )
    return meeting
