"""Experience: told by trial, by whom it concerns, by what it rests on; conclusions and recommendations."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from frikommune.language import Text
from frikommune.programme.entry import Entry, Names, Subject, SubjectKind, Word
from frikommune.programme.knowledge import experiences
from frikommune.programme.state import State
from frikommune.programme.views import listing
from frikommune.programme.vocabulary import EVIDENCE, EXPERIENCE_KINDS, STAKEHOLDERS
from frikommune.web.journal.entering import of_programme
from frikommune.web.journal.writing import Pen
from frikommune.web.knowledge.filters import asked_for, words_of
from frikommune.web.knowledge.telling import new_subject, places_of, trials_of, write
from frikommune.web.knowledge.themes import themes
from frikommune.web.pages.posted import Posted, answer_form
from frikommune.web.pages.speech import say
from frikommune.web.people.rights import may, need

TOLD = Text("Erfaringen", "The experience")
TRIAL = Text("Forsøg", "Trials")
WHOSE = Text("Hvis erfaring", "Whose experience")
RESTS_ON = Text("Bygger på", "Rests on")
KIND = Text("Gevinst eller bivirkning", "Benefit or side effect")
ADOPT = Text("Hvem kunne bruge det", "Who could adopt it")


@of_programme()
def knowledge(request: HttpRequest) -> HttpResponse:
    """Every experience and side effect, searched and filtered."""
    told = experiences(request.book.now(request.on, request.known_on))
    asked = asked_for(request)
    found = [one for one in told if asked.takes(one)]
    shown = {
        "found": found,
        "all": len(told),
        "asked": asked,
        "names": request.book.names(request.on, request.known_on),
        "may_tell": may(request.user, request.programme, "tell_experience"),
        **_offered(request),
    }
    template = "knowledge/found.html" if request.htmx else "knowledge/knowledge.html"
    return render(request, template, shown)


@of_programme()
def conclusions(request: HttpRequest) -> HttpResponse:
    """The network's conclusions, its recommendations under their themes, and what it learnt."""
    now = request.book.now(request.on, request.known_on)
    shown = {
        "conclusions": _told(now, "conclusion"),
        "themes": themes(now),
        "lessons": _told(now, "lesson"),
        "names": request.book.names(request.on, request.known_on),
    }
    return render(request, "knowledge/conclusions.html", shown)


@of_programme("tell_experience")
def tell(request: HttpRequest) -> HttpResponse:
    """A new experience."""

    def store() -> HttpResponse:
        _tell(request)
        return redirect("knowledge:knowledge", request.programme.slug)

    return answer_form(request, "knowledge/tell.html", _offered(request), store)


def _tell(request: HttpRequest) -> None:
    offered, posted = _offered(request), Posted(request)
    said = posted.text("said", TOLD)
    trials = posted.choices("trial", TRIAL, offered["trials"], needed=True)
    whose = posted.choices("stakeholder", WHOSE, STAKEHOLDERS, needed=True)
    rests_on = posted.choice("evidence", RESTS_ON, EVIDENCE)
    kind = posted.choice("kind", KIND, EXPERIENCE_KINDS)
    adopters = posted.choices("could_adopt", ADOPT, request.book.municipalities)
    posted.check()
    seat = need(request, "tell_experience")
    pen = Pen(request.book, seat, request.today)
    about = new_subject("experience", said, request.today)
    concerns = (*(Subject("trial", one) for one in trials), *places_of(seat))
    entries: list[Entry] = [
        pen.claim(about, "experienced", Text.same(said), effect=request.today, concerns=concerns),
        *(pen.claim(about, "stakeholder", Word(one)) for one in whose),
        pen.claim(about, "evidence", Word(rests_on)),
        pen.claim(about, "kind", Word(kind)),
    ]
    if adopters:
        entries.append(pen.claim(about, "could_adopt", Names(adopters)))
    write(request, pen, entries)
    messages.success(request, say("Erfaringen er gemt. Tak.", "The experience is stored. Thank you."))


def _offered(request: HttpRequest) -> dict[str, dict[str, Text]]:
    return {
        "trials": trials_of(request),
        "stakeholders": words_of(STAKEHOLDERS),
        "evidence": words_of(EVIDENCE),
        "kinds": words_of(EXPERIENCE_KINDS),
        "places": {one: Text.same(one) for one in request.book.municipalities},
    }


def _told(now: State, kind: SubjectKind) -> list[Entry]:
    return [fact.entry for one in listing(now, kind) for fact in one.facts]
