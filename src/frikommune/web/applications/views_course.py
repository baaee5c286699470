"""An application's way from handed in to sent: hearing, committees one by one, the round."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from frikommune.errors import Refused, refuse
from frikommune.language import Text
from frikommune.programme.entry import Entry, Names, Subject
from frikommune.web.applications import acts
from frikommune.web.applications.ideas import STAGES, course_of, courses, done
from frikommune.web.applications.models import Draft
from frikommune.web.applications.once import new_key, once
from frikommune.web.journal.documents import take_in
from frikommune.web.journal.entering import of_programme
from frikommune.web.journal.models import Document
from frikommune.web.pages.speech import say
from frikommune.web.people.rights import may


@of_programme("see_work")
def course(request: HttpRequest, trial: str) -> HttpResponse:
    """Where one application stands, and the forms for the next steps."""
    return _page(request, trial)


def _page(request: HttpRequest, trial: str, refused: Refused | None = None, form: str = "") -> HttpResponse:
    if trial not in {one.trial for one in courses(request.book)}:
        raise Http404
    found = course_of(request.book, trial)
    papers = {one.reference: one for one in Document.objects.filter(programme=request.programme)}
    sent = next(iter(done(request.book, trial, "send")), None)
    heard = {at.name for one in done(request.book, trial, "hear") for at in one.concerns}
    shown = {
        "course": found,
        "trial": request.book.pack.trials[trial],
        "subject": Subject("trial", trial),
        "stage": STAGES[found.stage],
        "draft": Draft.objects.filter(programme=request.programme, trial=trial).first(),
        "hearings": [_told(one, papers) for one in done(request.book, trial, "hear")],
        "unheard": [one for one in found.life.applicants if one not in heard],
        "committees": _committees(request, trial, found.life.applicants, papers),
        "waiting": [one for one in found.life.applicants if found.life.there.get(one) != "approved"],
        "may_hear": [one for one in found.life.applicants if _may(request, "hear", one)],
        "may_send": _may(request, "send"),
        "may_apply": _may(request, "apply"),
        "before_sending": found.stage in ("application", "hearing", "committees"),
        "rounds": [(one, one.is_open(request.today)) for one in acts.rounds_of(request.book)],
        "sent": sent,
        "given": request.POST,
        "form": form,
        "refusals": refused.refusals if refused else (),
        "key": new_key(),
        "law_text": request.book.files.get(f"trials/{trial}.toml", ""),
    }
    return render(request, "applications/course.html", shown, status=422 if refused else 200)


def _may(request: HttpRequest, right: str, municipality: str = "") -> bool:
    return may(request.user, request.programme, right, municipality)


def _told(act: Entry, papers: dict[str, Document]) -> dict[str, object]:
    reference = act.deed.document if act.deed else ""
    return {"act": act, "paper": papers.get(reference), "reference": reference}


def _committees(
    request: HttpRequest, trial: str, applicants: tuple[str, ...], papers: dict[str, Document]
) -> list[dict[str, object]]:
    """Each municipality that applies, with its approval where it has given one."""
    approved = {
        name: one
        for one in done(request.book, trial, "approve")
        if isinstance(one.value, Names)
        for name in one.value.names
    }
    there = course_of(request.book, trial).life.there
    return [
        {
            "name": name,
            "told": _told(approved[name], papers) if there.get(name) == "approved" else None,
            "may": _may(request, "approve", name),
        }
        for name in applicants
    ]


def _step(request: HttpRequest, trial: str, form: str, write: Callable[[], None], words: str) -> HttpResponse:
    """Take a step once and show the application; what is refused is said above the form it was sent from."""

    def written() -> str:
        write()
        messages.success(request, words)
        return reverse("applications:course", args=[request.programme.slug, trial])

    if trial not in request.book.parts:
        raise Http404
    try:
        return once(request, written)
    except Refused as refused:
        return _page(request, trial, refused, form)


def _paper(request: HttpRequest) -> Document:
    return take_in(request.programme, request.FILES.get("document"), request.user)


def day_of(request: HttpRequest, key: str = "day") -> date:
    """The day that a form gives. Raises Refused where it is none, or lies ahead."""
    given = request.POST.get(key, "").strip()
    try:
        day = date.fromisoformat(given)
    except ValueError:
        raise _not_a_day(given, Text("en dag, fx 2026-11-25", "a day, such as 2026-11-25")) from None
    return day


def past_day_of(request: HttpRequest) -> date:
    """The day of something that has happened. Raises Refused for one that lies ahead."""
    day = day_of(request)
    if day > request.today:
        raise _not_a_day(day.isoformat(), Text("i dag eller en tidligere dag", "today or an earlier day"))
    return day


def _not_a_day(given: str, expected: Text) -> Refused:
    return refuse(
        "not_a_day",
        problem=Text("Dagen kan ikke bruges", "The day cannot be used"),
        where=say("dag", "day"),
        given=given or "–",
        expected=expected,
        do_next=Text("Ret dagen.", "Correct the day."),
    )


@require_POST
@of_programme("see_work")
def hear(request: HttpRequest, trial: str) -> HttpResponse:
    """An answer from a LBR."""

    def write() -> None:
        answer = request.POST.get("answer", "").strip()
        if not answer:
            raise _no_words(Text("Svaret", "The answer"))
        day = past_day_of(request)
        acts.hear(request, trial, request.POST.get("municipality", ""), answer, day, _paper(request))

    return _step(request, trial, "hear", write, say("Svaret er gemt.", "The answer was stored."))


def _no_words(label: Text) -> Refused:
    return refuse(
        "field_empty",
        problem=Text(f"“{label.da}” mangler", f"“{label.en}” is missing"),
        where=label.da,
        given="–",
        expected=Text("nogle ord", "some words"),
        do_next=Text("Udfyld feltet.", "Fill in the field."),
    )


@require_POST
@of_programme("see_work")
def approve(request: HttpRequest, trial: str) -> HttpResponse:
    """One municipality's committee."""

    def write() -> None:
        municipality, day = request.POST.get("municipality", ""), past_day_of(request)
        acts.approve(request, trial, municipality, day, _paper(request))

    form = f"approve-{request.POST.get('municipality', '')}"
    return _step(request, trial, form, write, say("Godkendelsen er gemt.", "The approval was stored."))


