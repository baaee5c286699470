"""What differs between two rulebooks: where, for whom, in which norm, when. Shown before a step makes law."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from frikommune.dates import Period
from frikommune.language import Text
from frikommune.law.exemption import Grant
from frikommune.law.rulebook import Rule, Rulebook
from frikommune.law.wording import asked
from frikommune.law.words import Words


@dataclass(frozen=True, slots=True)
class Changed:
    """A norm that one municipality's group meets otherwise in `period`: the rule on its first day in each."""

    municipality: str
    group: str
    norm: str
    period: Period
    before: Rule
    after: Rule


def what_changes(before: Rulebook, after: Rulebook) -> tuple[Changed, ...]:
    """Every difference in what applies with all trials, by municipality, group, norm and first day.

    Only what a differing grant or exemption touches is looked at: the norms themselves are the same.
    """
    touched = set(_touched(before, after)) | set(_touched(after, before))
    return tuple(
        changed
        for municipality in after.municipalities
        for group, norms in after.norms_by_group.items()
        for norm in norms
        if (municipality, norm.id) in touched
        for changed in _in_one(before, after, municipality, group, norm.id)
    )


def _touched(one: Rulebook, other: Rulebook) -> Iterator[tuple[str, str]]:
    theirs = {_key(grant) for grant in other.grants}
    for grant in one.grants:
        exemption = one.exemptions[grant.exemption]
        if _key(grant) not in theirs or other.exemptions.get(grant.exemption) != exemption:
            yield from ((grant.municipality, change.norm) for change in exemption.changes)


def _key(grant: Grant) -> tuple[object, ...]:
    return grant.exemption, grant.municipality, grant.start, grant.end


def _in_one(before: Rulebook, after: Rulebook, municipality: str, group: str, norm: str) -> Iterator[Changed]:
    mine, theirs = (book.all_trials.timeline(norm, municipality, group) for book in (before, after))
    days = sorted({rule.start for timeline in (mine, theirs) for rule in timeline.rules})
    for start, end in zip(days, [*days[1:], None], strict=True):
        if _law(mine.at(start)) != _law(theirs.at(start)):
            period = Period(start, end)
            yield Changed(municipality, group, norm, period, mine.at(start), theirs.at(start))


def _law(rule: Rule) -> tuple[object, ...]:
    return rule.version, rule.layers, rule.suspended_by, rule.usable


def rule_words(rule: Rule, words: Words) -> tuple[Text, ...]:
    """What a rule asks, a line each: nothing, what exemptions made of it, or the law's own."""
    if rule.terms is None:
        return (Text("gælder ikke", "does not apply"),)
    if rule.suspended_by is not None:
        by = rule.suspended_by.id
        return (Text(f"fraviges ved undtagelse {by}", f"is set aside by exemption {by}"),)
    may = [
        Text(
            f"kan fraviges i den enkelte sag ved undtagelse {one.id}",
            f"may be set aside in the single case by exemption {one.id}",
        )
        for one in rule.usable
    ]
    return (*asked(rule.terms, words), *may)
