"""The app's name."""

from __future__ import annotations

from django.apps import AppConfig


class DeliveriesConfig(AppConfig):
    """`frikommune.web.deliveries`."""

    name = "frikommune.web.deliveries"
    label = "deliveries"
