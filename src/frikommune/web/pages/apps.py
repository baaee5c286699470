"""The app's name."""

from __future__ import annotations

from django.apps import AppConfig


class PagesConfig(AppConfig):
    """`frikommune.web.pages`."""

    name = "frikommune.web.pages"
    label = "pages"
