"""The items of an agenda: saved while one types, moved, added, removed."""

from __future__ import annotations

from django.db import transaction
from django.db.models import Max
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from frikommune.errors import Refused
from frikommune.language import Text
from frikommune.web.journal.entering import of_programme
from frikommune.web.meetings.meeting import find_meeting, meeting_page
from frikommune.web.meetings.models import Item, Meeting
from frikommune.web.meetings.rights import open_meeting
from frikommune.web.pages.posted import Posted

TITLE = Text("Punkt", "Item")
NOTES = Text("Til punktet", "On the item")
MINUTES = Text("Referat", "Minutes")
DECISION = Text("Beslutning", "Decision")


@require_POST
@of_programme("meet")
def add(request: HttpRequest, number: int) -> HttpResponse:
    """A new item, before any other business. The same words twice are one item."""
    found = open_meeting(request, find_meeting(request, number))
    posted = Posted(request)
    title = posted.text("title", TITLE, longest=300)
    try:
        posted.check()
    except Refused as refused:
        return meeting_page(request, found, {"refusals": refused.refusals, "given": request.POST}, 422)
    with transaction.atomic():
        Meeting.objects.select_for_update().get(pk=found.pk)
        if not found.items.filter(title_da=title).exists():
            last = found.items.aggregate(last=Max("place"))["last"] or 0
            Item.objects.create(meeting=found, place=last + 1, title_da=title, title_en=title)
            found.items.filter(found="standing:last").update(place=last + 2)
    return redirect("meetings:meeting", request.programme.slug, number)


@require_POST
@of_programme("meet")
def save(request: HttpRequest, number: int) -> HttpResponse:
    """Store what was typed. Refused, with both texts, where somebody else changed it meanwhile."""
    item = _item(request, number)
    found = open_meeting(request, item.meeting)
    posted = Posted(request)
    typed = {
        "title": posted.text("title", TITLE, longest=1000),
        "notes": posted.text("notes", NOTES, needed=False),
        "minutes": posted.text("minutes", MINUTES, needed=False),
        "decision": posted.text("decision", DECISION, needed=False),
    }
    try:
        posted.check()
    except Refused as refused:
        if request.htmx:
            return render(request, "pages/refusals.html", {"refusals": refused.refusals}, status=422)
        return meeting_page(
            request, found, {"refusals": refused.refusals, "typed": _typed(request, item)}, 422
        )
    item, stored = _store(request, number, typed)
    if request.htmx:
        template = "meetings/saved.html" if stored else "meetings/conflict.html"
        return render(
            request, template, {"item": item, "today": request.today}, status=200 if stored else 422
        )
    if not stored:
        return meeting_page(request, found, {"conflict": item, "typed": _typed(request, item)}, 422)
    return redirect(f"{_address(request, found)}#item-{number}")


def _store(request: HttpRequest, number: int, typed: dict[str, str]) -> tuple[Item, bool]:
    page, based_on = request.POST.get("page", "")[:32], request.POST.get("based_on", "")
    over = request.POST.get("over", "")
    with transaction.atomic():
        item = Item.objects.select_for_update().get(pk=number)
        open_meeting(request, Meeting.objects.select_for_update().get(pk=item.meeting_id))
        fresh = str(item.version) in (based_on, over) or (page and item.changed_in == page)
        if not fresh:
            return item, False
        if typed["title"] not in (item.title_da, item.title_en):
            item.title_da = item.title_en = typed["title"]
        item.notes, item.minutes, item.decision = typed["notes"], typed["minutes"], typed["decision"]
        item.to_journal = request.POST.get("to_journal") == "1"
        item.version, item.changed_in, item.changed_by = item.version + 1, page, request.user
        item.save()
    return item, True


@require_POST
@of_programme("meet")
def move(request: HttpRequest, number: int) -> HttpResponse:
    """One place up or down."""
    item = _item(request, number)
    found = open_meeting(request, item.meeting)
    with transaction.atomic():
        Meeting.objects.select_for_update().get(pk=found.pk)
        items = list(found.items.all())
        at = next(place for place, one in enumerate(items) if one.pk == number)
        to = at + (-1 if request.POST.get("way") == "up" else 1)
        if 0 <= to < len(items):
            items[at], items[to] = items[to], items[at]
            for place, one in enumerate(items, 1):
                Item.objects.filter(pk=one.pk).update(place=place)
    return redirect(f"{_address(request, found)}#item-{number}")


@require_POST
@of_programme("meet")
def remove(request: HttpRequest, number: int) -> HttpResponse:
    """Take an item off the agenda."""
    item = _item(request, number)
    found = open_meeting(request, item.meeting)
    item.delete()
    return redirect("meetings:meeting", request.programme.slug, found.pk)


def _item(request: HttpRequest, number: int) -> Item:
    found = (
        Item.objects.filter(meeting__programme=request.programme, pk=number).select_related("meeting").first()
    )
    if found is None:
        raise Http404
    return found


def _typed(request: HttpRequest, item: Item) -> dict[str, object]:
    keys = ("title", "notes", "minutes", "decision", "based_on", "to_journal")
    return {"pk": item.pk, **{key: request.POST.get(key, "") for key in keys}}


def _address(request: HttpRequest, found: Meeting) -> str:
    return reverse("meetings:meeting", args=[request.programme.slug, found.pk])
