"""Who looked a municipality's citizens up, and who changed what in their cases: for its leaders.

A look at this is a look, too, and stands among them afterwards.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from frikommune.errors import Refused, refuse
from frikommune.language import Text
from frikommune.web.api.models import ApiToken
from frikommune.web.cases.access import of_cases
from frikommune.web.cases.finding import cases_here, found, nobody_found
from frikommune.web.cases.looking_up import KINDS, PURPOSES, look_up, many_purpose
from frikommune.web.cases.models import Case
from frikommune.web.pages.speech import say
from frikommune.web.people.models import Person, Seat
from frikommune.web.trail import csv_file
from frikommune.web.trail.among import OWN_WORDS, changes, looks
from frikommune.web.trail.asked import Asked, asked_in
from frikommune.web.trail.lines import Line, of_casework, of_looks
from frikommune.web.trail.paging import page_of
from frikommune.web.trail.shown import chain_shown
from frikommune.web.trail.words import CASEWORK

WHAT_FOR = {**PURPOSES, **KINDS, OWN_WORDS: Text("andet, med egne ord", "something else, in own words")}

TITLES = {
    ("look", False): Text("Hvem har set hvad", "Who saw what"),
    ("look", True): Text("Hvem har set denne sag", "Who has seen this case"),
    ("change", False): Text("Hvem har ændret hvad", "Who changed what"),
    ("change", True): Text("Hvem har ændret denne sag", "Who has changed this case"),
}


@sensitive_post_parameters("number")
@require_http_methods(["GET", "POST"])
@of_cases("see_lookups")
def trail(request: HttpRequest) -> HttpResponse:
    """The looks or changes that are asked for, page by page or as a file; POST leads to those of a case."""
    asked = asked_in(request.GET)
    if request.method == "POST":
        try:
            return _of_case(request, asked)
        except Refused as refused:
            return _page(request, asked, refused)
    return _file(request, asked) if request.GET.get("form") == "csv" else _page(request, asked)


def _of_case(request: HttpRequest, asked: Asked) -> HttpResponse:
    there = found(request, request.POST.get("number", "").strip())
    if not there:
        look_up(request, None, many_purpose("trail", 0, ""))
        raise nobody_found()
    if len(there) > 1:
        raise _several(len(there))
    url = reverse("trail:trail", args=[request.programme.slug, request.municipality])
    kind = "&kind=change" if asked.kind == "change" else ""
    return redirect(f"{url}?case={there[0].pk}{kind}")


def _page(request: HttpRequest, asked: Asked, refused: Refused | None = None) -> HttpResponse:
    rows, chosen = _rows(request, asked)
    page = page_of(rows, chosen, asked.before)
    lines = _lines(request, asked, page.rows)
    case = cases_here(request).filter(pk=asked.case).first() if asked.case else None
    if not refused:
        _note(request, asked, case, len(lines))
    shown: dict[str, Any] = {
        "title": TITLES[asked.kind, asked.case > 0],
        "asked": asked,
        "lines": lines,
        "page": page,
        "case": case,
        "latest": asked.starting(None).query,
        "earlier": asked.starting(page.onward).query if page.onward else "",
        "kinds": _kinds(asked),
        "people": _people(request),
        "systems": _systems(request),
        "what_for": WHAT_FOR,
        "tables": CASEWORK,
        "refusals": refused.refusals if refused else (),
        **chain_shown(),
    }
    return render(request, "trail/place.html", shown, status=422 if refused else 200)


def _kinds(asked: Asked) -> list[tuple[Text, str, bool]]:
    names = {"look": Text("Opslag", "Looks"), "change": Text("Ændringer", "Changes")}
    return [(names[one], asked.of_kind(one).query, asked.kind == one) for one in ("look", "change")]


def _file(request: HttpRequest, asked: Asked) -> HttpResponse:
    rows, chosen = _rows(request, asked.starting(None))
    text, count = csv_file.as_csv(csv_file.rows_of(rows, chosen), lambda some: _lines(request, asked, some))
    case = cases_here(request).filter(pk=asked.case).first() if asked.case else None
    _note(request, asked, case, count)
    name = say("opslag", "looks") if asked.kind == "look" else say("aendringer", "changes")
    return csv_file.answer(text, f"{name}-{request.today.isoformat()}")


def _rows(request: HttpRequest, asked: Asked) -> tuple[QuerySet[Any], Q]:
    of = looks if asked.kind == "look" else changes
    return of(request.programme, request.municipality, asked)


def _lines(request: HttpRequest, asked: Asked, rows: Sequence[Any]) -> list[Line]:
    return of_looks(request, rows) if asked.kind == "look" else of_casework(request, rows)


def _note(request: HttpRequest, asked: Asked, case: Case | None, lines: int) -> None:
    look_up(request, case, many_purpose("trail", lines, asked.query))


def _people(request: HttpRequest) -> QuerySet[Person]:
    """Whoever sits or sat here, or for the network: an evaluator's extract is a look, too."""
    seats = Seat.every.filter(municipality__in=("", request.municipality))
    seats = seats.filter(Q(programme=request.programme) | Q(programme=None))
    return Person.objects.filter(pk__in=seats.values("person")).order_by("name")


def _systems(request: HttpRequest) -> QuerySet[ApiToken, str]:
    tokens = ApiToken.objects.filter(programme=request.programme, municipality=request.municipality)
    return tokens.order_by("label").values_list("label", flat=True).distinct()


def _several(count: int) -> Refused:
    return refuse(
        "several_cases",
        problem=Text("Flere sager har det nummer", "Several cases have that number"),
        where=say("Sagsnummer eller CPR-nummer", "Case number or CPR number"),
        given=say(f"et nummer, {count} sager", f"a number, {count} cases"),
        expected=Text("et nummer, som én sag har", "a number that one case has"),
        do_next=Text(
            "Find sagen under Find en sag, og vælg Hvem har set denne sag.",
            "Find the case under Find a case, and choose Who has seen this case.",
        ),
    )
