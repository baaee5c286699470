"""The programme's front page, and the page of everything the sources disagree about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from frikommune.language import Text
from frikommune.programme.cell import CELL_WORDS, CellState
from frikommune.programme.dated_journal import dated
from frikommune.programme.entry import SUBJECT_KINDS, Entry, Subject
from frikommune.programme.figure import Figure
from frikommune.programme.portfolio import Row
from frikommune.programme.state import Disagreement
from frikommune.programme.trial import Number, by_number
from frikommune.programme.views import listing
from frikommune.programme.words import subject_text
from frikommune.web.journal.entering import of_programme
from frikommune.web.pages.menu import work_of
from frikommune.web.portfolio.kept import portfolio_of
from frikommune.web.publishing.news import news_of
from frikommune.web.publishing.shown import ShownResult, verdicts_of
from frikommune.web.publishing.standing import public_papers
from frikommune.web.trials.cards import Card, cards_of

NEXT, LATEST, CARDS, RESULTS, CONCLUSIONS, DOCUMENTS = 6, 6, 6, 4, 3, 5
_RUNNING: frozenset[CellState] = frozenset({"running", "joined"})
_HALF_A_YEAR = timedelta(days=183)  # what lasts longer is no news on the day
_GRANTED: frozenset[CellState] = frozenset(
    {"granted", "not_started", "running", "met", "permanent", "ended", "over", "left"}
)


@of_programme()
def front(request: HttpRequest) -> HttpResponse:
    """What the programme is on the day, in numbers with links, and what happens next."""
    now = request.book.now(request.on, request.known_on)
    rows = portfolio_of(request.book, request.on, request.known_on)
    counts = rows.counts
    network = next(iter(now.subjects("network")), None)
    verdicts = verdicts_of(request)
    cards = cards_of(request.book, request.on, request.known_on)
    shown = {
        "total": len(rows.rows),
        "counts": [(state, CELL_WORDS[state], count) for state, count in counts.items()],
        "running": counts.get("running", 0),
        "granted": sum(count for state, count in counts.items() if state in _GRANTED),
        "municipalities": request.book.municipalities,
        "network": network,
        "work": work_of(request, request.programme),
        "themes": now.question(network, "theme") if network else None,
        "period_end": now.question(network, "period_end") if network else None,
        "is_over": bool(counts.get("over")) and not counts.get("running"),
        "coming": _coming(request),
        "latest": news_of(request)[:LATEST],
        "verdicts": verdicts,
        "latest_results": list(verdicts.values())[-RESULTS:],
        "conclusions": [fact.entry for one in listing(now, "conclusion") for fact in one.facts][:CONCLUSIONS],
        "cards": _cards(cards, verdicts),
        "all_cards": len(cards),
        "places": _places(request, rows.rows),
        "documents": public_papers(request.programme).filter(on__lte=request.on)[:DOCUMENTS],
        "names": request.book.names(request.on, request.known_on),
        "disagreements": len(now.disagreements),
        "papers": sorted(
            (one for one in request.book.papers.values() if one.seed), key=lambda one: one.recorded.last
        ),
    }
    return render(request, "journal/front.html", shown)


def _coming(request: HttpRequest) -> list[Any]:
    """The next days of the programme that everybody may see."""
    now = request.book.now(request.on, request.known_on)
    found = [one for one in dated(now, request.book.parts) if one.is_public and one.last >= request.on]
    return [one for one in found if one.start >= request.on or one.last - one.start < _HALF_A_YEAR][:NEXT]


def _places(request: HttpRequest, rows: Sequence[Row]) -> list[tuple[str, int]]:
    """Each municipality, with how many trials run there."""
    running = Counter(one.municipality for row in rows for one in row.cells if one.state in _RUNNING)
    return [(name, running[name]) for name in request.book.municipalities]


def _cards(every: Sequence[Card], verdicts: Mapping[str, ShownResult]) -> list[Card]:
    """Some of the trials: those with a published result first, then those that run in most municipalities."""
    order = sorted(
        every, key=lambda one: (one.row.trial not in verdicts, one.row.state != "running", -len(one.places))
    )
    return order[:CARDS]


@of_programme()
def disagreements(request: HttpRequest) -> HttpResponse:
    """Every disagreement: each claim with its source, what was adopted, and why."""
    now = request.book.now(request.on, request.known_on)
    names = request.book.names(request.on, request.known_on)
    found = sorted(now.disagreements, key=_in_order)
    shown = {"disagreements": [_shown(one, names) for one in found], "names": names}
    return render(request, "journal/disagreements.html", shown)


def _in_order(one: Disagreement) -> tuple[int, Number, date]:
    about = one.claims[0].about
    return SUBJECT_KINDS.index(about.kind), by_number(about.name), one.claims[0].recorded.last


def _shown(one: Disagreement, names: Mapping[Subject, Text]) -> dict[str, Any]:
    adopted = {claim.id for claim in one.adopted}
    return {
        "id": one.adoption.id if one.adoption else one.claims[0].id,
        "about": list({claim.about: _called(claim, names) for claim in one.claims}.items()),
        "claims": [(claim, claim.id in adopted) for claim in one.claims],
        "adoption": one.adoption,
        "decided": _decided(one),
    }


def _called(claim: Entry, names: Mapping[Subject, Text]) -> Text:
    """What a claim is about: a figure by what it measures, a rule of the law by no name of its own."""
    if isinstance(claim.value, Figure):
        return claim.value.measure
    if claim.about.kind == "law" and claim.about not in names:
        return Text("loven, som kilderne gengiver den", "the law as the sources tell it")
    return subject_text(claim.about, names)


def _decided(one: Disagreement) -> Text:
    if one.adoption is None:
        return Text("Ingen har taget stilling.", "Nobody has decided.")
    if not one.adopted:
        return Text("Ingen af dem er valgt.", "None of them is chosen.")
    return Text("Valgt:", "Adopted:")
