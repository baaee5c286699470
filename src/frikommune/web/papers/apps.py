"""The app's name, and what it has for the calendar."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from django.apps import AppConfig
from django.http import HttpRequest

if TYPE_CHECKING:
    from frikommune.language import Text
    from frikommune.programme.dated import Dated


class PapersConfig(AppConfig):
    """`frikommune.web.papers`."""

    name = "frikommune.web.papers"
    label = "papers"

    def dated_items(self, request: HttpRequest) -> Iterator[Dated]:
        """For the calendar."""
        from frikommune.web.papers.offers import dated_items

        return dated_items(request)

    def dated_links(self, request: HttpRequest, item: Dated) -> Iterator[tuple[Text, str]]:
        """The papers that whoever meets or approves is given, for the calendar's line."""
        from frikommune.web.papers.offers import papers_for

        return papers_for(request, item)
