"""Saving a system's mapping: checked first, each version kept, and nobody's change overwritten unseen."""

from __future__ import annotations

import hashlib

from django.db import transaction
from django.utils import timezone

from frikommune.casework.delivery.refusals import says_not_what_it_covers
from frikommune.errors import Refused
from frikommune.packfiles.mappings import mapping_of_text
from frikommune.web.deliveries import refusals
from frikommune.web.deliveries.models import MappingVersion, System
from frikommune.web.people.models import Person


def mark_of(text: str) -> str:
    """By which a form tells the mapping that it was opened on."""
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def check_mapping(text: str, name: str) -> None:
    """Raises Refused where an import could not be read by it; `name` is the system's."""
    if mapping_of_text(text, name).covers is None:
        raise says_not_what_it_covers(name)


def fault_of(system: System) -> Refused | None:
    """Why no delivery of a system can be read yet; None where one can."""
    try:
        check_mapping(system.mapping, system.name)
    except Refused as refused:
        return refused
    return None


@transaction.atomic
def save_mapping(system: System, text: str, by: Person | None, opened_on: str) -> bool:
    """Make it the system's mapping; False where it was that already. `opened_on`: `mark_of` what was changed.

    Raises Refused where it cannot be used, and where someone else saved another meanwhile.
    """
    check_mapping(text, system.name)
    now = System.objects.select_for_update().get(pk=system.pk)
    if text == now.mapping:
        return False
    if opened_on != mark_of(now.mapping):
        raise refusals.changed_meanwhile(now.name, now.changed_by.name if now.changed_by else "")
    latest = now.versions.order_by("-pk").first()
    if now.mapping and (latest is None or latest.text != now.mapping):
        _keep(now, now.mapping, now.changed_by, now.changed_at)
    now.mapping, now.changed_by = text, by
    now.save()
    _keep(now, text, by, now.changed_at)
    return True


def _keep(system: System, text: str, by: Person | None, at: object = None) -> None:
    MappingVersion.objects.create(system=system, text=text, saved_by=by, saved_at=at or timezone.now())
