"""The coordinator's pages: the list, a new request, its questions, who has answered, the freeze."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from frikommune.errors import Refused
from frikommune.programme.collecting.answer import KIND_WORDS
from frikommune.programme.figure import UNIT_WORDS
from frikommune.web.collect.asking import add_question, create, remove_question, send_out
from frikommune.web.collect.entering import freeze as freeze_it
from frikommune.web.collect.following import remind as remind_it
from frikommune.web.collect.forms import question_in, wanted_in
from frikommune.web.collect.models import StatusRequest
from frikommune.web.collect.overview import Progress, progress_of
from frikommune.web.collect.views.finding import status_at
from frikommune.web.collect.who import whoever_may
from frikommune.web.journal.entering import of_programme
from frikommune.web.pages.posted import number_in
from frikommune.web.pages.speech import say
from frikommune.web.people.rights import may, own_municipalities


@of_programme("see_work")
def requests(request: HttpRequest) -> HttpResponse:
    """Every request, the newest first, and where one's own municipality stands."""
    collects = may(request.user, request.programme, "collect")
    found = StatusRequest.objects.filter(programme=request.programme).order_by("-as_of", "-pk")
    own = own_municipalities(request.user, request.programme)
    asked = [progress_of(one, request.today, own) for one in found if collects or one.asked_on]
    return render(request, "collect/requests.html", {"asked": asked, "collects": collects})


@of_programme()
def statuses(request: HttpRequest) -> HttpResponse:
    """The frozen statuses: for everybody."""
    found = StatusRequest.objects.filter(programme=request.programme).exclude(frozen_on=None)
    asked = [progress_of(one, request.today, ()) for one in found.order_by("-frozen_on", "-pk")]
    return render(request, "collect/statuses.html", {"asked": asked, "names": _names(request)})


@of_programme("collect")
def new(request: HttpRequest) -> HttpResponse:
    """The form of a new request; then its own page."""
    who = whoever_may(request, "collect")
    if request.method != "POST":
        return render(request, "collect/new.html", _form(request))
    try:
        status = create(request.programme, wanted_in(request), who)
    except Refused as refused:
        shown = {**_form(request), "refusals": refused.refusals}
        return render(request, "collect/new.html", shown, status=422)
    return redirect("collect:request", request.programme.slug, status.pk)


def _form(request: HttpRequest) -> dict[str, Any]:
    """What the form chooses among, and what was typed in it."""
    book, typed = request.book, request.POST
    now = book.now(request.today)
    chosen = typed.getlist("municipalities") if typed else book.municipalities
    return {
        "key": typed.get("key") or uuid4().hex,
        "typed": typed,
        "bodies": [(one.name, text) for one in now.subjects("body") if (text := _names(request).get(one))],
        "trials": book.trials(request.today),
        "chosen_trials": typed.getlist("trials"),
        "municipalities": [(one, one in chosen) for one in book.municipalities],
        "earlier": StatusRequest.objects.filter(programme=request.programme).order_by("-pk"),
    }


def _names(request: HttpRequest) -> Any:
    return request.book.names(request.today)


@of_programme("see_work")
def overview(request: HttpRequest, number: int, **more: Any) -> HttpResponse:
    """One request: its questions, who has answered and who has not."""
    status = status_at(request, number)
    shown = {
        "status": status,
        "collects": may(request.user, request.programme, "collect"),
        "progress": progress_of(status, request.today, own_municipalities(request.user, request.programme)),
        "questions": status.questions.all(),
        "names": _names(request),
        "kinds": KIND_WORDS.items(),
        "units": UNIT_WORDS.items(),
        "trials": request.book.trials(request.today),
        **more,
    }
    return render(request, "collect/request.html", shown, status=422 if "refusals" in more else 200)


@require_POST
@of_programme("collect")
def questions(request: HttpRequest, number: int) -> HttpResponse:
    """Add a question, or take one away."""
    status = status_at(request, number)
    taken = number_in(request.POST.get("remove", ""))
    if taken is not None:
        remove_question(status, taken)
        return redirect("collect:request", request.programme.slug, number)
    try:
        add_question(status, question_in(request))
    except Refused as refused:
        answer: HttpResponse = overview(
            request, programme=request.programme.slug, number=number, refusals=refused.refusals
        )
        return answer
    return redirect("collect:request", request.programme.slug, number)


@require_POST
@of_programme("collect")
def send(request: HttpRequest, number: int) -> HttpResponse:
    """Send it out."""
    status = send_out(status_at(request, number), request.today)
    said = say("Sendt ud til {} kommuner.", "Sent out to {} municipalities.").format(status.sheets.count())
    messages.success(request, said)
    return redirect("collect:request", request.programme.slug, number)


@require_POST
@of_programme("collect")
def remind(request: HttpRequest, number: int) -> HttpResponse:
    """Remind one municipality, or every one that is behind."""
    who = whoever_may(request, "collect")
    status = status_at(request, number)
    sheets = status.sheets.all() if status.asked_on else status.sheets.none()
    named = request.POST.get("municipality", "")
    reminded = [one.municipality for one in sheets if named in ("", one.municipality) and remind_it(one, who)]
    if reminded:
        messages.success(request, say("Mindet: {}.", "Reminded: {}.").format(", ".join(reminded)))
    else:
        messages.info(
            request,
            say(
                "Ingen mindet: de er mindet i dag, eller de har svaret.", "None: reminded today, or answered."
            ),
        )
    return redirect("collect:request", request.programme.slug, number)


@of_programme("collect")
def freeze(request: HttpRequest, number: int) -> HttpResponse:
    """What freezing would do, and then the freeze."""
    status = status_at(request, number)
    if request.method == "POST" or status.frozen_on:
        freeze_it(status, whoever_may(request, "collect"))
        return redirect("collect:status", request.programme.slug, number)
    progress: Progress = progress_of(status, request.today, ())
    return render(request, "collect/freeze.html", {"status": status, "progress": progress})
