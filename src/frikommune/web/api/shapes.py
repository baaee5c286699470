"""What several answers of the API have in common. Tests hold every answer to its shape."""

from __future__ import annotations

from datetime import date
from typing import Literal

from frikommune.web.api.fields import Told, told


class Both(Told):
    da: str = told("på dansk", "in Danish")
    en: str = told("på engelsk", "in English")


class OneRefusal(Told):
    code: str = told("fast navn på afvisningen", "stable name of the refusal")
    problem: Both = told("hvad der er galt", "what is wrong")
    where: str = told("feltet eller adressen", "the field or the address")
    given: str = told(
        "hvad der stod; … hvor det kan være et CPR-nummer", "what was found; … where it may be a CPR number"
    )
    expected: Both = told("hvad der ville være taget imod", "what would have been accepted")
    do_next: Both = told("hvad der nu skal gøres", "what to do next")


class Refusals(Told):
    refused: list[OneRefusal] = told("alt, hvad der er galt, på én gang", "everything that is wrong, at once")


class Whose(Told):
    programme: str = told("programmets kortnavn", "the programme's short name")
    municipality: str = told("kommunen", "the municipality")
    label: str = told("adgangsnøglens navn", "the token's name")
    rights: list[str] = told("hvad adgangsnøglen må", "what the token may")
    today: date = told("den dag, der regnes som i dag", "the day that counts as today")
    groups: dict[str, str] = told("målgruppernes koder og titler", "codes and titles of the target groups")
    systems: list[str] = told("kommunens fagsystemer", "the municipality's case systems")


class UseConditions(Told):
    reasons: dict[str, str] = told("grundene, der kan vælges", "the reasons to choose from")
    own_words: bool = told("om grunden må skrives med egne ord", "whether the reason may be in own words")
    leader_check: bool = told("om lederen skal godkende", "whether a leader must approve")
    covers: Literal["one", "rest_of_course"] = told(
        "om en brug gælder ét skridt eller resten af forløbet",
        "whether a use covers one step or the rest of the course",
    )


class ExemptionShape(Told):
    title: str = told("undtagelsens titel", "its title")
    sources: list[str] = told("kilderne", "the sources")
    certainty: str = told("kilde, offentligt eller antaget", "source, public or assumed")
    use: UseConditions | None = told(
        "hvad der skal registreres, hvor den bruges sag for sag",
        "what is recorded, where it is used case by case",
    )


class Weighed(Told):
    exemption: str = told("undtagelsen", "the exemption")
    holds: bool = told("om den gælder her den dag", "whether it holds here that day")
    why: str = told("hvorfor, eller hvorfor ikke", "why, or why not")
