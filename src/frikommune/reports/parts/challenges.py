"""The challenges that a network applies to meet: each in words, with its figures below."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from frikommune.language import Text
from frikommune.programme.entry import Entry, Subject
from frikommune.programme.figure import Figure
from frikommune.reports.facts import Facts
from frikommune.reports.paper import Block, Grid, Words
from frikommune.reports.parts.figures import amount
from frikommune.reports.parts.sentences import paragraphs, sentences
from frikommune.reports.writing import ended, words

_COLUMNS = (Text("Hvad", "What"), Text("Tal", "Figure"))


def challenges(facts: Facts) -> Iterator[Block]:
    """Each challenge with what explains it, and its figures in a table right below."""
    for about in facts.now.subjects("challenge"):
        counted = figures_of_subject(facts, about)
        alone = (ended(words(facts.cite(one))) for one in (counted if len(counted) == 1 else ()))
        yield from paragraphs(
            (*sentences(facts, about, "states"), *alone, *sentences(facts, about, "explains"))
        )
        if len(counted) > 1:
            yield _table(facts, about, counted)


def figures_of_subject(facts: Facts, about: Subject) -> tuple[Entry, ...]:
    """The figures that concern a subject, in order of recording."""
    return tuple(one for one in facts.now.concerning(about) if isinstance(one.value, Figure))


def _table(facts: Facts, about: Subject, counted: Sequence[Entry]) -> Grid:
    """What, and how much; what the application took it from stands in the note of its source."""
    rows = tuple((_measure(facts, one), words(amount(facts, one))) for one in counted)
    caption = _CAPTIONS.get(about.name, Text("Tal om udfordringen", "Figures of the challenge"))
    return Grid(words(caption), _COLUMNS, rows)


_CAPTIONS = {
    "qualified-labour": Text("Uddannelse i arbejdsstyrken, andel", "Education in the workforce, share"),
    "unemployment": Text("Ledighed, andel af arbejdsstyrken", "Unemployment, share of the workforce"),
    "benefits": Text(
        "Udvikling i antallet på offentlig forsørgelse", "Change in the number on public benefits"
    ),
}


def _measure(facts: Facts, entry: Entry) -> Words:
    assert isinstance(entry.value, Figure)
    return words(facts.cite(entry, entry.value.measure))
