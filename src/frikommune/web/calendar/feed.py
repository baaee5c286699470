"""The calendar as iCalendar (RFC 5545): all-day events, spans for what is only known as one."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime, timedelta
from uuid import NAMESPACE_URL, uuid5

from icalendar import Calendar, Event
from icalendar.enums import CLASS, STATUS, TRANSP

from frikommune.language import Language, Text
from frikommune.programme.dated import KIND_WORDS, STANDING_WORDS, Dated
from frikommune.programme.entry import Entry

PRODUCT = "-//Frikommune//Frikommune//DA"
REFRESH = timedelta(hours=12)


def feed_of(
    name: Text,
    uid_root: str,
    items: Iterable[Dated],
    page: Callable[[Dated], str],
    said_in: Language,
    today: date,
) -> bytes:
    """A calendar of items. `page` gives each one's address; `uid_root` makes UIDs stable."""
    calendar = Calendar.new(
        prodid=PRODUCT,
        name=name.said_in(said_in),
        uid=str(uuid5(NAMESPACE_URL, uid_root)),
        language=said_in,
        refresh_interval=REFRESH,
        method="PUBLISH",
    )
    calendar.add("X-WR-CALNAME", name.said_in(said_in))
    for item in items:
        calendar.add_component(_event(item, uid_root, page(item), said_in, today))
    return bytes(calendar.to_ical())


def _event(item: Dated, uid_root: str, url: str, said_in: Language, today: date) -> Event:
    """The end of an all-day event is the day after its last. Its stamp is when it was last told of."""
    kind = KIND_WORDS[item.kind].said_in(said_in)
    stamp = _at_midnight(max(_recorded(item), default=today))
    event = Event.new(
        uid=f"{uuid5(NAMESPACE_URL, f'{uid_root}/{item.key}')}",
        summary=f"{kind}: {item.title.said_in(said_in)}",
        description=_description(item, said_in),
        start=item.start,
        end=item.last + timedelta(1),
        stamp=stamp,
        last_modified=stamp,
        categories=[kind],
        classification=CLASS.PUBLIC if item.is_public else CLASS.PRIVATE,
        status=_status(item),
        transparency=TRANSP.TRANSPARENT,
        url=url or None,
    )
    return event


def _recorded(item: Dated) -> list[date]:
    return [entry.recorded.last for one in item.times for entry in one.entries]


def _at_midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=UTC)


def _status(item: Dated) -> STATUS:
    """Tentative where sources disagree and nothing is chosen, or where only a span is known."""
    if item.standing == "called_off":
        return STATUS.CANCELLED
    return STATUS.CONFIRMED if item.start == item.last else STATUS.TENTATIVE


def _description(item: Dated, said_in: Language) -> str:
    """Each time with its sources, those that disagree too; and where it stands."""
    lines = [_time(one.when.text.said_in(said_in), one.entries) for one in item.times]
    if len(item.times) > 1:
        lines.insert(0, Text("Kilderne er uenige:", "The sources disagree:").said_in(said_in))
    lines.append(STANDING_WORDS[item.standing].said_in(said_in))
    return "\n".join(lines)


def _time(words: str, entries: Iterable[Entry]) -> str:
    sources = ", ".join(dict.fromkeys(one.paper.reference for one in entries))
    return f"{words} ({sources})" if sources else words
