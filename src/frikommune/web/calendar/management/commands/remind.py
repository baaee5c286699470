"""`django-admin remind`: mail the reminders that are due. Made for cron or a timer."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from frikommune.web.calendar.reminders import send_due
from frikommune.web.pages.clock import today


class Command(BaseCommand):
    """Each reminder goes out once, however often this runs."""

    help = "Mail the reminders that are due, each once."

    def handle(self, *args: Any, **options: Any) -> None:
        """Send, and say how many."""
        sent = send_due(today(), settings.DEFAULT_FROM_EMAIL)
        self.stdout.write(f"Sendt / sent: {sent}")
