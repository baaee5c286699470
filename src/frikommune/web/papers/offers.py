"""What the calendar shows of papers: the days on which they went out."""

from __future__ import annotations

from collections.abc import Iterator

from django.http import HttpRequest
from django.urls import reverse

from frikommune.language import Text
from frikommune.programme.dated import Dated
from frikommune.programme.plans import Told
from frikommune.programme.when import When
from frikommune.web.papers.models import Sent


def dated_items(request: HttpRequest) -> Iterator[Dated]:
    """Each paper that had gone out by the page's day."""
    rows = Sent.objects.filter(programme=request.programme, on__lte=request.on).defer("extract")
    for one in rows.order_by("pk"):
        yield Dated(
            f"paper:{one.pk}",
            "activity",
            Text(f"Gået ud: {one.title_da}", f"Gone out: {one.title_en}"),
            (Told(When.on(one.on), (), True),),
            "now" if one.on == request.on else "past",
            places=(one.municipality,) if one.municipality else (),
            url=reverse("papers:sent", args=[request.programme.slug, one.pk]),
            is_public=False,
        )
