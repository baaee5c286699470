"""The work on a delivery, as a process of its own does it: reading it to a preview, and storing it."""

from __future__ import annotations

import logging
import traceback

from django.utils import timezone

from frikommune.cases.read import Progress
from frikommune.cases.source import Content
from frikommune.casework.delivery.deliver import Asked, deliver
from frikommune.errors import Refused, refuse
from frikommune.language import Text
from frikommune.packfiles.mappings import mapping_of_text
from frikommune.web.cases.key import person_key
from frikommune.web.deliveries.models import Delivery, System
from frikommune.web.deliveries.staging import keep, let_go
from frikommune.web.deliveries.stored import StoredTexts
from frikommune.web.deliveries.storing import store
from frikommune.web.deliveries.telling import GivenUpMeanwhile, Telling
from frikommune.web.deliveries.turns import as_kept
from frikommune.web.journal.book import book_of
from frikommune.web.operations.faults import told as machines_fault
from frikommune.web.pages.clock import today

_LOG = logging.getLogger("frikommune.deliveries")


def asked_of(system: System) -> Asked:
    """How a system's deliveries are read. Raises Refused where its mapping or the key cannot be."""
    mapping = mapping_of_text(system.mapping, system.name)
    known = book_of(system.programme).pack.known
    return Asked(system.name, system.municipality, mapping, known, person_key())


def read(delivery: Delivery, content: bytes, say: Progress | None = None) -> None:
    """Read a delivery to its preview. Whatever goes wrong is kept with it, in words and without a citizen."""
    telling = Telling(delivery, say)
    try:
        telling.begin()
        delivered = deliver(
            Content(delivery.file, content), asked_of(delivery.system), StoredTexts(delivery.system), telling
        )
        keep(delivery, delivered)
        telling.say(state="preview", found=delivered.preview.as_json(), stage="", pid=None)
    except GivenUpMeanwhile:
        let_go(delivery, all_of_it=True)
    except Refused as refused:
        _refuse(telling, refused)
    except Exception as fault:
        _refuse(telling, _told_apart(delivery, fault))


def put_in(delivery: Delivery, say: Progress | None = None) -> None:
    """Store a delivery that was confirmed. Where something goes wrong it waits for an answer again."""
    telling = Telling(delivery, say)
    try:
        telling.begin()
        delivery.refresh_from_db()
        store(delivery, today(), telling)
        for one in (delivery, *delivery.system.deliveries.filter(state="preview")):
            let_go(one, all_of_it=False)  # those that wait were compared with what is stored no more
    except GivenUpMeanwhile:
        return
    except Exception as fault:
        refused = fault if isinstance(fault, Refused) else _told_apart(delivery, fault)
        _say(telling, state="preview", refusals=as_kept(refused), stage="", pid=None)


def _refuse(telling: Telling, refused: Refused) -> None:
    kept = as_kept(refused)
    _say(telling, state="refused", refusals=kept, stage="", pid=None, ended_at=timezone.now())


def _say(telling: Telling, **changes: object) -> None:
    try:
        telling.say(**changes)
    except GivenUpMeanwhile:
        let_go(telling.delivery, all_of_it=True)


def _told_apart(delivery: Delivery, fault: Exception) -> Refused:
    """A fault of machine or program: logged by where it was, never with what it was about."""
    places = [f"{one.filename}:{one.lineno}" for one in traceback.extract_tb(fault.__traceback__)[-4:]]
    _LOG.error("delivery %s: %s at %s", delivery.pk, type(fault).__name__, " < ".join(reversed(places)))
    return refuse(
        "delivery_fault",
        problem=Text("Noget gik galt under læsningen", "Something went wrong while reading"),
        where=delivery.file,
        given=type(fault).__name__,
        expected=Text("en levering, der kan læses", "a delivery that can be read"),
        do_next=machines_fault(fault)
        or Text(
            "Prøv igen. Sker det igen, så bed administratoren se i serverens log. Intet er gemt.",
            "Try again. If it happens again, ask the administrator to look in the server's log. "
            "Nothing was stored.",
        ),
    )
