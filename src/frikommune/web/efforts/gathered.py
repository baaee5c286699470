"""Every run through an effort among a municipality's cases; kept until something is added to a case."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from operator import or_

from django.db.models import Max, Q

from frikommune.casework.effort_counts import by_the_trial
from frikommune.casework.effort_here import RunHere, run_here
from frikommune.casework.effort_runs import Run, runs_of
from frikommune.law.effort import ByUse, Effort
from frikommune.web.cases.history import histories_of
from frikommune.web.cases.models import Case, CaseText, Recorded
from frikommune.web.journal.book import Book, book_at
from frikommune.web.journal.models import Programme
from frikommune.web.uses.models import Use, UseStep

KEPT = 16
_AT_ONCE = 500
Stamp = tuple[int | None, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """A run and the case it is of; whether only the trial made it possible, as far as that can be told."""

    case: Case
    here: RunHere
    by_trial: bool


def efforts_at(book: Book, municipality: str) -> list[Effort]:
    """The efforts whose trial holds there, did once or will, by trial."""
    grants = book.pack.rulebook.grants_of
    return [
        one for one in book.pack.efforts.values() if any((part, municipality) in grants for part in one.parts)
    ]


def runs_at(
    programme: Programme, book: Book, municipality: str, today: date
) -> Mapping[str, tuple[Found, ...]]:
    """The runs of each of the municipality's efforts, as known today, the late first and the over last."""
    return _runs(programme.pk, book.slug, book.version, municipality, today, _stamp())


def forget() -> None:
    """Read everything anew the next time, as when the database became another."""
    _runs.cache_clear()


def _stamp() -> Stamp:
    """What grows with everything that is added to any case."""
    return tuple(one.objects.aggregate(last=Max("pk"))["last"] for one in (CaseText, Recorded, Use, UseStep))


@lru_cache(maxsize=KEPT)
def _runs(
    programme: int, slug: str, version: str, municipality: str, today: date, stamp: Stamp
) -> Mapping[str, tuple[Found, ...]]:
    book = book_at(version, slug)
    efforts = efforts_at(book, municipality)
    found: dict[str, list[Found]] = {one.id: [] for one in efforts}
    for case, effort, run in _read(programme, municipality, efforts, today):
        by_trial = bool(by_the_trial([run], book.pack.rulebook))
        found[effort.id].append(Found(case, run_here(run), by_trial))
    return {name: tuple(sorted(some, key=_in_order)) for name, some in found.items()}


def _read(
    programme: int, municipality: str, efforts: list[Effort], today: date
) -> Iterator[tuple[Case, Effort, Run]]:
    mine = Case.objects.filter(programme=programme, municipality=municipality)
    keys = list(mine.filter(_may_have(efforts)).values_list("pk", flat=True).distinct())
    for start in range(0, len(keys), _AT_ONCE):
        cases = list(Case.objects.filter(pk__in=keys[start : start + _AT_ONCE]).select_related("text"))
        histories = histories_of(cases)
        for case in cases:
            for effort in efforts:
                for run in runs_of(histories[case.pk], effort, today):
                    if run.municipality == municipality:
                        yield case, effort, run


def _may_have(efforts: Iterable[Effort]) -> Q:
    """Cases of which something may say a step: told by the case system, added here, or a use."""
    matches = [step.by for effort in efforts for step in effort.steps]
    kinds = {one.kind for one in matches if not isinstance(one, ByUse)}
    used = [one.exemption for one in matches if isinstance(one, ByUse)]
    found = Q(recorded__kind__in=kinds) | Q(uses__exemption__in=used)
    for kind in sorted(kinds):
        found = or_(found, Q(text__text__contains=f'"kind":"{kind}"'))
    return found | Q(text__text__contains='"exemption":"') if used else found


def _in_order(found: Found) -> tuple[object, ...]:
    here = found.here
    due = min((one.due for one in here.ahead if one.due is not None), default=date.max)
    return here.is_over, not here.is_late, due, here.run.start, found.case.pk
