"""The app's name."""

from __future__ import annotations

from django.apps import AppConfig


class FilesConfig(AppConfig):
    """`frikommune.web.files`."""

    name = "frikommune.web.files"
    label = "files"
