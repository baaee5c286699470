"""Ids and places that an export does not give, made from what it says: the next export makes the same.

An event without an id is known by its day, its kind, a sum of the rest, and its number among those alike.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from zlib import crc32

from frikommune.cases.draft import Draft
from frikommune.cases.history import Event, History, Spell, Use
from frikommune.cases.write import event_row

_MADE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}/[^/]*/[0-9a-f]{8}(/[0-9]+)?")
SUMMED = ("type", "form", "until", "moment", "attributes")
"""What of an event's row is summed, in that order, with | between."""


def is_made(id_: str) -> bool:
    """Whether an id was made here."""
    return _MADE.fullmatch(id_) is not None


def sum_of(said: str) -> str:
    """Eight letters that stand for what an event says besides its day and kind."""
    return f"{crc32(said.encode()):08x}"


def name_made(draft: Draft, *, of_log: bool) -> None:
    """Give what has no id of its own one made from what it says, with the subject before it."""
    seen: Counter[str] = Counter()
    before = f"{draft.subject}/"
    draft.events.sort(key=lambda one: (one[0].day, one[0].sequence))
    for number, (event, place) in enumerate(draft.events):
        if of_log or event.id.startswith(before):
            made = _numbered(f"{event.day}/{event.kind}/{_sum(draft.subject, event)}", seen)
            draft.events[number] = replace(event, id=before + made), place
    for number, (use, place) in enumerate(draft.uses):
        if use.id.startswith(before):
            made = _numbered(f"{use.decided_on}/{use.exemption}/{use.norm}/{use.occurrence}", seen)
            draft.uses[number] = replace(use, id=before + made), place
    for number, (spell, place) in enumerate(draft.spells):
        if spell.id.startswith(before):
            draft.spells[number] = replace(spell, id=f"{before}{spell.start}"), place


def _numbered(base: str, seen: Counter[str]) -> str:
    seen[base] += 1
    return base if seen[base] == 1 else f"{base}/{seen[base]}"


def _sum(subject: str, event: Event) -> str:
    row = event_row(History(subject, ()), event)
    return sum_of("|".join(str(row[name] or "") for name in SUMMED))


def settled(history: History, *, has_sequence: bool) -> History:
    """The history as it is kept: made ids without the subject; events numbered, where the export does not."""
    before = f"{history.subject}/"
    spells: list[Spell] = [replace(one, id=one.id.removeprefix(before)) for one in history.spells]
    uses: list[Use] = [replace(one, id=one.id.removeprefix(before)) for one in history.uses]
    events: list[Event] = [
        replace(one, id=one.id.removeprefix(before), sequence=one.sequence if has_sequence else number)
        for number, one in enumerate(history.events, start=1)
    ]
    uses.sort(key=lambda one: (one.decided_on, one.id))
    return replace(history, spells=tuple(spells), events=tuple(events), uses=tuple(uses))
