"""Files that a page has saved for `frikommune report`: frozen types as JSON, read back or refused."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TypeVar

from pydantic import TypeAdapter, ValidationError

from frikommune.errors import refuse
from frikommune.language import Text

_Saved = TypeVar("_Saved")


@dataclass(frozen=True, slots=True)
class Page:
    """What a saved file holds, and the page that saves it, in a reader's words."""

    holds: Text
    saves: Text


def read_back(adapter: TypeAdapter[_Saved], text: str, where: str, page: Page) -> _Saved:
    """What a file says; `where` is its name. Raises Refused for what the page has not saved."""
    try:
        return adapter.validate_python(json.loads(text))
    except (json.JSONDecodeError, ValidationError) as fault:
        raise refuse(
            "not_saved_by_the_page",
            problem=Text(
                f"Filen er ikke en fil med {page.holds.da}", f"The file is not one of {page.holds.en}"
            ),
            where=where,
            given=_first_fault(fault),
            expected=Text(f"en fil, som {page.saves.da} har gemt", f"a file that {page.saves.en} has saved"),
            do_next=Text("Hent filen igen, og ret ikke i den.", "Fetch the file again, and do not edit it."),
        ) from None


def _first_fault(fault: json.JSONDecodeError | ValidationError) -> str:
    if isinstance(fault, ValidationError):
        first = fault.errors()[0]
        return f"{'.'.join(str(one) for one in first['loc'])}: {first['msg']}"
    return str(fault)
