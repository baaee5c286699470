"""What a switch will make count, written before it: cases that have not arrived, and texts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.utils import timezone

from frikommune.web.cases.models import Case, CaseNumber, CaseText
from frikommune.web.deliveries.inserting import insert
from frikommune.web.deliveries.models import Delivery, Staged, System
from frikommune.web.deliveries.several import Others
from frikommune.web.deliveries.stored import some_of

Row = dict[str, Any]
_FOUND_BY = ("group", "worker", "team", "number", "closed_on")
_CASE = ("programme", "municipality", "person", *_FOUND_BY[:-1], "synthetic", "version", "arrived")
_TEXT = ("case", "delivery", "text", "digest", "joined", "taken_at")
_STAGED = ("delivery", "case", "text", *_FOUND_BY, "synthetic", "numbers")


def insert_numbers(system: System, numbers: Iterable[tuple[int, str]]) -> None:
    """Numbers by which a case is found; those that are there already stay."""
    rows = ((case, system.programme_id, system.municipality, number) for case, number in numbers)
    insert(CaseNumber, ("case", "programme", "municipality", "number"), rows, once=True)


class Staging:
    """Writes what the switch will make count. `today`: the day on which those left out are gone."""

    def __init__(self, delivery: Delivery, today: date, *, synthetic: bool) -> None:
        self.delivery, self.today, self.synthetic = delivery, today, synthetic
        system = delivery.system
        self.mine = {"programme_id": system.programme_id, "municipality": system.municipality}
        self.others = Others(system)
        self.cases: Mapping[str, int] = dict(Case.objects.filter(**self.mine).values_list("person", "pk"))

    def told(self, rows: list[Row]) -> None:
        """Citizens of whom the delivery tells."""
        new = self._new_cases([row for row in rows if row["person"] not in self.cases])
        cases = [new.get(row["person"]) or self.cases[row["person"]] for row in rows]
        texts = self._texts(cases, rows)
        alone, several = [], []
        for case, row in zip(cases, rows, strict=True):
            row["numbers"] = "" if row["person"] in new else "\n".join(row["numbers"])
            if case in self.others.cases:
                several.append(self._joined(case, row))
            else:
                found_by = [row[name] for name in _FOUND_BY]
                alone.append([self.delivery.pk, case, texts[case], *found_by, self.synthetic, row["numbers"]])
        insert(Staged, _STAGED, alone)
        Staged.objects.bulk_create(several)

    def gone(self, persons: list[str]) -> None:
        """Citizens of whom the system tells no more. What was told stands, and the case is closed."""
        cases = list(Case.objects.filter(**self.mine, person__in=persons).select_related("text"))
        nothing = [{"text": self.others.nothing(one), "digest": ""} for one in cases]
        self._texts([one.pk for one in cases], nothing)
        Staged.objects.bulk_create(
            self._told_by_others(one) if one.pk in self.others.cases else self._left(one) for one in cases
        )

    def _new_cases(self, rows: list[Row]) -> dict[str, int]:
        """Cases that nobody sees yet, with their numbers; their keys by person."""
        mine = (self.mine["programme_id"], self.mine["municipality"])
        found_by = _FOUND_BY[:-1]
        insert(
            Case,
            _CASE,
            (
                [*mine, row["person"], *(row[name] for name in found_by), self.synthetic, 0, False]
                for row in rows
            ),
        )
        made: dict[str, int] = {}
        for some in some_of([row["person"] for row in rows]):
            made |= Case.every.filter(**self.mine, person__in=some).values_list("person", "pk")
        numbers = ((made[row["person"]], number) for row in rows for number in row["numbers"])
        insert_numbers(self.delivery.system, numbers)
        return made

    def _texts(self, cases: list[int], rows: list[Row]) -> dict[int, int]:
        """Texts that are no case's own yet; their keys by case."""
        now = timezone.now()
        told = zip(cases, rows, strict=True)
        insert(
            CaseText,
            _TEXT,
            ([case, self.delivery.pk, row["text"], row["digest"], False, now] for case, row in told),
        )
        made: dict[int, int] = {}
        for some in some_of(cases):
            texts = CaseText.objects.filter(delivery=self.delivery, joined=False, case__in=some)
            made |= texts.values_list("case", "pk")
        return made

    def _joined(self, case: int, row: Row) -> Staged:
        """Where other systems tell of the citizen, too: all of it together."""
        joined = self.others.joined(case, row["text"])
        text = self._joined_text(case, joined.text, joined.digest)
        found_by = {name: joined.row[name] for name in _FOUND_BY}
        return self._staged(case, text, **found_by, numbers=row["numbers"])

    def _told_by_others(self, case: Case) -> Staged:
        joined = self.others.joined(case.pk, None)
        text = self._joined_text(case.pk, joined.text, joined.digest)
        return self._staged(case.pk, text, **{name: joined.row[name] for name in _FOUND_BY})

    def _left(self, case: Case) -> Staged:
        """A case of which no system tells any more."""
        found_by = {name: getattr(case, name) for name in _FOUND_BY}
        found_by["closed_on"] = min(filter(None, (case.closed_on, self.today)))
        return self._staged(case.pk, case.text, **found_by, gone_on=self.today)

    def _joined_text(self, case: int, text: str, digest: str) -> CaseText:
        return CaseText.objects.create(
            case_id=case, delivery=self.delivery, text=text, digest=digest, joined=True
        )

    def _staged(self, case: int, text: CaseText | None, **more: Any) -> Staged:
        return Staged(delivery=self.delivery, case_id=case, text=text, synthetic=self.synthetic, **more)
