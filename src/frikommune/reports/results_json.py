"""Results as JSON, and back: the file that the browser writes and `frikommune report --results` reads."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

from pydantic import TypeAdapter, ValidationError

from frikommune.errors import refuse
from frikommune.language import Text
from frikommune.reports.results import Results


def results_json(some: Results) -> dict[str, Any]:
    """The results as plain JSON."""
    plain: dict[str, Any] = _adapter().dump_python(some, mode="json")
    return plain


def results_of_json(text: str, where: str) -> Results:
    """The results that a file says; `where` is its name. Raises Refused for what is no such file."""
    try:
        return _adapter().validate_python(json.loads(text))
    except (json.JSONDecodeError, ValidationError) as fault:
        raise refuse(
            "no_results_file",
            problem=Text("Filen er ikke en fil med resultater", "The file is not one of results"),
            where=where,
            given=_first_fault(fault),
            expected=Text(
                "en fil, som siden “Resultater” har gemt", "a file that the page “Results” has saved"
            ),
            do_next=Text("Hent filen igen, og ret ikke i den.", "Fetch the file again, and do not edit it."),
        ) from None


def _first_fault(fault: json.JSONDecodeError | ValidationError) -> str:
    if isinstance(fault, ValidationError):
        first = fault.errors()[0]
        return f"{'.'.join(str(one) for one in first['loc'])}: {first['msg']}"
    return str(fault)


@cache
def _adapter() -> TypeAdapter[Results]:
    return TypeAdapter(Results)
