"""The app's name."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from django.apps import AppConfig
from django.http import HttpRequest

if TYPE_CHECKING:
    from frikommune.programme.dated import Dated
    from frikommune.programme.duties import Duty
    from frikommune.web.search.pieces import Piece


class MeetingsConfig(AppConfig):
    """`frikommune.web.meetings`."""

    name = "frikommune.web.meetings"
    label = "meetings"

    def dated_items(self, request: HttpRequest) -> Iterator[Dated]:
        """For the calendar."""
        from frikommune.web.meetings.offers import dated_items

        return dated_items(request)

    def duties(self, request: HttpRequest, municipality: str) -> Iterator[Duty]:
        """For a municipality's own page."""
        from frikommune.web.meetings.offers import duties

        return duties(request, municipality)

    def searched(self, request: HttpRequest) -> Iterator[Piece]:
        """For the search."""
        from frikommune.web.meetings.offers import searched

        return searched(request)
