"""Who serves people waits for PostgreSQL only so long; imports and migrations take the time they need."""

from __future__ import annotations

from django.conf import settings


def limit_statements() -> None:
    """For this process, before its first connection: a statement and a lock have an end."""
    database = settings.DATABASES["default"]
    seconds = settings.STATEMENT_TIMEOUT
    if "postgresql" not in database["ENGINE"] or not seconds:
        return
    options = database.setdefault("OPTIONS", {})
    said = f"-c statement_timeout={seconds}s -c lock_timeout={min(seconds, 20)}s"
    options["options"] = f"{options.get('options', '')} {said}".strip()
