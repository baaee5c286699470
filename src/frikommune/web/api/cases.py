"""The duties of a case that is stored, for the case system's own screen."""

from __future__ import annotations

from itertools import chain
from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import Query

from frikommune.casework.duties.as_json import duty_json, exemptions_json
from frikommune.casework.duties.duties import duties_of
from frikommune.language import Text
from frikommune.web.api.case_shapes import CaseDuties
from frikommune.web.api.fields import Seen, told
from frikommune.web.api.naming import Named, case_named, check_texts
from frikommune.web.api.refusing import answer
from frikommune.web.api.service import call
from frikommune.web.cases.history import history_of
from frikommune.web.cases.models import Case


class Looking(Named):
    """Whom, and what for."""

    purpose: str = told(
        "Formålet, som skrives i loggen: own, talk, stand_in, check, access, fault eller egne ord",
        "The purpose, which is logged: own, talk, stand_in, check, access, fault or own words",
        min_length=1,
        max_length=200,
    )
    done: bool = told("Det afsluttede med", "What is done with, too", False)


@call(
    "POST",
    "/duties",
    right="see_cases",
    summary=Text("Pligterne i en gemt sag", "The duties of a stored case"),
    words=Text(
        "Borgeren nævnes i det sendte, aldrig i adressen. Opslaget logges med formålet.",
        "The citizen is named in the body, never in the address. The look is logged with its purpose.",
    ),
    answer=CaseDuties,
)
def duties(request: HttpRequest, seen: Query[Seen], sent: Looking) -> HttpResponse:
    """What is overdue, due, ahead and let off, as the case page shows it."""
    check_texts(purpose=sent.purpose)
    case = case_named(request, sent, sent.purpose)
    on = seen.on or request.today
    found = duties_of(history_of(case), request.book.pack.rulebook, on, done=sent.done)
    named = chain.from_iterable(one.usable for one in found)
    return answer(
        {
            "case": case_json(case),
            "on": on,
            "duties": [duty_json(one, seen.language) for one in found],
            "exemptions": exemptions_json(named, seen.language),
        }
    )


def case_json(case: Case) -> dict[str, Any]:
    """What finds a case; of the citizen, nothing."""
    return {
        "number": case.number,
        "group": case.group,
        "closed_on": case.closed_on,
        "synthetic": case.synthetic,
        "version": case.version,
    }
