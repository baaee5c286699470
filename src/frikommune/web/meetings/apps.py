"""The app's name."""

from __future__ import annotations

from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    """`frikommune.web.meetings`."""

    name = "frikommune.web.meetings"
    label = "meetings"
