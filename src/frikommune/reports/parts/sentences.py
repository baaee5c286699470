"""What sources say of a subject, as sentences: each with its full stop, in order of recording."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from frikommune.language import Text, small
from frikommune.programme.entry import Entry, Subject
from frikommune.programme.when import When
from frikommune.reports.facts import Facts
from frikommune.reports.paper import Block, Cited, Paragraph, Words
from frikommune.reports.parts.days import long_when
from frikommune.reports.writing import ended, joined, points, words, write


def sentences(facts: Facts, about: Subject, *says: str) -> tuple[Words, ...]:
    """Everything that stands under the words, word by word in the order asked for."""
    found = (fact.entry for one in says for fact in facts.now.question(about, one).facts)
    return tuple(ended(words(facts.cite(entry))) for entry in found)


def by_heading(facts: Facts, about: Subject, says: str) -> tuple[tuple[Words, ...], ...]:
    """Everything that stands under a word, in groups: what a source says under one heading."""
    entries = (one.entry for one in facts.now.question(about, says).facts)
    groups = groupby(entries, lambda one: (one.paper.id, one.heading))
    return tuple(tuple(ended(words(facts.cite(one))) for one in group) for _, group in groups)


def quoted(said: Cited | Text) -> Words:
    """A name in quotes; its note stands after them."""
    text = said.text if isinstance(said, Cited) else said
    marked = Text(f"“{text.da}”", f"“{text.en}”")
    return words(Cited(marked, said.ref) if isinstance(said, Cited) else marked)


def paragraphs(*parts: Iterable[Words]) -> Iterator[Paragraph]:
    """A paragraph for each group of sentences; none for a group that says nothing."""
    for one in parts:
        if said := joined(one):
            yield Paragraph(said)


def listed_points(items: Sequence[Words], *, ordered: bool = False) -> Iterator[Block]:
    """A list; one item alone is a paragraph, and none is nothing."""
    if len(items) == 1:
        yield Paragraph(items[0])
    elif items:
        yield points(items, ordered=ordered)


def chosen(facts: Facts, about: Subject, says: str) -> Entry | None:
    """The entry that is held to be so: the adopted, else the latest recorded."""
    question = facts.now.question(about, says)
    found = question.adopted or tuple(one.entry for one in question.facts)
    return found[-1] if found else None


def in_time(facts: Facts, entry: Entry, when: When) -> Words:
    """`den 12. februar 2016`, `i efteråret 2016`: a time that an entry tells, with its preposition."""
    said = facts.cite(entry, long_when(when))
    if when.written.startswith("by "):
        return words(said)
    if when.last == when.start:
        return write("den {said}", "on {said}", said=said)
    return write("i {said}", "in {said}", said=said)


def lowered(cited: Cited) -> Cited:
    """The same without its first capital letter, as inside a sentence."""
    return Cited(Text(small(cited.text.da), _article(small(cited.text.en))), cited.ref)


def capital(text: Text) -> Text:
    """The same with a capital letter first, as a sentence or a heading begins."""
    return Text(*(f"{said[:1].upper()}{said[1:]}" for said in text))


def inside(cited: Cited) -> Cited:
    """A name inside a sentence: its article is small, a proper name keeps its capital."""
    da = small(cited.text.da) if cited.text.da.startswith(("De ", "Den ")) else cited.text.da
    return Cited(Text(da, _article(cited.text.en)), cited.ref)


def _article(en: str) -> str:
    return f"{en[0].lower()}{en[1:]}" if en.startswith(("The ", "A ", "An ")) else en


def found_day(facts: Facts, about: Subject, says: str) -> tuple[Cited, When] | None:
    """A day that is held to be so, as running text has it, and the day itself; None where nothing is said."""
    entry = chosen(facts, about, says)
    if entry is None or not isinstance(entry.value, When):
        return None
    return facts.cite(entry, long_when(entry.value)), entry.value


def otherwise(cited: Cited) -> tuple[Words, ...]:
    """What other sources state of the same, a sentence each; the same in the same words is left out."""
    return tuple(
        write("{source} siger i stedet: {said}.", "{source} says instead: {said}.",
              source=Cited(one.source, one), said=Cited(one.says, one))
        for one in cited.ref.beside
        if one.says != cited.ref.says
    )  # fmt: skip
