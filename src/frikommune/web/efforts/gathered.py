"""The runs through efforts among a municipality's cases, read from the cases that may have one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import reduce
from operator import or_

from django.db.models import Q, QuerySet

from frikommune.casework.efforts.counts import by_the_trial
from frikommune.casework.efforts.here import RunHere, run_here
from frikommune.evaluation.efforts.held import is_of_trial
from frikommune.evaluation.efforts.runs import runs_of
from frikommune.law.effort import ByUse, Effort
from frikommune.law.rulebook import Rulebook
from frikommune.law.terms import Match
from frikommune.web.cases.history import histories_of
from frikommune.web.cases.models import Case
from frikommune.web.journal.book import Book

_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Found:
    """A run and the case it is of; whether only the trial made it possible, as far as that can be told."""

    case: Case
    effort: Effort
    here: RunHere
    by_trial: bool


def efforts_at(book: Book, municipality: str) -> list[Effort]:
    """The efforts whose trial holds there, did once or will, by trial."""
    grants = book.pack.rulebook.grants_of
    return [
        one for one in book.pack.efforts.values() if any((part, municipality) in grants for part in one.parts)
    ]


def found_in(
    cases: QuerySet[Case], efforts: list[Effort], rulebook: Rulebook, municipality: str, today: date
) -> Iterator[Found]:
    """Every run of some cases that is the trial's, as known today."""
    if not efforts:
        return
    keys = list(cases.filter(_may_have(efforts)).values_list("pk", flat=True).distinct())
    for start in range(0, len(keys), _AT_ONCE):
        some = list(Case.objects.filter(pk__in=keys[start : start + _AT_ONCE]).select_related("text"))
        histories = histories_of(some)
        for case in some:
            for effort in efforts:
                for run in runs_of(histories[case.pk], effort, today):
                    if run.municipality == municipality and is_of_trial(run, rulebook, municipality):
                        yield Found(case, effort, run_here(run), bool(by_the_trial([run], rulebook)))


def in_order(found: Found) -> tuple[object, ...]:
    """The late first and the over last, by day."""
    here = found.here
    due = min((one.due for one in here.ahead if one.due is not None), default=date.max)
    return here.is_over, not here.is_late, due, here.run.start, found.case.pk


def _may_have(efforts: Iterable[Effort]) -> Q:
    """Cases of which something may say a step: told by the case system, added here, or a use."""
    return reduce(or_, [one for effort in efforts for step in effort.steps for one in _says(step.by)])


def _says(by: Match | ByUse) -> Iterator[Q]:
    """What a kept text holds is as `kept_text` writes it."""
    if isinstance(by, ByUse):
        yield Q(uses__exemption=by.exemption)
        yield Q(text__text__contains=f'"exemption":"{by.exemption}"')
    else:
        type_ = min(by.types, default="")
        more = f',"type":"{type_}"' if type_ else ""
        yield Q(recorded__kind=by.kind)
        yield Q(text__text__contains=f'"kind":"{by.kind}"{more}')
