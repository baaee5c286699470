"""Files that a page has saved for `frikommune report`: frozen types, sealed, and read back or refused."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError

from frikommune.cases.plain_json import json_of, seal_of
from frikommune.errors import Refused, refuse
from frikommune.language import Text

_Saved = TypeVar("_Saved")


@dataclass(frozen=True, slots=True)
class Page:
    """What a saved file holds, and the page that saves it, in a reader's words."""

    holds: Text
    saves: Text


def sealed(plain: object) -> dict[str, Any]:
    """What a page saves: the content, and a seal by which it is seen that nobody has changed it since."""
    return {"seal": seal_of(plain), "content": plain}


def read_back(adapter: TypeAdapter[_Saved], text: str, where: str, page: Page) -> _Saved:
    """What a file says; `where` is its name. Raises Refused for what the page has not saved."""
    try:
        told = json_of(text)
    except ValueError:
        raise _not_saved(where, page) from None
    if not isinstance(told, dict) or set(told) != {"seal", "content"}:
        raise _not_saved(where, page)
    if told["seal"] != seal_of(told["content"]):
        raise _changed(where, page, str(told["seal"]))
    try:
        return adapter.validate_python(told["content"])
    except ValidationError as fault:  # saved by another version
        place = ".".join(str(one) for one in fault.errors()[0]["loc"])
        raise _not_saved(f"{where}, {place}", page) from None


def _not_saved(where: str, page: Page) -> Refused:
    return refuse(
        "not_saved_by_the_page",
        problem=Text(f"Filen er ikke en fil med {page.holds.da}", f"The file is not one of {page.holds.en}"),
        where=where,
        given="–",
        expected=Text(f"en fil, som {page.saves.da} har gemt", f"a file that {page.saves.en} has saved"),
        do_next=_FETCH,
    )


def _changed(where: str, page: Page, seal: str) -> Refused:
    return refuse(
        "saved_file_changed",
        problem=Text(
            f"Filen med {page.holds.da} er ændret, efter at den blev gemt",
            f"The file of {page.holds.en} was changed after it was saved",
        ),
        where=where,
        given=seal[:64],
        expected=Text(f"filen, som {page.saves.da} gemte den", f"the file as {page.saves.en} saved it"),
        do_next=_FETCH,
    )


_FETCH = Text("Hent filen igen, og ret ikke i den.", "Fetch the file again, and do not edit it.")
