"""A course: a citizen's run under one group, across municipalities, as known on the observation day."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from operator import attrgetter

from frikommune.cases.history import Event, History, Spell, Use

_DAY = attrgetter("day")


@dataclass(frozen=True, slots=True)
class Course:
    """Spells of one group that follow each other without a day between.

    `id` is that of the first spell; `ends` holds each spell's end as known on the observation day, None while
    it runs, and `end` the last of them. `by_kind` holds the course's events by kind, in the file's order,
    `file` those of the whole history, and `uses` the decisions by norm. Nothing after the observation day is
    in any of them.
    """

    history: History
    observed: date
    id: str
    group: str
    start: date
    end: date | None
    spells: tuple[Spell, ...]
    municipalities: tuple[str, ...]
    starts: tuple[date, ...]
    ends: tuple[date | None, ...]
    by_kind: dict[str, list[Event]]
    file: dict[str, list[Event]]
    uses: dict[str, list[Use]]

    def spell_on(self, day: date) -> int:
        """The place in `spells` of the one that holds the day; the nearest for a day outside the course."""
        return 0 if len(self.spells) == 1 else bisect_right(self.starts, day, 1) - 1

    def events(self, kinds: frozenset[str]) -> list[Event]:
        """The events of these kinds, in order."""
        if len(kinds) == 1:
            (kind,) = kinds
            return self.by_kind.get(kind, [])
        found = [events for kind in kinds if (events := self.by_kind.get(kind))]
        if len(found) < 2:
            return found[0] if found else []
        return sorted(
            (event for events in found for event in events), key=lambda event: (event.day, event.sequence)
        )


def with_event(course: Course, event: Event) -> Course:
    """The course with an event more, after all others; it is tied to no spell."""
    return replace(course, by_kind=_and_event(course.by_kind, event), file=_and_event(course.file, event))


def _and_event(events: dict[str, list[Event]], event: Event) -> dict[str, list[Event]]:
    return {**events, event.kind: [*events.get(event.kind, ()), event]}


def courses_of(history: History, observed: date) -> Iterator[Course]:
    """The courses of a history, in order of start, as known at the end of the observation day."""
    seen = history.events[: bisect_right(history.events, observed, key=_DAY)]
    uses: dict[str, list[Use]] = {}
    for use in history.uses:
        if use.recorded_on <= observed:
            uses.setdefault(use.norm, []).append(use)
    whole_file = _by_kind(seen)
    for spells in _chains([spell for spell in history.spells if spell.start <= observed]):
        first = spells[0]
        ends = tuple([spell.end if spell.end and spell.end <= observed else None for spell in spells])
        yield Course(
            history=history,
            observed=observed,
            id=first.id,
            group=first.group,
            start=first.start,
            end=ends[-1],
            spells=tuple(spells),
            municipalities=tuple([spell.municipality for spell in spells]),
            starts=tuple([spell.start for spell in spells]),
            ends=ends,
            by_kind=_by_kind(_within(seen, spells, first.start, ends[-1])),
            file=whole_file,
            uses=uses,
        )


def _within(events: tuple[Event, ...], spells: list[Spell], start: date, end: date | None) -> list[Event]:
    """The events of the course's days that are not tied to another spell."""
    first = bisect_left(events, start, key=_DAY)
    beyond = len(events) if end is None else bisect_left(events, end, key=_DAY)
    ids = ["", *[spell.id for spell in spells]]
    return [event for event in events[first:beyond] if event.spell in ids]


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


def _by_kind(events: Iterable[Event]) -> dict[str, list[Event]]:
    found: dict[str, list[Event]] = {}
    for event in events:
        if event.kind in found:
            found[event.kind].append(event)
        else:
            found[event.kind] = [event]
    return found
