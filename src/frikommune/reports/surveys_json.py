"""Closed surveys as JSON, and back: the file that the browser writes and `frikommune report --surveys` reads.

It holds what the results' page shows, and no answer of a single person.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache
from typing import Any

from pydantic import TypeAdapter, ValidationError

from frikommune.errors import refuse
from frikommune.evaluation.surveys.found import SurveyFound
from frikommune.language import Text


def surveys_json(some: Sequence[SurveyFound]) -> list[Any]:
    """The surveys as plain JSON."""
    plain: list[Any] = _adapter().dump_python(tuple(some), mode="json")
    return plain


def surveys_of_json(text: str, where: str) -> tuple[SurveyFound, ...]:
    """The surveys that a file says; `where` is its name. Raises Refused for what is no such file."""
    try:
        return _adapter().validate_python(json.loads(text))
    except (json.JSONDecodeError, ValidationError) as fault:
        raise refuse(
            "no_surveys_file",
            problem=Text("Filen er ikke en fil med spørgeskemaers svar", "The file is not one of surveys"),
            where=where,
            given=_first_fault(fault),
            expected=Text(
                "en fil, som siden med svarene har gemt", "a file that the page with the answers has saved"
            ),
            do_next=Text("Hent filen igen, og ret ikke i den.", "Fetch the file again, and do not edit it."),
        ) from None


def _first_fault(fault: json.JSONDecodeError | ValidationError) -> str:
    if isinstance(fault, ValidationError):
        first = fault.errors()[0]
        return f"{'.'.join(str(one) for one in first['loc'])}: {first['msg']}"
    return str(fault)


@cache
def _adapter() -> TypeAdapter[tuple[SurveyFound, ...]]:
    return TypeAdapter(tuple[SurveyFound, ...])
