"""The app's name, and the days on which papers went out."""

from __future__ import annotations

from django.apps import AppConfig


class PapersConfig(AppConfig):
    """`frikommune.web.papers`."""

    name = "frikommune.web.papers"
    label = "papers"
