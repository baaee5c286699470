"""The app's name."""

from __future__ import annotations

from django.apps import AppConfig


class SignInConfig(AppConfig):
    """`frikommune.web.signin`."""

    name = "frikommune.web.signin"
    label = "signin"

    def ready(self) -> None:
        """What happens at every sign-in and sign-out, and what `check --deploy` asks."""
        from frikommune.web.signin import checks, sessions

        sessions.connect()
        checks.connect()
