"""A caseworker's day: the list, for oneself or, for a leader, for anybody."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from frikommune.casework.duties.days import days_away
from frikommune.casework.duties.today import PARTS, Alike, Part, Task, alike, part_words
from frikommune.language import Text
from frikommune.law.rulebook import Rulebook
from frikommune.web.cases.access import of_cases, seat_there
from frikommune.web.cases.looking_up import look_up, many_purpose
from frikommune.web.cases.models import Case
from frikommune.web.cases.own_place import to_own_place
from frikommune.web.journal.entering import of_programme
from frikommune.web.today.feed_views import feed_state
from frikommune.web.today.listing import Whose, may_choose, new_here, open_cases, own_initials, tasks_in
from frikommune.web.uses.kept import questions_to, undecided

MOST = 400
"""As many cases as one list takes in; a whole team's may be more."""
_GATHERED: tuple[Part, ...] = ("unknown", "before_step")
_SESSION = "today_listed"


@dataclass(frozen=True, slots=True)
class Line:
    """A task as the page shows it. `uses` are the exemptions that may be used, with where."""

    task: Task
    case: Case
    away: Text | None
    uses: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the day: its lines, or what is alike in many cases gathered."""

    part: Part
    words: Text
    count: int
    lines: tuple[Line, ...] = ()
    gathered: tuple[tuple[Alike, tuple[Line, ...]], ...] = ()


@of_programme("see_cases")
def home(request: HttpRequest) -> HttpResponse:
    """One's own municipality's list; where there are several, a choice."""
    return to_own_place(request, "see_cases", Text("I dag", "Today"), "today:list")


@require_safe
@of_cases()
def today(request: HttpRequest) -> HttpResponse:
    """What to do in the open cases of one caseworker, or of a team."""
    rulebook, leads, initials = request.book.pack.rulebook, may_choose(request), own_initials(request)
    whose = _whose(request, initials, leads=leads)
    cases = {one.pk: one for one in whose.cases(request)[:MOST]}
    _written_down(request, whose, len(cases))
    tasks = tasks_in(cases.values(), rulebook, request.today)
    chosen = list(_chosen(request, tasks, cases))
    shown = {
        "whose": whose,
        "is_own": bool(whose.worker) and whose.worker == initials,
        "initials": initials,
        "cases": cases,
        "too_many": whose.cases(request).count() > MOST if len(cases) == MOST else False,
        "sections": list(_sections(request, chosen, cases)),
        "quiet": len(cases) - len({one.case for one in tasks if one.part not in _GATHERED}),
        "groups": rulebook.groups,
        "choices": _choices(request, tasks, cases, rulebook),
        "given": request.GET,
        "people": _people(request) if leads else None,
        "new": [(cases[pk], before) for pk, before in new_here(cases.values(), request.today).items()],
        "questions": questions_to(request.user, request.programme, request.municipality, rulebook),
        "waiting": undecided(request.programme, request.municipality, rulebook).count() if leads else 0,
        "feed": feed_state(request),
    }
    return render(request, "today/list.html", shown)


def _whose(request: HttpRequest, initials: str, *, leads: bool) -> Whose:
    """As chosen, for who may choose; else one's own."""
    worker, team = request.GET.get("worker", "")[:60], request.GET.get("team", "")[:60]
    if leads and team:
        return Whose(team=team)
    return Whose(worker=worker if leads and worker else initials)


def _written_down(request: HttpRequest, whose: Whose, cases: int) -> None:
    """One look for the whole list, once a working day; opening a case is a look of its own."""
    said = f"{request.municipality} {whose.worker} {whose.team} {request.today}"
    listed = request.session.get(_SESSION, [])
    if not cases or said in listed:
        return
    request.session[_SESSION] = [*listed[-20:], said]
    name = whose.worker or whose.team
    look_up(request, None, many_purpose("list", cases, name))


def _chosen(request: HttpRequest, tasks: Iterable[Task], cases: dict[int, Case]) -> Iterator[Task]:
    """The tasks that the filters let through."""
    group, norm, trial = (request.GET.get(key, "") for key in ("group", "norm", "trial"))
    parts = frozenset(request.book.parts.get(trial, ()))
    for task in tasks:
        if group and cases[task.case].group != group:
            continue
        if norm and task.duty.norm != norm:
            continue
        if trial == "any" and not task.exemptions:
            continue
        if parts and not task.exemptions & parts:
            continue
        yield task


def _sections(request: HttpRequest, tasks: list[Task], cases: dict[int, Case]) -> Iterator[Section]:
    uses = seat_there(request.user, request.programme, "use_exemption", request.municipality) is not None
    for part in PARTS:
        some = [one for one in tasks if one.part == part]
        words = part_words(part, request.today)
        if some and part in _GATHERED:
            gathered = tuple(
                (one, tuple(_line(request, task, cases, uses=uses) for task in one.tasks))
                for one in alike(some)
            )
            yield Section(part, words, len(some), gathered=gathered)
        elif some:
            lines = tuple(_line(request, one, cases, uses=uses) for one in some)
            yield Section(part, words, len(some), lines)


def _line(request: HttpRequest, task: Task, cases: dict[int, Case], *, uses: bool) -> Line:
    case, duty = cases[task.case], task.duty
    away = days_away(duty.due, request.today) if duty.due is not None else None
    if not uses or not duty.usable:
        return Line(task, case, away, ())
    url = reverse("uses:use", args=[request.programme.slug, request.municipality, case.pk])
    found = tuple(
        (one.id, f"{url}?norm={duty.norm}&occurrence={duty.occurrence}&exemption={one.id}")
        for one in duty.usable
    )
    return Line(task, case, away, found)


def _choices(
    request: HttpRequest, tasks: list[Task], cases: dict[int, Case], rulebook: Rulebook
) -> dict[str, Any]:
    """What the list can be narrowed to: only what is in it."""
    groups = sorted({one.group for one in cases.values()}, key=lambda one: rulebook.words.group(one).da)
    norms = {one.duty.norm: rulebook.norms[one.duty.norm].title for one in tasks}
    touching = frozenset[str]().union(*(one.exemptions for one in tasks)) if tasks else frozenset()
    trials = [trial for trial in request.book.pack.trials.values() if touching & set(trial.exemptions)]
    return {
        "group": [(one, rulebook.words.group(one)) for one in groups],
        "norm": sorted(norms.items(), key=lambda pair: pair[1].da),
        "trial": [(one.id, one.title) for one in trials],
    }


def _people(request: HttpRequest) -> dict[str, list[str]]:
    """The caseworkers and teams that have open cases here."""
    here = open_cases(request)
    return {
        field: [one for one in here.order_by(field).values_list(field, flat=True).distinct() if one]
        for field in ("worker", "team")
    }
