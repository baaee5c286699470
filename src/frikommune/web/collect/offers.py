"""What the calendar, a municipality's page and a meeting's agenda show of requests for a status."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.http import HttpRequest
from django.urls import reverse

from frikommune.language import Text
from frikommune.programme.agenda import Due
from frikommune.programme.dated import Dated, Standing
from frikommune.programme.duties import Duty
from frikommune.programme.entry import Subject
from frikommune.programme.plans import Told
from frikommune.programme.when import When
from frikommune.web.collect.models import Sheet, StatusRequest
from frikommune.web.journal.models import Programme

OPEN = ("open", "returned")


def dated_items(request: HttpRequest) -> Iterator[Dated]:
    """The last day of each request that was sent by the page's day, with those that have not answered."""
    asked = StatusRequest.objects.filter(programme=request.programme, asked_on__lte=request.on)
    for one in asked.prefetch_related("sheets").order_by("pk"):
        missing = tuple(sheet.municipality for sheet in one.sheets.all() if sheet.standing in OPEN)
        late: Standing = "overdue" if request.on > one.due else "coming"
        yield Dated(
            f"request:{one.pk}",
            "request",
            Text(f"Svarfrist: {one.title}", f"Answers due: {one.title}"),
            (Told(When.parse(f"by {one.due}"), (), True),),
            "done" if one.frozen_on or not missing else late,
            places=missing,
            url=reverse("collect:requests", args=[request.programme.slug]),
            is_public=False,
        )


def duties(request: HttpRequest, municipality: str) -> Iterator[Duty]:
    """What the municipality has been asked and not answered, or was asked back."""
    asked = Sheet.objects.filter(
        request__programme=request.programme,
        request__asked_on__lte=request.on,
        request__frozen_on=None,
        municipality=municipality,
        standing__in=OPEN,
    )
    for one in asked.select_related("request"):
        title = one.request.title
        back = one.standing == "returned"
        text = Text(f"{title} (spurgt igen)", f"{title} (asked back)") if back else Text.same(title)
        url = reverse("collect:answer", args=[request.programme.slug, one.request.pk, municipality])
        yield Duty(f"report:{one.pk}", "report", text, one.request.due, url=url)


def agenda_items(programme: Programme, about: Subject, day: date) -> Iterator[Due]:
    """The statuses for a body that are asked for and not frozen on the day of its meeting."""
    asked = StatusRequest.objects.filter(programme=programme, body=about.name, asked_on__lte=day)
    for one in asked.exclude(frozen_on__lte=day).order_by("pk") if about.kind == "body" else ():
        yield Due(f"request:{one.pk}", "request", Text.same(one.title), about, one.due)
