"""The app's name."""

from __future__ import annotations

from django.apps import AppConfig


class NetworksConfig(AppConfig):
    """`frikommune.web.networks`."""

    name = "frikommune.web.networks"
    label = "networks"
