"""Closed surveys as JSON, and back: the file that the browser writes and `frikommune report --surveys` reads.

It holds what the results' page shows, and no answer of a single person.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

from pydantic import TypeAdapter

from frikommune.evaluation.surveys.found import SurveyFound
from frikommune.language import Text
from frikommune.reports.saved_json import Page, read_back, sealed

SURVEYS_PAGE = Page(
    Text("spørgeskemaers svar", "the answers of surveys"),
    Text("siden med svarene", "the page with the answers"),
)


def surveys_json(some: Sequence[SurveyFound]) -> dict[str, Any]:
    """The surveys as plain JSON, sealed."""
    return sealed(_adapter().dump_python(tuple(some), mode="json"))


def surveys_of_json(text: str, where: str) -> tuple[SurveyFound, ...]:
    """The surveys that a file says; `where` is its name. Raises Refused for what is no such file."""
    return read_back(_adapter(), text, where, SURVEYS_PAGE)


@cache
def _adapter() -> TypeAdapter[tuple[SurveyFound, ...]]:
    return TypeAdapter(tuple[SurveyFound, ...])
