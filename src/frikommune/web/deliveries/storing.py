"""Storing a delivery: all is staged in short transactions, and one short switch makes it count.

What is staged is seen by nobody: cases that have not arrived, and texts that are no case's own. Whatever
kills the process before the switch leaves the old state; the next storing clears up after it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from django.db import connection, transaction
from django.utils import timezone

from frikommune.cases.read import Progress
from frikommune.web.cases.models import Case, CaseNumber, CaseText
from frikommune.web.deliveries.models import Delivery, Staged
from frikommune.web.deliveries.several import Others
from frikommune.web.deliveries.staging import kept
from frikommune.web.deliveries.stored import some_of
from frikommune.web.deliveries.telling import GivenUpMeanwhile

AT_ONCE = 1000
_COLUMNS = ("text_id", "group", "worker", "team", "number", "closed_on", "gone_on", "synthetic")
Row = dict[str, Any]


def store(delivery: Delivery, today: date, say: Progress) -> None:
    """Store what was staged in the data folder, all or nothing. Raises GivenUpMeanwhile.

    `today`: the day on which those left out are gone.
    """
    clear_up(delivery)
    citizens, gone = kept(delivery)
    staging = _Staging(delivery, today, synthetic=_is_synthetic(delivery))
    total, done = citizens.height + len(gone), 0
    for some in citizens.iter_slices(AT_ONCE):
        with transaction.atomic():
            staging.told(list(some.iter_rows(named=True)))
        done += some.height
        say("store", done, total)
    for persons in some_of(gone):
        with transaction.atomic():
            staging.gone(list(persons))
        done += len(persons)
        say("store", done, total)
    say("switch", 0, None)
    switch(delivery)
    Staged.objects.filter(delivery=delivery).delete()


def clear_up(delivery: Delivery) -> None:
    """Delete what storings that died left in the municipality."""
    system = delivery.system
    mine = {"programme": system.programme, "municipality": system.municipality}
    Staged.objects.filter(case__programme=system.programme, case__municipality=system.municipality).delete()
    texts = CaseText.objects.filter(
        delivery__system__programme=system.programme, delivery__system__municipality=system.municipality
    ).exclude(delivery__state="stored")
    for some in some_of(list(texts.values_list("pk", flat=True))):
        with transaction.atomic():
            CaseText.objects.filter(pk__in=some)._raw_delete(using="default")
    cases = list(Case.every.filter(**mine, arrived=False).values_list("pk", flat=True))
    for some in some_of(cases):
        with transaction.atomic():
            CaseNumber.every.filter(case__in=some).delete()
            Case.every.filter(pk__in=some).delete()


@transaction.atomic
def switch(delivery: Delivery) -> None:
    """Make everything staged count, at once. Raises GivenUpMeanwhile where it is no longer to be stored."""
    mine = Delivery.objects.filter(pk=delivery.pk, state="storing", pid=delivery.pid)
    if not mine.update(state="stored", ended_at=timezone.now(), stage="", pid=None):
        raise GivenUpMeanwhile
    quoted = {name: connection.ops.quote_name(name) for name in _COLUMNS}
    changes = ", ".join(f"{name} = staged.{name}" for name in quoted.values())
    with connection.cursor() as cursor:
        cursor.execute(
            f"UPDATE cases_case SET {changes}, version = cases_case.version + 1, arrived = TRUE "
            "FROM deliveries_staged AS staged "
            "WHERE staged.case_id = cases_case.id AND staged.delivery_id = %s",
            [delivery.pk],
        )
    CaseNumber.every.bulk_create(_new_numbers(delivery), batch_size=500, ignore_conflicts=True)


def _new_numbers(delivery: Delivery) -> Iterator[CaseNumber]:
    """Numbers of cases that were there before; those of new cases came with them."""
    rows = Staged.objects.filter(delivery=delivery).exclude(numbers=[])
    for case, numbers in rows.values_list("case", "numbers"):
        for number in numbers:
            yield _number(delivery, case, number)


def _number(delivery: Delivery, case: int, number: str) -> CaseNumber:
    system = delivery.system
    return CaseNumber(
        case_id=case, programme_id=system.programme_id, municipality=system.municipality, number=number
    )


def _is_synthetic(delivery: Delivery) -> bool:
    from frikommune.packfiles.mappings import mapping_of_text

    return mapping_of_text(delivery.mapping, delivery.system.name).synthetic


class _Staging:
    """Writes what the switch will make count."""

    def __init__(self, delivery: Delivery, today: date, *, synthetic: bool) -> None:
        self.delivery, self.today, self.synthetic = delivery, today, synthetic
        system = delivery.system
        self.mine = {"programme_id": system.programme_id, "municipality": system.municipality}
        self.others = Others(system)
        self.cases: Mapping[str, int] = dict(Case.objects.filter(**self.mine).values_list("person", "pk"))

    def told(self, rows: list[Row]) -> None:
        """Citizens of whom the delivery tells."""
        fresh = [row for row in rows if row["person"] not in self.cases]
        made = [self._case(row) for row in fresh]
        Case.every.bulk_create(made)
        new = {case.person: case.pk for case in made}
        CaseNumber.every.bulk_create(
            _number(self.delivery, new[row["person"]], number) for row in fresh for number in row["numbers"]
        )
        places = [new.get(row["person"]) or self.cases[row["person"]] for row in rows]
        texts = [self._text(case, row["text"], row["digest"]) for case, row in zip(places, rows, strict=True)]
        CaseText.objects.bulk_create(texts)
        staged = []
        for case, row, text in zip(places, rows, texts, strict=True):
            row["numbers"] = [] if row["person"] in new else row["numbers"]
            staged.append(self._joined(case, row, text) if case in self.others.cases else (case, row, text))
        Staged.objects.bulk_create([self._staged(*one) for one in staged])

    def gone(self, persons: list[str]) -> None:
        """Citizens of whom the system tells no more. What was told stands, and the case is closed."""
        cases = Case.objects.filter(**self.mine, person__in=persons).select_related("text")
        empty = [self._text(one.pk, self.others.nothing(one), "") for one in cases]
        CaseText.objects.bulk_create(empty)
        rows = []
        for case in cases:
            other = self.others.joined(case.pk, None)
            if other is not None:
                text = self._text(case.pk, other.text, other.digest, joined=True)
                text.save()
                rows.append(self._staged(case.pk, other.row, text))
            else:
                rows.append(self._left(case))
        Staged.objects.bulk_create(rows)

    def _joined(self, case: int, row: Row, text: CaseText) -> tuple[int, Row, CaseText]:
        """Where other systems tell of the citizen, too: all of it together."""
        joined = self.others.joined(case, text.text)
        if joined is None:
            return case, row, text
        made = self._text(case, joined.text, joined.digest, joined=True)
        made.save()
        return case, joined.row, made

    def _case(self, row: Row) -> Case:
        return Case(
            **self.mine,
            person=row["person"],
            group=row["group"],
            synthetic=self.synthetic,
            version=0,
            arrived=False,
        )

    def _text(self, case: int, text: str, digest: str, *, joined: bool = False) -> CaseText:
        return CaseText(case_id=case, delivery=self.delivery, text=text, digest=digest, joined=joined)

    def _staged(self, case: int, row: Row, text: CaseText) -> Staged:
        told = {name: row[name] for name in ("group", "worker", "team", "number", "closed_on", "numbers")}
        return Staged(delivery=self.delivery, case_id=case, text=text, synthetic=self.synthetic, **told)

    def _left(self, case: Case) -> Staged:
        return Staged(
            delivery=self.delivery,
            case=case,
            text=case.text,
            group=case.group,
            worker=case.worker,
            team=case.team,
            number=case.number,
            synthetic=case.synthetic,
            gone_on=self.today,
            closed_on=min(filter(None, (case.closed_on, self.today))),
        )
