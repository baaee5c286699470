"""One use: where it stands, its note for the file, and what can be done with it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from frikommune.casework.uses.state import STATE_WORDS, may_follow
from frikommune.errors import Refused
from frikommune.language import Text
from frikommune.web.cases.access import need_there, seat_there
from frikommune.web.pages.posted import Posted
from frikommune.web.pages.speech import said
from frikommune.web.uses.kept import CHECK, is_checked, reason_text, state_in, steps_of, undecided
from frikommune.web.uses.models import REMARKS, STEPS, Use, UseStep
from frikommune.web.uses.note import note_in, who
from frikommune.web.uses.opening import of_use
from frikommune.web.uses.spoken_of import about
from frikommune.web.uses.steps import LEADERS, NEEDS_WORDS, take_step

WORDS = Text("Med hvilke ord", "In which words")
MEETING = Text("Møde", "Meeting")
DOING: dict[str, Text] = {
    "approved": Text("Godkend", "Approve"),
    "asked": Text("Send tilbage med spørgsmålet", "Return with the question"),
    "answered": Text("Svar", "Answer"),
    "declined": Text("Godkend ikke", "Do not approve"),
    "withdrawn": Text("Træk tilbage", "Withdraw"),
}
ASKING: dict[str, Text] = {
    "approved": Text("Møde (valgfri)", "Meeting (optional)"),
    "asked": Text("Spørgsmål til sagsbehandleren", "Question to the caseworker"),
    "answered": Text("Dit svar", "Your answer"),
    "declined": Text("Hvorfor ikke", "Why not"),
    "withdrawn": Text("Hvorfor", "Why"),
}


@require_safe
@of_use()
def one(request: HttpRequest, use: Use) -> HttpResponse:
    """The use."""
    return use_page(request, use)


@require_safe
@of_use()
def note(request: HttpRequest, use: Use) -> HttpResponse:
    """The note as plain text."""
    return HttpResponse(note_in(use, request.book), content_type="text/plain; charset=utf-8")


@require_POST
@of_use()
def step(request: HttpRequest, use: Use, step: str) -> HttpResponse:
    """Take a step of the check."""
    if step not in CHECK:
        raise Http404
    right = "check_uses" if step in LEADERS else "use_exemption"
    need_there(request.user, request.programme, right, request.municipality)
    posted = Posted(request)
    words = posted.text("words", ASKING[step], needed=step in NEEDS_WORDS, longest=1000)
    meeting = posted.text("meeting", MEETING, needed=False, longest=120)
    try:
        posted.check()
        take_step(use, request.book.pack.rulebook, step, request.user, request.today, words, meeting)
    except Refused as refused:
        return use_page(request, use, refusals=refused.refusals, given=request.POST, tried=step, status=422)
    messages.success(request, said(DONE[step]))
    return redirect("uses:one", request.programme.slug, request.municipality, use.pk)


DONE: dict[str, Text] = {
    "approved": Text("Godkendt. Undtagelsen tæller nu.", "Approved. The exemption counts now."),
    "asked": Text("Sendt tilbage med spørgsmålet.", "Returned with the question."),
    "answered": Text("Svaret er sendt til lederen.", "The answer went to the leader."),
    "declined": Text(
        "Ikke godkendt. Lovens krav gælder igen.", "Not approved. The law's demand stands again."
    ),
    "withdrawn": Text(
        "Trukket tilbage. Lovens krav gælder igen.", "Withdrawn. The law's demand stands again."
    ),
}


def use_page(request: HttpRequest, use: Use, *, status: int = 200, **more: Any) -> HttpResponse:
    """Everything about a use."""
    rulebook = request.book.pack.rulebook
    state = state_in(use, rulebook)
    trial = request.book.pack.trial_of(use.exemption)
    shown = {
        "use": use,
        "case": use.case,
        "group": rulebook.words.group(use.case.group),
        "about": about([use], rulebook, request.today)[use.pk],
        "exemption": rulebook.exemptions[use.exemption],
        "trial": trial,
        "reason": reason_text(use, rulebook),
        "who": who(use),
        "state": state,
        "state_words": STATE_WORDS[state],
        "question": _question(use) if state == "asked" else None,
        "counts": state in ("counts", "approved"),
        "is_checked": is_checked(use, rulebook),
        "steps": [(one, STEPS[one.step]) for one in steps_of(use)],
        "note": note_in(use, request.book),
        "offers": list(_offers(request, use, state)),
        "is_own": use.recorded_by_id == request.user.pk,
        "kinds": REMARKS,
        **_way_on(request, use),
        **more,
    }
    return render(request, "uses/one.html", shown, status=status)


def _way_on(request: HttpRequest, use: Use) -> dict[str, Any]:
    """Where a leader goes from here: how many others wait."""
    if seat_there(request.user, request.programme, "check_uses", request.municipality) is None:
        return {"leads": False}
    every = undecided(request.programme, request.municipality, request.book.pack.rulebook)
    return {"leads": True, "left": every.exclude(pk=use.pk).count()}


def _question(use: Use) -> UseStep:
    """The last question that a leader asked."""
    return next(one for one in reversed(steps_of(use)) if one.step == "asked")


def _offers(request: HttpRequest, use: Use, state: Any) -> Iterator[tuple[str, Text, Text, bool]]:
    """The steps that whoever looks may take now: code, button, question, whether words are needed.

    A leader does not answer a question of the leader's own.
    """
    for code in CHECK:
        right = "check_uses" if code in LEADERS else "use_exemption"
        is_own = use.recorded_by_id == request.user.pk
        if not may_follow(state, code) or (code in LEADERS and is_own):
            continue
        if code == "answered" and not is_own and _question(use).by_id == request.user.pk:
            continue
        if seat_there(request.user, request.programme, right, request.municipality) is not None:
            yield code, DOING[code], ASKING[code], code in NEEDS_WORDS
