"""The app's name."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from django.apps import AppConfig
from django.http import HttpRequest

if TYPE_CHECKING:
    from frikommune.programme.agenda import Due
    from frikommune.programme.dated import Dated
    from frikommune.programme.duties import Duty
    from frikommune.programme.entry import Subject
    from frikommune.web.journal.models import Programme


class CollectConfig(AppConfig):
    """`frikommune.web.collect`."""

    name = "frikommune.web.collect"
    label = "collect"

    def dated_items(self, request: HttpRequest) -> Iterator[Dated]:
        """For the calendar."""
        from frikommune.web.collect.offers import dated_items

        return dated_items(request)

    def duties(self, request: HttpRequest, municipality: str) -> Iterator[Duty]:
        """For a municipality's own page."""
        from frikommune.web.collect.offers import duties

        return duties(request, municipality)

    def agenda_items(self, programme: Programme, about: Subject, day: date) -> Iterator[Due]:
        """For the meetings of the body that a status is for."""
        from frikommune.web.collect.offers import agenda_items

        return agenda_items(programme, about, day)
