"""The app's name."""

from __future__ import annotations

from django.apps import AppConfig


class LifeConfig(AppConfig):
    """`frikommune.web.life`."""

    name = "frikommune.web.life"
    label = "life"
