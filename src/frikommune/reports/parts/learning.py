"""What was learnt, as sections: by whom it concerns, by theme, side effects, and of the organisation."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from frikommune.language import Text
from frikommune.programme.entry import Subject
from frikommune.programme.plans import plans_of
from frikommune.reports.facts import Facts
from frikommune.reports.paper import Block, Section
from frikommune.reports.parts.calendar import when_of
from frikommune.reports.parts.learnt import by_stakeholder, side_effects, under_theme
from frikommune.reports.parts.lessons import TITLES, lessons, varied
from frikommune.reports.parts.sentences import listed_points
from frikommune.reports.parts.trials_by_theme import Themed
from frikommune.reports.writing import paragraph, points, words

_LEARNING = Subject("calendar", "organisational-learning")
"""By this name a journal tells when what the organisation learnt is evaluated."""


def learnt_sections(facts: Facts, groups: Sequence[Themed]) -> Iterator[Section]:
    """Group by group, theme by theme, then the side effects; what nobody tells of is left out."""
    by_whom = tuple(by_stakeholder(facts))
    if by_whom:
        yield Section(words(Text("Hvad der er lært, gruppe for gruppe", "What was learnt, group by group")),
                      (), 1, "learnt")  # fmt: skip
        yield from by_whom
    under = [(one, tuple(under_theme(facts, one))) for one in groups]
    if any(sections for _, sections in under):
        title = words(Text("Hvad der er lært, tema for tema", "What was learnt, theme by theme"))
        yield Section(title, (), 1, "learnt-by-theme")
        for one, sections in under:
            if sections:
                yield Section(one.name, (), 2, f"learnt-theme-{one.anchor}")
                yield from sections
    side = Text("Bivirkninger, som ingen ønskede", "Side effects that nobody wanted")
    if found := tuple(listed_points(side_effects(facts))):
        yield Section(words(side), found, 1, "side-effects", "side-effects")


def organisation_sections(facts: Facts) -> Iterator[Section]:
    """When it was to be evaluated what the organisation learnt, and the lessons, kind by kind."""
    found = lessons(facts)
    first = tuple(_planned(facts))
    if not (found or first):
        return
    title = words(Text("Organisatorisk læring", "Organisational learning"))
    yield Section(title, first, 1, "organisation", "organisation")
    for kind, said in found.items():
        before = varied(facts) if kind == "participation" else ()
        yield Section(words(TITLES[kind]), (points((*before, *said)),), 2, f"lessons-{kind or 'other'}")


def _planned(facts: Facts) -> Iterator[Block]:
    for one in plans_of(facts.now):
        if one.about == _LEARNING and one.times:
            yield paragraph(
                "Det blev planlagt at evaluere den organisatoriske læring i {when}.",
                "It was planned to evaluate what the organisation learnt in {when}.",
                when=when_of(facts, one.times),
            )