@require_POST
@of_programme("apply")
def leave_out(request: HttpRequest, trial: str) -> HttpResponse:
    """Some municipalities do not apply after all."""

    def write() -> None:
        reason = request.POST.get("reason", "").strip()
        if not reason:
            raise _no_words(Text("Begrundelsen", "The reason"))
        acts.leave_out(request, trial, request.POST.getlist("names"), reason, _seen(request))

    words = say("Kommunerne, der søger, er ændret.", "Who applies was changed.")
    return _step(request, trial, "leave-out", write, words)


@require_POST
@of_programme("send")
def send(request: HttpRequest, trial: str) -> HttpResponse:
    """In a round, before its deadline."""

    def write() -> None:
        acts.send(request, trial, request.POST.get("round", ""), past_day_of(request), _seen(request))

    return _step(request, trial, "send", write, say("Ansøgningen er sendt.", "The application was sent."))


def _seen(request: HttpRequest) -> int:
    given = request.POST.get("seen", "")
    return int(given) if given.isascii() and given.isdecimal() else 0


@of_programme("see_work")
def rounds(request: HttpRequest) -> HttpResponse:
    """The rounds with their deadlines; the coordinator can begin another."""
    refused: Refused | None = None
    if request.method == "POST":
        try:
            return once(request, lambda: _new_round(request))
        except Refused as fault:
            refused = fault
    shown = {
        "rounds": [(one, one.is_open(request.today)) for one in acts.rounds_of(request.book)],
        "may_send": _may(request, "send"),
        "given": request.POST,
        "key": new_key(),
        "refusals": refused.refusals if refused else (),
    }
    return render(request, "applications/rounds.html", shown, status=422 if refused else 200)


def _new_round(request: HttpRequest) -> str:
    number = acts.new_round(request, day_of(request))
    messages.success(request, say(f"Runde {number} er oprettet.", f"Round {number} was begun."))
    return reverse("applications:rounds", args=[request.programme.slug])
