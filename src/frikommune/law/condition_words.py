"""What a limit tests, in plain words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from frikommune.language import NO_WORDS, Text
from frikommune.law.clause_words import one_of_words, quoted
from frikommune.law.terms import (
    AtMost,
    Attribute,
    Elapsed,
    Longest,
    NotPermitted,
    OnlyGroups,
    Permitted,
    Ratio,
    Test,
)
from frikommune.law.words import Words, all_of


def condition_words(test: Test, words: Words) -> Text:
    """What is said of the instrument: `needs the course to have lasted at least 26 weeks`."""
    return _TESTS[type(test)](test, words)


def groups_words(groups: frozenset[str], words: Words) -> Text:
    """`in the group “Companies”`: titles stand whole, for some have commas."""
    titles = (words.group(one) for one in sorted(groups))
    named = all_of(Text(f"“{one.da}”", f"“{one.en}”") for one in titles)
    if len(groups) == 1:
        return Text(f"i målgruppen {named.da}", f"in the group {named.en}")
    return Text(f"i målgrupperne {named.da}", f"in the groups {named.en}")


def _only_groups(test: OnlyGroups, words: Words) -> Text:
    groups = all_of(words.group_inside(one) for one in sorted(test.groups))
    return Text(f"kan kun bevilges til {groups.da}", f"may be granted only to {groups.en}")


def _elapsed(test: Elapsed, words: Words) -> Text:
    da, en = test.at_least.in_words("da"), test.at_least.in_words("en")
    if not test.groups:
        return Text(
            f"kræver, at forløbet har varet mindst {da}", f"needs the course to have lasted at least {en}"
        )
    where, days = groups_words(test.groups, words), test.within_days
    within = Text(f" inden for {days} dage", f" within {days} days") if days is not None else NO_WORDS
    return Text(
        f"kræver mindst {da} i alt {where.da}{within.da}", f"needs at least {en} in all {where.en}{within.en}"
    )


def _at_most(test: AtMost, words: Words) -> Text:
    name = quoted(test.attribute, words)
    da, en = f"{test.total:g}".replace(".", ","), f"{test.total:g}"
    within = test.within_first
    first = NO_WORDS
    if within is not None:
        first = Text(
            f" i forløbets første {within.in_words('da')}",
            f" in the first {within.in_words('en')} of the course",
        )
    return Text(
        f"må ikke bringe borgeren over {da} {name.da} i alt{first.da}",
        f"must not bring the citizen above {en} {name.en} in all{first.en}",
    )


def _longest(test: Longest, words: Words) -> Text:
    return Text(
        f"kan højst gælde til {test.step.in_words('da')} efter forløbets start",
        f"may run until at most {test.step.in_words('en')} after the start of the course",
    )


def _ratio(test: Ratio, words: Words) -> Text:
    least = NO_WORDS
    if test.at_least:
        least = Text(f", dog altid til mindst {test.at_least}", f", but always to at least {test.at_least}")
    return Text(
        f"kan bevilges til højst 1 person for hver {test.per} ordinært ansatte op til {test.up_to} ansatte "
        f"og derefter 1 for hver {test.then_per}{least.da}",
        f"may be granted to at most 1 person for every {test.per} ordinary employees up to {test.up_to} "
        f"and then 1 for every {test.then_per}{least.en}",
    )


def _attribute(test: Attribute, words: Words) -> Text:
    said = one_of_words(test.attribute, test.one_of, words)
    return Text(f"kan kun bevilges, hvis {said.da}", f"may be granted only if {said.en}")


_TESTS: Mapping[type[Test], Callable[[Any, Words], Text]] = {
    OnlyGroups: _only_groups,
    NotPermitted: lambda _, __: Text(
        "kan ikke bevilges (ingen hjemmel)", "may not be granted (no authority)"
    ),
    Permitted: lambda _, __: Text("kan bevilges", "may be granted"),
    Elapsed: _elapsed,
    AtMost: _at_most,
    Longest: _longest,
    Ratio: _ratio,
    Attribute: _attribute,
}
