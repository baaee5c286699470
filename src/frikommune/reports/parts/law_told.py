"""What an exemption does to the law, norm by norm: where it stands, what it asks, and what holds instead.

Read from the law on a day, in a municipality, as if this exemption alone were granted there. Each piece is
cited: the law by the version in force, the change by what the exemption rests on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from frikommune.language import LANGUAGES, Language, Text
from frikommune.law.exemption import Exemption, Grant
from frikommune.law.norm import Norm, Version
from frikommune.law.rulebook import Rule, Rulebook
from frikommune.law.source import Source
from frikommune.law.wording import asked
from frikommune.reports.facts import Facts
from frikommune.reports.paper import Cited, Ref, Words
from frikommune.reports.writing import words, write


@dataclass(frozen=True, slots=True)
class NormTold:
    """A norm that an exemption changes. `law` None: the law has no such rule; `paragraph` None: no source
    names where it stands. `instead` None: it is set aside, for everybody or (`by_case`) case by case. `quote`
    is what a source says of the rule, in its own words.
    """

    title: Cited
    law: Cited | None
    paragraph: Cited | None
    instead: Cited | None
    by_case: bool
    quote: Cited | None = None

    @property
    def named(self) -> Words:
        """`Revurdering efter 12 måneder, Aktivloven § 74 c, stk. 1`."""
        if self.paragraph is None:
            return words(self.title)
        return write(
            "{title}, {paragraph}", "{title}, {paragraph}", title=self.title, paragraph=self.paragraph
        )

    @property
    def said(self) -> Words:
        """The norm with what the law asks and what holds instead, as sentences."""
        told = write("{named}.", "{named}.", named=self.named)
        if self.law is not None:
            told += write(" Loven: {law}.", " The law: {law}.", law=self.law)
        if self.instead is not None:
            told += write(" I stedet: {instead}.", " Instead: {instead}.", instead=self.instead)
        return told


def norms_told(facts: Facts, exemption: Exemption, place: str, day: date) -> tuple[NormTold, ...]:
    """Every norm that the exemption changes there on the day, in the order of its file."""
    book = _granted(facts.pack.rulebook, exemption, place, day)
    norms = dict.fromkeys(change.norm for change in exemption.changes)
    found = (_told(facts, book, book.norms[one], exemption, place, day) for one in norms)
    return tuple(one for one in found if one is not None)


def exemption_ref(facts: Facts, exemption: Exemption, name: str, says: Text) -> Ref:
    """Where something stands that an exemption says of itself; `name` tells which of its sayings."""
    trial = facts.pack.trial_of(exemption.id)
    return Ref(
        f"exemption:{exemption.id}:{name}",
        says,
        _sources(exemption.sources),
        f"trial/{trial.id}" if trial else "",
        exemption.certainty,
    )


def _granted(rulebook: Rulebook, exemption: Exemption, place: str, day: date) -> Rulebook:
    """The rulebook with this exemption alone granted there."""
    grant = Grant(exemption.id, place, day, None, Source("–", ""), exemption.certainty, "")
    return replace(rulebook, grants=(grant,))


def _told(
    facts: Facts, book: Rulebook, norm: Norm, exemption: Exemption, place: str, day: date
) -> NormTold | None:
    covered = [one for one in book.groups if exemption.covers_group(one) and norm.concerns(one)]
    if not covered:
        return None
    rule = book.all_trials.rule(norm.id, place, covered[0], day)
    instead, by_case = _instead(facts, rule, book, exemption), bool(rule.usable)
    if instead is None and not by_case and not rule.suspended_by:
        return None
    sources = rule.version.sources if rule.version and rule.version.terms else exemption.sources
    ref = Ref(f"norm:{norm.id}:title", norm.title, _sources(sources), f"law/norm/{norm.id}")
    law, paragraph = _law(rule, book), _paragraph(rule, facts.on)
    return NormTold(Cited(norm.title, ref), law, paragraph, instead, by_case, _quote(rule))


def _law(rule: Rule, book: Rulebook) -> Cited | None:
    version = rule.version
    if version is None or version.terms is None:
        return None
    said = _in_a_row(asked(version.terms, book.words))
    return Cited(said, _version_ref(rule, version, "asks", said, version.sources))


def reference_known(reference: str, on: date) -> str:
    """A reference without a parenthesis that names a consolidation of a day to come."""

    def kept(found: re.Match[str]) -> str:
        days = (date(int(y), int(m), int(d)) for d, m, y in _DAY.findall(found[0]))
        return "" if any(day > on for day in days) else found[0]

    return _PARENTHESIS.sub(kept, reference)


_PARENTHESIS = re.compile(r" \([^()]*\)")
_DAY = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")


def _paragraph(rule: Rule, on: date) -> Cited | None:
    """The law's own references, those that name a paragraph."""
    version = rule.version
    named = [one for one in version.sources if "§" in one.reference] if version else []
    if version is None or not named:
        return None
    said = Text.same("; ".join(dict.fromkeys(reference_known(one.reference, on) for one in named)))
    return Cited(said, _version_ref(rule, version, "paragraph", said, named))


def _quote(rule: Rule) -> Cited | None:
    version = rule.version
    if version is None or not version.quote:
        return None
    said = Text.same(f"“{version.quote}”")
    return Cited(said, _version_ref(rule, version, "quote", said, version.sources))


def unplaced(told: Sequence[NormTold]) -> tuple[Cited, ...]:
    """The rules of the law that no source names a paragraph for."""
    return tuple(dict.fromkeys(one.title for one in told if one.law is not None and one.paragraph is None))


def _version_ref(rule: Rule, version: Version, name: str, says: Text, sources: Sequence[Source]) -> Ref:
    norm = rule.norm.id
    return Ref(
        f"norm:{norm}:{version.start}:{name}", says, _sources(sources), f"law/norm/{norm}", version.certainty
    )


def _instead(facts: Facts, rule: Rule, book: Rulebook, exemption: Exemption) -> Cited | None:
    if rule.suspended_by or rule.usable or rule.terms is None or not rule.layers:
        return None
    said = _in_a_row(asked(rule.terms, book.words))
    return Cited(said, exemption_ref(facts, exemption, f"instead:{rule.norm.id}", said))


def _sources(sources: Sequence[Source]) -> Text:
    return Text.same("; ".join(dict.fromkeys(one.short for one in sources)))


_REASONS = {"da": (", fordi ", " af samme grund"), "en": (", because ", " for the same reason")}


def _in_a_row(lines: Sequence[Text]) -> Text:
    """The lines as one; a reason that two of them have is given once."""
    return Text(*("; ".join(_reasoned_once(lines, language)) for language in LANGUAGES))


def _reasoned_once(lines: Sequence[Text], language: Language) -> Iterator[str]:
    (because, likewise), given = _REASONS[language], set[str]()
    for one in lines:
        said, found, reason = one.said_in(language).partition(because)
        yield f"{said}{likewise}" if reason in given else f"{said}{found}{reason}"
        given.update([reason] if reason else ())
