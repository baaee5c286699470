"""The app's name."""

from __future__ import annotations

from django.apps import AppConfig


class LawbookConfig(AppConfig):
    """`frikommune.web.lawbook`."""

    name = "frikommune.web.lawbook"
    label = "lawbook"
