"""What a trial is: why it was made, the law it departs from, what it allows and on what conditions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from frikommune.programme.entry import Subject
from frikommune.reports.facts import Facts
from frikommune.reports.paper import Block, Paragraph, Words
from frikommune.reports.parts.figures import places_of
from frikommune.reports.writing import ended, joined, points, words, write

DESCRIBES = ("background", "purpose", "allows", "condition", "expects")


def description(facts: Facts, about: Sequence[Subject], place: str) -> Iterator[Block]:
    """The background as text; then as points what is allowed, on what conditions, and what for."""
    said = {says: tuple(told_under(facts, about, says, place)) for says in DESCRIBES}
    if said["background"]:
        yield Paragraph(joined(said["background"]))
    listed = [
        *(
            write("Loven hidtil: {law}", "The law so far: {law}", law=ended(one))
            for one in law_so_far(facts, about)
        ),
        *said["allows"],
        *said["condition"],
        *(write("Formål: {said}", "Purpose: {said}", said=one) for one in said["purpose"]),
        *(write("Ventet: {said}", "Expected: {said}", said=one) for one in said["expects"]),
    ]
    if len(listed) == 1:
        yield Paragraph(listed[0])
    elif listed:
        yield points(listed)


def law_so_far(facts: Facts, about: Sequence[Subject]) -> Iterator[Words]:
    """What sources tell of the law that the trial departs from; a law with a first day is a new one."""
    for law in facts.now.subjects("law"):
        if not facts.now.question(law, "in_force").facts:
            for fact in facts.now.question(law, "says").facts:
                if set(about).intersection(fact.entry.concerns):
                    yield words(facts.cite(fact.entry))


def new_law_says(facts: Facts, law: Subject, about: Sequence[Subject] = ()) -> Iterator[Words]:
    """What sources tell of a new law: of these trials or parts; none given: what concerns no trial."""
    question = facts.now.question(law, "says")
    for entry in (*(one.entry for one in question.facts), *question.coming):
        theirs = [one for one in entry.concerns if one.kind in ("trial", "part")]
        if set(about).intersection(theirs) or not (about or theirs):
            yield words(facts.cite(entry))


def told_under(facts: Facts, about: Sequence[Subject], says: str, place: str = "") -> Iterator[Words]:
    """What sources say under a word of a trial or its parts; `place` empty: everywhere."""
    for one in about:
        for fact in facts.now.question(one, says).facts:
            where = places_of(fact.entry)
            if not place or not where or place in where:
                yield words(facts.cite(fact.entry))
