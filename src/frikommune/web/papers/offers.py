"""What the calendar has of papers: when they went out and were due, and which paper an item asks for."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse

from frikommune.language import Text, folded
from frikommune.programme.dated import Dated
from frikommune.programme.entry import Subject
from frikommune.programme.plans import Told
from frikommune.programme.when import When
from frikommune.reports.kinds import KINDS, Kind
from frikommune.reports.papers.steering_status import BODY as STEERING_GROUP
from frikommune.reports.parts.told import owners_in
from frikommune.web.papers.models import Sent
from frikommune.web.people.rights import own_municipalities


def dated_items(request: HttpRequest) -> Iterator[Dated]:
    """Each paper that had gone out by the page's day, and each that was given on a day of its own."""
    rows = Sent.objects.filter(programme=request.programme, on__lte=request.on).defer("extract")
    for one in rows.order_by("pk"):
        url = reverse("papers:sent", args=[request.programme.slug, one.pk])
        title = Text(f"Gået ud: {one.title_da}", f"Gone out: {one.title_en}")
        places = (one.municipality,) if one.municipality else ()
        yield _dated(request, f"paper:{one.pk}", title, one.on, url, places)
    recorded = {one.recorded.last for one in request.book.journal}
    for kind in KINDS.values():
        if kind.own_day and kind.own_day <= request.on and kind.own_day in recorded:
            title = Text(f"{kind.title.da} til {kind.reader.da}", f"{kind.title.en} for {kind.reader.en}")
            url = _page(request, kind, kind.own_day, _own(request))
            yield _dated(request, f"paper-of:{kind.id}", title, kind.own_day, url)


def papers_for(request: HttpRequest, item: Dated) -> Iterator[tuple[Text, str]]:
    """The papers that an item's body is given, as of its day, or of the page's where that is to come."""
    if item.body is None:
        return
    day = min(item.last, request.on)
    for kind, place in _given(request, item, item.body):
        yield kind.title, _page(request, kind, day, place)


def _given(request: HttpRequest, item: Dated, body: Subject) -> Iterator[tuple[Kind, str]]:
    """What a body is given, with the municipality that it is of: to approve, or to be informed."""
    if body in owners_in(request.book.now(request.on, request.known_on)):
        final = KINDS["kkr_final"]
        is_final = item.last == final.own_day or (item.kind == "approval" and item.start <= request.on)
        yield final if is_final else KINDS["kkr_status"], ""
    elif body == STEERING_GROUP:
        yield KINDS["steering_status"], ""
    for place in request.book.municipalities:
        if body == Subject("body", f"committee-{folded(place)}"):
            yield KINDS["committee_status"], place


def _own(request: HttpRequest) -> str:
    return next(iter(own_municipalities(request.user, request.programme)), "")


def _page(request: HttpRequest, kind: Kind, day: date, place: str) -> str:
    """The page of a paper as of a day."""
    url = reverse("papers:paper", args=[request.programme.slug, kind.id])
    asked = {"municipality": place if "municipality" in kind.needs else "", "on": day.isoformat()}
    return f"{url}?{urlencode({key: one for key, one in asked.items() if one})}"


def _dated(
    request: HttpRequest, key: str, title: Text, day: date, url: str, places: tuple[str, ...] = ()
) -> Dated:
    return Dated(
        key,
        "activity",
        title,
        (Told(When.on(day), (), True),),
        "now" if day == request.on else "past",
        places=places,
        url=url,
        is_public=False,
    )
