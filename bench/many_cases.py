"""Many made-up cases in a database: the caseload of the example network, told over and over.

The citizens are made up by the product's own caseload, all put into one municipality; each stands there many
times, under a hash of its own. So the cases are as long and as different as a caseload's, and quickly made.
Import it only once Django is set up.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from django.db import transaction
from django.db.models import OuterRef, Subquery

from frikommune.caseload.make import make
from frikommune.caseload.written import Asked
from frikommune.cases.from_tables import COMPANY
from frikommune.cases.history import History
from frikommune.cases.kept import kept_text
from frikommune.cases.read import read_histories
from frikommune.casework.delivery.citizens import described, digest_of
from frikommune.packfiles.folder import packs_folder
from frikommune.web.cases.demo import profile_of
from frikommune.web.cases.key import person_key
from frikommune.web.cases.models import Case, CaseNumber, CaseText
from frikommune.web.deliveries.models import Delivery, System
from frikommune.web.journal.book import book_of
from frikommune.web.journal.found import from_pack
from frikommune.web.journal.models import Programme
from frikommune.web.people.demo import seat_demo_persons

PLACE, WORKERS, TEAMS, DRAWN, AT_ONCE = "Aalborg", 1_250, 40, 4_000, 5_000
OWN, OWN_CASES = "DSB", 80
"""The caseworker who can be signed in as, and how many open cases there are of hers."""


def example_network() -> Programme:
    """North Jutland with its made-up persons, founded."""
    programme = from_pack(packs_folder() / "nordjylland")
    seat_demo_persons(programme)
    return programme


def put_cases(programme: Programme, count: int, today: date) -> None:
    """Put so many cases in, as known at the end of `today`."""
    drawn = _drawn(programme, today)
    system = System.objects.create(programme=programme, municipality=PLACE, name="Bench", mapping="")
    delivery = Delivery.objects.create(system=system, file="bench", state="stored")
    for first in range(0, count, AT_ONCE):
        _put(delivery, list(_told(drawn, range(first, min(first + AT_ONCE, count)))))
    latest = CaseText.objects.filter(case=OuterRef("pk")).values("pk")[:1]
    Case.objects.filter(text=None).update(text=Subquery(latest))


def _put(delivery: Delivery, histories: list[History]) -> None:
    """Cases, numbers and texts, without asking whether they are there."""
    place = {"programme": delivery.system.programme, "municipality": PLACE}
    cases, numbers, texts = [], [], []
    for history in histories:
        told = described(history)
        given = told.pop("numbers")
        case = Case(**place, **told, person=history.subject, synthetic=True)
        cases.append(case)
        numbers += [CaseNumber(case=case, **place, number=one) for one in given]
        text = kept_text(history)
        texts.append(CaseText(case=case, delivery=delivery, text=text, digest=digest_of(text)))
    with transaction.atomic():
        for rows in (cases, numbers, texts):
            type(rows[0])._default_manager.bulk_create(rows, batch_size=500)


def _drawn(programme: Programme, today: date) -> list[History]:
    book = book_of(programme)
    profile = profile_of(book)
    assert profile is not None
    with TemporaryDirectory() as folder:
        make(profile, Asked(DRAWN, 1, today), "parquet", Path(folder), lambda done, of: None)
        found = read_histories(Path(folder), None, book.pack.known, keep_good=True).good
    return [one for one in found if one.spells[0].group != COMPANY]


def _told(drawn: list[History], numbers: range) -> Iterator[History]:
    opened = [one for one in drawn if one.spells[-1].end is None]
    for number in numbers:
        is_own = number < OWN_CASES
        history = opened[number % len(opened)] if is_own else drawn[number % len(drawn)]
        worker = OWN if is_own else f"W{number % WORKERS:04}"
        told = {"sagsbehandler": worker, "team": f"Hold {number % TEAMS}", "sagsnummer": f"2019-{number:06}"}
        spells = tuple(
            replace(one, municipality=PLACE, attributes={**one.attributes, **told}) for one in history.spells
        )
        person = person_key().person(f"{history.subject}-{number}", PLACE)
        yield replace(history, subject=person, spells=spells)
