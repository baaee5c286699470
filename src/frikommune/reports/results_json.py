"""Results as JSON, and back: the file that the browser writes and `frikommune report --results` reads."""

from __future__ import annotations

from functools import cache
from typing import Any

from pydantic import TypeAdapter

from frikommune.language import Text
from frikommune.reports.results import Results
from frikommune.reports.saved_json import Page, read_back, sealed

RESULTS_PAGE = Page(Text("resultater", "results"), Text("siden “Resultater”", "the page “Results”"))


def results_json(some: Results) -> dict[str, Any]:
    """The results as plain JSON, sealed."""
    return sealed(_adapter().dump_python(some, mode="json"))


def results_of_json(text: str, where: str) -> Results:
    """The results that a file says; `where` is its name. Raises Refused for what is no such file."""
    return read_back(_adapter(), text, where, RESULTS_PAGE)


@cache
def _adapter() -> TypeAdapter[Results]:
    return TypeAdapter(Results)
