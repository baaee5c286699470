"""The app's name."""

from __future__ import annotations

from django.apps import AppConfig


class TodayConfig(AppConfig):
    """`frikommune.web.today`."""

    name = "frikommune.web.today"
    label = "today"
