"""What pages, the API and the command line do with a delivery.

    begin → reading → preview → confirm → storing → stored
                   ↘ refused         ↘ give_up → given_up

Reading and storing run in a process of their own; the bytes are handed over by a pipe and touch no disk.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from frikommune.cases.cpr import holds_cpr
from frikommune.cases.read import Progress as Tell
from frikommune.casework.delivery.preview import Preview, preview_of_json
from frikommune.casework.delivery.refused import refused_csv
from frikommune.language import Language
from frikommune.web.deliveries import refusals
from frikommune.web.deliveries.apart import start
from frikommune.web.deliveries.models import Delivery, System
from frikommune.web.deliveries.staging import let_go, refused_rows
from frikommune.web.deliveries.stored import latest_stored
from frikommune.web.deliveries.turns import is_alive, release_dead, take_turn
from frikommune.web.deliveries.work import asked_of

if TYPE_CHECKING:
    from frikommune.web.people.models import Person


@dataclass(frozen=True, slots=True)
class Progress:
    """Where a delivery stands: its state; while it is worked on, the stage and how much of it is done, of how
    much where that is known. `alive` is False where the process died: `confirm` or `begin` takes over.

    Stages: `open`, `key`, `columns`, `check`, `compare`; `store`, `switch`.
    """

    state: str
    stage: str
    done: int
    of: int | None
    alive: bool


def begin(
    system: System,
    name: str,
    content: bytes,
    by: Person | None,
    *,
    by_system: str = "",
    wait: bool = False,
    say: Tell | None = None,
) -> Delivery:
    """Take a file in: its bytes are read to a preview by a process of its own, or before the answer (`wait`;
    then `say` is told how far it is).

    Raises Refused where the mapping or the key cannot be read, the file is empty, or another delivery of the
    municipality is under way. What is wrong with the file itself is kept with the delivery.
    """
    asked = asked_of(system)
    if not content:
        raise refusals.empty_file(_shown(name))
    with transaction.atomic():
        take_turn(system)
        delivery = Delivery.objects.create(
            system=system,
            file=_shown(name),
            made_by=by,
            by_system=by_system,
            digest=asked.key.digest(content),
            size=len(content),
            mapping=system.mapping,
            based_on=latest_stored(system),
            seen_at=timezone.now(),
        )
    start("read", delivery, content, wait=wait, say=say)
    delivery.refresh_from_db()
    return delivery


def progress(delivery: Delivery) -> Progress:
    """Where it stands now."""
    delivery.refresh_from_db()
    return Progress(delivery.state, delivery.stage, delivery.done, delivery.of, is_alive(delivery))


def preview(delivery: Delivery) -> Preview | None:
    """What it would change, or changed; None while it is read, and where it was refused."""
    return preview_of_json(delivery.found) if delivery.found else None


def same_file(delivery: Delivery) -> Delivery | None:
    """An earlier delivery of the system that stored the very same file."""
    earlier = delivery.system.deliveries.filter(
        digest=delivery.digest, state="stored", made_at__lt=delivery.made_at
    )
    return earlier.exclude(digest="").order_by("-made_at").first()


def confirm(
    delivery: Delivery,
    by: Person | None,
    *,
    yes: bool = False,
    wait: bool = False,
    say: Tell | None = None,
) -> Delivery:
    """Store what the preview shows, in a process of its own or before the answer (`wait`).

    `yes`: it is meant that so much is gone (`Preview.needs_yes`). Raises Refused where it no longer waits,
    where another delivery of the system was stored since the preview was made, or where another is under way.
    """
    release_dead(delivery.system)
    with transaction.atomic():
        delivery = (
            Delivery.objects.select_for_update(of=("self",)).select_related("system").get(pk=delivery.pk)
        )
        found = preview(delivery)
        if delivery.state != "preview" or found is None:
            raise refusals.waits_no_more(delivery)
        if found.needs_yes and not yes:
            raise refusals.asks_for_a_yes(delivery, found)
        if latest_stored(delivery.system) != delivery.based_on:
            raise refusals.compared_with_other(delivery)
        take_turn(delivery.system)
        delivery.state, delivery.confirmed_by = "storing", by
        delivery.confirmed_at = delivery.seen_at = timezone.now()
        delivery.pid, delivery.refusals = None, []
        delivery.save()
    start("store", delivery, b"", wait=wait, say=say)
    delivery.refresh_from_db()
    return delivery


def give_up(delivery: Delivery, by: Person | None) -> Delivery:
    """Let go of a delivery that is read or waits for an answer. Raises Refused where it is past that."""
    release_dead(delivery.system)
    waiting = Delivery.objects.filter(pk=delivery.pk, state__in=("reading", "preview"))
    changed = waiting.update(state="given_up", confirmed_by=by, ended_at=timezone.now(), pid=None)
    delivery.refresh_from_db()
    if not changed:
        raise refusals.waits_no_more(delivery)
    let_go(delivery, all_of_it=True)
    return delivery


def refused_file(delivery: Delivery, language: Language) -> tuple[str, bytes] | None:
    """Name and content of the refused rows: a CSV, or a zip of them, to mend and send again as it is.

    Hashes stand for citizens' numbers. None where no row was refused.
    """
    kept = refused_rows(delivery)
    return refused_csv(kept, language) if kept else None


def stored_at(delivery: Delivery) -> datetime | None:
    """When it was stored."""
    return delivery.ended_at if delivery.state == "stored" else None


def _shown(name: str) -> str:
    """A file's name as it may be kept."""
    short = name.replace("\\", "/").rpartition("/")[2][-200:]
    if not holds_cpr(short.replace("_", " ").replace(".", " ")):
        return short
    return f"….{short.rpartition('.')[2]}"
