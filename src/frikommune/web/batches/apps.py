"""The app's name."""

from __future__ import annotations

from django.apps import AppConfig


class BatchesConfig(AppConfig):
    """`frikommune.web.batches`."""

    name = "frikommune.web.batches"
    label = "batches"
