"""Events that a person added to what a case system tells: told of both, an event is one and counts once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from frikommune.cases.history import Event


def is_same(one: Event, other: Event) -> bool:
    """Whether two events say the same: one kind, type and day."""
    return (one.kind, one.type, one.day) == (other.kind, other.type, other.day)


def with_added(told: tuple[Event, ...], added: Iterable[Event]) -> tuple[Event, ...]:
    """The events that were told, completed by what was added of them, and then those that only were added.

    What was told goes before what was added. Events are in order of (day, sequence).
    """
    events = list(told)
    for event in added:
        place = next((n for n, one in enumerate(events) if is_same(one, event)), None)
        if place is None:
            events.append(event)
        else:
            one = events[place]
            attributes = {**event.attributes, **one.attributes}
            events[place] = replace(one, form=one.form or event.form, attributes=attributes)
    return tuple(sorted(events, key=lambda one: (one.day, one.sequence)))
