"""What the calendar shows of surveys: the last day to answer."""

from __future__ import annotations

from collections.abc import Iterator

from django.http import HttpRequest
from django.urls import reverse

from frikommune.language import Text
from frikommune.programme.dated import Dated
from frikommune.programme.plans import Told
from frikommune.programme.when import When
from frikommune.web.surveys.models import Survey


def dated_items(request: HttpRequest) -> Iterator[Dated]:
    """The last day of each survey that was opened by the page's day."""
    for one in Survey.objects.filter(programme=request.programme, opened_on__lte=request.on).order_by("pk"):
        title = one.title
        yield Dated(
            f"survey:{one.pk}",
            "request",
            Text(f"Sidste dag for svar: {title.da}", f"Last day to answer: {title.en}"),
            (Told(When.parse(f"by {one.closes}"), (), True),),
            "done" if one.closed_on or request.on > one.closes else "coming",
            places=tuple(one.municipalities),
            url=reverse("surveys:survey", args=[request.programme.slug, one.pk]),
            is_public=False,
        )
