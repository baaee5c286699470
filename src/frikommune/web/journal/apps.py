"""The app's name."""

from __future__ import annotations

from django.apps import AppConfig


class JournalConfig(AppConfig):
    """`frikommune.web.journal`."""

    name = "frikommune.web.journal"
    label = "journal"
