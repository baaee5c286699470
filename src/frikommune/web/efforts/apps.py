"""The app's name."""

from __future__ import annotations

from django.apps import AppConfig


class EffortsConfig(AppConfig):
    """`frikommune.web.efforts`."""

    name = "frikommune.web.efforts"
    label = "efforts"
