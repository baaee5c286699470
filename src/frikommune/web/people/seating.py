"""Giving and taking seats: the one road, so that each change stands in the log."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from frikommune.web.journal.models import Programme
from frikommune.web.people.models import Change, Person, Seat


@transaction.atomic
def give(
    person: Person,
    role: str,
    programme: Programme | None,
    municipality: str = "",
    *,
    by: Person | None = None,
    source: str = "",
    why: str = "",
    initials: str = "",
) -> Seat:
    """The seat, new or as it was. `source`: the sign-in that gives it, `why`: by which claim."""
    found = Seat.objects.filter(
        person=person, programme=programme, role=role, municipality=municipality
    ).first()
    if found is None:
        found = Seat.objects.create(
            person=person,
            programme=programme,
            role=role,
            municipality=municipality,
            initials=initials,
            source=source,
        )
        note(person, "seat_given", seat=found, by=by, source=source, why=why)
    elif initials and found.initials != initials:
        found.initials = initials
        found.save(update_fields=["initials"])
        note(person, "initials", seat=found, by=by)
    return found


@transaction.atomic
def take(seat: Seat, *, by: Person | None = None, source: str = "", why: str = "") -> None:
    """Take a seat back. Its row stays: acts, drafts and the log rest on it."""
    taken = Seat.objects.filter(pk=seat.pk).update(taken_at=timezone.now())
    if taken:
        note(seat.person, "seat_taken", seat=seat, by=by, source=source, why=why)


def note(
    person: Person,
    does: str,
    *,
    seat: Seat | None = None,
    by: Person | None = None,
    source: str = "",
    why: str = "",
) -> None:
    """A line of the log of what persons may do and how they sign in."""
    Change.objects.create(
        person=person,
        does=does,
        programme=seat.programme if seat else None,
        role=seat.role if seat else "",
        municipality=seat.municipality if seat else "",
        by=by,
        source=source[:40],
        why=why[:300],
    )
