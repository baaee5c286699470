"""Lists of uses: one's own with the questions to answer, and those that wait for a leader."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from frikommune.casework.uses.state import STATE_WORDS, UNDECIDED, UseState
from frikommune.errors import Refused
from frikommune.language import Text
from frikommune.web.cases.access import of_cases, places_of, seat_there
from frikommune.web.cases.own_place import to_own_place
from frikommune.web.journal.entering import of_programme
from frikommune.web.pages.posted import Posted
from frikommune.web.pages.speech import say
from frikommune.web.uses.kept import reason_text, state_in, steps_of, undecided, uses_in
from frikommune.web.uses.models import Use
from frikommune.web.uses.note import who
from frikommune.web.uses.one import MEETING
from frikommune.web.uses.opening import open_all
from frikommune.web.uses.spoken_of import About, about
from frikommune.web.uses.steps import take_step

LISTED = 100
CHOSEN = Text("Hvilke", "Which")


@dataclass(frozen=True, slots=True)
class Line:
    """A use in a list. `asked` and `answer` are the last words of the check."""

    use: Use
    about: About
    state: UseState
    words: Text
    reason: Text
    who: str
    asked: str
    answer: str
    is_own: bool


@of_programme("use_exemption")
def home(request: HttpRequest) -> HttpResponse:
    """One's own municipality's uses; where there are several, a choice. A leader comes to what waits."""
    leads = places_of(request.user, request.programme, "check_uses")
    view = "uses:waiting" if leads else "uses:mine"
    name = Text("Brug af undtagelser", "Use of exemptions")
    return to_own_place(request, "use_exemption", name, view)


@require_safe
@of_cases("use_exemption")
def mine(request: HttpRequest) -> HttpResponse:
    """What I decided: questions to answer first, then what waits for a leader, then the latest."""
    own = uses_in(request.programme, request.municipality).filter(recorded_by=request.user)
    lines = lines_of(request, own.order_by("-pk")[:LISTED])
    shown = {
        "questions": [one for one in lines if one.state == "asked"],
        "waiting": [one for one in lines if one.state in ("waiting", "answered")],
        "rest": [one for one in lines if one.state not in UNDECIDED],
        "is_leader": _leads(request),
    }
    return render(request, "uses/mine.html", shown)


@require_http_methods(["GET", "POST"])
@of_cases("check_uses")
def waiting(request: HttpRequest) -> HttpResponse:
    """What waits for a leader, oldest first; many are approved at once, as a team meeting saw them."""
    every = undecided(request.programme, request.municipality, request.book.pack.rulebook)
    found = list(every[:LISTED])
    if request.method == "POST":
        posted = Posted(request)
        keys = posted.choices("use", CHOSEN, [str(one.pk) for one in found], needed=True)
        meeting = posted.text("meeting", MEETING, longest=120)
        try:
            posted.check()
        except Refused as refused:
            return _waiting_page(request, found, every.count(), refused)
        approve_many(request, [one for one in found if str(one.pk) in keys], meeting)
        return redirect("uses:waiting", request.programme.slug, request.municipality)
    return _waiting_page(request, found, every.count())


def approve_many(request: HttpRequest, chosen: Iterable[Use], meeting: str) -> None:
    """Approve each; one that cannot be is told of and left as it is."""
    done = 0
    for use in chosen:
        try:
            take_step(
                use, request.book.pack.rulebook, "approved", request.user, request.today, meeting=meeting
            )
        except Refused as refused:
            first = refused.refusals[0]
            why = say(first.problem.da, first.problem.en)
            messages.warning(request, f"{use.case.number} {use.exemption}: {why}.")
        else:
            done += 1
    if done:
        messages.success(request, say(f"Godkendt: {done}.", f"Approved: {done}."))


def _waiting_page(
    request: HttpRequest, found: list[Use], of: int, refused: Refused | None = None
) -> HttpResponse:
    open_all(request, [one.case for one in found])
    shown = {
        "lines": lines_of(request, found),
        "of": of,
        "all": "all" in request.GET,
        "refusals": refused.refusals if refused else (),
        "given": request.POST,
    }
    return render(request, "uses/waiting.html", shown, status=422 if refused else 200)


def lines_of(request: HttpRequest, uses: Iterable[Use]) -> list[Line]:
    """The uses as a list shows them."""
    rulebook, some = request.book.pack.rulebook, list(uses)
    told = about(some, rulebook, request.today)
    return [_line(request, one, told[one.pk], state_in(one, rulebook)) for one in some]


def _line(request: HttpRequest, use: Use, step: About, state: UseState) -> Line:
    last = {one.step: one.words for one in steps_of(use)}
    return Line(
        use,
        step,
        state,
        STATE_WORDS[state],
        reason_text(use, request.book.pack.rulebook),
        who(use),
        last.get("asked", ""),
        last.get("answered", ""),
        use.recorded_by_id == request.user.pk,
    )


def _leads(request: HttpRequest) -> bool:
    return seat_there(request.user, request.programme, "check_uses", request.municipality) is not None
