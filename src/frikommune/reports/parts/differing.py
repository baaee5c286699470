"""Where the sources of a trial say different things, which are held to be so, and the sources themselves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from frikommune.language import Text
from frikommune.programme.entry import Entry, Subject
from frikommune.programme.figure import Figure
from frikommune.programme.state import Disagreement
from frikommune.programme.words import SAYS_WORDS, value_text
from frikommune.reports.facts import Facts
from frikommune.reports.paper import Block, Cited, Grid, Ref, Words
from frikommune.reports.parts.sentences import capital
from frikommune.reports.writing import joined, listed_words, words, write

_COLUMNS = (
    Text("Om", "Of"),
    Text("Kilderne siger", "The sources say"),
    Text("Her er valgt", "Chosen here"),
)
_SOURCES = (Text("Kilde", "Source"), Text("Hvad den er", "What it is"), Text("Fra", "Of"))
_SEMICOLON = Text.same("; ")
_TRIALS = ("trial", "part", "application")


def differing(facts: Facts, about: Sequence[Subject]) -> Iterator[Block]:
    """A row for each question on which the sources of a trial contradict each other."""
    rows = [_row(facts, one) for one in facts.now.disagreements if _touches(one, about)]
    if rows:
        yield Grid(
            words(Text("Uenigheder mellem kilderne", "Disagreements of the sources")), _COLUMNS, tuple(rows)
        )


def sources(facts: Facts, refs: Iterable[Ref]) -> Iterator[Block]:
    """The papers that some facts stand in, oldest first: what each is, and of what day."""
    by_paper: dict[str, list[Entry]] = {}
    for ref in {one.id: one for one in refs}.values():
        if entry := facts.pack.journal.by_id.get(ref.id):
            by_paper.setdefault(entry.paper.reference, []).append(entry)
    rows = sorted(by_paper.values(), key=lambda some: (min(one.recorded.last for one in some), some[0].id))
    if rows:
        told = tuple(_source(facts, some) for some in rows)
        yield Grid(words(Text("Rapportens kilder", "The sources of the report")), _SOURCES, told)


def _touches(one: Disagreement, about: Sequence[Subject]) -> bool:
    """What is said of another trial, and only mentions this one, is told in the other's report."""
    own, said = set(about), {claim.about for claim in one.claims}
    if len(one.claims) < 2 or (not own & said and any(each.kind in _TRIALS for each in said)):
        return False
    return bool(own & said) or any(not own.isdisjoint(claim.subjects) for claim in one.claims)


def _row(facts: Facts, one: Disagreement) -> tuple[Words, ...]:
    first = one.claims[0]
    return words(facts.cite(first, subject_of(facts, first))), claims_told(facts, one), _chosen(facts, one)


def claims_told(facts: Facts, one: Disagreement) -> Words:
    """What the sources say, each thing once with those that say it."""
    by_value: dict[Text, list[Entry]] = {}
    for claim in one.claims:
        by_value.setdefault(_bare(facts, claim).text, []).append(claim)
    return joined((_with_sources(facts, some) for some in by_value.values()), _SEMICOLON)


def _with_sources(facts: Facts, claims: Sequence[Entry]) -> Words:
    by_paper = {one.paper.reference: one for one in claims}
    named = [words(facts.cite(one, Text.same(paper))) for paper, one in by_paper.items()]
    return write("{what} ({sources})", "{what} ({sources})",
                 what=_bare(facts, claims[0]), sources=listed_words(named))  # fmt: skip


def subject_of(facts: Facts, entry: Entry) -> Text:
    """`Runde 1: frist`, with a capital letter."""
    return capital(_of(facts, entry))


def _of(facts: Facts, entry: Entry) -> Text:
    if isinstance(entry.value, Figure):
        return entry.value.measure
    if entry.about.kind == "law" and facts.found(entry.about, "named") is None:
        return Text("loven hidtil", "the law so far")
    says = SAYS_WORDS.get(entry.says, Text.same(entry.says))
    name = facts.name(entry.about)
    return Text(f"{name.da}: {says.da}", f"{name.en}: {says.en}") if any(says) else name


def _bare(facts: Facts, entry: Entry) -> Cited:
    if isinstance(entry.value, Figure):
        return facts.cite(entry, entry.value.amount)
    said = value_text(entry.value, facts.names)
    return facts.cite(entry, Text(*(one.removesuffix(".") for one in said)))


def _chosen(facts: Facts, one: Disagreement) -> Words:
    if not one.adopted:
        return words(Text("intet", "nothing"))
    said = joined((words(_bare(facts, claim)) for claim in one.adopted), _SEMICOLON)
    if one.adoption is None:
        return said
    why = facts.cite(one.adoption)
    return write("{said}: {why}", "{said}: {why}", said=said, why=why) if any(why.text) else said


def _source(facts: Facts, some: Sequence[Entry]) -> tuple[Words, ...]:
    first = min(some, key=lambda one: one.recorded.last)
    cells = (Text.same(first.paper.reference), first.paper.title, first.paper.recorded.text)
    return tuple(words(facts.cite(first, one)) for one in cells)
