"""The rulebook: norms, exemptions and grants together, and what is in force in a world of theirs.

A *world* is a set of exemptions that count: all of them, none, or all but some. Norms never change; a rule is
the version in force with the exemptions laid over it, and keeps both in sight.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Literal

from frikommune.dates import Period
from frikommune.language import Text
from frikommune.law.exemption import Exemption, Grant
from frikommune.law.norm import Norm, Version
from frikommune.law.terms import DutyTerms, PreconditionTerms, Terms
from frikommune.law.words import AttributeWords, EventWords, Words

CutReason = Literal["reread", "repealed", "suspended", "resumed"]


@dataclass(frozen=True, eq=False, slots=True)
class Rule:
    """One norm as it stands for one municipality and group from `start` until the next rule.

    `terms` None: nothing is asked (repealed, or added only by an exemption). `version` None with `before`
    set: the pack holds no version that old. `layers` are the exemptions laid over the version, in order;
    `suspended_by` the one that sets the norm aside for everybody; `usable` those that count case by case.
    """

    norm: Norm
    start: date
    version: Version | None
    terms: Terms | None
    layers: tuple[Exemption, ...] = ()
    suspended_by: Exemption | None = None
    usable: tuple[Exemption, ...] = ()
    before: bool = False
    in_force: bool = field(init=False)
    """Whether the rule asks anything at all."""
    duty: DutyTerms | None = field(init=False)
    """The terms, if they are those of a duty."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "in_force", self.terms is not None)
        object.__setattr__(self, "duty", self.terms if isinstance(self.terms, DutyTerms) else None)


@dataclass(frozen=True, eq=False)
class Timeline:
    """The rules of one norm for one municipality and group, in order of their first day.

    What the rules have in common over all time is gathered once, when first asked for.
    """

    rules: tuple[Rule, ...]
    _starts: list[date] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_starts", [rule.start for rule in self.rules])

    def at(self, day: date) -> Rule:
        """The rule on that day."""
        return self.rules[bisect_right(self._starts, day, 1) - 1]

    @cached_property
    def all_terms(self) -> tuple[Terms, ...]:
        """The terms of every rule, and of the law under it."""
        found = [
            terms
            for rule in self.rules
            for terms in (rule.terms, rule.version.terms if rule.version else None)
            if terms is not None
        ]
        return tuple(found)

    @cached_property
    def done_kinds(self) -> frozenset[str]:
        """Every kind of event by which the duty may ever be done."""
        duties = (terms for terms in self.all_terms if isinstance(terms, DutyTerms))
        return frozenset(match.kind for terms in duties for match in terms.done_by)

    @cached_property
    def release_kinds(self) -> frozenset[str]:
        """Every kind of event by which the law may ever let a citizen off the duty."""
        releases = (terms.released_by for terms in self.all_terms if isinstance(terms, DutyTerms))
        return frozenset(release.match.kind for release in releases if release is not None)

    @cached_property
    def trigger_kinds(self) -> frozenset[str]:
        """Every kind of event that may ever set off the precondition or limit."""
        triggers = (terms.trigger for terms in self.all_terms if not isinstance(terms, DutyTerms))
        return frozenset(trigger.kind for trigger in triggers if trigger is not None)

    @cached_property
    def set_off_by_start(self) -> bool:
        """Whether the start of a course may ever set off the precondition."""
        return any(isinstance(terms, PreconditionTerms) and terms.trigger is None for terms in self.all_terms)

    @cached_property
    def steps(self) -> frozenset[int]:
        """The numbers of all the duty's steps."""
        windows = (terms.windows for terms in self.all_terms if isinstance(terms, DutyTerms))
        return frozenset(number for one in windows if isinstance(one, Mapping) for number in one)

    @cached_property
    def cuts(self) -> tuple[tuple[date, CutReason], ...]:
        """The days on which an open duty is touched: re-read, repealed, suspended or resumed."""
        found: list[tuple[date, CutReason]] = []
        for before, after in zip(self.rules, self.rules[1:], strict=False):
            reason = _touches(before, after)
            if reason:
                found.append((after.start, reason))
        return tuple(found)

    @cached_property
    def rereads(self) -> tuple[date, ...]:
        """The days on which open duties are read again."""
        return tuple(day for day, reason in self.cuts if reason == "reread")


def _touches(before: Rule, after: Rule) -> CutReason | None:
    if after.version is not before.version and after.version is not None:
        if after.version.terms is None and not after.in_force:
            return "repealed"
        if after.version.reread:
            return "reread"
    if before.suspended_by is None and after.suspended_by is not None:
        return "suspended"
    if before.suspended_by is not None and after.suspended_by is None:
        return "resumed"
    return None


