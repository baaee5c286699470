"""What a municipality's page shows of steps that await a second person."""

from __future__ import annotations

from collections.abc import Iterator

from django.http import HttpRequest
from django.urls import reverse

from frikommune.language import Text
from frikommune.programme.duties import Duty
from frikommune.web.life.models import Pending


def duties(request: HttpRequest, municipality: str) -> Iterator[Duty]:
    """Those about the municipality that wait today, by the day they count from; none on an earlier day."""
    if request.on < request.today:
        return
    for one in Pending.objects.filter(programme=request.programme, state="waiting"):
        if municipality in one.names:
            title = Text(f"Forsøg {one.trial}: {one.title.da}", f"Trial {one.trial}: {one.title.en}")
            url = reverse("life:pending", args=[request.programme.slug, one.pk])
            yield Duty(f"confirm:{one.pk}", "confirm", title, one.effect, url=url)
