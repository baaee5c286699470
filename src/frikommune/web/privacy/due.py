"""What each rule of retention would delete on a day, and doing it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.db.models import Q, QuerySet

from frikommune.web.cases.models import Case
from frikommune.web.deliveries.models import Delivery
from frikommune.web.evaluations.models import SnapshotTaken
from frikommune.web.journal.book import Book, book_of
from frikommune.web.journal.models import Programme
from frikommune.web.privacy.destroying import destroy_cases, destroy_files, destroy_uses
from frikommune.web.privacy.models import Destroyed
from frikommune.web.privacy.rules import Rule, before, rules
from frikommune.web.surveys.models import Box
from frikommune.web.uses.models import Use


@dataclass(frozen=True, slots=True)
class Due:
    """So many of what a rule speaks of are due, `of` a trial or a municipality; `do` deletes them."""

    rule: Rule
    of: str
    number: int
    do: Callable[[], object]


def all_due(on: date, only_trial: str = "") -> list[Due]:
    """All that is due on a day. `only_trial`: what that trial's end makes due, whatever else is."""
    found: list[Due] = []
    for rule in rules():
        if only_trial and rule.id != "trial":
            continue
        found += [one for one in _FINDERS[rule.id](rule, on, only_trial) if one.number]
    return found


def _cases(rule: Rule, on: date, _: str) -> Iterator[Due]:
    yield _of_cases(rule, on, "", Case.every.filter(_closed_before(before(rule, on))))


def _closed_before(limit: date) -> Q:
    return Q(closed_on__lt=limit) | Q(gone_on__lt=limit)


def _of_cases(rule: Rule, on: date, of: str, cases: QuerySet[Case]) -> Due:
    return Due(rule, of, cases.count(), lambda: destroy_cases(cases, rule.id, on))


def _trial(rule: Rule, on: date, only: str) -> Iterator[Due]:
    limit = before(rule, on)
    for programme in Programme.objects.order_by("slug"):
        book = book_of(programme)
        for trial in book.pack.trials:
            ended = trial_ended(book, trial)
            if ended is None or ended >= limit or (only and only != trial):
                continue
            yield from _of_trial(rule, on, programme, book, trial)


def _of_trial(rule: Rule, on: date, programme: Programme, book: Book, trial: str) -> Iterator[Due]:
    uses = Use.objects.filter(case__programme=programme, exemption__in=book.pack.trials[trial].exemptions)
    taken = SnapshotTaken.objects.filter(programme=programme, trial=trial)
    folders = [one for one in taken.values_list("folder", flat=True) if (Path(settings.DATA) / one).exists()]
    yield Due(rule, trial, uses.count(), lambda: destroy_uses(uses, rule.id, on))
    yield Due(rule, trial, len(folders), lambda: destroy_files(folders, rule.id, on))


def _programme(rule: Rule, on: date, _: str) -> Iterator[Due]:
    """Without those that are due for their age: nobody is counted twice."""
    limit = before(rule, on)
    old = _closed_before(before(next(one for one in rules() if one.id == "cases"), on))
    for programme in Programme.objects.order_by("slug"):
        ends: dict[str, list[date | None]] = {}
        for grant in book_of(programme).pack.rulebook.grants:
            ends.setdefault(grant.municipality, []).append(grant.end)
        for place, some in sorted(ends.items()):
            if all(end is not None and end < limit for end in some):
                here = Case.every.filter(programme=programme, municipality=place)
                here = here.exclude(pk__in=Case.every.filter(old).values("pk"))
                yield _of_cases(rule, on, place, here)


def trial_ended(book: Book, trial: str) -> date | None:
    """The first day on which the trial holds nowhere any more; None while it does, or never did."""
    names = set(book.pack.trials[trial].exemptions)
    ends = [one.end for one in book.pack.rulebook.grants if one.exemption in names]
    return max(one for one in ends if one is not None) if ends and None not in ends else None


def _deliveries(rule: Rule, on: date, _: str) -> Iterator[Due]:
    limit = _moment(before(rule, on))
    folder = Path(settings.DATA) / "deliveries"
    known = {str(pk): made for pk, made in Delivery.objects.values_list("pk", "made_at")}
    old = [
        f"deliveries/{one.name}"
        for one in sorted(folder.glob("*"))
        if (known[one.name] if one.name in known else _changed(one)) < limit
    ]
    told = [one for one in Delivery.objects.filter(made_at__lt=limit) if _tells(one)]
    yield Due(rule, "", len(old), lambda: destroy_files(old, rule.id, on))
    yield Due(rule, "", len(told), lambda: _hush(told, rule, on))


_OF_CITIZENS = ("examples", "refused")
"""What of a delivery's preview shows rows."""


def _tells(one: Delivery) -> bool:
    return bool(one.refusals) or any((one.found or {}).get(key) for key in _OF_CITIZENS)


def _hush(deliveries: Sequence[Delivery], rule: Rule, on: date) -> None:
    """What was counted stays; the examples and the refused rows go."""
    with transaction.atomic():
        for one in deliveries:
            found = one.found and {**one.found, **{key: [] for key in _OF_CITIZENS if key in one.found}}
            Delivery.objects.filter(pk=one.pk).update(refusals=[], found=found)
        Destroyed.objects.create(rule=rule.id, on=on, what="deliveries_delivery", number=len(deliveries))


def _received(rule: Rule, on: date, _: str) -> Iterator[Due]:
    limit = _moment(before(rule, on))
    old = [
        f"received/{one.name}"
        for one in sorted((Path(settings.DATA) / "received").glob("*"))
        if _changed(one) < limit
    ]
    yield Due(rule, "", len(old), lambda: destroy_files(old, rule.id, on))


def _survey_texts(rule: Rule, on: date, _: str) -> Iterator[Due]:
    old = Box.objects.filter(survey__closed_on__lt=before(rule, on)).exclude(texts="")

    def empty() -> None:
        number = old.update(texts="")
        Destroyed.objects.create(rule=rule.id, on=on, what="surveys_box", number=number)

    yield Due(rule, "", old.count(), empty)


def _trail(rule: Rule, on: date, _: str) -> Iterator[Due]:
    from frikommune.web.trail.cutting import cut, older

    limit = _moment(before(rule, on))
    yield Due(rule, "", older(limit), lambda: cut(limit))


_FINDERS: dict[str, Callable[[Rule, date, str], Iterator[Due]]] = {
    "cases": _cases,
    "trial": _trial,
    "programme": _programme,
    "deliveries": _deliveries,
    "received": _received,
    "survey_texts": _survey_texts,
    "trail": _trail,
}


def _moment(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)


def _changed(path: Path) -> datetime:
    return datetime.fromtimestamp(path.stat().st_mtime, UTC)
