"""Traces that no trigger tells of: that the trail was begun; that all was copied, or put back."""

from __future__ import annotations

import json
from dataclasses import asdict

from django.db import connection, transaction

from frikommune.web.trail.noting import Gathered
from frikommune.web.trail.triggers_postgresql import CONTEXT
from frikommune.web.trail.who import doer


def begin(what: str, keys: str) -> None:
    """Trace what was there before the trail."""
    from frikommune.web.trail.chain import keys_in

    _trace("begun", what, list(keys_in(keys)), "")


def note(deed: str, what: str, said: str = "") -> None:
    """Trace a deed that changes no row: a backup that was taken or put back. `said`: one word on it."""
    _trace(deed, what, [], said)


def _trace(deed: str, what: str, keys: list[int], said: str) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            noting = connection.noting  # type: ignore[attr-defined]
            noting.found[what, deed, ""] = Gathered(keys, {said: None} if said else {}, {None})
            noting.write(connection.connection)
        else:
            tell_postgresql(cursor)
            cursor.execute(
                "SELECT trail_note(%s, %s, %s::bigint[], %s, NULL, NULL)", [deed, what, keys, said]
            )


def tell_postgresql(cursor) -> None:  # type: ignore[no-untyped-def]
    """Tell the database for whom the next statement is."""
    cursor.execute("SELECT set_config(%s, %s, false)", [CONTEXT, json.dumps(asdict(doer()))])
