"""What came of a batch's tasks, as plain JSON and back."""

from __future__ import annotations

from functools import cache
from typing import Any

from pydantic import TypeAdapter

from frikommune.reports.batch import Done


def done_json(done: Done) -> dict[str, Any]:
    """One task's end as plain JSON."""
    plain: dict[str, Any] = _done().dump_python(done, mode="json")
    return plain


def done_of_json(plain: dict[str, Any]) -> Done:
    """The end of a task that plain JSON tells."""
    return _done().validate_python(plain)


@cache
def _done() -> TypeAdapter[Done]:
    return TypeAdapter(Done)
