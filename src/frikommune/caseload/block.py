"""One block of citizens as Arrow tables: sorted, numbered, and cut at what was known on a day."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
import pyarrow as pa

from frikommune.caseload.columns import NO_DAY, Columns
from frikommune.caseload.courses import NEVER, Courses, leaving_words
from frikommune.caseload.drawing import EPOCH, Flags, Ints, number
from frikommune.caseload.profile import Profile
from frikommune.cases.mark import REBUILT
from frikommune.cases.tables import arrow_schema

Tables = Mapping[str, pa.Table]
LEAVES, LABEL = "afgang_til", REBUILT
"""Attributes of spells: why it ended, and the trial that a reconstructed case belongs to."""


@dataclass(frozen=True, slots=True)
class Labels:
    """What the numbers of a block stand for: the ids of a citizen, and of each spell (by its number from 1)
    of a citizen; and the trials of reconstructed cases.
    """

    person: Callable[[int], str]
    spell: Callable[[int, int], str]
    trials: Sequence[str] = ("",)


def tables_of(profile: Profile, courses: Courses, columns: Columns, labels: Labels, until: date) -> Tables:
    """The spells, events and uses of a block, as known at the end of the day `until`.

    Events and uses have no ids of their own: (person, sequence) tells one event from another.
    """
    names = _Names(courses, labels)
    events, uses = columns.joined()
    last = number(until)
    return {
        "spells": _spells(profile, courses, names, labels, last),
        "events": _events(columns, events, names, last),
        "uses": _uses(columns, uses, names, last),
    }


class _Names:
    """The ids of all citizens and of all spells of a block, each written once."""

    def __init__(self, courses: Courses, labels: Labels) -> None:
        size = int(courses.person.max()) + 1 if len(courses) else 0
        last_of = np.searchsorted(courses.person, np.arange(size), side="right") - 1
        spells = courses.spell + (courses.moved_on != NEVER)
        each = spells[last_of]
        self._before = np.cumsum(each) - each
        self._persons = pa.array([labels.person(one) for one in range(size)], pa.string())
        ids = [labels.spell(one, n) for one, many in enumerate(each.tolist()) for n in range(1, many + 1)]
        self._spells = pa.array(ids, pa.string())

    def persons(self, person: Ints) -> pa.Array:
        return self._persons.take(pa.array(person))

    def spells(self, person: Ints, spell: Ints) -> pa.Array:
        return self._spells.take(pa.array(self._before[person] + spell - 1))


def _spells(profile: Profile, courses: Courses, names: _Names, labels: Labels, last: int) -> pa.Table:
    moved = np.flatnonzero(courses.moved_on != NEVER)
    which = np.sort(np.concatenate([np.arange(len(courses)), moved]), kind="stable")
    second = np.zeros_like(which)
    second[1:] = which[1:] == which[:-1]
    has_moved = (courses.moved_on != NEVER)[which]
    start = np.where(second == 1, courses.moved_on[which], courses.start[which])
    end = np.where(has_moved & (second == 0), courses.moved_on[which], courses.end[which])
    which, second, start, end = _known(start <= last, which, second, start, end)
    is_open = end > last + 1
    is_left = ~is_open & ((second == 1) | (courses.moved_on[which] == NEVER))
    leaves = np.where(is_left, courses.leaves[which], 0)
    place = np.where(second == 1, courses.place_after[which], courses.place[which])
    return _table(
        "spells",
        {
            "person": names.persons(courses.person[which]),
            "spell": names.spells(courses.person[which], courses.spell[which] + second),
            "group": _words([group.id for group in profile.groups], courses.group[which]),
            "municipality": _words([each.name for each in profile.places], place),
            "from": _days(start),
            "to": _days(np.where(is_open, NO_DAY, end)),
            "synthetic": pa.array(np.ones(len(which), np.bool_)),
            "attributes": _attributes(profile, labels, leaves, courses.label[which]),
        },
    )


def _attributes(profile: Profile, labels: Labels, leaves: Ints, label: Ints) -> pa.Array:
    reasons = leaving_words(profile)
    told: list[str | None] = []
    for trial in labels.trials:
        for why in reasons:
            words = {key: word for key, word in ((LEAVES, why), (LABEL, trial)) if word}
            told.append(json.dumps(words, ensure_ascii=False) if words else None)
    return _words(told, label * len(reasons) + leaves)


def _events(columns: Columns, events: tuple[Ints, ...], names: _Names, last: int) -> pa.Table:
    person, day, rank = events[0], events[2], events[3]
    order = np.lexsort((rank, day, person))
    person, spell, day, _, what, until, leaves_on = (each[order] for each in events)
    sequence = 1 + np.arange(len(person)) - np.searchsorted(person, person)
    person, spell, day, what, until, leaves_on, sequence = _known(
        day <= last, person, spell, day, what, until, leaves_on, sequence
    )
    whats = list(columns.whats)
    empty = pa.nulls(len(day), pa.string())
    return _table(
        "events",
        {
            "person": names.persons(person),
            "event": empty,
            "spell": names.spells(person, spell),
            "day": _days(day),
            "moment": empty,
            "sequence": pa.array(sequence),
            "kind": _words([one.kind for one in whats], what),
            "type": _words([one.type or None for one in whats], what),
            "form": _words([one.form or None for one in whats], what),
            "until": _days(until),
            "attributes": _told([one.attributes or None for one in whats], what, leaves_on),
        },
    )


def _told(words: list[str | None], what: Ints, leaves_on: Ints) -> pa.Array:
    """The attributes of events; those that name a day of departure are written once for each such day."""
    plain = _words(words, what)
    dated = np.flatnonzero(leaves_on != NO_DAY)
    if not len(dated):
        return plain
    pairs, which = np.unique(np.stack([what[dated], leaves_on[dated]]), axis=1, return_inverse=True)
    texts = [(words[w] or "").replace("%", str(date.fromordinal(EPOCH + day))) for w, day in pairs.T.tolist()]
    place = what.copy()
    place[dated] = len(words) + which.reshape(-1)
    return _words([*words, *texts], place)


def _uses(columns: Columns, uses: tuple[Ints, ...], names: _Names, last: int) -> pa.Table:
    order = np.lexsort((uses[1], uses[0]))
    person, decided, what, leader, approved = (each[order] for each in uses)
    person, decided, what, leader, approved = _known(decided <= last, person, decided, what, leader, approved)
    approved = np.where(approved > last, NO_DAY, approved)
    leader = np.where(approved == NO_DAY, 0, leader)
    decisions = list(columns.decisions)
    leaders = [None, *(f"leder-{each:02}" for each in range(1, int(leader.max(initial=0)) + 1))]
    return _table(
        "uses",
        {
            "person": names.persons(person),
            "use": pa.nulls(len(person), pa.string()),
            "exemption": _words([one.exemption for one in decisions], what),
            "norm": _words([one.norm for one in decisions], what),
            "occurrence": pa.nulls(len(person), pa.int64()),
            "decided_on": _days(decided),
            "reason": _words([one.reason for one in decisions], what),
            "replaced_by": _words([one.replaced_by or None for one in decisions], what),
            "recorded_on": _days(decided),
            "approved_by": _words(leaders, leader),
            "approved_on": _days(approved),
        },
    )


def _words(words: Sequence[str | None], which: Ints) -> pa.Array:
    return pa.array(words, pa.string()).take(pa.array(which))


def _days(days: Ints) -> pa.Array:
    return pa.array(days.astype(np.int32, copy=False), pa.int32(), mask=days == NO_DAY).cast(pa.date32())


def _known(known: Flags, *columns: Ints) -> tuple[Ints, ...]:
    """The rows that are known, of several columns; no copy where all are."""
    return columns if known.all() else tuple(column[known] for column in columns)


def _table(name: str, columns: Mapping[str, pa.Array]) -> pa.Table:
    return pa.table(dict(columns), schema=arrow_schema(name))
