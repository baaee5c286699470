"""The app's name; after each migration it puts its triggers on every table."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.apps import AppConfig
from django.db.backends.signals import connection_created
from django.db.models.signals import post_migrate


class TrailConfig(AppConfig):
    """`frikommune.web.trail`."""

    name = "frikommune.web.trail"
    label = "trail"

    def ready(self) -> None:
        """Listen for connections and migrations."""
        connection_created.connect(_connected, dispatch_uid="trail")
        post_migrate.connect(_migrated, sender=self, dispatch_uid="trail")


def _connected(connection: Any, **_: Any) -> None:
    """On PostgreSQL each change is told for whom it is; SQLite asks by itself."""
    if connection.vendor == "postgresql" and _telling not in connection.execute_wrappers:
        connection.execute_wrappers.append(_telling)


def _telling(run: Callable[..., Any], sql: Any, params: Any, many: bool, context: dict[str, Any]) -> Any:
    from frikommune.web.trail.begun import tell_postgresql

    said = sql if isinstance(sql, str) else ""
    if said.lstrip()[:6].upper() in ("INSERT", "UPDATE", "DELETE") or said.lstrip()[:4].upper() == "WITH":
        connection = context["connection"]
        connection.validate_no_broken_transaction()
        with connection.wrap_database_errors, connection.connection.cursor() as cursor:
            tell_postgresql(cursor)
    return run(sql, params, many, context)


def _migrated(**kwargs: Any) -> None:
    from frikommune.web.trail.installing import install

    install(**kwargs)
