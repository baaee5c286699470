"""The form in which it is decided that a quarter's counts of use are for everybody."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from frikommune.cases.mark import Mark
from frikommune.casework.numbers.open_counts import Line
from frikommune.casework.numbers.suppression import ALL
from frikommune.errors import Refused
from frikommune.web.applications.once import new_key
from frikommune.web.journal.entering import of_programme
from frikommune.web.opendata import deciding, kept
from frikommune.web.opendata.counting import Ready, ready
from frikommune.web.opendata.models import PublishedCounts
from frikommune.web.opendata.views import quarter_words
from frikommune.web.overview.chosen import quarters
from frikommune.web.pages.posted import answer_form
from frikommune.web.pages.speech import say
from frikommune.web.people.rights import need


@of_programme("see_work")
def publish(request: HttpRequest) -> HttpResponse:
    """Which quarter, what would be public of it, and who decided."""
    seat = need(request, "publish_result")
    decided = kept.editions(request.programme, request.today)
    quarter = _chosen(request, decided)
    before = decided.get(quarter[0], [])
    standing = before[-1] if before and not before[-1].taken_back else None
    shown: dict[str, Any] = {
        "quarters": [
            (start.isoformat(), quarter_words(start), start in decided)
            for start, _ in quarters(request.today)
        ],
        "quarter": quarter[0].isoformat(),
        "name": quarter_words(quarter[0]),
        "before": before,
        "standing": standing,
        "key": new_key(),
    }  # fmt: skip

    def store() -> HttpResponse:
        if request.POST.get("deed") == "take_back" and standing:
            deciding.take_back(request, quarter, before, seat)
            messages.success(request, say("Tallene er trukket tilbage.", "The counts are taken back."))
        else:
            deciding.publish(request, quarter, before, _ready(request, quarter, before), seat)
            messages.success(request, say("Tallene er offentliggjort.", "The counts are published."))
        return redirect("opendata:dataset", request.programme.slug, "uses")

    try:
        found = _ready(request, quarter, before)
        shown |= {"ready": found, "made_up": found.mark is not Mark.NONE, "table": _table(request, found)}
        shown["same"] = bool(standing and standing.counts == found.rows)
    except Refused as refused:
        shown["never"] = refused.refusals
    return answer_form(request, "opendata/publish.html", shown, store)


def _chosen(request: HttpRequest, decided: dict[date, list[PublishedCounts]]) -> deciding.Quarter:
    """The quarter asked for, of the whole ones; else the earliest that nothing was decided of."""
    offered = quarters(request.today)
    asked = request.POST.get("quarter") or request.GET.get("quarter", "")
    named = [one for one in offered if one[0].isoformat() == asked]
    open_ = [one for one in reversed(offered) if one[0] not in decided]
    return (named or open_ or offered)[0]


def _ready(request: HttpRequest, quarter: deciding.Quarter, before: list[PublishedCounts]) -> Ready:
    earlier = kept.lines_before(before)
    return ready(request.programme, request.book, quarter, request.today, earlier)


def _table(request: HttpRequest, found: Ready) -> list[tuple[str, Any, list[Line]]]:
    """For each exemption, and for all, a line for each municipality and their sum."""
    exemptions = request.book.pack.rulebook.exemptions
    by_row: dict[str, list[Line]] = {}
    for one in found.lines:
        by_row.setdefault(one.exemption, []).append(one)
    return [(row, exemptions[row].title if row != ALL else None, lines) for row, lines in by_row.items()]
