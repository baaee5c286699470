"""Citizens of whom several case systems tell: what counts is all of it together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cached_property
from typing import Any

from django.db.models import Max

from frikommune.cases.history import History
from frikommune.cases.kept import kept_text, read_kept
from frikommune.casework.delivery.citizens import described, digest_of
from frikommune.casework.delivery.join import joined
from frikommune.web.cases.models import Case, CaseText
from frikommune.web.deliveries.models import System
from frikommune.web.deliveries.stored import some_of


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

    def joined(self, mine: Mapping[int, str | None]) -> dict[int, dict[str, Any]]:
        """Of those cases of which other systems tell: what they tell together with this system's own text,
        and what finds the case (`citizens.described`).
        """
        wanted = [pk for case in mine for pk in self.cases.get(case, ())]
        told: dict[int, list[tuple[int, str]]] = defaultdict(list)
        for some in some_of(wanted):
            rows = CaseText.objects.filter(pk__in=some).values_list("case", "delivery__system", "text")
            for case, system, text in rows:
                told[case].append((system, text))
        return {case: self._together(others, mine[case]) for case, others in told.items()}

    def _together(self, told: list[tuple[int, str]], mine: str | None) -> dict[str, Any]:
        every = [*told, (self.system.pk, mine)] if mine is not None else told
        history = joined([read_kept(text) for _, text in sorted(every)])
        text = kept_text(history)
        return {"text": text, "digest": digest_of(text), **described(history)}

    def nothing(self, case: Case) -> str:
        """The text of a citizen of whom a system tells nothing."""
        return kept_text(History(case.person, (), synthetic=case.synthetic))
