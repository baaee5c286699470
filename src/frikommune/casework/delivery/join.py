"""What several case systems tell of one citizen, as one history.

Spells of one group that touch the same days are one spell, named by the first system that tells of it. An
event that two systems tell alike, by day, kind, type and form, counts once: it was registered twice.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from frikommune.cases.history import Event, History, Spell


def joined(histories: Sequence[History]) -> History:
    """One history of several, the first system's first. At least one is needed."""
    first, *rest = histories
    for one in rest:
        first = _two(first, one)
    return first


def _two(mine: History, other: History) -> History:
    spells, called = list(mine.spells), dict[str, str]()
    for spell in other.spells:
        same = [one for one in spells if _overlap(one, spell)]
        name = same[0].id if same else _free(spell.id, {one.id for one in spells})
        whole = replace(spell, id=name)
        for one in same:
            whole = _one(one, whole)
            called[one.id] = name
        spells = [one for one in spells if one not in same] + [replace(whole, id=name)]
        called[spell.id] = name
    return replace(
        mine,
        spells=tuple(sorted(spells, key=lambda one: (one.start, one.id))),
        events=tuple(_events(mine, other, called)),
        uses=(*mine.uses, *other.uses),
    )


def _overlap(one: Spell, two: Spell) -> bool:
    return (
        one.group == two.group
        and (one.end is None or two.start < one.end)
        and (two.end is None or one.start < two.end)
    )


def _one(mine: Spell, other: Spell) -> Spell:
    """Both periods together: it is open as long as one system says so."""
    ends = (mine.end, other.end)
    end: date | None = None if None in ends else max(one for one in ends if one is not None)
    attributes = {**other.attributes, **mine.attributes}
    return replace(mine, start=min(mine.start, other.start), end=end, attributes=attributes)


def _events(mine: History, other: History, called: dict[str, str]) -> list[Event]:
    there = {(one.day, one.kind, one.type, one.form) for one in mine.events}
    ids = {one.id for one in mine.events}
    every = [(one.day, 0, one.sequence, one) for one in mine.events]
    for one in other.events:
        if (one.day, one.kind, one.type, one.form) not in there:
            free = _free(one.id, ids)
            ids.add(free)
            every.append((one.day, 1, one.sequence, replace(one, id=free)))
    every.sort(key=lambda row: row[:3])
    return [
        replace(one, sequence=number, spell=called.get(one.spell, one.spell))
        for number, (*_, one) in enumerate(every, start=1)
    ]


def _free(name: str, taken: set[str]) -> str:
    """The name, or one like it that nothing else has."""
    number, free = 2, name
    while free in taken:
        free, number = f"{name}+{number}", number + 1
    return free
