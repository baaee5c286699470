"""All trials as cards; and one: what it changes, where it stands, and every fact with its source."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from frikommune.language import Text, listed
from frikommune.programme.cell import CELL_WORDS, NOWHERE, CellState
from frikommune.programme.entry import Entry, Subject
from frikommune.programme.history import disagreements_about, figures_about, history, papers_of
from frikommune.programme.portfolio import Row
from frikommune.programme.row_facts import row_facts
from frikommune.programme.state import State
from frikommune.programme.told import disagreement_text
from frikommune.web.journal.entering import of_programme
from frikommune.web.pages.speech import said
from frikommune.web.portfolio.kept import portfolio_of
from frikommune.web.publishing.shown import verdicts_of
from frikommune.web.trials.cards import asked_of, cards_of, choices_of
from frikommune.web.trials.law_done import laws_done
from frikommune.web.trials.parts import parts_of

_LEARNT: Mapping[str, Text] = {
    "recommendation": Text("Anbefalinger", "Recommendations"),
    "side_effect": Text("Bivirkninger", "Side effects"),
    "experience": Text("Erfaringer", "Experience"),
    "lesson": Text("Hvad der er lært", "Lessons"),
    "barrier": Text("Barrierer", "Barriers"),
    "idea": Text("Idéen bag", "The idea behind it"),
    "conclusion": Text("Konklusioner", "Conclusions"),
    "calendar": Text("Planer", "Plans"),
}


@of_programme()
def trials(request: HttpRequest) -> HttpResponse:
    """Every trial as a card, searched and filtered."""
    every = cards_of(request.book, request.on, request.known_on)
    asked = asked_of(request.GET)
    shown = {
        "cards": [one for one in every if one.fits(asked)],
        "all": len(every),
        "asked": asked,
        "is_asked": any(asked.values()),
        "choices": choices_of(request.book, every),
        "verdicts": verdicts_of(request),
    }
    return render(request, "trials/trials.html", shown)


@of_programme()
def trial(request: HttpRequest, trial: str) -> HttpResponse:
    """The page. Raises 404 for one of which nothing was known."""
    book, on, known_on = request.book, request.on, request.known_on
    row = next((one for one in portfolio_of(book, on, known_on).rows if one.trial == trial), None)
    if row is None:
        raise Http404
    now, parts = book.now(on, known_on), book.parts.get(trial, ())
    told = history(now, trial, parts)
    shown = {
        "row": row,
        "state": CELL_WORDS[row.state],
        "file": book.pack.trials.get(trial),
        "names": book.names(on, known_on),
        "places": _by_state(row),
        "subject": _subject(now, trial),
        "parts": parts_of(book, row_facts(now, trial, parts)),
        "laws": laws_done(book, now, trial),
        "figures": figures_about(now, trial, parts),
        "disagreements": [(one, disagreement_text(one)) for one in disagreements_about(now, trial, parts)],
        "history": told,
        "papers": papers_of(told),
        "documents": [one for one in told if one.deed and one.deed.document],
        **_facts(now, trial),
        "learnt": _learnt(now, trial),
    }
    return render(request, "trials/trial.html", shown)


def _subject(now: State, trial: str) -> Subject:
    """What the page of all that is said is about: an application of which no more is known is no trial."""
    about = Subject("trial", trial)
    return about if any(one.about == about for one in now.known) else Subject("application", trial)


def _facts(now: State, trial: str) -> dict[str, Any]:
    """What is said of the whole trial, word by word."""
    about, application = Subject("trial", trial), Subject("application", trial)
    return {
        "conditions": [one.entry for one in now.question(about, "condition").facts],
        "not_started": now.question(about, "not_started"),
        "outcome": now.question(application, "outcome"),
        "participants": now.question(about, "participants"),
        "coordinator": now.question(about, "coordinator"),
        "joins_by": now.question(about, "joins_by"),
        "evaluated_by": now.question(about, "evaluated_by"),
    }


def _by_state(row: Row) -> Sequence[tuple[CellState, Text, str]]:
    """`i gang`: Aalborg, Rebild og Thisted; in order of a trial's life."""
    found: dict[CellState, list[str]] = {}
    for one in row.cells:
        if one.state not in NOWHERE:
            found.setdefault(one.state, []).append(one.municipality)
    places = {state: Text(listed(names, "da"), listed(names, "en")) for state, names in found.items()}
    return [(state, CELL_WORDS[state], said(places[state])) for state in CELL_WORDS if state in places]


def _learnt(now: State, trial: str) -> Sequence[tuple[Text, Sequence[Entry]]]:
    """What else concerns the trial, by kind; figures have a place of their own."""
    found: dict[str, list[Entry]] = {}
    for one in now.concerning(Subject("trial", trial)):
        found.setdefault(one.about.kind, []).append(one)
    return [(head, found[kind]) for kind, head in _LEARNT.items() if kind in found]
