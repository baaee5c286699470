"""Finding a case by its number or by the citizen's, which is hashed at once and kept nowhere."""

from __future__ import annotations

import re

from django.db.models import QuerySet
from django.http import HttpRequest

from frikommune.cases.cpr import holds_cpr, is_like_cpr
from frikommune.errors import Refused, refuse
from frikommune.language import Text
from frikommune.web.cases.key import person_key
from frikommune.web.cases.models import Case, CaseNumber
from frikommune.web.pages.speech import say
from frikommune.web.people.rights import seats_of

LONGEST, MANY = 60, 20
_CPR_DIGITS, _YEAR_FIRST = 10, re.compile(r"(19|20)[0-9]{2}-")


def cases_here(request: HttpRequest) -> QuerySet[Case]:
    """The cases of the municipality that the page is of."""
    return Case.objects.filter(programme=request.programme, municipality=request.municipality)


def found(request: HttpRequest, number: str) -> list[Case]:
    """The cases of a case number, or of a citizen's number. Raises Refused for an empty or a long one."""
    if not number or len(number) > LONGEST:
        raise _no_number(number)
    person = person_key().person(number, request.municipality)
    by_citizen = cases_here(request).filter(person=person)
    numbers = CaseNumber.objects.filter(programme=request.programme, municipality=request.municipality)
    by_number = cases_here(request).filter(pk__in=numbers.filter(number=number).values("case")[:MANY])
    there = {one.pk: one for some in (by_citizen, by_number) for one in some}  # each by an index of its own
    return sorted(there.values(), key=lambda one: (one.number, one.pk))


def shown_again(number: str) -> str:
    """The number for a form that is shown again; empty where it may be a citizen's, perhaps with a slip."""
    digits = sum(letter.isdigit() for letter in number)
    slip = digits == _CPR_DIGITS - 1 and _YEAR_FIRST.match(number) is None
    may_be = is_like_cpr(number) or holds_cpr(number) or digits >= _CPR_DIGITS or slip
    return "" if may_be else number[:LONGEST]


def own_cases(request: HttpRequest) -> QuerySet[Case]:
    """The open cases of whoever asks, as the case system names them."""
    seats = seats_of(request.user, request.programme)
    mine = [one.initials for one in seats if one.initials and one.municipality == request.municipality]
    return cases_here(request).filter(worker__in=mine, closed_on=None).order_by("number", "pk")


def nobody_found() -> Refused:
    """That no case fits; what was typed is not repeated, for it may be a citizen's number."""
    return refuse(
        "case_not_found",
        problem=Text("Ingen sag her svarer til det", "No case here answers to that"),
        where=say("Sagsnummer eller CPR-nummer", "Case number or CPR number"),
        given=say("(vises ikke)", "(not shown)"),
        expected=Text(
            "et sagsnummer, som fagsystemet skriver det, eller et CPR-nummer med 10 cifre",
            "a case number as the case system writes it, or a CPR number of 10 digits",
        ),
        do_next=Text(
            "Se nummeret efter. Er borgeren ny, kommer sagen her med fagsystemets næste levering. "
            "Opslaget er skrevet ned.",
            "Check the number. A new citizen's case comes here with the case system's next delivery. "
            "The search was written down.",
        ),
    )


def _no_number(number: str) -> Refused:
    return refuse(
        "field_missing" if not number else "field_too_long",
        problem=Text("Skriv, hvilken sag du vil finde", "Say which case you want to find"),
        where=say("Sagsnummer eller CPR-nummer", "Case number or CPR number"),
        given=f"{len(number)}" if number else "–",
        expected=Text(
            f"et sagsnummer eller et CPR-nummer, højst {LONGEST} tegn",
            f"a case number or a CPR number, at most {LONGEST} characters",
        ),
        do_next=Text("Skriv nummeret, og søg igen.", "Write the number, and search again."),
    )
