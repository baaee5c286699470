"""The list as iCalendar (RFC 5545): a whole-day entry on each last day in time, with no name in it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime, timedelta
from uuid import NAMESPACE_URL, uuid5

from icalendar import Calendar, Event
from icalendar.enums import CLASS, TRANSP

from frikommune.casework.duties.today import Task
from frikommune.language import Language, Text
from frikommune.web.calendar.feed import PRODUCT, REFRESH

TITLE = Text("Frister i mine sager", "Limits in my cases")


def feed_of(
    tasks: Iterable[Task],
    number: Callable[[int], str],
    page: Callable[[int], str],
    language: Language,
    root: str,
) -> bytes:
    """A calendar of the tasks that have a last day. `number` and `page` tell a case's number and address."""
    calendar = Calendar.new(
        prodid=PRODUCT,
        name=TITLE.said_in(language),
        uid=str(uuid5(NAMESPACE_URL, root)),
        language=language,
        refresh_interval=REFRESH,
        method="PUBLISH",
    )
    for task in tasks:
        if task.duty.due is not None:
            calendar.add_component(_event(task, number(task.case), page(task.case), language, root))
    return bytes(calendar.to_ical())


def _event(task: Task, number: str, url: str, language: Language, root: str) -> Event:
    duty, due = task.duty, task.duty.due or date.max
    stamp = datetime(due.year, due.month, due.day, tzinfo=UTC)
    event: Event = Event.new(
        uid=str(uuid5(NAMESPACE_URL, f"{root}/{task.case}/{duty.row.course}/{duty.norm}/{duty.occurrence}")),
        summary=f"{number}: {duty.title.said_in(language)}",
        description=duty.reason.said_in(language),
        start=due,
        end=due + timedelta(1),
        stamp=stamp,
        classification=CLASS.PRIVATE,
        transparency=TRANSP.TRANSPARENT,
        url=url,
    )
    return event
