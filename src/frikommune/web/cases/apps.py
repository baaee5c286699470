"""The app's name."""

from __future__ import annotations

from django.apps import AppConfig


class CasesConfig(AppConfig):
    """`frikommune.web.cases`."""

    name = "frikommune.web.cases"
    label = "cases"
