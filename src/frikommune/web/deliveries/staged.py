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
        """Citizens of whom the delivery tells; the rows were `with_others`."""
        new = self._new_cases([row for row in rows if row["person"] not in self.cases])
        cases = [new.get(row["person"]) or self.cases[row["person"]] for row in rows]
        texts = self._texts(zip(cases, rows, strict=True))
        joined = {case: row["joined"] for case, row in zip(cases, rows, strict=True) if row["joined"]}
        texts |= self._texts(joined.items(), joined=True)
        for row in rows:
            row["numbers"] = "" if row["person"] in new else "\n".join(row["numbers"])
        self._staged(
            (case, texts[case], joined.get(case, row), row["numbers"])
            for case, row in zip(cases, rows, strict=True)
        )

    def gone(self, rows: list[Row]) -> None:
        """Citizens of whom the system tells no more: what `left_out` says. What was told stands."""
        nothing = [{"text": row["nothing"], "digest": ""} for row in rows]
        self._texts((row["case"], one) for row, one in zip(rows, nothing, strict=True))
        told = [row for row in rows if row["joined"]]
        texts = self._texts(((row["case"], row["joined"]) for row in told), joined=True)
        self._staged((row["case"], texts[row["case"]], row["joined"], "") for row in told)
        left = (row for row in rows if not row["joined"])
        self._staged(((row["case"], row["text"], row, "") for row in left), gone_on=self.today)

    def with_others(self, rows: list[Row]) -> list[Row]:
        """The rows, each with what several systems tell together (`joined`), or None. To be asked beforehand:
        it takes its time, and nobody need wait for it.
        """
        there = {self.cases[row["person"]]: row for row in rows if row["person"] in self.cases}
        joined = self.others.joined({case: row["text"] for case, row in there.items()})
        for row in rows:
            row["joined"] = joined.get(self.cases.get(row["person"], 0))
        return rows

    def left_out(self, persons: list[str]) -> list[Row]:
        """What becomes of those whom the system leaves out: what others tell, or what was told before."""
        cases = list(Case.objects.filter(**self.mine, person__in=persons))
        joined = self.others.joined({case.pk: None for case in cases})
        return [
            {
                "case": case.pk,
                "text": case.text_id,
                "nothing": self.others.nothing(case),
                "joined": joined.get(case.pk),
                **{name: getattr(case, name) for name in _FOUND_BY},
                "closed_on": min(filter(None, (case.closed_on, self.today))),
            }
            for case in cases
        ]

    def _new_cases(self, rows: list[Row]) -> dict[str, int]:
        """Cases that nobody sees yet, with their numbers; their keys by person."""
        mine = (self.mine["programme_id"], self.mine["municipality"])
        told = ("person", *_FOUND_BY[:-1])
        fresh = ([*mine, *(row[name] for name in told), self.synthetic, 0, False] for row in rows)
        insert(Case, _CASE, fresh)
        made: dict[str, int] = {}
        for some in some_of([row["person"] for row in rows]):
            made |= Case.every.filter(**self.mine, person__in=some).values_list("person", "pk")
        numbers = ((made[row["person"]], number) for row in rows for number in row["numbers"])
        insert_numbers(self.delivery.system, numbers)
        return made

    def _texts(self, told: Iterable[tuple[int, Row]], *, joined: bool = False) -> dict[int, int]:
        """Texts that are no case's own yet; their keys by case."""
        now, rows = timezone.now(), list(told)
        insert(
            CaseText,
            _TEXT,
            ([case, self.delivery.pk, one["text"], one["digest"], joined, now] for case, one in rows),
        )
        made: dict[int, int] = {}
        for some in some_of([case for case, _ in rows]):
            texts = CaseText.objects.filter(delivery=self.delivery, joined=joined, case__in=some)
            made |= texts.values_list("case", "pk")
        return made

    def _staged(self, rows: Iterable[tuple[int, int, Row, str]], gone_on: date | None = None) -> None:
        """What the switch does: of each case the text, what finds it, and its new numbers."""
        head = (self.delivery.pk, self.synthetic, gone_on)
        made = (
            [*head, case, text, numbers, *(row[name] for name in _FOUND_BY)]
            for case, text, row, numbers in rows
        )
        insert(Staged, ("delivery", "synthetic", "gone_on", "case", "text", "numbers", *_FOUND_BY), made)
