"""The efforts of one case: what is in progress, what comes next, what may begin."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from frikommune.cases.history import Attributes, Event, History
from frikommune.casework.efforts.counts import broken_by_law
from frikommune.casework.efforts.gates import why_of
from frikommune.casework.efforts.here import EffortHere, RunHere, efforts_here
from frikommune.evaluation.efforts.runs import Taken
from frikommune.language import Text
from frikommune.law.effort import Detail
from frikommune.law.rulebook import Rulebook
from frikommune.law.words import Words
from frikommune.web.cases.access import is_closed, seat_there
from frikommune.web.cases.models import Case
from frikommune.web.cases.opening import of_case
from frikommune.web.efforts.form import label_of, value_text
from frikommune.web.journal.book import Book
from frikommune.web.uses.kept import living_history


@dataclass(frozen=True, slots=True)
class Told:
    """A step or a follow-up of a run, with what was recorded."""

    title: Text
    day: date
    details: tuple[tuple[Text, Text], ...]
    missing: tuple[Text, ...] = ()
    step: str = ""


@dataclass(frozen=True, slots=True)
class RunShown:
    """A run in words. `law_alone`: why the law alone would not have allowed it, if it would not."""

    here: RunHere
    law_alone: tuple[Text, ...]
    taken: tuple[Told, ...]
    followed: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class EffortShown:
    """An effort of a case in words. `step_by_use`: the next step needs the use of an exemption, no more."""

    here: EffortHere
    runs: tuple[RunShown, ...]
    step_by_use: bool


def efforts_of(history: History, book: Book, municipality: str, day: date) -> list[EffortShown]:
    """The case's efforts on a day: in progress first, then those that are over, then those that may begin."""
    pack = book.pack
    found = efforts_here(history, pack.efforts.values(), pack.rulebook, municipality, day)
    return [_shown(one, pack.rulebook) for one in found]


@require_safe
@of_case()
def case(request: HttpRequest, case: Case) -> HttpResponse:
    """All efforts of a case, and those that cannot begin with the reason why."""
    rulebook = request.book.pack.rulebook
    history = living_history(case, rulebook)
    efforts = efforts_of(history, request.book, case.municipality, request.today)
    shown = {
        "case": case,
        "group": rulebook.words.group(case.group),
        "efforts": [one for one in efforts if one.runs],
        "offered": [one for one in efforts if one.here.may_begin],
        "closed": [one for one in efforts if one.here.current is None and not one.here.may_begin],
        "may_record": may_record(request, case),
    }
    return render(request, "efforts/case.html", shown)


def may_record(request: HttpRequest, case: Case) -> bool:
    """Whether whoever asks may add something to the case now."""
    seat = seat_there(request.user, request.programme, "record_event", case.municipality)
    return seat is not None and not is_closed(case, request.today)


def _shown(here: EffortHere, rulebook: Rulebook) -> EffortShown:
    runs = tuple(_run(one, rulebook) for one in reversed(here.runs))
    by_use = here.next_step is not None and {one.code for one in here.gate.refusals} == {"effort_by_use"}
    return EffortShown(here, runs, by_use)


def _run(here: RunHere, rulebook: Rulebook) -> RunShown:
    words = rulebook.words
    taken = tuple(_taken(one, words) for one in here.run.taken)
    followed = tuple(_event(kind.title, kind.details, one, words) for kind, one in here.run.followed)
    alone = tuple(why_of(row, rulebook) for row in broken_by_law(here.run, rulebook))
    return RunShown(here, alone, taken, followed)


def _taken(one: Taken, words: Words) -> Told:
    """What is needed and was not told is named: an export may know the step, but not everything of it."""
    missing = tuple(label_of(detail, words) for detail in one.untold if detail.needed)
    details = _details(one.step.details, one.attributes, words)
    return Told(one.step.title, one.day, details, missing, one.step.id)


def _event(title: Text, details: Iterable[Detail], event: Event, words: Words) -> Told:
    return Told(title, event.day, _details(details, event.attributes, words))


def _details(
    details: Iterable[Detail], attributes: Attributes, words: Words
) -> tuple[tuple[Text, Text], ...]:
    found = ((label_of(one, words), value_text(one, attributes, words)) for one in details)
    return tuple((label, value) for label, value in found if value is not None)
