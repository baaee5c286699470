"""A route: one norm along the municipalities of a course, and what its rules share over all time.

It depends on the law alone. It is gathered once for each world, group and row of municipalities, and kept.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import Literal, NamedTuple, TypeVar

from frikommune.dates import Period
from frikommune.law.norm import CourseStart, EachEvent, Norm
from frikommune.law.rulebook import Rule, Timeline, World
from frikommune.law.terms import DutyTerms, Rhythm, Terms
from frikommune.ledger.course import Course

T = TypeVar("T")
Shape = Literal["series", "origin", "last_done"]


@dataclass(frozen=True, eq=False)
class Route:
    """One norm asked in one world; `timelines` are its rules in the municipality of each spell.

    `only` is the one timeline of a course in one municipality; `cut` says whether a move or a rule may ever
    touch an open duty.
    """

    world: World
    norm: Norm
    timelines: tuple[Timeline, ...]
    only: Timeline | None = field(init=False)
    cut: bool = field(init=False)
    _shapes: dict[Rule, Shape] = field(default_factory=dict)

    def __post_init__(self) -> None:
        alone = len(self.timelines) == 1
        object.__setattr__(self, "only", self.timelines[0] if alone else None)
        object.__setattr__(self, "cut", not alone or bool(self.timelines[0].cuts))

    @cached_property
    def done_kinds(self) -> frozenset[str]:
        """Every kind of event by which some version or exemption lets the duty be done."""
        return self._ever(lambda timeline: timeline.done_kinds)

    @cached_property
    def release_kinds(self) -> frozenset[str]:
        """Every kind of event by which the law may ever let a citizen off the duty."""
        return self._ever(lambda timeline: timeline.release_kinds)

    @cached_property
    def trigger_kinds(self) -> frozenset[str]:
        """Every kind of event that may ever set off the precondition or limit."""
        return self._ever(lambda timeline: timeline.trigger_kinds)

    @cached_property
    def steps(self) -> tuple[int, ...]:
        """The numbers of all the duty's steps, in order."""
        return tuple(sorted(self._ever(lambda timeline: timeline.steps)))

    @cached_property
    def set_off_by_start(self) -> bool:
        """Whether the start of a course may ever set off the precondition."""
        return any(timeline.set_off_by_start for timeline in self.timelines)

    @cached_property
    def all_terms(self) -> tuple[Terms, ...]:
        """The terms of every rule, and of the law under it."""
        return tuple(terms for timeline in self.timelines for terms in timeline.all_terms)

    def shape(self, rule: Rule) -> Shape:
        """How the duty recurs by that rule: a series of steps, or a rhythm from the origin or last done."""
        shape = self._shapes.get(rule)
        if shape is None:
            shape = self._shapes[rule] = self._shape(rule)
        return shape

    def is_silent(self, course: Course) -> bool:
        """Whether nothing in the course could set the norm off: most norms, in most courses."""
        if self.waits_for is not None:
            return course.by_kind.keys().isdisjoint(self.waits_for)
        if self._from_start and self.only is not None:
            rule = self.only.at(course.start)
            return not rule.in_force and not rule.before
        return False

    @cached_property
    def waits_for(self) -> frozenset[str] | None:
        """The kinds of event without which the norm is silent; None if it may speak without any."""
        if isinstance(self.norm.anchor, EachEvent):
            return frozenset((self.norm.anchor.match.kind,))
        if self.norm.kind == "duty" or self.set_off_by_start:
            return None
        return self.trigger_kinds

    @cached_property
    def _from_start(self) -> bool:
        return self.norm.kind == "duty" and isinstance(self.norm.anchor, CourseStart)

    def _ever(self, of: Callable[[Timeline], frozenset[T]]) -> frozenset[T]:
        return frozenset().union(*map(of, self.timelines))

    def _shape(self, rule: Rule) -> Shape:
        versions = self.norm.versions
        law = rule.version.terms if rule.version else (versions[0].terms if versions else None)
        for terms in (rule.terms, law) if rule.terms or law else self.all_terms:
            if isinstance(terms, DutyTerms) and isinstance(terms.rhythm, Rhythm):
                return terms.rhythm.counted_from
        return "series"


class Routes(NamedTuple):
    """One norm in two worlds.

    `touched` says whether any exemption changes it, `apart` in which periods the worlds read it differently
    in some municipality. Without an event of the kinds it waits for (None: none) it is silent in both.
    """

    one: Route
    two: Route
    touched: bool
    apart: tuple[Period, ...]
    waits_for: frozenset[str] | None

    def are_silent(self, course: Course) -> bool:
        """Whether nothing in the course could set the norm off in either world."""
        if self.waits_for is not None:
            return course.by_kind.keys().isdisjoint(self.waits_for)
        return self.one.is_silent(course) and self.two.is_silent(course)


@lru_cache(maxsize=5_000)
def routes(world: World, group: str, municipalities: tuple[str, ...]) -> tuple[Route, ...]:
    """The routes of every norm that concerns the group, in the rulebook's order."""
    return tuple(
        Route(world, norm, tuple(world.timeline(norm.id, one, group) for one in municipalities))
        for norm in world.rulebook.norms_by_group.get(group, ())
    )


@lru_cache(maxsize=5_000)
def routes_in_both(one: World, two: World, group: str, municipalities: tuple[str, ...]) -> tuple[Routes, ...]:
    """The routes of every norm that concerns the group, in two worlds of one rulebook."""
    pairs = zip(*(routes(world, group, municipalities) for world in (one, two)), strict=True)
    return tuple(_together(first, second, group, municipalities) for first, second in pairs)


def _together(one: Route, two: Route, group: str, municipalities: tuple[str, ...]) -> Routes:
    apart = (one.world.apart(two.world, one.norm.id, place, group) for place in municipalities)
    kinds = None if one.waits_for is None or two.waits_for is None else one.waits_for | two.waits_for
    touched = bool(one.world.rulebook.exemptions_on[one.norm.id])
    return Routes(one, two, touched, tuple(period for periods in apart for period in periods), kinds)
