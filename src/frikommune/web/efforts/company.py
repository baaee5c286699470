"""Whether a company may have one more subsidised place, for numbers that are typed in and kept nowhere."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from frikommune.casework.efforts.company_ratio import Company, RatioAnswer, place_kinds, ratio_answers
from frikommune.errors import Refused
from frikommune.language import Text
from frikommune.law.rulebook import Rulebook
from frikommune.law.source import CERTAINTY_WORDS
from frikommune.ledger.explain import OUTCOME_WORDS, STANDING_WORDS
from frikommune.ledger.notes import NOTES, capital
from frikommune.ledger.row import Row
from frikommune.web.cases.access import of_cases
from frikommune.web.pages.posted import Posted

EMPLOYEES = Text("Ordinært ansatte", "Ordinary employees")
WANTED = Text("Den nye plads", "The new place")
_MOST, _MOST_PLACES = 100_000, 500


@require_http_methods(["GET", "POST"])
@of_cases()
def company(request: HttpRequest) -> HttpResponse:
    """The form, and the answer beside it. Nothing is stored."""
    rulebook: Rulebook = request.book.pack.rulebook
    titles = place_kinds(rulebook)
    shown: dict[str, Any] = {"kinds": titles, "given": request.POST, "day": request.today}
    shown["fields"] = [
        (one, _capital(title), request.POST.get(f"n-{one}", "0")) for one, title in titles.items()
    ]
    if request.method != "POST":
        return render(request, "efforts/company.html", shown)
    try:
        asked = _read(request, titles)
    except Refused as refused:
        return render(request, "efforts/company.html", {**shown, "refusals": refused.refusals}, status=422)
    answers = ratio_answers(asked, rulebook, request.today)
    shown["answers"] = [_said(one, rulebook) for one in answers]
    return render(request, "efforts/company.html", shown)


def _read(request: HttpRequest, titles: Mapping[str, Text]) -> Company:
    posted = Posted(request)
    employees = posted.whole("employees", EMPLOYEES, 0, _MOST)
    places = {one: posted.whole(f"n-{one}", title, 0, _MOST_PLACES) for one, title in titles.items()}
    wanted = posted.choice("wanted", WANTED, titles)
    posted.check()
    return Company(request.municipality, employees, places, wanted)


def _said(answer: RatioAnswer, rulebook: Rulebook) -> dict[str, Any]:
    version = answer.law.rule.version
    return {
        "norm": answer.norm,
        "law": _verdict(answer.law),
        "law_why": _why(answer.law, rulebook),
        "trial": _verdict(answer.trial) if answer.differs else None,
        "trial_why": _why(answer.trial, rulebook),
        "layers": answer.layers,
        "sources": version.sources if version else (),
        "certainty": CERTAINTY_WORDS[version.certainty] if version else None,
        "assumptions": version.assumptions if version else (),
    }


def _capital(title: Text) -> Text:
    return Text(capital(title.da), capital(title.en))


def _verdict(row: Row) -> tuple[str, Text]:
    """A sign's name, and the words."""
    if row.standing == "unknown":
        return "unknown", STANDING_WORDS["unknown"]
    return ("met" if row.outcome == "met" else "breached"), OUTCOME_WORDS[row.outcome]


def _why(row: Row, rulebook: Rulebook) -> list[Text]:
    return [NOTES[note.code](note, rulebook.words).text for note in row.notes]
