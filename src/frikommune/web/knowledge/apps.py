"""The app's name."""

from __future__ import annotations

from django.apps import AppConfig


class KnowledgeConfig(AppConfig):
    """`frikommune.web.knowledge`."""

    name = "frikommune.web.knowledge"
    label = "knowledge"
