"""The app's name."""

from __future__ import annotations

from django.apps import AppConfig


class OpendataConfig(AppConfig):
    """`frikommune.web.opendata`."""

    name = "frikommune.web.opendata"
    label = "opendata"
