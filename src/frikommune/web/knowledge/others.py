"""Other trials that want the same citizens. No paper lists them: the coordinator writes them here."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from frikommune.language import Text
from frikommune.programme import knowledge as asked
from frikommune.programme.entry import Entry, Subject
from frikommune.programme.when import When
from frikommune.web.journal.entering import of_programme
from frikommune.web.journal.writing import Pen
from frikommune.web.knowledge.telling import new_subject, trials_of, write
from frikommune.web.pages.posted import Posted, answer_form
from frikommune.web.pages.speech import say
from frikommune.web.people.rights import may, need

NAMED = Text("Forsøgets navn", "The trial's name")
RUN_BY = Text("Drives af", "Run by")
CITIZENS = Text("Hvilke borgere deler de", "Which citizens they share")
TRIAL = Text("Forsøg", "Trials")
BEGAN = Text("Begyndte", "Began")
ENDS = Text("Slutter", "Ends")


@of_programme()
def others(request: HttpRequest) -> HttpResponse:
    """Other trials that want the same citizens."""
    shown = {
        "others": asked.other_trials(request.book.now(request.on, request.known_on)),
        "names": request.book.names(request.on, request.known_on),
        "may_advocate": may(request.user, request.programme, "advocate"),
    }
    return render(request, "knowledge/others.html", shown)


@of_programme("advocate")
def new_other(request: HttpRequest) -> HttpResponse:
    """Another trial that wants the same citizens."""

    def store() -> HttpResponse:
        _add(request)
        return redirect("knowledge:others", request.programme.slug)

    return answer_form(request, "knowledge/new_other.html", {"trials": trials_of(request)}, store)


def _add(request: HttpRequest) -> None:
    posted = Posted(request)
    named, run_by = posted.text("named", NAMED, longest=200), posted.text("run_by", RUN_BY, longest=200)
    citizens = posted.text("citizens", CITIZENS)
    trials = posted.choices("trial", TRIAL, trials_of(request), needed=True)
    first = posted.day("first", BEGAN, needed=False)
    last = posted.day("last", ENDS, needed=False, first=first)
    posted.check()
    pen = Pen(request.book, need(request, "advocate"), request.today)
    about = new_subject("other_trial", f"{named}\n{run_by}", request.today)
    concerns = [Subject("trial", one) for one in trials]
    entries: list[Entry] = [
        pen.claim(about, "named", Text.same(named), effect=request.today, concerns=concerns),
        pen.claim(about, "run_by", Text.same(run_by), effect=request.today),
        pen.claim(about, "same_citizens", Text.same(citizens), effect=request.today),
    ]
    if first or last:
        days = [one.isoformat() for one in (first or last, last or first) if one]
        entries.append(pen.claim(about, "runs", When.parse("/".join(dict.fromkeys(days)))))
    if write(request, pen, entries):
        messages.success(request, say("Forsøget er gemt.", "The trial is stored."))
