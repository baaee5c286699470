"""The second person: sees what will change, and confirms, asks back, or the first one takes it back."""

from __future__ import annotations

from urllib.parse import urlencode

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone

from frikommune.errors import Refused, refuse
from frikommune.language import Text
from frikommune.law.what_changes import what_changes
from frikommune.programme.steps import STEPS
from frikommune.web.journal.append import append, tried
from frikommune.web.journal.entering import of_programme
from frikommune.web.life.changes import Shown, shown_changes
from frikommune.web.life.entries import entries_of, pen_of, second_text
from frikommune.web.life.models import Pending
from frikommune.web.life.views import may_confirm
from frikommune.web.pages.posted import Posted
from frikommune.web.pages.speech import say
from frikommune.web.people.rights import need

QUESTION = Text("Spørgsmål", "Question")


@of_programme("see_work")
def pending(request: HttpRequest, number: int) -> HttpResponse:
    """One step that waits: what it says, what it would change, and what can be done with it."""
    found = _found(request, number)
    if request.method != "POST":
        return _page(request, found)
    try:
        return _DEEDS[request.POST.get("do", "")](request, found)
    except KeyError:
        raise Http404 from None
    except Refused as refused:
        return _page(request, found, refused)


def _found(request: HttpRequest, number: int) -> Pending:
    rows = Pending.objects.select_related("document", "made_by", "decided_by", "seat", "programme")
    return get_object_or_404(rows, programme=request.programme, pk=number)


def _page(request: HttpRequest, found: Pending, refused: Refused | None = None) -> HttpResponse:
    changes: tuple[Shown, ...] | None = None
    stale: Refused | None = None
    if found.state in ("waiting", "returned"):
        try:
            changes = _changes(request, found)
        except Refused as fault:
            stale = fault
    shown = {
        "pending": found,
        "step": STEPS[found.act],
        "trial": request.book.pack.trials[found.trial],
        "entries": entries_of(found, pen_of(found, request.book, request.today)),
        "changes": changes,
        "may_confirm": may_confirm(request, found),
        "is_own": found.made_by_id == request.user.pk,
        "refusals": (refused or stale or Refused()).refusals,
        "question": request.POST.get("question", ""),
        "corrected": request.book.journal.by_id.get(found.corrects),
        "again_url": _again(request, found),
        "law_text": _law_text(request, found),
    }
    return render(request, "life/pending.html", shown, status=422 if refused else 200)


def _again(request: HttpRequest, found: Pending) -> str:
    """Where the first person fills it in anew; what was filled in stands there."""
    slug = request.programme.slug
    if found.act == "practice":
        query = {"for": found.names[0], "replaces": found.content["concerns"][0].partition(":")[2]}
        return f"{reverse('life:practice', args=[slug, found.trial])}?{urlencode(query)}"
    query = {"again": str(found.pk), **({"corrects": found.corrects} if found.corrects else {})}
    return f"{reverse('life:act', args=[slug, found.trial, found.act])}?{urlencode(query)}"


def _law_text(request: HttpRequest, found: Pending) -> str:
    """What the step adds to the files of the law."""
    files = found.content.get("files", {})
    return "\n".join(
        text.removeprefix(request.book.files.get(path, "").rstrip("\n")).strip()
        for path, text in files.items()
    )


def _changes(request: HttpRequest, found: Pending) -> tuple[Shown, ...]:
    """Before and after, as the rulebook reads them. Raises Refused where it can no longer be done."""
    book = request.book
    pen = pen_of(found, book, request.today)
    after = tried(book, entries_of(found, pen), papers=[pen.paper], files=found.content.get("files", {}))
    return shown_changes(what_changes(book.pack.rulebook, after.pack.rulebook), after.pack.rulebook)


def _confirm(request: HttpRequest, found: Pending) -> HttpResponse:
    if found.made_by_id == request.user.pk:
        raise _same_person(found)
    for right in ("confirm", found.act):
        seats = [need(request, right, one) for one in found.names or ("",)]
    with transaction.atomic():
        locked = Pending.objects.select_for_update().get(pk=found.pk)
        if locked.state == "done":
            return _back(request, locked)
        if locked.state != "waiting":
            raise _not_waiting(locked)
        pen = pen_of(found, request.book, request.today)
        entries = entries_of(found, pen, second_text(found, seats[0]))
        append(
            request.programme,
            entries,
            papers=[pen.paper],
            files=found.content.get("files", {}),
            made_by=found.made_by,
            second=request.user,
        )
        _decide(request, locked, "done", entry=entries[0].id)
    return _back(request, locked)


def _back(request: HttpRequest, found: Pending) -> HttpResponse:
    messages.success(request, say("Bekræftet. Det gælder nu som vist.", "Confirmed. It now holds as shown."))
    return redirect("life:trial", request.programme.slug, found.trial)


def _return(request: HttpRequest, found: Pending) -> HttpResponse:
    if found.made_by_id == request.user.pk:
        raise _same_person(found)
    need(request, "confirm")
    if found.state != "waiting":
        raise _not_waiting(found)
    posted = Posted(request)
    question = posted.text("question", QUESTION)
    posted.check()
    _decide(request, found, "returned", question=question)
    messages.success(request, say("Sendt tilbage.", "Sent back."))
    return redirect("life:waiting", request.programme.slug)


def _withdraw(request: HttpRequest, found: Pending) -> HttpResponse:
    if found.made_by_id != request.user.pk:
        need(request, "decide")
    if found.state == "done":
        raise _not_waiting(found)
    _decide(request, found, "withdrawn")
    messages.success(request, say("Trukket tilbage. Intet er ændret.", "Withdrawn. Nothing has changed."))
    return redirect("life:trial", request.programme.slug, found.trial)


def _decide(request: HttpRequest, found: Pending, state: str, **told: str) -> None:
    found.state, found.decided_by, found.decided_at = state, request.user, timezone.now()
    for key, value in told.items():
        setattr(found, key, value)
    found.save()


_DEEDS = {"confirm": _confirm, "return": _return, "withdraw": _withdraw}


def _same_person(found: Pending) -> Refused:
    return refuse(
        "same_person",
        problem=Text("Du kan ikke bekræfte dit eget skridt", "You cannot confirm your own step"),
        where=str(found.trial),
        given=found.made_by.name,
        expected=Text(
            "en anden person end den, der udfyldte det", "another person than whoever filled it in"
        ),
        do_next=Text(
            "Bed en leder i kommunen eller en koordinator om at se på det.",
            "Ask a leader of the municipality or a coordinator to look at it.",
        ),
    )


def _not_waiting(found: Pending) -> Refused:
    return refuse(
        "not_waiting",
        problem=Text("Skridtet venter ikke længere", "The step no longer waits"),
        where=str(found.trial),
        given=found.state_text.da,
        expected=Text("et skridt, der venter på en anden person", "a step that awaits a second person"),
        do_next=Text(
            "Udfyld det igen, hvis det stadig skal ske.", "Fill it in again if it is still to be done."
        ),
    )
