"""Deleting so that it is gone: rows with what hangs on them, files, what was counted, and free pages."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from django.conf import settings
from django.db import connection, transaction
from django.db.models import QuerySet

from frikommune.web.cases.models import Case
from frikommune.web.privacy import gone_list
from frikommune.web.privacy.models import Destroyed, Remaining
from frikommune.web.uses.models import Use

LEAST = 5
"""The least count that is left."""
AT_ONCE = 200


def case_identity(case: Case, person: str = "") -> str:
    """A citizen's case, known again in a database that was put back. `person`: the hash of a later key."""
    return gone_list.identity("case", case.programme.slug, case.municipality, person or case.person)


def use_identity(use: Use, person: str = "") -> str:
    """A use of a case, known again likewise."""
    return gone_list.identity("use", case_identity(use.case, person), use.key)


def file_identity(name: str) -> str:
    """A file or folder of the data folder."""
    return gone_list.identity("file", name)


def destroy_cases(cases: QuerySet[Case], rule: str, on: date) -> int:
    """Delete cases and all that hangs on them; what their uses counted to is left."""
    keys = list(cases.order_by("pk").values_list("pk", flat=True))
    _leave(Use.objects.filter(case__in=cases), rule, on, "cases_case", len(keys))
    for some in _some(keys):
        here = list(Case.every.filter(pk__in=some).select_related("programme"))
        gone_list.add(map(case_identity, here))
        with transaction.atomic():
            # A case and its text name each other; the text that counts is let go first.
            Case.every.filter(pk__in=some).update(text=None)
            Case.every.filter(pk__in=some).delete()
    if keys:
        forget_counted()
    return len(keys)


def destroy_uses(uses: QuerySet[Use], rule: str, on: date) -> int:
    """Delete uses with their steps; what they counted to is left."""
    keys = list(uses.order_by("pk").values_list("pk", flat=True))
    _leave(uses, rule, on, "uses_use", len(keys))
    for some in _some(keys):
        here = list(Use.objects.filter(pk__in=some).select_related("case__programme"))
        gone_list.add(map(use_identity, here))
        with transaction.atomic():
            Use.objects.filter(pk__in=some).delete()
    if keys:
        forget_counted()
    return len(keys)


def destroy_files(names: Sequence[str], rule: str, on: date) -> int:
    """Delete files and folders of the data folder, by their names there."""
    gone_list.add(map(file_identity, names))
    for name in names:
        remove(name)
    if names:
        Destroyed.objects.create(rule=rule, on=on, what="files", number=len(names))
    return len(names)


def remove(name: str) -> None:
    """Delete one file or folder. A name that leads out of the data folder deletes nothing."""
    data = Path(settings.DATA).resolve()
    found = (data / name).resolve()
    if found == data or not found.is_relative_to(data):
        return
    if found.is_dir():
        shutil.rmtree(found, ignore_errors=True)
    else:
        found.unlink(missing_ok=True)


def forget_counted() -> None:
    """What was counted from rows is counted again when somebody asks."""
    shutil.rmtree(Path(settings.DATA) / "counted", ignore_errors=True)


def wipe() -> None:
    """Leave nothing in pages that the database has set free."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("VACUUM")
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        else:
            for table in (
                *("cases_case", "cases_casetext", "cases_casenumber", "cases_recorded", "uses_use"),
                *("uses_usestep", "uses_remark", "surveys_box", "deliveries_delivery", "deliveries_staged"),
            ):
                cursor.execute(f"VACUUM FULL {table}")


def _leave(uses: QuerySet[Use], rule: str, on: date, what: str, number: int) -> None:
    """Count what is about to go, before it does."""
    if not number:
        return
    counted: Counter[tuple[str, str, str, int]] = Counter(
        (slug, place, exemption, decided.year)
        for slug, place, exemption, decided in uses.values_list(
            "case__programme__slug", "case__municipality", "exemption", "decided_on"
        )
    )
    with transaction.atomic():
        destroyed = Destroyed.objects.create(rule=rule, on=on, what=what, number=number)
        Remaining.objects.bulk_create(
            Remaining(
                programme=slug,
                municipality=place,
                exemption=exemption,
                year=year,
                uses=uses if uses >= LEAST else None,
                destroyed=destroyed,
            )
            for (slug, place, exemption, year), uses in sorted(counted.items())
        )


def _some(keys: Sequence[int]) -> Iterator[Sequence[int]]:
    for first in range(0, len(keys), AT_ONCE):
        yield keys[first : first + AT_ONCE]
