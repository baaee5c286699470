"""The app's name."""

from __future__ import annotations

from django.apps import AppConfig


class SearchConfig(AppConfig):
    """`frikommune.web.search`."""

    name = "frikommune.web.search"
    label = "search"
