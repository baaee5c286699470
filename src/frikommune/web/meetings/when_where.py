"""When and where a meeting is, as a form sends it."""

from __future__ import annotations

from datetime import date, time
from typing import TypedDict

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator

from frikommune.errors import Refused, refuse
from frikommune.language import Text
from frikommune.web.pages.posted import Posted
from frikommune.web.pages.speech import said

DAY = Text("Mødedag", "Day of the meeting")
BEGINS = Text("Klokken", "Time")
PLACE = Text("Sted", "Place")
LINK = Text("Link til onlinemøde", "Link to an online meeting")


class WhenWhere(TypedDict):
    """The fields of a meeting."""

    day: date | None
    begins: time | None
    place: str
    link: str


def read_when_and_where(posted: Posted) -> WhenWhere:
    """Read the fields. Call `check` on `posted` before using them."""
    return {
        "day": posted.day("day", DAY),
        "begins": _time(posted),
        "place": posted.text("place", PLACE, needed=False, longest=200),
        "link": _link(posted),
    }


def _time(posted: Posted) -> time | None:
    words = posted.text("begins", BEGINS, needed=False, longest=20)
    try:
        return time.fromisoformat(words) if words else None
    except ValueError:
        posted.refuse("begins", _not_a_time(words))
        return None


def _link(posted: Posted) -> str:
    words = posted.text("link", LINK, needed=False, longest=500)
    try:
        if words:
            URLValidator(schemes=["https", "http"])(words)
    except ValidationError:
        posted.refuse("link", _not_a_link(words))
    return words


def _not_a_time(given: str) -> Refused:
    return refuse(
        "not_a_time",
        problem=Text("Klokkeslættet kan ikke læses", "The time cannot be read"),
        where=said(BEGINS),
        given=given,
        expected=Text("timer:minutter, fx 09:30", "hours:minutes, such as 09:30"),
        do_next=Text("Ret det, eller lad feltet stå tomt.", "Correct it, or leave it empty."),
    )


def _not_a_link(given: str) -> Refused:
    return refuse(
        "not_a_link",
        problem=Text("Linket kan ikke bruges", "The link cannot be used"),
        where=said(LINK),
        given=given[:60],
        expected=Text("en adresse, fx https://moede.example.dk/1", "an address: https://meet.example.dk/1"),
        do_next=Text(
            "Kopiér hele adressen, eller lad feltet stå tomt.", "Copy all of it, or leave it empty."
        ),
    )
