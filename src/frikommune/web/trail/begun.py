"""Traces that no trigger tells of: that the trail was begun, or cut."""

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

    with transaction.atomic(), connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            noting = connection.noting  # type: ignore[attr-defined]
            noting.found[what, "begun", ""] = Gathered(list(keys_in(keys)), {}, {None})
            noting.write(connection.connection)
        else:
            tell_postgresql(cursor)
            cursor.execute(
                "SELECT trail_note('begun', %s, %s::bigint[], '', NULL, NULL)", [what, list(keys_in(keys))]
            )


def tell_postgresql(cursor) -> None:  # type: ignore[no-untyped-def]
    """Tell the database for whom the next statement is."""
    cursor.execute("SELECT set_config(%s, %s, false)", [CONTEXT, json.dumps(asdict(doer()))])
