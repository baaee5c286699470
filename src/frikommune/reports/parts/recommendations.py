"""The network's recommendations under their themes, each with its reasons and what it rests on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from frikommune.language import LANGUAGES, Text, listed
from frikommune.programme.entry import Entry, Subject
from frikommune.programme.figure import Figure
from frikommune.programme.trial import by_number
from frikommune.reports.facts import Facts
from frikommune.reports.paper import NOTHING, Block, Cited, Paragraph, Section, Words
from frikommune.reports.parts.amounts import measured
from frikommune.reports.parts.slides import continued
from frikommune.reports.parts.told import told
from frikommune.reports.writing import ended, points, words, write

ON_A_SLIDE = 2
"""Recommendations on one slide."""
REASONS = 4
"""Reasons on a slide that holds two of them."""


@dataclass(frozen=True, slots=True)
class Recommendation:
    """What is recommended, why, and the numbers of the trials it rests on."""

    about: Subject
    name: Cited
    reasons: tuple[Words, ...]
    trials: tuple[str, ...]

    @property
    def headed(self) -> Words:
        """The recommendation with its trials: `Giv jobrotation et boost (forsøg 3.3)`."""
        return words(self.name, "strong") + self.rests_on

    @property
    def rests_on(self) -> Words:
        """` (forsøg 1.1 og 1.2)`; nothing where it rests on no single trial."""
        if not self.trials:
            return NOTHING
        da, en = (listed(self.trials, language) for language in LANGUAGES)
        more = "s" if len(self.trials) > 1 else ""
        return words(Text(f" (forsøg {da})", f" (trial{more} {en})"))


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme with its recommendations; `name` is empty for those under no theme."""

    about: Subject | None
    name: Words
    recommendations: tuple[Recommendation, ...]


def themes(facts: Facts) -> tuple[Theme, ...]:
    """Every theme that has recommendations on the day, in order; last those under no theme."""
    grouped: dict[Subject | None, list[Recommendation]] = {
        one: [] for one in sorted(facts.now.subjects("theme"), key=lambda one: by_number(one.name))
    }
    for one in recommendations(facts):
        under = [entry.value for entry in told(facts, one.about, "under")]
        place = under[-1] if under and isinstance(under[-1], Subject) and under[-1] in grouped else None
        grouped.setdefault(place, []).append(one)
    return tuple(Theme(theme, _name(facts, theme), tuple(ones)) for theme, ones in grouped.items() if ones)


def recommendations(facts: Facts) -> tuple[Recommendation, ...]:
    """All that are known on the day, in order of number."""
    found = sorted(facts.now.subjects("recommendation"), key=lambda one: by_number(one.name))
    return tuple(_one(facts, about, name) for about in found if (name := facts.found(about, "named")))


def theme_slides(facts: Facts) -> Iterator[Section]:
    """A slide or more for each theme: recommendations with their reasons under them."""
    for at, theme in enumerate(themes(facts), 1):
        title = theme.name or words(Text("Andre anbefalinger", "Other recommendations"))
        for slide, some in enumerate(_dealt(theme.recommendations)):
            anchor = f"theme-{at}" + (f"-{slide + 1}" if slide else "")
            yield Section(continued(title, slide), tuple(_blocks(some)), anchor=anchor)


def _dealt(all_of: tuple[Recommendation, ...]) -> Iterator[list[Recommendation]]:
    """Two to a slide, but one where their reasons together are too many."""
    some: list[Recommendation] = []
    for one in all_of:
        held = sum(len(other.reasons) for other in some)
        if some and (len(some) == ON_A_SLIDE or held + len(one.reasons) > REASONS):
            yield some
            some = []
        some.append(one)
    if some:
        yield some


def _blocks(some: list[Recommendation]) -> Iterator[Block]:
    for one in some:
        yield Paragraph(one.headed)
        if one.reasons:
            yield points(one.reasons)


def _one(facts: Facts, about: Subject, name: Cited) -> Recommendation:
    reasons, beside = told(facts, about, "reasons"), facts.now.concerning(about)
    trials = {subject.name for one in reasons for subject in one.concerns if subject.kind == "trial"}
    said = (*(words(facts.cite(one)) for one in reasons), *(_grounds(facts, one) for one in beside))
    return Recommendation(about, name, said, tuple(sorted(trials, key=by_number)))


def _grounds(facts: Facts, entry: Entry) -> Words:
    """What a recommendation rests on besides its reasons: a figure, an experience, what a trial showed."""
    if isinstance(entry.value, Figure):
        return ended(measured(facts, entry))
    if entry.about.kind != "trial":
        return words(facts.cite(entry))
    named = facts.found(entry.about, "named") or facts.name(entry.about)
    return write("{trial}: {said}", "{trial}: {said}", trial=named, said=facts.cite(entry))


def _name(facts: Facts, theme: Subject | None) -> Words:
    named = facts.found(theme, "named") if theme else None
    return words(named) if named else words(facts.name(theme)) if theme else NOTHING
