"""The app's name."""

from __future__ import annotations

from django.apps import AppConfig


class TrialsConfig(AppConfig):
    """`frikommune.web.trials`."""

    name = "frikommune.web.trials"
    label = "trials"
