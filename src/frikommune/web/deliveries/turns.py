"""One delivery of a municipality is worked on at a time; what a dead process left is taken over."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from frikommune.errors import Refused, refuse
from frikommune.language import LANGUAGES, Text
from frikommune.web.deliveries.models import RUNNING, Delivery, System
from frikommune.web.pages import alive


def is_alive(delivery: Delivery) -> bool:
    """Whether a process is still working on it."""
    is_running = delivery.state in RUNNING
    return is_running and alive.is_alive(delivery.host, delivery.pid, delivery.seen_at)


def take_turn(system: System) -> None:
    """Make sure nothing else of the municipality is worked on. Raises Refused, saying who and since when.

    To be called within a transaction.
    """
    mine = System.objects.filter(programme=system.programme, municipality=system.municipality)
    list(mine.select_for_update())
    for other in Delivery.objects.filter(system__in=mine, state__in=RUNNING).select_related("made_by"):
        if is_alive(other):
            raise _busy(other)
        _take_over(other)


@transaction.atomic
def release_dead(system: System) -> None:
    """Take over what a dead process left in the municipality."""
    mine = System.objects.filter(programme=system.programme, municipality=system.municipality)
    for other in Delivery.objects.filter(system__in=mine, state__in=RUNNING):
        if not is_alive(other):
            _take_over(other)


def _take_over(delivery: Delivery) -> None:
    """What was being stored waits for an answer again; what was being read must be sent again."""
    if delivery.state == "storing":
        delivery.state = "preview"
    else:
        delivery.state, delivery.ended_at = "given_up", timezone.now()
        delivery.refusals = as_kept(_interrupted(delivery.file))
    delivery.pid, delivery.seen_at, delivery.stage = None, None, ""
    delivery.save(update_fields=["state", "ended_at", "refusals", "pid", "seen_at", "stage"])


def as_kept(refused: Refused) -> list[dict[str, dict[str, str]]]:
    """Refusals as the database keeps them: each in both languages."""
    return [{language: one.as_json(language) for language in LANGUAGES} for one in refused.refusals]


def _busy(other: Delivery) -> Refused:
    since = timezone.localtime(other.confirmed_at or other.made_at).strftime("%H:%M")
    who = other.made_by.name if other.made_by else other.by_system or other.system.name
    return refuse(
        "delivery_under_way",
        problem=Text("En anden levering er i gang", "Another delivery is under way"),
        where=other.file,
        given=f"{who}, {since}",
        expected=Text("én levering ad gangen i en kommune", "one delivery at a time in a municipality"),
        do_next=Text(
            f"Vent, til den er færdig; {who} begyndte kl. {since}.",
            f"Wait until it is finished; {who} began at {since}.",
        ),
    )


def _interrupted(file: str) -> Refused:
    return refuse(
        "delivery_interrupted",
        problem=Text("Læsningen blev afbrudt", "Reading was interrupted"),
        where=file,
        given="–",
        expected=Text("en læsning, der blev færdig", "a reading that came to its end"),
        do_next=Text("Send filen igen; intet er gemt.", "Send the file again; nothing was stored."),
    )
