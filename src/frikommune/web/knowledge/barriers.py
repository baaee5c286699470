"""Barriers: raised to the ministry or the agency, answered or not, and what became of them."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from frikommune.language import Text
from frikommune.programme import knowledge as asked
from frikommune.programme.entry import Entry, Subject, Word
from frikommune.programme.vocabulary import BARRIER_ENDS
from frikommune.web.journal.entering import of_programme
from frikommune.web.journal.writing import Pen
from frikommune.web.knowledge.filters import words_of
from frikommune.web.knowledge.telling import (
    new_subject,
    places_of,
    subject_of,
    subjects_of,
    trials_of,
    write,
)
from frikommune.web.pages.posted import Posted, answer_form
from frikommune.web.pages.speech import say
from frikommune.web.people.rights import may, need

RAISED = Text("Barrieren", "The barrier")
RAISED_BY = Text("Rejst af", "Raised by")
RAISED_TO = Text("Rejst over for", "Raised to")
RAISED_ON = Text("Rejst den", "Raised on")
TRIAL = Text("Forsøg", "Trials")
ANSWER = Text("Svaret", "The answer")
ANSWERED_ON = Text("Svaret kom den", "The answer came on")
ANSWERED_BY = Text("Svar fra", "Answer from")
ENDED = Text("Hvad det blev til", "How it ended")
NOT_YET = Text("Ikke afgjort endnu", "Not settled yet")


@of_programme()
def barriers(request: HttpRequest) -> HttpResponse:
    """Every barrier with its answers; those without an answer first."""
    found = asked.barriers(request.book.now(request.on, request.known_on))
    shown = {
        "barriers": found,
        "waiting": sum(one.status in ("open", "overdue") for one in found),
        "overdue": sum(one.status == "overdue" for one in found),
        "names": request.book.names(request.on, request.known_on),
        "status_words": asked.BARRIER_WORDS,
        "may_raise": may(request.user, request.programme, "raise_barrier"),
    }
    return render(request, "knowledge/barriers.html", shown)


@of_programme("raise_barrier")
def raise_barrier(request: HttpRequest) -> HttpResponse:
    """A new barrier."""
    shown = {"trials": trials_of(request), "authorities": _authorities(request)}

    def store() -> HttpResponse:
        about = _raise(request)
        return redirect("knowledge:barrier", request.programme.slug, about.name)

    return answer_form(request, "knowledge/raise.html", shown, store)


@of_programme()
def barrier(request: HttpRequest, name: str) -> HttpResponse:
    """One barrier: who raised it, to whom, when, the answers, and the forms to add to it."""
    now = request.book.now(request.on, request.known_on)
    found = next((one for one in asked.barriers(now) if one.about.name == name), None)
    if found is None:
        raise Http404
    shown = {
        "one": found,
        "names": request.book.names(request.on, request.known_on),
        "status_words": asked.BARRIER_WORDS,
        "ended": now.question(found.about, "ended"),
        "may_answer": may(request.user, request.programme, "advocate"),
        "authorities": _authorities(request),
        "ends": words_of(BARRIER_ENDS),
    }

    def store() -> HttpResponse:
        _answer(request, found)
        return redirect("knowledge:barrier", request.programme.slug, name)

    return answer_form(request, "knowledge/barrier.html", shown, store)


def _raise(request: HttpRequest) -> Subject:
    posted = Posted(request)
    said = posted.text("said", RAISED)
    trials = posted.choices("trial", TRIAL, trials_of(request))
    to = posted.choices("to", RAISED_TO, _authorities(request), needed=True)
    by = posted.text("by", RAISED_BY, longest=200)
    day = posted.day("day", RAISED_ON, last=request.today)
    posted.check()
    seat = need(request, "raise_barrier")
    pen = Pen(request.book, seat, request.today)
    about, addressed = new_subject("barrier", said, request.today), [subject_of(one) for one in to]
    concerns = (*(Subject("trial", one) for one in trials), *addressed, *places_of(seat))
    entries = [
        pen.claim(about, "raised", Text.same(said), effect=day, concerns=concerns),
        pen.claim(about, "raised_by", Text.same(by)),
        *(pen.claim(about, "raised_to", one) for one in addressed),
    ]
    if write(request, pen, entries):
        messages.success(request, say("Barrieren er gemt.", "The barrier is stored."))
    return about


def _answer(request: HttpRequest, found: asked.Barrier) -> None:
    seat, posted = need(request, "advocate"), Posted(request)
    is_only_end = not posted.given.get("answer", "").strip() and bool(posted.given.get("ended"))
    answer = posted.text("answer", ANSWER, needed=not is_only_end)
    by = posted.choice("by", ANSWERED_BY, _authorities(request), needed=not is_only_end)
    first = found.raised.effect.start if found.raised.effect else None
    day = posted.day("day", ANSWERED_ON, first=first, last=request.today)
    ended = posted.choice("ended", ENDED, BARRIER_ENDS, needed=False)
    posted.check()
    pen, entries = Pen(request.book, seat, request.today), list[Entry]()
    if answer:
        entries.append(
            pen.claim(found.about, "answered", Text.same(answer), effect=day, concerns=[subject_of(by)])
        )
    if ended:
        entries.append(pen.claim(found.about, "ended", Word(ended), effect=day))
    if write(request, pen, entries):
        messages.success(request, say("Svaret er gemt.", "The answer is stored."))


def _authorities(request: HttpRequest) -> dict[str, Text]:
    return subjects_of(request, "authority", "body")
