"""The tasks of some cases, as a page, a calendar and the front page need them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import F, Q, QuerySet
from django.http import HttpRequest

from frikommune.cases.kept import read_kept
from frikommune.casework.delivery.citizens import WORKER
from frikommune.casework.duties.duties import duties_of
from frikommune.casework.duties.today import Task, tasks_of
from frikommune.law.rulebook import Rulebook
from frikommune.web.cases.access import seat_there
from frikommune.web.cases.finding import cases_here
from frikommune.web.cases.models import Case, CaseText
from frikommune.web.people.rights import seats_of
from frikommune.web.uses.kept import living_histories

NEW_FOR = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Whose:
    """Whose open cases a list is of: a caseworker's (`worker`), a team's, or nobody's."""

    worker: str = ""
    team: str = ""

    def cases(self, request: HttpRequest) -> QuerySet[Case]:
        """The open cases; none where it is nobody's."""
        found = open_cases(request).select_related("text")
        if self.team:
            return found.filter(team=self.team).order_by("pk")
        return (found.filter(worker=self.worker) if self.worker else found.none()).order_by("pk")


def open_cases(request: HttpRequest) -> QuerySet[Case]:
    """The cases here that some system still tells of, and that run today."""
    runs = Q(closed_on=None) | Q(closed_on__gt=request.today)
    return cases_here(request).filter(runs, gone_on=None)


def own_initials(request: HttpRequest) -> str:
    """How the case system of the municipality writes whoever asks; empty where it is not known."""
    seats = seats_of(request.user, request.programme)
    return next(
        (one.initials for one in seats if one.initials and one.municipality == request.municipality), ""
    )


def may_choose(request: HttpRequest) -> bool:
    """Whether whoever asks leads the municipality, and may see anybody's list."""
    return seat_there(request.user, request.programme, "see_overview", request.municipality) is not None


def tasks_in(cases: Iterable[Case], rulebook: Rulebook, today: date) -> list[Task]:
    """What is to be done in the cases, in the order of a day's work."""
    histories = living_histories(cases, rulebook)
    duties = {pk: duties_of(one, rulebook, today, done=False) for pk, one in histories.items()}
    return tasks_of(duties, today)


def new_here(cases: Iterable[Case], today: date) -> Mapping[int, str]:
    """The cases that came to their caseworker in the last NEW_FOR, and whose they were before."""
    recent = {one.pk: one for one in cases if one.text and one.text.taken_at.date() >= today - NEW_FOR}
    older = CaseText.objects.filter(case__in=recent, pk__lt=F("case__text_id")).exclude(digest="")
    before = {row.case_id: row for row in older.order_by("pk")}
    workers = {pk: _worker(row.text) for pk, row in before.items()}
    return {pk: worker for pk, worker in workers.items() if worker and worker != recent[pk].worker}


def _worker(text: str) -> str:
    spells = read_kept(text).spells
    return str(spells[-1].attributes.get(WORKER, "")) if spells else ""
