"""Two wordings of one precondition, or of one limit for one group, held against each other."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from frikommune.language import Text
from frikommune.law.clause_words import matches_words
from frikommune.law.condition_words import condition_words
from frikommune.law.contents import beyond
from frikommune.law.duties_compared import order_on_a_day, reading_of_time, was
from frikommune.law.measured import FOR_EVER, days_of, days_words, longer
from frikommune.law.relation import Finding, Relation, by_length, by_reach, overall, turned
from frikommune.law.source import Unknown
from frikommune.law.terms import (
    AtMost,
    Attribute,
    Elapsed,
    LimitTerms,
    Longest,
    Match,
    NotPermitted,
    OnlyGroups,
    Permitted,
    PreconditionTerms,
    Ratio,
    Test,
)
from frikommune.law.wording import cannot
from frikommune.law.words import Words

COMPANY_SIZES = range(1_001)


def precondition_findings(
    earlier: PreconditionTerms, later: PreconditionTerms, words: Words, field: str = ""
) -> Iterator[Finding]:
    """Everything in which two wordings of a precondition differ, or may differ. `field`: only there."""
    for name, differ in _BY_FIELD.items():
        if not field or field.startswith(name):
            yield from differ(earlier, later, words)


def _carry_over(earlier: PreconditionTerms, later: PreconditionTerms, _: Words) -> Iterator[Finding]:
    if earlier.carry_over != later.carry_over:
        counts = Text("tæller nu med", "now counts")
        if not later.carry_over:
            counts = Text("tæller ikke længere med", "no longer counts")
        why = Text(f"hvad der lå før forløbet, {counts.da}", f"what was there before the course {counts.en}")
        yield Finding("milder" if later.carry_over else "stricter", why)


def _triggers(earlier: Match | None, later: Match | None, words: Words) -> Iterator[Finding]:
    if (earlier is None) != (later is None):
        why = Text(
            "forløbets start og en hændelse er byttet om",
            "the start of the course and an event changed places",
        )
        yield Finding("changed", why)
    if earlier is None or later is None:
        return
    gained, lost = beyond([later], [earlier]), beyond([earlier], [later])
    if lost:
        said = matches_words(lost, words)
        why = Text(f"kræves ikke længere ved {said.da}", f"is no longer asked at {said.en}")
        yield Finding("milder", why)
    if gained:
        said = matches_words(gained, words)
        yield Finding("stricter", Text(f"kræves nu også ved {said.da}", f"is now asked at {said.en} too"))


def _requires(earlier: PreconditionTerms, later: PreconditionTerms, words: Words) -> Iterator[Finding]:
    for one in (earlier.requires, later.requires):
        if isinstance(one, Unknown):
            yield Finding("unknown", cannot(one))
            return
    assert not isinstance(earlier.requires, Unknown)
    assert not isinstance(later.requires, Unknown)
    gained, lost = beyond(later.requires, earlier.requires), beyond(earlier.requires, later.requires)
    if gained:
        said = matches_words(gained, words)
        yield Finding("milder", Text(f"{said.da} er nu også nok", f"{said.en} is now enough too"))
    if lost:
        said = matches_words(lost, words)
        yield Finding("stricter", Text(f"{said.da} er ikke længere nok", f"{said.en} is no longer enough"))


def _age(earlier: PreconditionTerms, later: PreconditionTerms, _: Words) -> Iterator[Finding]:
    relation = longer(earlier.max_age, later.max_age, FOR_EVER)
    seconds = [one.max_age_seconds for one in (earlier, later)]
    if seconds[0] != seconds[1]:
        counted = by_length(*([FOR_EVER**2 if one is None else one] for one in seconds))
        relation = counted if earlier.max_age == later.max_age else "changed"
    if relation != "same":
        yield Finding(relation, Text("den længste alder er ændret", "the greatest age is changed"))


def limit_findings(
    earlier: LimitTerms, later: LimitTerms, group: str, words: Words, field: str = ""
) -> Iterator[Finding]:
    """Everything in which two wordings of a limit differ for a group, or may differ. `field`: only there."""
    if field != "test":
        yield from _triggers(earlier.trigger, later.trigger, words)
    if field != "trigger":
        yield from _condition(earlier.test, later.test, group, words)


def _condition(earlier: Test | Unknown, later: Test | Unknown, group: str, words: Words) -> Iterator[Finding]:
    if isinstance(earlier, Unknown) or isinstance(later, Unknown):
        yield Finding("unknown", cannot(earlier if isinstance(earlier, Unknown) else later))  # type: ignore[arg-type]
        return
    old, new = for_group(earlier, group), for_group(later, group)
    relation = _tests(old, new)
    if relation != "same":
        before, now = condition_words(old, words), condition_words(new, words)
        said = was(Text("betingelse", "condition"), before, now, _in_days(old, new))
        yield Finding(relation, said)


def _in_days(old: Test, new: Test) -> Text | None:
    """Both lengths in days, where weeks meet months."""
    lengths = [
        one.at_least if isinstance(one, Elapsed) else one.step
        for one in (old, new)
        if isinstance(one, Elapsed | Longest)
    ]
    if len(lengths) < 2 or bool(lengths[0].months or lengths[0].years) == bool(
        lengths[1].months or lengths[1].years
    ):
        return None
    before, now = map(days_words, lengths)
    return Text(f": {before.da} mod {now.da}", f": {before.en} against {now.en}")


def for_group(test: Test, group: str) -> Test:
    """What the test comes to for one group: “only for…” either admits it or does not."""
    if isinstance(test, OnlyGroups):
        return Permitted() if group in test.groups else NotPermitted()
    return test


def _tests(old: Test, new: Test) -> Relation:
    if old == new:
        return "same"
    if isinstance(new, Permitted) or isinstance(old, NotPermitted):
        return "milder"
    if isinstance(old, Permitted) or isinstance(new, NotPermitted):
        return "stricter"
    return _BY_KIND[type(old)](old, new) if type(old) is type(new) else "changed"


def _elapsed(old: Elapsed, new: Elapsed) -> Relation:
    if bool(old.groups) != bool(new.groups):
        return "changed"
    found = (
        turned(by_length(days_of(old.at_least), days_of(new.at_least))),
        by_reach(old.groups <= new.groups, new.groups <= old.groups),
        by_length(*([FOR_EVER if one.within_days is None else one.within_days] for one in (old, new))),
    )
    return overall(found)


def _at_most(old: AtMost, new: AtMost) -> Relation:
    if old.attribute != new.attribute:
        return "changed"
    total = by_reach(old.total <= new.total, new.total <= old.total)
    within = turned(longer(old.within_first, new.within_first, FOR_EVER))
    return overall((total, within))


def _ratio(old: Ratio, new: Ratio) -> Relation:
    return by_length(map(old.places, COMPANY_SIZES), map(new.places, COMPANY_SIZES))


def _attribute(old: Attribute, new: Attribute) -> Relation:
    if old.attribute != new.attribute:
        return "changed"
    return by_reach(old.one_of <= new.one_of, new.one_of <= old.one_of)


_BY_FIELD: Mapping[str, Callable[[PreconditionTerms, PreconditionTerms, Words], Iterator[Finding]]] = {
    "trigger": lambda earlier, later, words: _triggers(earlier.trigger, later.trigger, words),
    "requires": _requires,
    "max_age": _age,
    "carry_over": _carry_over,
    "same_day": lambda earlier, later, _: order_on_a_day(earlier.same_day, later.same_day),
    "clock": lambda earlier, later, _: reading_of_time(earlier.clock, later.clock),
}
_BY_KIND: dict[type[Any], Callable[[Any, Any], Relation]] = {
    Elapsed: _elapsed,
    AtMost: _at_most,
    Longest: lambda old, new: by_length(days_of(old.step), days_of(new.step)),
    Ratio: _ratio,
    Attribute: _attribute,
}
