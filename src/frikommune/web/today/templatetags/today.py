"""What waits today, for the front page."""

from __future__ import annotations

from collections import Counter
from typing import Any

from django import template
from django.http import HttpRequest

from frikommune.web.cases.access import places_of
from frikommune.web.today.listing import Whose, own_initials, tasks_in
from frikommune.web.uses.kept import questions_to, undecided

register = template.Library()


@register.inclusion_tag("today/waits.html", takes_context=True)
def waits_today(context: dict[str, Any]) -> dict[str, Any]:
    """For each municipality where whoever asks sees cases: how much is overdue, due this week, asked."""
    request: HttpRequest = context["request"]
    places = places_of(request.user, request.programme)
    return {**context.flatten(), "places": [_waiting(request, one) for one in places]}


def _waiting(request: HttpRequest, municipality: str) -> dict[str, Any]:
    request.municipality = municipality
    rulebook = request.book.pack.rulebook
    initials = own_initials(request)
    cases = Whose(worker=initials).cases(request)
    parts = Counter(one.part for one in tasks_in(cases, rulebook, request.today))
    leads = municipality in places_of(request.user, request.programme, "check_uses")
    return {
        "name": municipality,
        "is_known": bool(initials),
        "leads": leads,
        "overdue": parts["overdue"],
        "this_week": parts["this_week"],
        "questions": len(questions_to(request.user, request.programme, municipality, rulebook)),
        "to_check": undecided(request.programme, municipality, rulebook).count() if leads else 0,
    }
