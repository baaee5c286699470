"""After a restore: what was deleted since the backup was taken has come back, and is deleted again."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from django.conf import settings

from frikommune.web.cases.key import person_key
from frikommune.web.cases.models import Case
from frikommune.web.privacy import gone_list
from frikommune.web.privacy.destroying import (
    case_identity,
    destroy_cases,
    destroy_uses,
    file_identity,
    remove,
    use_identity,
)
from frikommune.web.uses.models import Use

RULE = "again"
_FOLDERS = ("snapshots", "deliveries", "received")


def destroy_again(on: date) -> int:
    """Delete whatever stands on the list and is here. Gives how much that was."""
    listed = gone_list.listed()
    if not listed:
        return 0
    cases = Case.every.select_related("programme").order_by("pk").iterator(chunk_size=2000)
    back = [one.pk for one in cases if any(case_identity(one, person) in listed for person in _persons(one))]
    number = destroy_cases(Case.every.filter(pk__in=back), RULE, on)
    rows = Use.objects.select_related("case__programme").iterator(chunk_size=2000)
    again = [one.pk for one in rows if any(use_identity(one, who) in listed for who in _persons(one.case))]
    number += destroy_uses(Use.objects.filter(pk__in=again), RULE, on)
    for name in list(_files()):
        if file_identity(name) in listed:
            remove(name)
            number += 1
    return number


def _persons(case: Case) -> tuple[str, ...]:
    """The citizen's hash, and what it became by later keys: an old backup is of an old key."""
    return person_key().versions_of(case.person)


def _files() -> Iterator[str]:
    data = Path(settings.DATA)
    for folder in _FOLDERS:
        for one in (data / folder).rglob("*"):
            yield one.relative_to(data).as_posix()
