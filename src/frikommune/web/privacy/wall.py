"""No citizen's number gets into the database, whichever form, call, import or command brings it.

Forms say so at the field where a number is likely; this is behind them all, so that none can be forgotten.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from frikommune.cases.cpr import holds_cpr
from frikommune.cases.refusals import cpr_in_text
from frikommune.web.pages.speech import say

_WRITING = ("INSERT", "UPDATE")
_NOT_OURS = ('INTO "django_', 'UPDATE "django_')
"""Sessions and the like: signed or hashed text, that may look like anything."""
_SHORTEST = 10


def no_number_passes(
    run: Callable[..., Any], sql: Any, params: Any, many: bool, context: dict[str, Any]
) -> Any:
    """A wrapper of every statement. Raises Refused, and nothing is written, where a value holds a number."""
    if params and isinstance(sql, str) and sql.startswith(_WRITING) and not _is_not_ours(sql):
        if many:
            params = list(params)
        for row in params if many else (params,):
            _check(row.values() if isinstance(row, dict) else row)
    return run(sql, params, many, context)


def _is_not_ours(sql: str) -> bool:
    return any(one in sql[:40] for one in _NOT_OURS)


def _check(values: Iterable[Any]) -> None:
    for value in values:
        if isinstance(value, list | tuple):  # PostgreSQL is handed columns rather than rows
            _check(value)
            continue
        text = value if isinstance(value, str) else _json(value)
        if len(text) >= _SHORTEST and holds_cpr(text):
            raise cpr_in_text(say("det, der skulle gemmes", "what was to be stored"))


def _json(value: Any) -> str:
    """What the driver of PostgreSQL is handed for JSON."""
    inner = getattr(value, "obj", None)
    return "" if inner is None else str(inner)
