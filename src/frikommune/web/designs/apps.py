"""The app's name."""

from __future__ import annotations

from django.apps import AppConfig


class DesignsConfig(AppConfig):
    """`frikommune.web.designs`."""

    name = "frikommune.web.designs"
    label = "designs"
