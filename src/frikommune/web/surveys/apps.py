"""The app's name, and what it has for the calendar and for the mail that goes out each day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from django.apps import AppConfig
from django.http import HttpRequest

if TYPE_CHECKING:
    from frikommune.programme.dated import Dated


class SurveysConfig(AppConfig):
    """`frikommune.web.surveys`."""

    name = "frikommune.web.surveys"
    label = "surveys"

    def dated_items(self, request: HttpRequest) -> Iterator[Dated]:
        """For the calendar."""
        from frikommune.web.surveys.offers import dated_items

        return dated_items(request)

    def send_due(self, today: date, sender: str) -> int:
        """Close what is past its last day, and mail the invitations and reminders that wait."""
        from frikommune.web.surveys.mailing import send_due

        return send_due(today, sender)
