"""Storing what a case system pushes: a small delivery of its own, read and stored before the answer."""

from __future__ import annotations

import os
import platform
from collections.abc import Mapping, Sequence
from functools import cached_property
from time import monotonic, sleep

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from frikommune.casework.delivery.deliver import Delivered
from frikommune.casework.delivery.pushed import Pushed, Row, Sender, pushed
from frikommune.errors import Refused
from frikommune.web.cases.key import person_key
from frikommune.web.cases.models import CaseText
from frikommune.web.deliveries.models import Delivery, System
from frikommune.web.deliveries.staging import keep, let_go
from frikommune.web.deliveries.stored import StoredTexts, latest_stored
from frikommune.web.deliveries.storing import store
from frikommune.web.deliveries.telling import Telling
from frikommune.web.deliveries.turns import take_turn
from frikommune.web.journal.book import book_of
from frikommune.web.pages.clock import today

FILE = "API"
PATIENCE_S, PAUSE_S = 3.0, 0.05
"""How long a push waits for another that is under way, and how often it looks."""


class SomeTexts(StoredTexts):
    """What a system told before of some citizens, and of no others."""

    def __init__(self, system: System, persons: Sequence[str]) -> None:
        super().__init__(system)
        self.persons = persons

    @cached_property
    def _rows(self) -> dict[str, tuple[int, str]]:
        told = CaseText.objects.filter(
            delivery__system=self.system,
            delivery__state="stored",
            joined=False,
            case__programme=self.system.programme,
            case__municipality=self.system.municipality,
            case__person__in=self.persons,
        )
        latest = told.values("case").annotate(latest=Max("pk")).values("latest")
        rows = CaseText.objects.filter(pk__in=latest).exclude(digest="")
        return {
            person: (pk, digest) for person, pk, digest in rows.values_list("case__person", "pk", "digest")
        }


def push(
    system: System, tables: Mapping[str, Sequence[Row]], *, synthetic: bool, body: bytes, by_system: str
) -> Pushed:
    """Read rows and store what is sound in them, all of it or nothing. What changes nothing leaves nothing.

    Raises Refused where an import of the municipality is under way and does not end soon.
    """
    key = person_key()
    sender = Sender(system.municipality, book_of(system.programme).pack.known, key, synthetic)
    delivery = _begun(
        system, synthetic=synthetic, digest=key.digest(body), size=len(body), by_system=by_system
    )
    try:
        found = pushed(tables, sender, lambda persons: SomeTexts(system, persons))
        if not found.preview.nothing:
            _store(delivery, found)
    except BaseException:
        _undo(delivery)
        raise
    if found.preview.nothing:
        delivery.delete()
    return found


def _begun(system: System, *, synthetic: bool, digest: str, size: int, by_system: str) -> Delivery:
    """A delivery that this process works on, as soon as no other of the municipality is under way."""
    until = monotonic() + PATIENCE_S
    while True:
        try:
            with transaction.atomic():
                take_turn(system)
                return Delivery.objects.create(
                    system=system,
                    file=FILE,
                    state="storing",
                    by_system=by_system,
                    digest=digest,
                    size=size,
                    mapping=f'synthetic = {str(synthetic).lower()}\n[delivery]\ncovers = "changes"\n',
                    based_on=latest_stored(system),
                    confirmed_at=timezone.now(),
                    seen_at=timezone.now(),
                    host=platform.node(),
                    pid=os.getpid(),
                )
        except Refused:
            if monotonic() > until:
                raise
        sleep(PAUSE_S)


def _store(delivery: Delivery, found: Pushed) -> None:
    keep(delivery, Delivered(found.citizens, (), found.preview, ""))
    delivery.found = found.preview.as_json()
    delivery.save(update_fields=["found"])
    store(delivery, today(), Telling(delivery))
    let_go(delivery, all_of_it=True)


def _undo(delivery: Delivery) -> None:
    """Nothing came of it."""
    let_go(delivery, all_of_it=True)
    Delivery.objects.filter(pk=delivery.pk, state="storing").update(
        state="given_up", pid=None, ended_at=timezone.now()
    )
