"""Where a draft is imagined to hold, and what the law asks there, as tables to join cases with."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from datetime import date, timedelta
from typing import NamedTuple

import polars as pl

from frikommune.law.exemption import Exemption, Grant
from frikommune.law.norm import CourseStart, Norm
from frikommune.law.rulebook import Rule, Rulebook, World
from frikommune.law.terms import DutyTerms

EVER = date.max
_PLACE = {"norm": pl.String, "municipality": pl.String, "group": pl.String}
_PERIOD = {"first": pl.Date, "last": pl.Date}


class Scope(NamedTuple):
    """The reach of some exemptions.

    `granted`: `exemption`, `norm`, `municipality`, `group`, `first` and `last` day, and whether it is used
    `case_by_case`. `expected`: for a duty counted from the course's start, the `step` that a course begun
    there from `first` to `last` is bound to, unless it ends first.
    """

    granted: pl.DataFrame
    expected: pl.DataFrame


def scope_of(rulebook: Rulebook, ids: Collection[str]) -> Scope:
    """The scope of the exemptions `ids`; what the law asks is read in the world without them."""
    world = rulebook.without(frozenset(ids))
    granted = [row for name in sorted(ids) for row in _granted(rulebook, rulebook.exemptions[name])]
    places = dict.fromkeys((row["norm"], row["municipality"], row["group"]) for row in granted)
    expected = [row for place in places for row in _expected(world, *map(str, place))]
    return Scope(
        pl.DataFrame(granted, {"exemption": pl.String, **_PLACE, **_PERIOD, "case_by_case": pl.Boolean}),
        pl.DataFrame(expected, {**_PLACE, "step": pl.Int32, **_PERIOD}),
    )


def _granted(rulebook: Rulebook, exemption: Exemption) -> Iterator[dict[str, object]]:
    norms = [rulebook.norms[name] for name in dict.fromkeys(change.norm for change in exemption.changes)]
    grants = [grant for grant in rulebook.grants if grant.exemption == exemption.id]
    for norm in norms:
        for grant in grants:
            for group in rulebook.groups:
                if norm.concerns(group) and exemption.covers_group(group):
                    yield _row(exemption, norm, grant, group)


def _row(exemption: Exemption, norm: Norm, grant: Grant, group: str) -> dict[str, object]:
    return {
        "exemption": exemption.id,
        "norm": norm.id,
        "municipality": grant.municipality,
        "group": group,
        "first": grant.start,
        "last": grant.last_day or EVER,
        "case_by_case": exemption.use is not None,
    }


def _expected(world: World, norm: str, municipality: str, group: str) -> Iterator[Mapping[str, object]]:
    found = world.rulebook.norms[norm]
    if found.kind != "duty" or not isinstance(found.anchor, CourseStart):
        return
    rules = world.timeline(norm, municipality, group).rules
    for rule, following in zip(rules, [*rules[1:], None], strict=True):
        last = following.start - timedelta(days=1) if following else EVER
        for step in _steps(rule):
            place = {"norm": norm, "municipality": municipality, "group": group}
            yield {**place, "step": step, "first": rule.start, "last": last}


def _steps(rule: Rule) -> list[int]:
    """The numbers of a series; the first of a rhythm; nothing where nothing is asked."""
    if not isinstance(rule.terms, DutyTerms) or rule.suspended_by is not None:
        return []
    return sorted(rule.terms.windows) if isinstance(rule.terms.windows, Mapping) else [1]
