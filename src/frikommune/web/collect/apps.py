"""The app's name."""

from __future__ import annotations

from django.apps import AppConfig


class CollectConfig(AppConfig):
    """`frikommune.web.collect`."""

    name = "frikommune.web.collect"
    label = "collect"
