"""The app's name."""

from __future__ import annotations

from django.apps import AppConfig


class CalendarConfig(AppConfig):
    """`frikommune.web.calendar`."""

    name = "frikommune.web.calendar"
    label = "calendar"
