"""What applies in one place, or in two beside each other. A place is a municipality on a day."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from frikommune.language import Text
from frikommune.law.considered import Considered, not_for
from frikommune.law.norm import Norm
from frikommune.law.rulebook import World
from frikommune.law.terms import Terms
from frikommune.ledger.standing_law import Asked, what_applies

Difference = Literal["asks", "basis", "same"]
"""`asks`: not the same is asked. `basis`: the same is asked, by another version or another exemption."""

DIFFERENCE_WORDS: dict[Difference, Text] = {
    "asks": Text("forskel", "difference"),
    "basis": Text("samme krav, andet grundlag", "the same is asked, on another basis"),
    "same": Text("ens", "alike"),
}


@dataclass(frozen=True, slots=True)
class Place:
    """A municipality on a day."""

    municipality: str
    on: date


@dataclass(frozen=True, slots=True)
class Answer:
    """One norm for the groups that it reads alike for: as it stands in each place; None: silent there."""

    norm: Norm
    groups: tuple[str, ...]
    asked: tuple[Asked | None, ...]

    @property
    def applies(self) -> bool:
        """Whether the norm says something in any of the places."""
        return any(says_something(one) for one in self.asked)

    @property
    def difference(self) -> Difference:
        """How the places differ, days counted from the start of a course left out."""
        first, *others = self.asked
        if any(_says(one) != _says(first) or _terms(one) != _terms(first) for one in others):
            return "asks"
        return "basis" if any(_basis(one) != _basis(first) for one in others) else "same"


def answers(
    world: World, places: Sequence[Place], groups: Iterable[str], start: date | None
) -> tuple[Answer, ...]:
    """Every norm that concerns the groups, in the order of the rulebook.

    Windows are for a course that starts on `start`, or on each place's own day. Groups for which a norm
    reads alike in all the places stand together.
    """
    found: dict[tuple[object, ...], Answer] = {}
    for group in groups:
        told = [_by_norm(world, place, group, start) for place in places]
        for norm in world.rulebook.norms_by_group[group]:
            asked = tuple(one.get(norm.id) for one in told)
            if any(asked):
                key = (norm.id, *(_key(world, group, one) for one in asked))
                before = found[key].groups if key in found else ()
                found[key] = Answer(norm, (*before, group), asked)
    order = {norm: number for number, norm in enumerate(world.rulebook.norms)}
    merged = (_named_together(world, one) for one in found.values())
    return tuple(sorted(merged, key=lambda one: order[one.norm.id]))


def says_something(asked: Asked | None) -> bool:
    """Whether the norm is in force, or may have been: no version is that old."""
    return asked is not None and (asked.rule.in_force or asked.rule.before)


def lines_of(asked: Asked | None) -> tuple[Text, ...]:
    """What is asked, a line for each thing, without days."""
    if asked is None or not says_something(asked):
        return ()
    return (*filter(any, [asked.state]), *(step.asks for step in asked.steps), *asked.words)


def _by_norm(world: World, place: Place, group: str, start: date | None) -> dict[str, Asked]:
    found = what_applies(world, place.municipality, group, place.on, start or place.on)
    return {one.rule.norm.id: one for one in found}


def _says(asked: Asked | None) -> tuple[object, ...]:
    return (says_something(asked), lines_of(asked))


def _terms(asked: Asked | None) -> Terms | None:
    """The terms themselves: not all that they hold is said in the lines."""
    return asked.rule.terms if asked is not None else None


def _basis(asked: Asked | None) -> tuple[object, ...]:
    if asked is None or not says_something(asked):
        return ()
    rule = asked.rule
    version = rule.version.start if rule.version else None
    layers = [one.id for one in (*rule.layers, *rule.usable)]
    return (version, *layers, *(step.layer for step in asked.steps))


def _key(world: World, group: str, asked: Asked | None) -> tuple[object, ...]:
    """What a reader is told of a norm; told alike for two groups, it is told once."""
    if asked is None:
        return ()
    weighed = tuple(
        (one.exemption.id, one.holds, None if _leaves_out(world, one, group) else one.why)
        for one in asked.considered
    )
    days = tuple((step.words, step.displaced) for step in asked.steps)
    return (_says(asked), _basis(asked), days, asked.words_without, asked.law, weighed, asked.assumptions)


def _leaves_out(world: World, weighed: Considered, group: str) -> bool:
    """Whether the exemption counts, but not for this group."""
    return weighed.exemption.id in world.counted and not weighed.exemption.covers_group(group)


def _named_together(world: World, answer: Answer) -> Answer:
    """The answer, in which an exemption that leaves its groups out says so of all of them."""
    if len(answer.groups) == 1:
        return answer
    return replace(answer, asked=tuple(one and _retold(world, answer.groups, one) for one in answer.asked))


def _retold(world: World, groups: Sequence[str], asked: Asked) -> Asked:
    why = not_for([world.rulebook.words.group_inside(group) for group in groups])
    weighed = tuple(
        replace(one, why=why) if _leaves_out(world, one, groups[0]) else one for one in asked.considered
    )
    return replace(asked, considered=weighed)
