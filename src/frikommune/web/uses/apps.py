"""The app's name."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from django.apps import AppConfig
from django.http import HttpRequest

if TYPE_CHECKING:
    from frikommune.programme.duties import Duty


class UsesConfig(AppConfig):
    """`frikommune.web.uses`."""

    name = "frikommune.web.uses"
    label = "uses"

    def duties(self, request: HttpRequest, municipality: str) -> Iterator[Duty]:
        """For a municipality's own page."""
        from frikommune.web.uses.offers import duties

        return duties(request, municipality)
