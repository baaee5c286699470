"""Who was heard and involved: by the network, and by one municipality on its own trials."""

from __future__ import annotations

from collections.abc import Iterator

from frikommune.programme.entry import Subject
from frikommune.reports.facts import Facts
from frikommune.reports.paper import Block, Words
from frikommune.reports.parts.sentences import paragraphs, sentences
from frikommune.reports.parts.told import networks
from frikommune.reports.writing import ended, words

HEARD = Subject("body", "lbr")


def stakeholders(facts: Facts, place: str = "") -> Iterator[Block]:
    """A paragraph on the network, one on the municipality's own hearings; what nobody tells is left out."""
    shared = [said for one in networks(facts) for said in sentences(facts, one, "involves")]
    yield from paragraphs(shared, own_hearings(facts, place) if place else ())


def own_hearings(facts: Facts, place: str) -> Iterator[Words]:
    """What is told of hearings of the local council about the trials of a municipality."""
    for fact in facts.now.question(Subject("municipality", place), "says").facts:
        if HEARD in fact.entry.concerns:
            yield ended(words(facts.cite(fact.entry)))
