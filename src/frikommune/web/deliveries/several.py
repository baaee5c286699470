"""Citizens of whom several case systems tell: what counts is all of it together."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db.models import Max

from frikommune.cases.history import History
from frikommune.cases.kept import kept_text, read_kept
from frikommune.casework.delivery.citizens import described, digest_of
from frikommune.casework.delivery.join import joined
from frikommune.web.cases.models import Case, CaseText
from frikommune.web.deliveries.models import System


@dataclass(frozen=True, slots=True)
class Joined:
    """What several systems tell of a citizen: the text, and what finds the case."""

    text: str
    digest: str
    row: dict[str, Any]


class Others:
    """What the other systems of a municipality tell of its citizens."""

    def __init__(self, system: System) -> None:
        self.system = system

    @cached_property
    def cases(self) -> dict[int, list[int]]:
        """The latest texts of other systems, by case, in order of system."""
        told = CaseText.objects.filter(
            delivery__system__programme=self.system.programme,
            delivery__system__municipality=self.system.municipality,
            delivery__state="stored",
            joined=False,
        ).exclude(delivery__system=self.system)
        latest = told.values("case", "delivery__system").annotate(latest=Max("pk")).values("latest")
        found: dict[int, list[int]] = defaultdict(list)
        rows = CaseText.objects.filter(pk__in=latest).exclude(digest="").order_by("delivery__system")
        for case, pk in rows.values_list("case", "pk"):
            found[case].append(pk)
        return dict(found)

    def joined(self, case: int, mine: str | None) -> Joined:
        """What they tell together with this system's own text; the case is one of `cases`."""
        rows = CaseText.objects.filter(pk__in=self.cases[case]).select_related("delivery")
        told = [(one.delivery.system_id if one.delivery else 0, one.text) for one in rows]
        if mine is not None:
            told.append((self.system.pk, mine))
        history = joined([read_kept(text) for _, text in sorted(told)])
        text = kept_text(history)
        return Joined(text, digest_of(text), described(history))

    def nothing(self, case: Case) -> str:
        """The text of a citizen of whom a system tells nothing."""
        return kept_text(History(case.person, (), synthetic=case.synthetic))
