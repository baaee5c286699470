"""Storing a delivery: all is staged in short transactions, and one short switch makes it count.

What is staged is seen by nobody: cases that have not arrived, and texts that are no case's own. Whatever
kills the process before the switch leaves the old state; the next storing clears up after it.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.db import connection, transaction
from django.utils import timezone

from frikommune.cases.read import Progress
from frikommune.web.cases.models import Case, CaseNumber, CaseText
from frikommune.web.deliveries.models import Delivery, Staged
from frikommune.web.deliveries.staged import Staging, insert_numbers
from frikommune.web.deliveries.staging import kept
from frikommune.web.deliveries.stored import some_of
from frikommune.web.deliveries.telling import GivenUpMeanwhile

AT_ONCE = 500
_COLUMNS = ("text_id", "group", "worker", "team", "number", "closed_on", "gone_on", "synthetic")


def store(delivery: Delivery, today: date, say: Progress) -> None:
    """Store what was staged in the data folder, all or nothing. Raises GivenUpMeanwhile.

    `today`: the day on which those left out are gone.
    """
    clear_up(delivery)
    citizens, gone = kept(delivery)
    staging = Staging(delivery, today, synthetic=_is_synthetic(delivery))
    total, done = citizens.height + len(gone), 0
    for some in citizens.iter_slices(AT_ONCE):
        rows = staging.with_others(list(some.iter_rows(named=True)))
        with transaction.atomic():
            staging.told(rows)
        done += some.height
        say("store", done, total)
    for persons in some_of(gone):
        rows = staging.left_out(list(persons))
        with transaction.atomic():
            staging.gone(rows)
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
    insert_numbers(delivery.system, _new_numbers(delivery))


def _new_numbers(delivery: Delivery) -> Iterator[tuple[int, str]]:
    """Numbers of cases that were there before; those of new cases came with them."""
    rows = Staged.objects.filter(delivery=delivery).exclude(numbers="")
    for case, numbers in rows.values_list("case", "numbers"):
        for number in numbers.split("\n"):
            yield case, number


def _is_synthetic(delivery: Delivery) -> bool:
    from frikommune.packfiles.mappings import mapping_of_text

    return mapping_of_text(delivery.mapping, delivery.system.name).synthetic
