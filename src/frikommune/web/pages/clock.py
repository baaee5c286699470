"""Today: the clock's, or the day the settings put in its place."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.conf import settings

COPENHAGEN = ZoneInfo("Europe/Copenhagen")


def today() -> date:
    """The local day."""
    fixed: date | None = settings.TODAY
    return fixed or datetime.now(COPENHAGEN).date()
