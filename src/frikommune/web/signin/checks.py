"""`check --deploy` asks what `frikommune web` asks before it starts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.core import checks

from frikommune.web.pages.speech import language


def connect() -> None:
    """Called once, when the application starts."""
    checks.register(is_ready, checks.Tags.security, deploy=True)


def is_ready(app_configs: Any, **more: Any) -> Sequence[checks.CheckMessage]:
    """An error for each fault of the installation."""
    from frikommune.web.production import faults

    return [
        checks.Error(
            f"{one.where}: {one.problem.said_in(language())} ({one.given})",
            hint=one.do_next.said_in(language()),
            id=f"frikommune.{one.code}",
        )
        for one in faults()
    ]
