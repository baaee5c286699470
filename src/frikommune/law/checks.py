"""What a rulebook must satisfy before anyone may rely on it."""

from __future__ import annotations

from datetime import date
from itertools import combinations

from frikommune.errors import Refusal, Refused, refuse
from frikommune.language import Text
from frikommune.law.exemption import Exemption
from frikommune.law.rulebook import Rulebook


def check_overlays(rulebook: Rulebook) -> None:
    """Refuse two exemptions that change one norm in one place at one time with no declared order.

    Raises Refused, naming both files.
    """
    refusals: list[Refusal] = []
    for norm, touching in rulebook.exemptions_on.items():
        always = [one for one in touching if one.use is None]
        for one, two in combinations(always, 2):
            if one.id in two.after or two.id in one.after or not _share_a_group(one, two):
                continue
            place = _meeting_place(rulebook, one, two)
            if place:
                refusals.extend(_no_order(norm, one, two, place).refusals)
    if refusals:
        raise Refused(*refusals)


def _share_a_group(one: Exemption, two: Exemption) -> bool:
    return not one.groups or not two.groups or bool(one.groups & two.groups)


def _meeting_place(rulebook: Rulebook, one: Exemption, two: Exemption) -> str | None:
    for municipality in rulebook.municipalities:
        for a in rulebook.grants_of.get((one.id, municipality), ()):
            for b in rulebook.grants_of.get((two.id, municipality), ()):
                if a.start < (b.end or date.max) and b.start < (a.end or date.max):
                    return municipality
    return None


def _no_order(norm: str, one: Exemption, two: Exemption, municipality: str) -> Refused:
    return refuse(
        "no_declared_order",
        problem=Text(
            f"To fravigelser ændrer “{norm}” samtidig i {municipality}, og ingen siger, hvilken der lægges sidst",
            f"Two exemptions change “{norm}” at one time in {municipality}, and neither says which is laid last",
        ),
        where=f"{one.file} / {two.file}",
        given=f"{one.id}, {two.id}",
        expected=Text("en erklæret rækkefølge", "a declared order"),
        do_next=Text(
            f'Skriv after = ["{one.id}"] i {two.id}, eller omvendt.',
            f'Write after = ["{one.id}"] in {two.id}, or the other way round.',
        ),
    )
