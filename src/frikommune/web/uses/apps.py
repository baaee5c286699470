"""The app's name."""

from __future__ import annotations

from django.apps import AppConfig


class UsesConfig(AppConfig):
    """`frikommune.web.uses`."""

    name = "frikommune.web.uses"
    label = "uses"
