"""The norms and operations that a form can choose from."""

from __future__ import annotations

from collections.abc import Sequence

from frikommune.language import Text
from frikommune.packfiles.files import toml_of
from frikommune.packfiles.pack import Pack
from frikommune.web.applications.fields import Field, Given
from frikommune.web.applications.limits import LIMIT
from frikommune.web.applications.operation import Change, Chosen, Operation
from frikommune.web.applications.operations import OWN


def _law_text_fields(chosen: Chosen) -> Sequence[Field]:
    hint = Text(
        'lovfilernes ord, fx add = { early = "2 weeks" }',
        'the words of the law\'s files, such as add = { early = "2 weeks" }',
    )
    return (Field("text", "lines", Text("Ændringen som lovtekst", "The change as law text"), hint),)


def _law_text(chosen: Chosen, given: Given) -> Change:
    return toml_of(given.need_text("text"), "lovtekst")


OPERATIONS: tuple[Operation, ...] = (
    *OWN,
    LIMIT,
    Operation(
        "text",
        Text("Noget andet, skrevet som lovtekst", "Something else, written as law text"),
        lambda chosen: True,
        _law_text_fields,
        _law_text,
    ),
)


def chosen_norm(pack: Pack, norm: str) -> Chosen | None:
    """A norm of the pack with its reading; None where there is no such norm."""
    if norm not in pack.rulebook.norms:
        return None
    return Chosen(pack.rulebook.norms[norm], pack.readings[norm], pack.rulebook.groups)


def operations_on(chosen: Chosen) -> list[Operation]:
    """What can be done to a norm."""
    return [one for one in OPERATIONS if one.fits(chosen)]


def operation_on(chosen: Chosen, name: str) -> Operation | None:
    """One operation by its name; None where the norm has nothing for it to work on."""
    return next((one for one in operations_on(chosen) if one.id == name), None)
