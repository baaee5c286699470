"""How a call names a citizen: by the case system's own case number, or by CPR number, in the body alone.

A CPR number is hashed at once and kept nowhere. Every look is written down, with its purpose, also when
nobody was found. A case of another municipality is as if it were not there.
"""

from __future__ import annotations

from typing import Annotated, Any

from django.http import HttpRequest
from pydantic import ConfigDict, Field

from frikommune.cases.cpr import LIKE_CPR, holds_cpr, is_like_cpr
from frikommune.cases.refusals import cpr_in_text
from frikommune.errors import Refused, refuse
from frikommune.language import Text
from frikommune.web.api import refusals_of_content as refusals
from frikommune.web.api.fields import Short, Told, told
from frikommune.web.cases.finding import cases_here
from frikommune.web.cases.key import person_key
from frikommune.web.cases.models import Case, CaseNumber, Lookup

_ONE_NAME: list[Any] = [
    {"required": [name], "properties": {name: {"type": "string"}}} for name in ("number", "cpr")
]


class Named(Told):
    """Exactly one of the two."""

    model_config = ConfigDict(json_schema_extra={"oneOf": _ONE_NAME})

    number: Short | None = told("Fagsystemets sagsnummer", "The case system's case number", None)
    cpr: (
        Annotated[str, Field(max_length=20, json_schema_extra={"pattern": f"^\\s*{LIKE_CPR[1:-1]}\\s*$"})]
        | None
    ) = told("CPR-nummer; hashes straks og gemmes ikke", "CPR number; hashed at once and not kept", None)


def case_named(request: HttpRequest, named: Named, purpose: str) -> Case:
    """The case, of the token's own municipality, and the look at it written down.

    Raises Refused for a name that is none, Stopped where nobody (404) or several (409) are called that.
    """
    found = _found(request, named)
    if len(found) > 1:
        raise refusals.several_cases(named.number or "", len(found))
    look_up_by_system(request, found[0] if found else None, purpose)
    if not found:
        raise refusals.no_such_case(request.municipality, named.number or "…")
    return found[0]


def look_up_by_system(request: HttpRequest, case: Case | None, purpose: str) -> None:
    """Write down that a case system looked."""
    Lookup.objects.create(
        programme=request.programme,
        municipality=request.municipality,
        by_system=request.token.label,
        case=case.pk if case else None,
        purpose=purpose[:200],
    )


def check_texts(**texts: str) -> None:
    """Raises Refused for each running text that seems to hold a CPR number."""
    wrong = [cpr_in_text(key) for key, words in texts.items() if holds_cpr(words)]
    if wrong:
        raise Refused(*(one for each in wrong for one in each.refusals))


def _found(request: HttpRequest, named: Named) -> list[Case]:
    if (named.number is None) == (named.cpr is None):
        raise _name_one()
    mine = cases_here(request).select_related("text")
    if named.number is not None:
        numbers = CaseNumber.objects.filter(
            programme=request.programme, municipality=request.municipality, number=named.number.strip()
        )
        # The number's own index first: joined, SQLite would go through every case of the municipality.
        return list(mine.filter(pk__in=numbers.values("case")[:2]))
    if not is_like_cpr(named.cpr):
        raise _no_cpr()
    return list(mine.filter(person=person_key().person(named.cpr, request.municipality)))


def _name_one() -> Refused:
    return refuse(
        "name_one",
        problem=Text("Sagen skal nævnes på én måde", "The case must be named in one way"),
        where="body, number, cpr",
        given="–",
        expected=Text("enten number eller cpr", "either number or cpr"),
        do_next=Text(
            "Send fagsystemets sagsnummer, eller CPR-nummeret, og kun det ene.",
            "Send the case system's number, or the CPR number, and only one of them.",
        ),
    )


def _no_cpr() -> Refused:
    return refuse(
        "not_a_cpr",
        problem=Text("Det er ikke et CPR-nummer", "This is no CPR number"),
        where="body, cpr",
        given="…",
        expected=Text("ti cifre, med eller uden bindestreg", "ten digits, with or without a hyphen"),
        do_next=Text("Ret nummeret, eller send sagsnummeret.", "Correct it, or send the case number."),
    )
