"""The app's name."""

from __future__ import annotations

from django.apps import AppConfig


class MunicipalityConfig(AppConfig):
    """`frikommune.web.municipality`."""

    name = "frikommune.web.municipality"
    label = "municipality"
