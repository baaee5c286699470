"""A route: one norm along the municipalities of a course, and what its rules share over all time.

It depends on the law alone. It is gathered once for each world, group and row of municipalities, and kept.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal, TypeVar

from frikommune.dates import Period
from frikommune.law.norm import CourseStart, EachEvent, Norm
from frikommune.law.rulebook import Rule, Timeline, World
from frikommune.law.terms import DutyTerms, Rhythm, Terms
from frikommune.ledger.course import Course

T = TypeVar("T")
Shape = Literal["series", "origin", "last_done"]


@dataclass(frozen=True, eq=False, slots=True)
class Route:
    """One norm asked in one world; `timelines` are its rules in the municipality of each spell.

    `only` is the one timeline of a course in one municipality; `cut` says whether a move or a rule may ever
    touch an open duty. The kinds are those of events by which some version or exemption lets the duty be
    done, lets a citizen off it, or sets off the precondition or limit; without one that it `waits_for` the
    norm is silent (None: it waits for none). `steps` are the numbers of all the duty's steps, in order;
    `all_terms` the terms of every rule, and of the law under it.
    """

    world: World
    norm: Norm
    timelines: tuple[Timeline, ...]
    only: Timeline | None
    cut: bool
    done_kinds: frozenset[str]
    release_kinds: frozenset[str]
    trigger_kinds: frozenset[str]
    waits_for: frozenset[str] | None
    set_off_by_start: bool
    steps: tuple[int, ...]
    all_terms: tuple[Terms, ...]
    _shapes: dict[Rule, Shape] = field(default_factory=dict)

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
        if self.only is None or self.norm.kind != "duty" or not isinstance(self.norm.anchor, CourseStart):
            return False
        rule = self.only.at(course.start)
        return not rule.in_force and not rule.before

    def _shape(self, rule: Rule) -> Shape:
        versions = self.norm.versions
        law = rule.version.terms if rule.version else (versions[0].terms if versions else None)
        for terms in (rule.terms, law) if rule.terms or law else self.all_terms:
            if isinstance(terms, DutyTerms) and isinstance(terms.rhythm, Rhythm):
                return terms.rhythm.counted_from
        return "series"


def _route(world: World, norm: Norm, group: str, municipalities: tuple[str, ...]) -> Route:
    timelines = tuple([world.timeline(norm.id, municipality, group) for municipality in municipalities])
    trigger_kinds = _ever(timelines, lambda timeline: timeline.trigger_kinds)
    by_start = any(timeline.set_off_by_start for timeline in timelines)
    return Route(
        world=world,
        norm=norm,
        timelines=timelines,
        only=timelines[0] if len(timelines) == 1 else None,
        cut=len(timelines) > 1 or bool(timelines[0].cuts),
        done_kinds=_ever(timelines, lambda timeline: timeline.done_kinds),
        release_kinds=_ever(timelines, lambda timeline: timeline.release_kinds),
        trigger_kinds=trigger_kinds,
        waits_for=_awaited(norm, trigger_kinds, by_start),
        set_off_by_start=by_start,
        steps=tuple(sorted(_ever(timelines, lambda timeline: timeline.steps))),
        all_terms=tuple([terms for timeline in timelines for terms in timeline.all_terms]),
    )


def _ever(timelines: tuple[Timeline, ...], of: Callable[[Timeline], frozenset[T]]) -> frozenset[T]:
    """What the rules of all the municipalities have in common over all time, together."""
    return frozenset().union(*map(of, timelines))


def _awaited(norm: Norm, trigger_kinds: frozenset[str], by_start: bool) -> frozenset[str] | None:
    if isinstance(norm.anchor, EachEvent):
        return frozenset((norm.anchor.match.kind,))
    return None if norm.kind == "duty" or by_start else trigger_kinds


@dataclass(frozen=True, slots=True)
class Routes:
    """One norm in two worlds.

    `touched` says whether any exemption changes it, `differ_over_time` whether what its rules share over all
    time differs, `apart` in which periods the worlds read it differently in some municipality. Without an
    event of the kinds it waits for (None: none) it is silent in both.
    """

    one: Route
    two: Route
    touched: bool
    differ_over_time: bool
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
    norms = world.rulebook.norms_by_group.get(group, ())
    return tuple([_route(world, norm, group, municipalities) for norm in norms])


@lru_cache(maxsize=20_000)
def route_of(world: World, norm: str, group: str, municipalities: tuple[str, ...]) -> Route | None:
    """The route of one norm; None where it does not concern the group."""
    return next((one for one in routes(world, group, municipalities) if one.norm.id == norm), None)


@lru_cache(maxsize=5_000)
def routes_in_both(one: World, two: World, group: str, municipalities: tuple[str, ...]) -> tuple[Routes, ...]:
    """The routes of every norm that concerns the group, in two worlds of one rulebook."""
    pairs = zip(*(routes(world, group, municipalities) for world in (one, two)), strict=True)
    return tuple(_together(first, second, group, municipalities) for first, second in pairs)


def _together(one: Route, two: Route, group: str, municipalities: tuple[str, ...]) -> Routes:
    apart = (one.world.apart(two.world, one.norm.id, place, group) for place in municipalities)
    kinds = None if one.waits_for is None or two.waits_for is None else one.waits_for | two.waits_for
    touched = bool(one.world.rulebook.exemptions_on[one.norm.id])
    periods = tuple(period for periods in apart for period in periods)
    return Routes(one, two, touched, _over_time(one) != _over_time(two), periods, kinds)


def _over_time(route: Route) -> tuple[object, ...]:
    """What the rules share over all time, as far as rows depend on it."""
    rhythms = (terms.rhythm for terms in route.all_terms if isinstance(terms, DutyTerms))
    shape = next((one.counted_from for one in rhythms if isinstance(one, Rhythm)), None)
    return route.steps, route.done_kinds, route.trigger_kinds, route.set_off_by_start, shape
