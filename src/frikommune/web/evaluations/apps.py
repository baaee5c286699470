"""The app's name."""

from __future__ import annotations

from django.apps import AppConfig


class EvaluationsConfig(AppConfig):
    """`frikommune.web.evaluations`."""

    name = "frikommune.web.evaluations"
    label = "evaluations"
