"""The app's name."""

from __future__ import annotations

from django.apps import AppConfig


class ApplicationsConfig(AppConfig):
    """`frikommune.web.applications`."""

    name = "frikommune.web.applications"
    label = "applications"
