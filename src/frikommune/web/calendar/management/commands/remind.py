"""`django-admin remind`: mail the reminders that are due. Made for cron or a timer."""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.management.base import BaseCommand

from frikommune.web.calendar.reminders import send_due
from frikommune.web.pages.clock import today


class Command(BaseCommand):
    """Each reminder goes out once, however often this runs.

    Other apps' mail goes with it: those whose `AppConfig` has a `send_due` of its own.
    """

    help = "Mail the reminders that are due, each once."

    def handle(self, *args: Any, **options: Any) -> None:
        """Send, and say how many."""
        day, sender = today(), settings.DEFAULT_FROM_EMAIL
        sent = send_due(day, sender)
        sent += sum(one.send_due(day, sender) for one in apps.get_app_configs() if hasattr(one, "send_due"))
        self.stdout.write(f"Sendt / sent: {sent}")
