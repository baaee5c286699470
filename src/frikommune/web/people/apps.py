"""The app's name."""

from __future__ import annotations

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """`frikommune.web.people`."""

    name = "frikommune.web.people"
    label = "people"
