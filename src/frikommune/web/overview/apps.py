"""The app's name."""

from __future__ import annotations

from django.apps import AppConfig


class OverviewConfig(AppConfig):
    """`frikommune.web.overview`."""

    name = "frikommune.web.overview"
    label = "overview"
