"""Minutes are approved: written down as a document, locked, and their decisions told to the journal."""

from __future__ import annotations

from dataclasses import replace

from django.db import transaction
from django.http import HttpRequest
from django.utils import timezone

from frikommune.errors import Refused, refuse
from frikommune.language import Text, day_text
from frikommune.programme.entry import Entry, Paper
from frikommune.programme.when import When
from frikommune.web.journal.append import append
from frikommune.web.journal.documents import keep_content
from frikommune.web.journal.writing import Pen
from frikommune.web.meetings.filling import about_of
from frikommune.web.meetings.groups import Group
from frikommune.web.meetings.models import Item, Meeting
from frikommune.web.people.models import ROLES, Seat


def approve(request: HttpRequest, meeting: Meeting, group: Group, seat: Seat) -> bool:
    """Lock the minutes; False where they were locked already. Raises Refused where nothing is to lock."""
    with transaction.atomic():
        locked = Meeting.objects.select_for_update().get(pk=meeting.pk)
        if locked.is_locked:
            return False
        items = list(locked.items.all())
        _check(locked, items, request)
        text = minutes_text(locked, group, items)
        name = f"referat-{locked.subject.name}-{locked.day.isoformat()}.txt"
        document = keep_content(request.programme, name, text.encode(), request.user)
        entries = _entries(request, locked, group, items, seat)
        if entries:
            append(
                request.programme,
                entries,
                papers=[_paper(locked, group, request)],
                made_by=request.user,
            )
        locked.approved_at, locked.approved_by, locked.minutes = timezone.now(), request.user, document
        locked.save()
    return True


def _check(meeting: Meeting, items: list[Item], request: HttpRequest) -> None:
    if meeting.day > request.today:
        raise _too_early(meeting)
    if not any(one.minutes or one.decision for one in items):
        raise _nothing(meeting)
    for one in items:
        if one.to_journal and not one.decision:
            raise _no_decision(one)


def minutes_text(meeting: Meeting, group: Group, items: list[Item]) -> str:
    """The minutes as plain text, in Danish."""
    lines = [f"Referat: {group.name.da}", day_text(meeting.day).da, meeting.place, ""]
    for number, one in enumerate(items, 1):
        lines.append(f"{number}. {one.title_da}")
        lines += [one.notes, one.minutes] if one.notes else [one.minutes]
        lines += [f"Beslutning: {one.decision}"] if one.decision else []
        lines.append("")
    lines += ["Handlinger"] if meeting.actions.exists() else []
    for action in meeting.actions.all():
        role = ROLES[action.role].da
        who = f"{role}, {action.municipality}" if action.municipality else role
        lines.append(f"- {action.what} ({who}, senest {day_text(action.due).da})")
    return "\n".join(lines).strip() + "\n"


def _entries(
    request: HttpRequest, meeting: Meeting, group: Group, items: list[Item], seat: Seat
) -> list[Entry]:
    pen, paper, found = Pen(request.book, seat, request.today), _paper(meeting, group, request), []
    now = request.book.now(request.today)
    for number, one in enumerate(items, 1):
        if one.to_journal:
            about = about_of(one)
            concerns = [about] if about and about != meeting.subject and now.about(about) else []
            entry = pen.claim(
                meeting.subject, "decided", Text.same(one.decision), effect=meeting.day, concerns=concerns
            )
            found.append(replace(entry, paper=paper, heading=f"{number}. {one.title_da}"))
    return found


def _paper(meeting: Meeting, group: Group, request: HttpRequest) -> Paper:
    day = day_text(meeting.day)
    return Paper(
        id=f"referat-{meeting.key[:12]}",
        reference=f"Referat {day.da}, {group.name.da}",
        title=Text(f"Referat, {group.name.da}, {day.da}", f"Minutes, {group.name.en}, {day.en}"),
        recorded=When.on(request.today),
        certainty="source",
    )


def _too_early(meeting: Meeting) -> Refused:
    return refuse(
        "minutes_before_the_meeting",
        problem=Text("Mødet er ikke holdt endnu", "The meeting has not been held yet"),
        where="",
        given=day_text(meeting.day).da,
        expected=Text("en mødedag, der er kommet", "a meeting whose day has come"),
        do_next=Text("Godkend referatet på mødedagen eller senere.", "Approve on the day or later."),
    )


def _nothing(meeting: Meeting) -> Refused:
    return refuse(
        "minutes_empty",
        problem=Text("Referatet er tomt", "The minutes are empty"),
        where="",
        given="–",
        expected=Text(
            "referat eller beslutning til mindst ét punkt", "minutes or a decision for one item at least"
        ),
        do_next=Text("Skriv, hvad der blev sagt, og godkend så.", "Write what was said, then approve."),
    )


def _no_decision(item: Item) -> Refused:
    return refuse(
        "decision_missing",
        problem=Text("En beslutning til journalen mangler ord", "A decision for the journal lacks words"),
        where=item.title_da,
        given="–",
        expected=Text("beslutningens ordlyd", "the words of the decision"),
        do_next=Text(
            "Skriv beslutningen, eller fjern mærket ved “til journalen”.",
            "Write the decision, or untick “to the journal”.",
        ),
    )
