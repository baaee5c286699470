"""Who comes from a municipality's own sign-in, and the seats that its claims give and take."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from typing import Any

from django.db import IntegrityError, transaction

from frikommune.cases.cpr import holds_cpr
from frikommune.web.journal.book import book_of
from frikommune.web.journal.models import Programme
from frikommune.web.people.models import Person, Seat
from frikommune.web.people.seating import give, note, take
from frikommune.web.signin import refusals
from frikommune.web.signin.mapping import Wanted, unmet, values_of, wanted
from frikommune.web.signin.models import Identity
from frikommune.web.signin.providers import Provider

_log = logging.getLogger("frikommune.signin")


def person_of(provider: Provider, claims: Mapping[str, Any]) -> Person:
    """The person whose claims these are, with the seats that they give. Raises Refused, in words.

    Whoever comes for the first time is let in if a claim gives a seat. Seats that this sign-in gave before
    and no claim gives now are taken, also where it then refuses.
    """
    subject = next(iter(values_of(claims, provider.subject)), "")
    if not subject:
        raise refusals.claim_missing(provider, provider.subject, list(claims))
    name = next(iter(values_of(claims, provider.name)), "")
    if holds_cpr(subject) or holds_cpr(name):
        raise refusals.subject_is_cpr(provider)
    weak = unmet(provider, claims)
    if weak:
        raise refusals.demand_unmet(provider, weak)
    seats = wanted(provider, claims, _places)
    person = _found(provider, subject[:255], name[:120], bool(seats))
    if person is not None:
        _seat(person, provider, seats)
    if person is None or not person.seats.exists():
        raise refusals.no_seat(provider, values_of(claims, provider.groups))
    if not person.is_active:
        raise refusals.closed(provider)
    return person


def _found(provider: Provider, subject: str, name: str, may_make: bool) -> Person | None:
    known = _known(provider, subject)
    if known is None and may_make:
        try:
            known = _make(provider, subject, name)
        except IntegrityError:  # the same person came twice at once
            known = _known(provider, subject)
    if known is not None and name and known.name != name:
        known.name = name
        known.save(update_fields=["name"])
    return known


def _known(provider: Provider, subject: str) -> Person | None:
    identity = Identity.objects.select_related("person").filter(provider=provider.id, subject=subject).first()
    return identity.person if identity else None


@transaction.atomic
def _make(provider: Provider, subject: str, name: str) -> Person:
    person = Person.objects.create_user(f"{provider.id}/{subject}"[:150], name=name or subject[:120])
    Identity.objects.create(person=person, provider=provider.id, subject=subject)
    note(person, "let_in", source=provider.id)
    return person


@transaction.atomic
def _seat(person: Person, provider: Provider, seats: tuple[Wanted, ...]) -> None:
    """Seats that an administrator gave are left alone."""
    programmes = {
        one.slug: one for one in Programme.objects.filter(slug__in={one.programme for one in seats})
    }
    kept = [
        give(
            person,
            one.role,
            programmes.get(one.programme),
            one.municipality,
            source=provider.id,
            why=one.value,
        ).pk
        for one in seats
    ]
    for gone in Seat.objects.filter(person=person, source=provider.id).exclude(pk__in=kept):
        take(gone, source=provider.id)
    vars(person).pop("_seats_read", None)


def _places(slug: str) -> Mapping[str, str]:
    """A programme's municipalities by their number. Raises KeyError where there is no such programme."""
    programme = Programme.objects.filter(slug=slug).first()
    if programme is None:
        _log.error("sign-in file: there is no programme %r", slug)
        raise KeyError(slug)
    return {code or name: name for name, code in book_of(programme).pack.rulebook.municipalities.items()}
