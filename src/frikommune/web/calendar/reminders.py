"""Reminders: made for oneself or for those of a municipality, shown, and sent once each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Any

from django.core.mail import send_mail
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone

from frikommune.language import Text, day_text
from frikommune.programme.dated import Dated, passing
from frikommune.programme.plans import Told
from frikommune.programme.when import When
from frikommune.web.calendar.models import Reminder
from frikommune.web.journal.models import Programme
from frikommune.web.people.models import Person

DAYS_BEFORE = (0, 1, 7, 14, 30)
"""How long before the last day one may be reminded."""


def remind(
    programme: Programme, persons: Iterable[Person], item: Dated, days_before: int, made_by: Any
) -> int:
    """A reminder for each, so many days before the item's last day; how many were new."""
    day, made = item.last - timedelta(days_before), 0
    for person in persons:
        _, new = Reminder.objects.get_or_create(
            programme=programme,
            person=person,
            item=item.key,
            day=day,
            defaults={
                "title_da": item.title.da[:300],
                "title_en": item.title.en[:300],
                "due": item.last,
                "made_by": made_by,
            },
        )
        made += new
    return made


def due_reminders(person: Any, programme: Programme, today: date) -> QuerySet[Reminder]:
    """Those whose day has come and that the person has not put away."""
    if not getattr(person, "is_authenticated", False):
        return Reminder.objects.none()
    return Reminder.objects.filter(person=person, programme=programme, day__lte=today, seen_at=None)


def persons_of(programme: Programme, municipality: str) -> list[Person]:
    """The leaders of a municipality: who is reminded on its behalf."""
    found = Person.objects.filter(
        seats__programme=programme, seats__municipality=municipality, seats__role="leader", is_active=True
    )
    return list(found.distinct().order_by("pk"))


def reminded_items(request: HttpRequest) -> list[Dated]:
    """A person's reminders that are not put away, as days of a calendar of their own."""
    found = Reminder.objects.filter(person=request.user, programme=request.programme, seen_at=None)
    return [_as_item(one, request.today) for one in found]


def _as_item(one: Reminder, today: date) -> Dated:
    times = (Told(When.on(one.day), (), True),)
    title = Text(f"Husk: {one.title_da}", f"Remember: {one.title_en}")
    return Dated(f"reminder:{one.pk}", "plan", title, times, passing(times, today), is_public=False)


def send_due(today: date, sender: str) -> int:
    """Mail each reminder whose day has come, once; how many went out. Who has no address sees them here.

    Two runs at the same time send nothing twice: a row is claimed first, and given back where sending fails.
    """
    waiting = Reminder.objects.filter(day__lte=today, sent_at=None, seen_at=None)
    sent = 0
    for one in waiting.exclude(person__email="").select_related("person", "programme"):
        claimed = Reminder.objects.filter(pk=one.pk, sent_at=None).update(sent_at=timezone.now())
        if claimed:
            try:
                _send(one, sender)
            except OSError:
                Reminder.objects.filter(pk=one.pk).update(sent_at=None)
                raise
            sent += 1
    return sent


def _send(one: Reminder, sender: str) -> None:
    due, title = day_text(one.due), one.programme.title
    send_mail(
        " ".join(f"Påmindelse: {one.title_da}".split()),  # a header is one line
        f"{one.title_da}\nSidste dag: {due.da}\n{title.da}\n\n"
        f"{one.title_en}\nLast day: {due.en}\n{title.en}\n",
        sender,
        [one.person.email],
    )


def choices_before() -> Sequence[tuple[int, Text]]:
    """The days before, in words."""
    return tuple(
        (
            days,
            Text("på dagen", "on the day") if not days else Text(f"{days} dage før", f"{days} days before"),
        )
        for days in DAYS_BEFORE
    )
