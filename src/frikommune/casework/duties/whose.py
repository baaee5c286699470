"""What a municipality knows of a citizen who moved: its own days, and what it was lawfully sent."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from frikommune.cases.history import History, Spell
from frikommune.dates import as_day

BEGAN, CAME_FROM, WENT_TO = "forloeb_begyndt", "fraflytningskommune", "tilflytningskommune"
"""Attributes of a spell: the first day of a course that began elsewhere, from where, and where the citizen
went when the spell ended."""
SENT = "sent-"
"""How the id of a spell begins of which only the first day was sent."""


@dataclass(frozen=True, slots=True)
class Moves:
    """When and from where the citizen came, when and where to left; None and empty where that is not so."""

    came_on: date | None = None
    came_from: str = ""
    began: date | None = None
    left_on: date | None = None
    went_to: str = ""


def moves_of(history: History, municipality: str, day: date) -> Moves:
    """The moves as the municipality knows them at the end of `day`."""
    mine = [one for one in history.spells if one.municipality == municipality and one.start <= day]
    if not mine:
        return Moves()
    before = _before(history, mine[0])
    came = Moves()
    if before is not None:
        came = Moves(mine[0].start, before.municipality, before.start)
    elif CAME_FROM in mine[0].attributes:
        came = Moves(mine[0].start, str(mine[0].attributes[CAME_FROM]))
    last = mine[-1]
    went_to = _went_to(history, last)
    if last.end is None or last.end > day or not went_to:
        return came
    return replace(came, left_on=last.end, went_to=went_to)


def with_sent_start(history: History) -> History:
    """The history, with a spell elsewhere before each spell whose course is told to have begun there.

    So the course counts from its first day. What happened in those days is not known here.
    """
    sent = [one for spell in history.spells if (one := _sent(history, spell)) is not None]
    if not sent:
        return history
    return replace(history, spells=tuple(sorted((*history.spells, *sent), key=lambda one: one.start)))


def is_only_sent(spell: str) -> bool:
    """Whether of a spell, by its id, no more is known than when it began."""
    return spell.startswith(SENT)


def _sent(history: History, spell: Spell) -> Spell | None:
    began = as_day(spell.attributes.get(BEGAN))
    if began is None or began >= spell.start or _before(history, spell) is not None:
        return None
    place = str(spell.attributes.get(CAME_FROM, "")) or "–"
    return Spell(f"{SENT}{spell.id}", spell.group, place, began, spell.start)


def _before(history: History, spell: Spell) -> Spell | None:
    """The spell elsewhere that this one goes on from."""
    for one in history.spells:
        if (one.group, one.end) == (spell.group, spell.start) and one.municipality != spell.municipality:
            return one
    return None


def _went_to(history: History, last: Spell) -> str:
    """Where the citizen is told to have gone when the last spell here ended."""
    told = str(last.attributes.get(WENT_TO, ""))
    after = (one.municipality for one in history.spells if one.start == last.end)
    return told or next((one for one in after if one != last.municipality), "")
