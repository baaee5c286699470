"""The latest first, page by page: each page begins where the one before ended, however many rows there are.

Rows are walked along an index by time. What no index tells is looked for among a limited number of them;
where that was not enough, the page says how far back it has looked, and the next one goes on from there.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from django.db.models import Q, QuerySet

ON_A_PAGE, LOOKED_AT = 50, 20_000
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True)
class Mark:
    """A row's place in time: an address says it as `1574899200000000-17`."""

    at: datetime
    number: int

    def __str__(self) -> str:
        return f"{(self.at - _EPOCH) // _MICROSECOND}-{self.number}"


def mark_of(text: str) -> Mark | None:
    """The place that an address says; None where it says none."""
    at, _, number = text.partition("-")
    if not all(one.isascii() and one.isdigit() and len(one) < 18 for one in (at, number)):
        return None
    return Mark(_EPOCH + int(at) * _MICROSECOND, int(number)) if int(at) < _LAST else None


_LAST = 10**17
"""A day that the calendar still has."""


@dataclass(frozen=True, slots=True)
class Page:
    """Some rows, and where the next page begins. `back_to`: so far back was looked; more may lie before."""

    rows: Sequence[Any]
    onward: Mark | None
    back_to: datetime | None = None


def page_of(rows: QuerySet[Any], chosen: Q, before: Mark | None) -> Page:
    """The latest rows before a place. An index must lead to `rows` by time; `chosen` may be anything."""
    walked = _before(rows, before).order_by("-at", "-pk")
    floor = _floor(walked) if chosen else None
    inside = walked.filter(Q(at__gt=floor.at) | Q(at=floor.at, pk__gte=floor.number)) if floor else walked
    inside = inside.filter(at__gte=floor.at) if floor else inside
    found = list(inside.filter(chosen)[: ON_A_PAGE + 1])
    if len(found) > ON_A_PAGE:
        last = found[ON_A_PAGE - 1]
        return Page(found[:ON_A_PAGE], Mark(last.at, last.pk))
    return Page(found, floor, floor.at if floor else None)


def _before(rows: QuerySet[Any], before: Mark | None) -> QuerySet[Any]:
    if before is None:
        return rows
    earlier = Q(at__lt=before.at) | Q(at=before.at, pk__lt=before.number)
    return rows.filter(earlier, at__lte=before.at)  # said twice: an index reads the simple one


def _floor(walked: QuerySet[Any]) -> Mark | None:
    """The last row that is looked at; None where all are."""
    found = walked.values_list("at", "pk")[LOOKED_AT : LOOKED_AT + 1].first()
    return Mark(*found) if found else None
