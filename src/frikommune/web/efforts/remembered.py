"""What was found of efforts is remembered; only cases to which something was added since are read again.

Texts, added events, uses and their steps are never changed, only added to: what is new has a greater number.
A case that may no longer be kept is deleted with all of it; then everything is read again.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from threading import Lock

from django.db.models import Count, Max, Q, QuerySet

from frikommune.web.cases.models import Case, CaseText, Recorded
from frikommune.web.efforts.gathered import Found, efforts_at, found_in, in_order
from frikommune.web.journal.book import Book
from frikommune.web.journal.models import Programme
from frikommune.web.uses.models import Use, UseStep

KEPT = 16
Key = tuple[int, str, str, date]
ByEffort = Mapping[str, tuple[Found, ...]]


@dataclass(frozen=True, slots=True)
class Stamp:
    """The greatest numbers of what is added to cases, and how many cases the municipality has."""

    text: int
    recorded: int
    use: int
    step: int
    case: int
    cases: int


@dataclass(frozen=True, slots=True)
class _Memory:
    stamp: Stamp
    by_case: Mapping[int, tuple[Found, ...]]
    by_effort: ByEffort


_memories: OrderedDict[Key, _Memory] = OrderedDict()
_lock = Lock()


def runs_at(programme: Programme, book: Book, municipality: str, today: date) -> ByEffort:
    """The runs of each of the municipality's efforts, as known today: the late first and the over last."""
    key = (programme.pk, book.version, municipality, today)
    mine = Case.objects.filter(programme=programme, municipality=municipality)
    stamp = _stamp(mine)
    with _lock:
        before = _memories.get(key)
    if before is not None and before.stamp == stamp:
        return before.by_effort
    now = _read(book, municipality, today, mine, stamp, before)
    with _lock:
        _memories[key] = now
        _memories.move_to_end(key)
        while len(_memories) > KEPT:
            _memories.popitem(last=False)
    return now.by_effort


def forget() -> None:
    """Read everything again the next time, as when the database became another."""
    with _lock:
        _memories.clear()


def _read(
    book: Book,
    municipality: str,
    today: date,
    mine: QuerySet[Case],
    stamp: Stamp,
    before: _Memory | None,
) -> _Memory:
    changed = _changed(mine, before.stamp, stamp) if before is not None else None
    known = dict(before.by_case) if before is not None and changed is not None else {}
    efforts = efforts_at(book, municipality)
    cases = mine if changed is None else mine.filter(pk__in=changed)
    found: dict[int, list[Found]] = {pk: [] for pk in changed or ()}
    for one in found_in(cases, efforts, book.pack.rulebook, municipality, today):
        found.setdefault(one.case.pk, []).append(one)
    known.update({pk: tuple(some) for pk, some in found.items()})
    every = [one for some in known.values() for one in some]
    by_effort = {effort.id: _sorted(one for one in every if one.effort is effort) for effort in efforts}
    return _Memory(stamp, known, by_effort)


def _sorted(some: Iterable[Found]) -> tuple[Found, ...]:
    return tuple(sorted(some, key=in_order))


def _stamp(mine: QuerySet[Case]) -> Stamp:
    text, recorded, use, step = (
        one.objects.aggregate(last=Max("pk"))["last"] or 0 for one in (CaseText, Recorded, Use, UseStep)
    )
    cases = mine.aggregate(last=Max("pk"), many=Count("pk"))
    return Stamp(text, recorded, use, step, cases["last"] or 0, cases["many"])


def _changed(mine: QuerySet[Case], before: Stamp, now: Stamp) -> set[int] | None:
    """The cases to which something was added; None: a case is gone, or may be."""
    if now.cases != before.cases + mine.filter(pk__gt=before.case).count():
        return None
    news = (
        Q(text_id__gt=before.text),
        Q(recorded__pk__gt=before.recorded),
        Q(uses__pk__gt=before.use),
        Q(uses__steps__pk__gt=before.step),
    )
    return {pk for new in news for pk in mine.filter(new).values_list("pk", flat=True)}
