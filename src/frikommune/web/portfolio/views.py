"""Trials by municipality on any day, why each cell says what it says, and the years as a picture."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from frikommune.language import Text
from frikommune.programme.cell import CELL_WORDS, MARK_WORDS, NOWHERE, Cell, CellState
from frikommune.programme.cell_state import cell_of
from frikommune.programme.entry import Subject
from frikommune.programme.grants import Holding
from frikommune.programme.portfolio import Portfolio
from frikommune.programme.row_facts import row_facts
from frikommune.programme.state import Disagreement, State
from frikommune.programme.told import disagreement_text
from frikommune.web.journal.entering import of_programme
from frikommune.web.portfolio.asking import NO_THEME, Asked, address, place_on, slid_to
from frikommune.web.portfolio.kept import called, drawn_once, portfolio_of, timeline_of
from frikommune.web.portfolio.picture import picture
from frikommune.web.portfolio.shown import shown_cell, shown_row, signs


@of_programme()
def portfolio(request: HttpRequest) -> HttpResponse:
    """The table; for htmx only what changes with the day and the filters."""
    years = timeline_of(request.book, request.known_on, request.today)
    slid = slid_to(request.GET, years.months)
    if slid:
        return redirect(address(request, slid))
    grid = drawn_once(request, "portfolio/grid.html", lambda: _shown(request))
    if request.htmx:
        response = HttpResponse(grid)
        response.headers["HX-Replace-Url"] = address(request)
        return response
    shown = _asked(request) | {
        "grid": grid,
        "timeline": drawn_once(
            request, "portfolio/timeline.html", lambda: {"picture": picture(years, request.on)}
        ),
        "months": years.months,
        "last": years.last,
        "stands": place_on(years.months, request.on),
        "papers": _papers(request),
    }
    return render(request, "portfolio/portfolio.html", shown)


def _asked(request: HttpRequest) -> dict[str, Any]:
    """What can be asked for, and what was."""
    found = portfolio_of(request.book, request.on, request.known_on)
    names = request.book.names(request.on, request.known_on)
    themes = sorted({one for row in found.rows for one in row.themes})
    present = _present(found)
    return {
        "asked": Asked.by(request.GET),
        "themes": [(one.name, names.get(one)) for one in themes],
        "no_theme": NO_THEME,
        "rounds": list(dict.fromkeys(row.round for row in found.rows if row.round)),
        "municipalities": found.municipalities,
        "states": [(state, words) for state, words in CELL_WORDS.items() if state in present],
    }


def _present(found: Portfolio) -> set[CellState]:
    return {one.state for row in found.rows for one in row.places} | {row.state for row in found.rows}


def _shown(request: HttpRequest) -> dict[str, Any]:
    """The table, its counts and its legend."""
    found = portfolio_of(request.book, request.on, request.known_on)
    asked = Asked.by(request.GET)
    columns = asked.columns(found)
    names = request.book.names(request.on, request.known_on)
    present = _present(found) | NOWHERE
    return {
        "asked": asked,
        "columns": columns,
        "rows": [shown_row(request, one, columns, names) for one in asked.rows(found.rows)],
        "total": len(found.rows),
        "counts": [(state, CELL_WORDS[state], count) for state, count in found.counts.items()],
        "legend": [(state, words) for state, words in CELL_WORDS.items() if state in present],
        "marks": [(sign, MARK_WORDS[mark]) for mark, sign in signs().items()],
    }


def _papers(request: HttpRequest) -> list[Any]:
    """The source papers, to be looked at as each saw it on its own day."""
    papers = [one for one in request.book.papers.values() if one.seed]
    return sorted(papers, key=lambda one: one.recorded.last)


@of_programme()
def cell(request: HttpRequest, trial: str, municipality: str) -> HttpResponse:
    """Why a cell says what it says: each entry it rests on, and each part of the trial there."""
    now = request.book.now(request.on, request.known_on)
    about = (Subject("trial", trial), Subject("application", trial))
    if municipality not in request.book.municipalities or not any(one.about in about for one in now.known):
        raise Http404
    facts = row_facts(now, trial, request.book.parts.get(trial, ()))
    names = called(request.book, request.on, request.known_on)
    held = facts.held.get(municipality, ())
    found = cell_of(facts, municipality)
    shown = {
        "trial": trial,
        "subject": next(one for one in about if any(known.about == one for known in now.known)),
        "name": names.get(about[0]),
        "cell": shown_cell(found),
        "contested": _contested(now, found),
        "municipality": municipality,
        "names": names,
        "held": [_part(request, one) for one in held],
    }
    return render(request, "portfolio/cell.html", shown)


def _contested(now: State, found: Cell) -> list[tuple[Disagreement, Text]]:
    """The disagreements in which what the cell rests on takes part, and what was decided."""
    ids = {one.id for one in found.rests_on}
    return [
        (one, disagreement_text(one)) for one in now.disagreements if ids & {claim.id for claim in one.claims}
    ]


def _part(request: HttpRequest, held: Holding) -> dict[str, Any]:
    exemption = request.book.pack.rulebook.exemptions.get(held.part)
    is_over = held.end is not None and held.end <= request.on
    return {
        "part": held.part,
        "title": exemption.title if exemption else None,
        "held": held,
        "is_over": is_over,
        "is_coming": held.start > request.on,
    }