@dataclass(frozen=True, eq=False)
class Rulebook:
    """The law of one or more packs, with the exemptions and the grants that hold them in place and time.

    `groups` are the titles of the target groups; `events` and `attributes` what those are called, if told.
    """

    norms: Mapping[str, Norm]
    exemptions: Mapping[str, Exemption]
    grants: tuple[Grant, ...]
    groups: Mapping[str, Text]
    municipalities: Mapping[str, str]
    events: Mapping[str, EventWords] = field(default_factory=dict)
    attributes: Mapping[str, AttributeWords] = field(default_factory=dict)

    @cached_property
    def words(self) -> Words:
        """What the codes of groups, events, attributes and values are called."""
        return Words(self.groups, self.events, self.attributes)

    @cached_property
    def all_trials(self) -> World:
        """The actual world: every exemption counts."""
        return World(self, frozenset(self.exemptions))

    @cached_property
    def no_trials(self) -> World:
        """The law alone."""
        return World(self, frozenset())

    def without(self, exemptions: frozenset[str]) -> World:
        """All exemptions but these."""
        return World(self, frozenset(self.exemptions) - exemptions)

    @cached_property
    def exemptions_on(self) -> Mapping[str, tuple[Exemption, ...]]:
        """For each norm, the exemptions that change it, in the order they are laid."""
        found: dict[str, tuple[Exemption, ...]] = {}
        for norm in self.norms:
            touching = [one for one in self.exemptions.values() if one.changes_to(norm)]
            found[norm] = tuple(_in_declared_order(touching))
        return found

    @cached_property
    def grants_of(self) -> Mapping[tuple[str, str], tuple[Grant, ...]]:
        """The grants by exemption and municipality."""
        found: dict[tuple[str, str], tuple[Grant, ...]] = {}
        for grant in self.grants:
            key = (grant.exemption, grant.municipality)
            found[key] = (*found.get(key, ()), grant)
        return found

    @cached_property
    def norms_by_group(self) -> Mapping[str, tuple[Norm, ...]]:
        """For each group, the norms that concern it."""
        return {
            group: tuple(norm for norm in self.norms.values() if norm.concerns(group))
            for group in self.groups
        }


def _in_declared_order(exemptions: list[Exemption]) -> list[Exemption]:
    ordered: list[Exemption] = []
    waiting = sorted(exemptions, key=lambda one: one.id)
    names = {one.id for one in waiting}
    while waiting:
        ready = [one for one in waiting if not (one.after & names) - {done.id for done in ordered}]
        ordered.append(ready[0] if ready else waiting[0])
        waiting.remove(ordered[-1])
    return ordered


@dataclass(frozen=True, eq=False)
class World:
    """A rulebook in which only some exemptions count."""

    rulebook: Rulebook
    counted: frozenset[str]
    _timelines: dict[tuple[str, str, str], Timeline] = field(default_factory=dict, repr=False)
    _apart: dict[tuple[World, str, str, str], tuple[Period, ...]] = field(default_factory=dict, repr=False)

    def timeline(self, norm: str, municipality: str, group: str) -> Timeline:
        """The rules of one norm for one municipality and group over all time. Compiled once, then kept."""
        key = (norm, municipality, group)
        timeline = self._timelines.get(key)
        if timeline is None:
            timeline = self._timelines[key] = self._compile(self.rulebook.norms[norm], municipality, group)
        return timeline

    def rule(self, norm: str, municipality: str, group: str, on: date) -> Rule:
        """The norm as it stands there, for that group, on that day."""
        return self.timeline(norm, municipality, group).at(on)

    def apart(self, other: World, norm: str, municipality: str, group: str) -> tuple[Period, ...]:
        """The periods in which the two worlds read this norm differently there. Compared once, then kept.

        What may only be used case by case is left out: it makes no difference until somebody uses it.
        """
        key = (other, norm, municipality, group)
        found = self._apart.get(key)
        if found is None:
            mine, theirs = (world.timeline(norm, municipality, group) for world in (self, other))
            found = self._apart[key] = tuple(_apart(mine, theirs))
        return found

    def _compile(self, norm: Norm, municipality: str, group: str) -> Timeline:
        granted = [
            (exemption, grant)
            for exemption in self.rulebook.exemptions_on[norm.id]
            if exemption.id in self.counted and exemption.covers_group(group)
            for grant in self.rulebook.grants_of.get((exemption.id, municipality), ())
        ]
        days = {version.start for version in norm.versions}
        days |= {grant.start for _, grant in granted}
        days |= {grant.end for _, grant in granted if grant.end is not None}
        rules = [_lay(norm, day, granted) for day in sorted({date.min, *days})]
        return Timeline(tuple(_merge_equal(rules)))


def _apart(mine: Timeline, theirs: Timeline) -> Iterator[Period]:
    days = sorted({rule.start for timeline in (mine, theirs) for rule in timeline.rules})
    for start, end in zip(days, [*days[1:], None], strict=True):
        if _read(mine.at(start))[1:-1] != _read(theirs.at(start))[1:-1]:
            yield Period(start, end)


def _read(rule: Rule) -> tuple[object, ...]:
    """What makes a rule the rule it is."""
    return (rule.start, rule.version, rule.layers, rule.suspended_by, rule.usable)


def _lay(norm: Norm, day: date, granted: list[tuple[Exemption, Grant]]) -> Rule:
    version = next((one for one in reversed(norm.versions) if one.start <= day), None)
    terms = version.terms if version else None
    layers: list[Exemption] = []
    usable: list[Exemption] = []
    suspended_by: Exemption | None = None
    for exemption, grant in granted:
        if not grant.holds_on(day):
            continue
        if exemption.use is not None:
            usable.append(exemption)
            continue
        for change in exemption.changes_to(norm.id):
            if terms is None and change.operation != "add":
                continue
            if change.operation == "suspend":
                suspended_by = exemption
            terms = change.apply(terms)
            if exemption not in layers:
                layers.append(exemption)
    before = version is None and bool(norm.versions)
    return Rule(norm, day, version, terms, tuple(layers), suspended_by, tuple(usable), before)


def _merge_equal(rules: list[Rule]) -> list[Rule]:
    kept: list[Rule] = []
    for rule in rules:
        last = kept[-1] if kept else None
        if last is None or _read(last)[1:] != _read(rule)[1:]:
            kept.append(rule)
    return kept
