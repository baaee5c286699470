"""The app's name."""

from __future__ import annotations

from django.apps import AppConfig


class BylawsConfig(AppConfig):
    """`frikommune.web.bylaws`."""

    name = "frikommune.web.bylaws"
    label = "bylaws"
