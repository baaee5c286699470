"""Who looked whom up, when and for what: for leaders, as the law on data protection asks."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from frikommune.language import Text
from frikommune.web.cases.access import of_cases
from frikommune.web.cases.finding import cases_here
from frikommune.web.cases.looking_up import PURPOSES, many_of
from frikommune.web.cases.models import Lookup
from frikommune.web.people.models import Person

ON_A_PAGE = 100


@require_safe
@of_cases("see_lookups")
def lookups(request: HttpRequest) -> HttpResponse:
    """The looks in the municipality, the latest first; of some days, of one person or of one case."""
    first, last = (_day(request, key) for key in ("from", "to"))
    rows = _asked(request, first, last)
    page = Paginator(rows, ON_A_PAGE).get_page(request.GET.get("page"))
    numbers = {
        one.pk: one for one in cases_here(request).filter(pk__in=[row.case for row in page if row.case])
    }
    shown: dict[str, Any] = {
        "page": page,
        "rows": [(row, numbers.get(row.case or 0), _purpose(row), many_of(row.purpose)) for row in page],
        "people": _people(request),
        "first": first,
        "last": last,
        "case": cases_here(request).filter(pk=_number(request, "case")).first(),
        "person": _number(request, "person"),
    }
    return render(request, "cases/lookups.html", shown)


def _asked(request: HttpRequest, first: date | None, last: date | None) -> QuerySet[Lookup]:
    rows = _here(request).select_related("person").order_by("-pk")
    if first is not None:
        rows = rows.filter(at__date__gte=first)
    if last is not None:
        rows = rows.filter(at__date__lte=last)
    case, person = _number(request, "case"), _number(request, "person")
    rows = rows.filter(case=case) if case else rows
    return rows.filter(person=person) if person else rows


def _here(request: HttpRequest) -> QuerySet[Lookup]:
    return Lookup.objects.filter(programme=request.programme, municipality=request.municipality)


def _people(request: HttpRequest) -> QuerySet[Person]:
    return Person.objects.filter(pk__in=_here(request).values("person")).order_by("name")


def _purpose(row: Lookup) -> Text:
    return PURPOSES.get(row.purpose, Text.same(row.purpose))


def _day(request: HttpRequest, key: str) -> date | None:
    """A day of the address; None where there is none, or what stands there is no day."""
    try:
        return date.fromisoformat(request.GET.get(key, ""))
    except ValueError:
        return None


def _number(request: HttpRequest, key: str) -> int:
    given = request.GET.get(key, "")
    return int(given) if given.isascii() and given.isdigit() and len(given) < 10 else 0
