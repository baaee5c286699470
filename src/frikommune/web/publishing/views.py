"""Results, documents, news, and what a reader is owed to know about the site itself."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from frikommune import __version__
from frikommune.evaluation.verdicts.verdict import VERDICT_WORDS
from frikommune.language import Text, folded
from frikommune.programme.entry import Subject
from frikommune.programme.trial import by_number
from frikommune.reports.kinds import KINDS
from frikommune.web.bylaws.models import Bylaw
from frikommune.web.journal.entering import of_programme
from frikommune.web.papers.forms import every_form
from frikommune.web.publishing.models import Published
from frikommune.web.publishing.news import news_of
from frikommune.web.publishing.shown import ShownResult, shown_result, title_of, trial_title
from frikommune.web.publishing.standing import public_papers, public_results

NEWS = 60
BYLAWS = 12
"""How many of them stand among the documents; the rest on their own page."""


@require_safe
@of_programme()
def results(request: HttpRequest) -> HttpResponse:
    """Every published result: verdict, sentence and picture; filtered by trial, verdict and words."""
    rows = public_results(request.programme).filter(on__lte=request.on)
    every = [shown_result(request.book, one, request.on) for one in rows]
    asked = {key: request.GET.get(key, "").strip()[:100] for key in ("q", "trial", "verdict")}
    shown = {
        "results": [one for one in every if _fits(one, asked)],
        "all": len(every),
        "asked": asked,
        "is_asked": any(asked.values()),
        "trials": {one.row.trial: one.trial_title for one in every},
        "verdicts": {one.code: VERDICT_WORDS[one.code] for one in every},  # type: ignore[index]
    }
    return render(request, "publishing/results.html", shown)


def _fits(one: ShownResult, asked: dict[str, str]) -> bool:
    words = f" {folded(' '.join((*one.trial_title, *one.name, *one.sentence, *one.verdict)))} "
    return (
        asked["trial"] in ("", one.row.trial)
        and asked["verdict"] in ("", one.code)
        and all(f" {word}" in words for word in folded(asked["q"]).split())
    )


@require_safe
@of_programme()
def documents(request: HttpRequest) -> HttpResponse:
    """The published papers with their forms, and the bylaws."""
    rows = list(public_papers(request.programme).filter(on__lte=request.on))
    asked = {key: request.GET.get(key, "").strip()[:100] for key in ("q", "kind", "municipality", "trial")}
    papers = [_shown_paper(request, one) for one in rows]
    bylaws = Bylaw.objects.filter(programme=request.programme, published__lte=request.on)
    shown = {
        "papers": [one for one in papers if _is_asked_for(one, asked)],
        "all": len(papers),
        "asked": asked,
        "is_asked": any(asked.values()),
        "kinds": {one.sent.kind: KINDS[one.sent.kind].title for one in rows if one.sent.kind in KINDS},
        "municipalities": {one.municipality: Text.same(one.municipality) for one in rows if one.municipality},
        "trials": {one.trial: trial_title(request.book, one.trial, request.on) for one in rows if one.trial},
        "bylaws": [
            (one, trial_title(request.book, one.trial, request.on))
            for one in bylaws.select_related("programme")[:BYLAWS]
        ],
        "more_bylaws": max(bylaws.count() - BYLAWS, 0),
    }
    return render(request, "publishing/documents.html", shown)


def _shown_paper(request: HttpRequest, one: Published) -> dict[str, Any]:
    names = every_form()
    sent = one.sent
    assert sent is not None
    kind = KINDS.get(sent.kind)
    return {
        "published": one,
        "sent": sent,
        "title": title_of(request.book, sent, request.on),
        "kind": kind.title if kind else None,
        "forms": [(names[form.form], form) for form in sent.forms.all() if form.form in names],
    }


def _is_asked_for(paper: dict[str, Any], asked: dict[str, str]) -> bool:
    sent = paper["sent"]
    words = f" {folded(' '.join((*paper['title'], *(paper['kind'] or ()), sent.municipality, sent.trial)))} "
    return all(asked[key] in ("", getattr(sent, key)) for key in ("kind", "municipality", "trial")) and all(
        f" {word}" in words for word in folded(asked["q"]).split()
    )


@require_safe
@of_programme()
def news(request: HttpRequest) -> HttpResponse:
    """What is new, as the feeds tell it, and where the feeds are."""
    shown = {
        "news": news_of(request)[:NEWS],
        "trials": [
            (one, trial_title(request.book, one, request.on))
            for one in sorted(request.book.pack.trials, key=by_number)
        ],
        "municipalities": request.book.municipalities,
    }
    return render(request, "publishing/news.html", shown)


@require_safe
@of_programme()
def about(request: HttpRequest) -> HttpResponse:
    """What the network is, who is responsible, how to write to it, and what one may do with what is here."""
    now = request.book.now(request.on, request.known_on)
    network = next(iter(now.subjects("network")), None)
    shown = {
        "purpose": _entries(now, network, "purpose"),
        "ambition": _entries(now, network, "ambition"),
        "responsible": _entries(now, network, "responsible")[-1:],
        "legal_basis": _entries(now, network, "legal_basis")[-1:],
        "period_end": now.question(network, "period_end").adopted[:1] if network else (),
        "names": request.book.names(request.on, request.known_on),
        "municipalities": request.book.municipalities,
        "sources": sorted(request.book.papers.values(), key=lambda one: one.recorded.last, reverse=True),
        **_operator(),
    }
    return render(request, "publishing/about.html", shown)


def _entries(now: Any, about: Subject | None, says: str) -> Sequence[Any]:
    return [fact.entry for fact in now.question(about, says).facts] if about else []


@require_safe
@of_programme()
def accessibility(request: HttpRequest) -> HttpResponse:
    """The accessibility statement: what was tested and how, what is not met, and how to complain."""
    return render(request, "publishing/accessibility.html", _operator() | {"version": __version__})


def _operator() -> dict[str, str]:
    """What only whoever runs the site knows."""
    return {
        "owner": settings.OWNER,
        "contact": settings.CONTACT,
        "phone": settings.PHONE,
        "was": settings.WAS,
        "tested": settings.TESTED,
    }
