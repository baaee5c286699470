"""What one case system's earlier deliveries left: the latest text of each citizen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import TypeVar

from django.db.models import Max, OuterRef, Subquery

from frikommune.web.cases.models import CaseText
from frikommune.web.deliveries.models import Delivery, System

_Row = TypeVar("_Row")
AT_ONCE = 500
"""So many keys are asked for at a time; SQLite has a limit."""


def some_of(rows: Sequence[_Row], size: int = AT_ONCE) -> Iterator[Sequence[_Row]]:
    """The rows, so many at a time."""
    for start in range(0, len(rows), size):
        yield rows[start : start + size]


def latest_stored(system: System) -> Delivery | None:
    """The delivery of a system that was stored last."""
    return system.deliveries.filter(state="stored").order_by("-ended_at", "-pk").first()


class StoredTexts:
    """The latest texts that a system told, for `frikommune.casework.delivery.compared`."""

    def __init__(self, system: System) -> None:
        self.system = system

    @cached_property
    def _rows(self) -> dict[str, tuple[int, str]]:
        told = CaseText.objects.filter(
            delivery__system=self.system, delivery__state="stored", joined=False
        ).values("case")
        latest = told.annotate(latest=Max("pk")).values("latest")
        rows = CaseText.objects.filter(pk__in=latest).exclude(digest="")
        return {
            person: (pk, digest) for person, pk, digest in rows.values_list("case__person", "pk", "digest")
        }

    @cached_property
    def digests(self) -> Mapping[str, str]:
        """The digest of each citizen's text, by person; those whom the system left out are not there."""
        return {person: digest for person, (_, digest) in self._rows.items()}

    def texts(self, persons: Iterable[str]) -> Mapping[str, str]:
        """The texts of some of them."""
        found: dict[str, str] = {}
        for some in some_of([self._rows[person][0] for person in persons if person in self._rows]):
            found |= dict(CaseText.objects.filter(pk__in=some).values_list("case__person", "text"))
        return found


def superseded(delivery: Delivery) -> dict[int, int]:
    """Of each text that a delivery stored: the system's earlier text of that citizen, which it supersedes."""
    earlier = CaseText.objects.filter(
        case=OuterRef("case"),
        delivery__system=delivery.system,
        delivery__state="stored",
        joined=False,
        pk__lt=OuterRef("pk"),
    ).order_by("-pk")
    mine = CaseText.objects.filter(delivery=delivery, joined=False)
    rows = mine.annotate(earlier=Subquery(earlier.values("pk")[:1])).exclude(earlier=None)
    return dict(rows.values_list("pk", "earlier"))
