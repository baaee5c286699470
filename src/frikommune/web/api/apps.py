"""The app's name."""

from __future__ import annotations

from django.apps import AppConfig


class ApiConfig(AppConfig):
    """`frikommune.web.api`."""

    name = "frikommune.web.api"
    label = "api"
