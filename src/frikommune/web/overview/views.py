"""A leader's view: numbers of one municipality, each down to its cases."""

from __future__ import annotations

import csv
from io import StringIO

import polars as pl
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from frikommune.cases.formulas import tame
from frikommune.language import Text
from frikommune.ledger.explain import OUTCOME_WORDS, STANDING_WORDS
from frikommune.web.cases.access import of_cases
from frikommune.web.cases.looking_up import look_up, many_purpose
from frikommune.web.cases.models import Case
from frikommune.web.cases.own_place import to_own_place
from frikommune.web.journal.entering import of_programme
from frikommune.web.overview.apart import counted
from frikommune.web.overview.chosen import Chosen, chosen, touched
from frikommune.web.overview.counting import Counted, Place
from frikommune.web.overview.tables import NUMBERS, choices, needs, remarks, tables, total, uses
from frikommune.web.pages.speech import language

LISTED = 300
STATUS_WORDS = {**OUTCOME_WORDS, **STANDING_WORDS}


@of_programme("see_overview")
def home(request: HttpRequest) -> HttpResponse:
    """One's own municipality; where there are several, a choice."""
    return to_own_place(request, "see_overview", Text("Overblik", "Overview"), "overview:overview")


@require_safe
@of_cases("see_overview")
def overview(request: HttpRequest) -> HttpResponse:
    """Timeliness, use of trials, and cases that need someone."""
    found = _counted(request)
    if found is None:
        return render(request, "overview/counting.html", {})
    what = chosen(request)
    rows = what.rows(found.rows, touched(request.book, what.trial))
    if request.GET.get("form") == "csv":
        return _csv(request, rows, what)
    shown = {
        "chosen": what,
        "found": found,
        "total": total(rows),
        "tables": tables(request, rows, what),
        "uses": uses(request, rows, what),
        "needs": needs(request, found.rows, what),
        "remarks": remarks(request, what),
        "choices": choices(request, found.rows),
        "given": request.GET,
    }
    return render(request, "overview/overview.html", shown)


@require_safe
@of_cases("see_overview")
def cases(request: HttpRequest) -> HttpResponse:
    """The cases behind a number. It is one look, written down with what was asked."""
    found = _counted(request)
    if found is None:
        return render(request, "overview/counting.html", {})
    what = chosen(request)
    rows = what.rows(found.rows, touched(request.book, what.trial)).filter("asked")
    some = rows.sort("due", "case").head(LISTED)
    there = Case.objects.in_bulk(some["case"].unique().to_list())
    look_up(request, None, many_purpose("count", rows["case"].n_unique(), what.query))
    shown = {
        "chosen": what,
        "lines": [(one, there[one["case"]]) for one in some.iter_rows(named=True) if one["case"] in there],
        "demands": rows.height,
        "distinct": rows["case"].n_unique(),
        "status_words": STATUS_WORDS,
        "norms": request.book.pack.rulebook.norms,
        "groups": request.book.pack.rulebook.groups,
    }
    return render(request, "overview/cases.html", shown)


def _counted(request: HttpRequest) -> Counted | None:
    return counted(Place(request.programme, request.municipality, request.book, request.today))


def _csv(request: HttpRequest, rows: pl.DataFrame, what: Chosen) -> HttpResponse:
    """The numbers, not the citizens."""
    written = StringIO()
    writer = csv.writer(written, delimiter=";")
    writer.writerow(["part", "name", *NUMBERS])
    for by, _, lines in tables(request, rows, what):
        for one in lines:
            writer.writerow(
                [by, tame(one.name.said_in(language())), *(one.numbers[name] for name in NUMBERS)]
            )
    answer = HttpResponse("\ufeff" + written.getvalue(), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="overview-{what.start:%Y-%m}.csv"'
    return answer
