"""What a municipality's efforts come to, and whose they are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from frikommune.casework.efforts.counts import Counts, count, tells_the_trial
from frikommune.casework.efforts.words import follow_up_lines, step_lines
from frikommune.evaluation.efforts.held import is_held
from frikommune.language import Text
from frikommune.law.effort import Effort
from frikommune.law.words import all_of
from frikommune.web.cases.access import of_cases, seat_there
from frikommune.web.cases.own_place import to_own_place
from frikommune.web.efforts.gathered import Found, efforts_at
from frikommune.web.efforts.remembered import runs_at
from frikommune.web.efforts.table import lines_of
from frikommune.web.journal.entering import of_programme
from frikommune.web.people.rights import seats_of
from frikommune.web.uses.opening import open_all

LISTED = 200


@dataclass(frozen=True, slots=True)
class Line:
    """An effort in the list of all. `by_trial` None: it cannot be told which only the trial made possible."""

    effort: Effort
    held: bool
    counts: Counts
    by_trial: Counts | None
    late: int


@of_programme("see_cases")
def home(request: HttpRequest) -> HttpResponse:
    """One's own municipality's efforts; where there are several, a choice."""
    return to_own_place(request, "see_cases", Text("Indsatser i trin", "Efforts in steps"), "efforts:efforts")


@require_safe
@of_cases()
def efforts(request: HttpRequest) -> HttpResponse:
    """Every effort that a trial makes possible in the municipality, with its counts."""
    found = runs_at(request.programme, request.book, request.municipality, request.today)
    lines = [_line(request, one, found[one.id]) for one in efforts_at(request.book, request.municipality)]
    synthetic = any(one.case.synthetic for some in found.values() for one in some)
    return render(request, "efforts/efforts.html", {"lines": lines, "synthetic": synthetic})


@require_safe
@of_cases()
def effort(request: HttpRequest, effort: str) -> HttpResponse:
    """One effort: what it is, what it comes to in a time, and who is in it."""
    known = next((one for one in efforts_at(request.book, request.municipality) if one.id == effort), None)
    if known is None:
        raise Http404
    runs = runs_at(request.programme, request.book, request.municipality, request.today)[effort]
    first, last = _day(request, "from"), _day(request, "to")
    within = [one for one in runs if _is_within(one, first, last)]
    mine, others = _whose(request, [one for one in runs if not one.here.is_over])
    words, line = request.book.pack.rulebook.words, _line(request, known, within)
    shown = {
        "effort": known,
        "trial": request.book.pack.trials[known.trial],
        "groups": all_of(words.group_inside(one) for one in words.groups if one in known.groups),
        "line": line,
        "table": lines_of(line.counts, line.by_trial, words),
        "steps": [(one, step_lines(known, one, words)) for one in known.steps],
        "follow_ups": [(one, follow_up_lines(known, one, words)) for one in known.follow_ups],
        "first": first,
        "last": last,
        "listed": mine[:LISTED],
        "more": len(mine) - LISTED,
        "others": others,
        "synthetic": any(one.case.synthetic for one in runs),
    }
    return render(request, "efforts/effort.html", shown)


def _line(request: HttpRequest, effort: Effort, found: Sequence[Found]) -> Line:
    only = [one.here.run for one in found if one.by_trial]
    return Line(
        effort,
        is_held(effort, request.book.pack.rulebook, request.municipality, request.today),
        count(effort, [one.here.run for one in found]),
        count(effort, only) if tells_the_trial(effort) else None,
        sum(1 for one in found if one.here.is_late),
    )


def _whose(request: HttpRequest, unfinished: list[Found]) -> tuple[list[Found], int]:
    """Those whose cases may be listed, and how many are others'. A leader's looks are written down."""
    if seat_there(request.user, request.programme, "check_uses", request.municipality) is not None:
        open_all(request, [one.case for one in unfinished[:LISTED]])
        return unfinished, 0
    seats = seats_of(request.user, request.programme)
    names = {one.initials for one in seats if one.municipality == request.municipality and one.initials}
    mine = [one for one in unfinished if one.case.worker in names]
    return mine, len(unfinished) - len(mine)


def _is_within(found: Found, first: date | None, last: date | None) -> bool:
    start = found.here.run.start
    return (first is None or start >= first) and (last is None or start <= last)


def _day(request: HttpRequest, key: str) -> date | None:
    try:
        return date.fromisoformat(request.GET.get(key, ""))
    except ValueError:
        return None
