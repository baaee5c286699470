"""Advocacy: what the sources list, list by list, and what is added here."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from frikommune.language import Text
from frikommune.programme import knowledge as asked
from frikommune.programme.entry import Entry, Subject
from frikommune.programme.when import When
from frikommune.web.journal.entering import of_programme
from frikommune.web.journal.writing import Pen
from frikommune.web.knowledge.telling import new_subject, places_of, subject_of, subjects_of, trials_of, write
from frikommune.web.pages.posted import Posted, answer_form
from frikommune.web.pages.speech import say
from frikommune.web.people.rights import may, need

ACTIVITY = Text("Aktiviteten", "The activity")
HELD = Text("Hvornår", "When")
FOLLOWS = Text("Følger op på", "Follows up on")
WITH_WHOM = Text("Med hvem", "With whom")
TRIAL = Text("Forsøg", "Trials")
LED_TO = Text("Hvad det førte til", "What it led to")


@of_programme()
def advocacy(request: HttpRequest) -> HttpResponse:
    """The activities, list by list, the latest first, with what went on from one list to the next."""
    shown = {
        "lists": asked.activity_lists(request.book.now(request.on, request.known_on)),
        "names": request.book.names(request.on, request.known_on),
        "may_advocate": may(request.user, request.programme, "advocate"),
    }
    return render(request, "knowledge/advocacy.html", shown)


@of_programme("advocate")
def new_activity(request: HttpRequest) -> HttpResponse:
    """A new activity."""

    def store() -> HttpResponse:
        about = _add_activity(request)
        return redirect("knowledge:activity", request.programme.slug, about.name)

    return answer_form(request, "knowledge/new_activity.html", _offered(request), store)


@of_programme()
def activity(request: HttpRequest, name: str) -> HttpResponse:
    """One activity, and what it led to."""
    lists = asked.activity_lists(request.book.now(request.on, request.known_on))
    found = next((one for each in lists for one in each.activities if one.activity.about.name == name), None)
    if found is None:
        raise Http404
    shown = {
        "one": found,
        "names": request.book.names(request.on, request.known_on),
        "may_advocate": may(request.user, request.programme, "advocate"),
    }

    def store() -> HttpResponse:
        _add_result(request, found.activity.about)
        return redirect("knowledge:activity", request.programme.slug, name)

    return answer_form(request, "knowledge/activity.html", shown, store)


def _add_activity(request: HttpRequest) -> Subject:
    offered, posted = _offered(request), Posted(request)
    said = posted.text("said", ACTIVITY)
    held = posted.day("held", HELD, needed=False)
    trials = posted.choices("trial", TRIAL, offered["trials"])
    whom = posted.choices("with", WITH_WHOM, offered["parties"])
    follows = posted.choice("follows", FOLLOWS, offered["earlier"], needed=False)
    posted.check()
    seat = need(request, "advocate")
    pen, about = Pen(request.book, seat, request.today), new_subject("advocacy", said, request.today)
    parties = map(subject_of, whom)
    concerns = (*(Subject("trial", one) for one in trials), *parties, *places_of(seat))
    entries: list[Entry] = [
        pen.claim(about, "activity", Text.same(said), effect=request.today, concerns=concerns)
    ]
    if held:
        entries.append(pen.claim(about, "held", When.on(held)))
    if follows:
        entries.append(pen.claim(about, "follows_up", subject_of(follows)))
    if write(request, pen, entries):
        messages.success(request, say("Aktiviteten er gemt.", "The activity is stored."))
    return about


def _add_result(request: HttpRequest, about: Subject) -> None:
    seat, posted = need(request, "advocate"), Posted(request)
    said = posted.text("led_to", LED_TO)
    posted.check()
    pen = Pen(request.book, seat, request.today)
    if write(request, pen, [pen.claim(about, "led_to", Text.same(said), effect=request.today)]):
        messages.success(request, say("Det er gemt.", "It is stored."))


def _offered(request: HttpRequest) -> dict[str, dict[str, Text]]:
    return {
        "trials": trials_of(request),
        "parties": subjects_of(request, "authority", "body"),
        "earlier": subjects_of(request, "advocacy"),
    }
