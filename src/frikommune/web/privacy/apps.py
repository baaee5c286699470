"""The app's name; every connection to the database gets its wall."""

from __future__ import annotations

from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.db.backends.signals import connection_created


class PrivacyConfig(AppConfig):
    """`frikommune.web.privacy`."""

    name = "frikommune.web.privacy"
    label = "privacy"

    def ready(self) -> None:
        """Listen for connections; hide numbers in faults that end a process."""
        connection_created.connect(_walled, dispatch_uid="privacy")
        if settings.HIDE_IN_FAULTS:
            from frikommune.web.privacy.hiding import hide_in_faults

            hide_in_faults()


def _walled(connection: Any, **_: Any) -> None:
    from frikommune.web.privacy.wall import no_number_passes

    if no_number_passes not in connection.execute_wrappers:
        connection.execute_wrappers.append(no_number_passes)
