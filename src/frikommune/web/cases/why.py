"""Why a duty is what it is: every step of the reasoning, and every exemption that was weighed."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from frikommune.casework.duties.asks import use_needs
from frikommune.casework.duties.duties import CaseDuty, duties_of
from frikommune.ledger.explain import explain
from frikommune.web.cases.models import Case
from frikommune.web.cases.opening import of_case
from frikommune.web.cases.page import numbered
from frikommune.web.uses.kept import living_history


@require_safe
@of_case()
def why(request: HttpRequest, case: Case, norm: str, number: int) -> HttpResponse:
    """The explanation of one duty of the case; within the case page where the page asks for it."""
    rulebook = request.book.pack.rulebook
    duty = _duty(duties_of(living_history(case, rulebook), rulebook, request.today), norm, number)
    steps = explain(duty.row, rulebook.words)
    law = explain(duty.law, rulebook.words) if duty.law is not None else []
    shown = {
        "case": case,
        "duty": duty,
        "is_imagined": duty.place in ("before_step", "before_change"),
        "steps": steps,
        "law_steps": [one for one in law if one not in steps and one.code != "result"],
        "weighed": [(one, use_needs(one.exemption)) for one in duty.weighed],
    }
    return render(request, "cases/why_text.html" if request.htmx else "cases/why.html", shown)


def _duty(duties: tuple[CaseDuty, ...], norm: str, number: int) -> CaseDuty:
    for place, duty in numbered(duties):
        if (duty.norm, place) == (norm, number):
            return duty
    raise Http404
