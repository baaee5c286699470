"""An agenda filled from what is due: by the journal, by actions agreed on before, and by other apps.

An app that has something to take up gives its `AppConfig` a method `agenda_items(programme, about, day)`,
which yields `Due` for a body (`body:kkr`, or `trial:1.3`: its working group) at a meeting on a day.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import timedelta

from django.apps import apps
from django.db.models import Max

from frikommune.language import Text, day_text
from frikommune.programme.agenda import AHEAD, Due, concerns_trial, due
from frikommune.programme.entry import Subject
from frikommune.programme.views import STATUS_WORDS
from frikommune.web.journal.book import Book
from frikommune.web.meetings.models import Action, Item, Meeting

HALF_A_YEAR = timedelta(days=183)
"""How far ahead a body looks that meets twice a year."""

FIRST = Text("Godkendelse af dagsordenen", "Approval of the agenda")
STATUS = Text("Status på forsøgene", "Status of the trials")
LAST = Text("Eventuelt", "Any other business")


def fill(meeting: Meeting, book: Book, place: str = "") -> int:
    """Add what is due and not on the agenda yet; how many were added. `place`: the body's in the network."""
    there = set(meeting.items.exclude(found="").values_list("found", flat=True))
    new = [one for one in _wanted(meeting, book, place) if one.found not in there]
    last = meeting.items.aggregate(last=Max("place"))["last"] or 0
    for number, one in enumerate(new, last + 1):
        one.meeting, one.place = meeting, number
    Item.objects.bulk_create(new)
    _put_last(meeting)
    return len(new)


def _wanted(meeting: Meeting, book: Book, place: str) -> Iterator[Item]:
    yield _standing("standing:first", FIRST)
    yield _standing("standing:status", STATUS, notes=status_words(meeting, book))
    for one in found_due(meeting, book, place):
        yield Item(
            title_da=one.text.da[:1000],
            title_en=one.text.en[:1000],
            kind=one.kind,
            found=one.key[:160],
            about=str(one.about),
            due=one.by,
        )
    yield _standing("standing:last", LAST)


def found_due(meeting: Meeting, book: Book, place: str) -> Iterable[Due]:
    """What is due at the meeting, as known on its day."""
    now, about = book.now(meeting.day, meeting.day), meeting.subject
    found = due(now, book.parts, HALF_A_YEAR if place == "owner" else AHEAD)
    if about.kind == "trial":
        found = tuple(one for one in found if concerns_trial(one, about, now))
    yield from found
    for config in apps.get_app_configs():
        offer = getattr(config, "agenda_items", None)
        if offer is not None:
            yield from offer(meeting.programme, about, meeting.day)
    yield from _open_actions(meeting)


def status_words(meeting: Meeting, book: Book) -> str:
    """How many trials stand where on the day; for a working group, where its own trial stands."""
    trials = book.trials(meeting.day, meeting.day)
    if meeting.subject.kind == "trial":
        trials = tuple(one for one in trials if one.trial == meeting.subject)
    counted = Counter(one.status for one in trials)
    said = [f"{number} {STATUS_WORDS[status].da}" for status, number in counted.items()]
    return f"Pr. {day_text(meeting.day).da}: {', '.join(said)}." if said else ""


def _open_actions(meeting: Meeting) -> Iterator[Due]:
    earlier = Action.objects.filter(
        meeting__programme=meeting.programme, meeting__body=meeting.body, done_on=None
    ).exclude(meeting=meeting)
    for one in earlier.filter(meeting__day__lte=meeting.day):
        yield Due(f"action:{one.pk}", "action", Text.same(one.what), meeting.subject, one.due)


def _standing(found: str, title: Text, notes: str = "") -> Item:
    return Item(title_da=title.da, title_en=title.en, found=found, notes=notes)


def _put_last(meeting: Meeting) -> None:
    """Any other business stays last."""
    last = meeting.items.aggregate(last=Max("place"))["last"] or 0
    meeting.items.filter(found="standing:last").exclude(place=last).update(place=last + 1)


def about_of(item: Item) -> Subject | None:
    """What an item is about, as the journal calls it."""
    kind, _, name = item.about.partition(":")
    known = ("trial", "barrier", "calendar", "round", "body", "application")
    return next((Subject(one, name) for one in known if one == kind), None)  # type: ignore[arg-type]
