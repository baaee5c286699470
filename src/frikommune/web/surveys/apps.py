"""The app's name."""

from __future__ import annotations

from django.apps import AppConfig


class SurveysConfig(AppConfig):
    """`frikommune.web.surveys`."""

    name = "frikommune.web.surveys"
    label = "surveys"
