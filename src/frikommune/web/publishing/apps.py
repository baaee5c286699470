"""The app's name, and what it has for the search and the calendar."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from django.apps import AppConfig
from django.http import HttpRequest

if TYPE_CHECKING:
    from frikommune.web.search.pieces import Piece


class PublishingConfig(AppConfig):
    """`frikommune.web.publishing`."""

    name = "frikommune.web.publishing"
    label = "publishing"

    def searched(self, request: HttpRequest) -> Iterator[Piece]:
        """For the search: what is published, and nothing else."""
        from frikommune.web.publishing.offers import searched

        return searched(request)
