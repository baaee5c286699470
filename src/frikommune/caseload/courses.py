"""The courses of made-up citizens: which group, where, from when to when, and what comes after."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields

import numpy as np
from numpy.random import Generator

from frikommune.caseload.drawing import Flags, Floats, Ints, by_chance, chosen, number, weekday, within
from frikommune.caseload.profile import Group, Profile

NEVER = np.iinfo(np.int64).max
"""The day of a move that does not happen."""
RECONSTRUCTED = ("egen-virksomhed", "job", "ordinaer-uddannelse")
"""The reasons for leaving that reconstructed cases give."""
_ROUNDS = 4
_SETTLED_DAYS = 14


@dataclass(frozen=True, slots=True)
class Courses:
    """Courses as columns, in order of person and start.

    `person` counts within a block. `group`, `place` and `place_after` are places in the profile's lists;
    `end` is the first day after and may lie after the period. `leaves` and `label` are places in lists of
    words, 0 for none. `spell` is the number of the course's first spell among the person's. Plans are laid
    over what is `planned` (1).
    """

    person: Ints
    group: Ints
    start: Ints
    end: Ints
    place: Ints
    moved_on: Ints
    place_after: Ints
    leaves: Ints
    label: Ints
    planned: Ints
    spell: Ints

    def __len__(self) -> int:
        return len(self.person)

    def place_on(self, which: Ints, day: Ints) -> Ints:
        """Where each of some courses is on a day."""
        return np.where(day >= self.moved_on[which], self.place_after[which], self.place[which])

    def spell_on(self, which: Ints, day: Ints) -> Ints:
        """The number of the spell that each of some courses is in on a day."""
        return self.spell[which] + (day >= self.moved_on[which])


def leaving_words(profile: Profile) -> list[str]:
    """The reasons for leaving, the empty one first."""
    return ["", *sorted({*RECONSTRUCTED, *(name for group in profile.groups for name in group.leaves)})]


def in_order(columns: list[dict[str, Ints]]) -> Courses:
    """Courses from their columns in any order; `spell` is worked out."""
    names = [field.name for field in fields(Courses) if field.name != "spell"]
    whole = {name: np.concatenate([one[name] for one in columns]) for name in names}
    order = np.lexsort((whole["start"], whole["person"]))
    whole = {name: values[order] for name, values in whole.items()}
    person, spells = whole["person"], 1 + (whole["moved_on"] != NEVER).astype(np.int64)
    before = np.cumsum(spells) - spells
    first = np.searchsorted(person, person)
    return Courses(**whole, spell=1 + before - before[first])


def draw_courses(profile: Profile, draw: Generator, size: int) -> Courses:
    """The courses of so many citizens."""
    drawer = _Drawer(profile, draw)
    return in_order(list(drawer.rounds(size)))


class _Drawer:
    """Draws one round of courses after another: first ones, then what they go on to."""

    def __init__(self, profile: Profile, draw: Generator) -> None:
        self.profile, self.draw, self.groups = profile, draw, profile.groups
        self.first, self.end = number(profile.first_day), number(profile.end)
        self.words = leaving_words(profile)
        self.index = {group.id: place for place, group in enumerate(self.groups)}
        self.inhabitants, self.unemployed = place_weights(profile)
        self.before = np.array([group.before_days for group in self.groups])

    def rounds(self, size: int) -> Iterator[dict[str, Ints]]:
        group = chosen(self.draw, np.array([one.share for one in self.groups]), size)
        even = chosen(self.draw, self.inhabitants, size)
        uneven = chosen(self.draw, self.unemployed, size)
        by_need = np.array([one.spread == "unemployment" for one in self.groups])
        place = np.where(by_need[group], uneven, even)
        start = self.draw.integers(self.first - self.before[group], self.end - 2)
        length = self.lengths(group)
        start = weekday(start + np.where(start + length <= self.first, self.before[group], 0))
        reserved = self.is_reserved(group, place, start)
        group = np.where(reserved, 0, group)
        start = weekday(np.where(reserved, np.maximum(start, self.first), start))
        length = np.where(reserved, self.lengths(group), length)
        person = np.arange(size)
        for _ in range(_ROUNDS):
            if not len(person):
                return
            courses, person, group, place, start = self.one_round(person, group, place, start, length)
            yield courses
            length = self.lengths(group)

    def lengths(self, group: Ints) -> Ints:
        """How many days each course lasts: a Weibull curve through the group's known point, cut."""
        chance = self.draw.random(len(group))
        scale, shape, longest = (
            np.array(each)
            for each in zip(*((scale_of(g), g.shape, g.longest) for g in self.groups), strict=True)
        )
        days = np.ceil(scale[group] * (-np.log1p(-chance)) ** (1 / shape[group]))
        return np.clip(days, 1, longest[group]).astype(np.int64)

    def one_round(
        self, person: Ints, group: Ints, place: Ints, start: Ints, length: Ints
    ) -> tuple[dict[str, Ints], Ints, Ints, Ints, Ints]:
        """A round of courses, and who goes on: person, group, place and start of the course after."""
        moved_on, place_after = self.moves(group, place, start, length)
        follow, gap, leaves = self.what_next(group, length)
        goes = follow >= 0
        later = weekday(start + length + gap)
        goes[goes] = (later[goes] < self.end - 1) & ~self.is_reserved(
            follow[goes], place_after[goes], later[goes]
        )
        courses = {
            "person": person,
            "group": group,
            "start": start,
            "end": start + length,
            "place": place,
            "moved_on": moved_on,
            "place_after": place_after,
            "leaves": leaves,
            "label": np.zeros_like(person),
            "planned": np.ones_like(person),
        }
        return courses, person[goes], follow[goes], place_after[goes], later[goes]

    def what_next(self, group: Ints, length: Ints) -> tuple[Ints, Ints, Ints]:
        """The group each course goes on to (-1 for none), after how many days, or why it ends."""
        chance = self.draw.random(len(group))
        follow, gap = np.full(len(group), -1), np.zeros(len(group), np.int64)
        leaves = np.zeros(len(group), np.int64)
        for place, one in enumerate(self.groups):
            mine, reached = group == place, 0.0
            for after in one.nexts:
                hit = mine & (chance >= reached) & (chance < reached + after.share)
                hit &= length >= after.at_least_days
                follow[hit] = self.index[after.group]
                gap[hit] = within(self.draw, after.gap, int(hit.sum()))
                reached += after.share
            for why, share in one.leaves.items():
                hit = mine & (chance >= reached) & (chance < reached + share)
                leaves[hit] = self.words.index(why)
                reached += share
        return follow, gap, leaves

    def moves(self, group: Ints, place: Ints, start: Ints, length: Ints) -> tuple[Ints, Ints]:
        """The day of a move to another place (NEVER for most), and the place after it."""
        kept = {name for one in self.profile.reserved for name in one.groups}
        stays = np.array([one.id in kept for one in self.groups])[group]
        to = chosen(self.draw, self.inhabitants, len(group))
        moves = by_chance(self.draw, self.profile.moves, len(group)) & ~stays & (to != place)
        moves &= length > 2 * _SETTLED_DAYS
        room = np.maximum(length - 2 * _SETTLED_DAYS, 1)
        day = start + _SETTLED_DAYS + (self.draw.random(len(group)) * room).astype(np.int64)
        moves &= day < self.end
        return np.where(moves, day, NEVER), np.where(moves, to, place)

    def is_reserved(self, group: Ints, place: Ints, start: Ints) -> Flags:
        """Whether a course is left to the reconstruction."""
        found = np.zeros(len(group), np.bool_)
        names = [one.name for one in self.profile.places]
        for one in self.profile.reserved:
            meant = np.array([each.id in one.groups for each in self.groups])
            there = (place == names.index(one.place)) & meant[group]
            found |= there & (start >= number(one.start)) & (start < number(one.end))
        return found


def scale_of(group: Group) -> float:
    """The scale of the Weibull curve that ends the known share of courses within the known days."""
    ended = group.within_share / (group.leaves[group.to] if group.to else 1)
    return float(group.within_days / (-np.log1p(-ended)) ** (1 / group.shape))


def place_weights(profile: Profile) -> tuple[Floats, Floats]:
    """Each place by its inhabitants, and by its unemployed.

    Where no source gives a place's unemployment, it is the one rate that makes the whole region's come out.
    """
    people = np.array([float(place.inhabitants) for place in profile.places])
    rates = np.array([np.nan if p.unemployment is None else p.unemployment for p in profile.places])
    unknown = np.isnan(rates)
    left = profile.region_unemployment * people.sum() - np.nansum(rates * people)
    rates[unknown] = left / people[unknown].sum()
    return people, people * rates
