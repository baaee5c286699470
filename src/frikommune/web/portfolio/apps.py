"""The app's name."""

from __future__ import annotations

from django.apps import AppConfig


class PortfolioConfig(AppConfig):
    """`frikommune.web.portfolio`."""

    name = "frikommune.web.portfolio"
    label = "portfolio"
