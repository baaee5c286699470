"""A course: a citizen's run under one group, across municipalities, as known on the observation day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from frikommune.cases.history import Event, History, Spell, Use


@dataclass(frozen=True, slots=True)
class Course:
    """Spells of one group that follow each other without a day between.

    `id` is that of the first spell; `ends` holds each spell's end as known on the observation day, None while
    it runs, and `end` the last of them. `by_kind` holds the course's events by kind, in the file's order;
    `file` those of the whole history. Nothing after the observation day is in any of them.
    """

    history: History
    observed: date
    id: str
    group: str
    start: date
    end: date | None
    spells: tuple[Spell, ...]
    ends: tuple[date | None, ...]
    by_kind: dict[str, list[Event]]
    file: dict[str, list[Event]]
    uses: tuple[Use, ...]

    def spell_on(self, day: date) -> int:
        """The place in `spells` of the one that holds the day; the nearest for a day outside the course."""
        found = 0
        if len(self.spells) == 1:
            return found
        for place, spell in enumerate(self.spells):
            if spell.start <= day:
                found = place
        return found

    def events(self, kinds: frozenset[str]) -> list[Event]:
        """The events of these kinds, in order."""
        if len(kinds) == 1:
            (kind,) = kinds
            return self.by_kind.get(kind, [])
        if kinds.isdisjoint(self.by_kind):
            return []
        return sorted(
            (event for kind in kinds for event in self.by_kind.get(kind, ())),
            key=lambda event: (event.day, event.sequence),
        )


def courses_of(history: History, observed: date) -> Iterator[Course]:
    """The courses of a history, in order of start, as known at the end of the observation day."""
    seen = [event for event in history.events if event.day <= observed]
    uses = tuple(use for use in history.uses if use.recorded_on <= observed)
    whole_file = _by_kind(seen)
    for spells in _chains([spell for spell in history.spells if spell.start <= observed]):
        first = spells[0]
        ends = tuple(spell.end if spell.end and spell.end <= observed else None for spell in spells)
        yield Course(
            history=history,
            observed=observed,
            id=first.id,
            group=first.group,
            start=first.start,
            end=ends[-1],
            spells=tuple(spells),
            ends=ends,
            by_kind=_by_kind(_within(seen, spells, first.start, ends[-1] or date.max)),
            file=whole_file,
            uses=uses,
        )


def _within(events: list[Event], spells: list[Spell], start: date, end: date) -> list[Event]:
    """The events of the course's days that are not tied to another spell."""
    mine = [event for event in events if start <= event.day < end]
    if any(event.spell for event in mine):
        ids = {spell.id for spell in spells}
        return [event for event in mine if not event.spell or event.spell in ids]
    return mine


def _chains(spells: list[Spell]) -> list[list[Spell]]:
    open_chains: dict[str, list[Spell]] = {}
    chains: list[list[Spell]] = []
    for spell in spells:
        chain = open_chains.get(spell.group)
        if chain is not None and chain[-1].end == spell.start:
            chain.append(spell)
        else:
            open_chains[spell.group] = [spell]
            chains.append(open_chains[spell.group])
    return chains


def _by_kind(events: list[Event]) -> dict[str, list[Event]]:
    found: dict[str, list[Event]] = {}
    for event in events:
        found.setdefault(event.kind, []).append(event)
    return found
