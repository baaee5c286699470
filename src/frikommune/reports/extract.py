"""What a paper rests on and what it says, for keeping beside it, and what differs between two of a kind."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from frikommune.language import Text
from frikommune.programme.entry import Certainty
from frikommune.reports.forms.order import in_order
from frikommune.reports.paper import Block, Grid, OwnText, Paper, Ref, Section, words_of

_T = TypeVar("_T", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Statement:
    """A fact that a paper states. `id` and the rest are as in `Ref`."""

    id: str
    says: Text
    source: Text
    link: str = ""
    certainty: Certainty = "source"


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph, an item or a table's row. `section` is the permanent name of where it stands.

    `title` is that section's, behind the titles of those above it.
    """

    section: str
    title: Text
    says: Text


@dataclass(frozen=True, slots=True)
class Extract:
    """The facts of a paper in the order of reading, and its words."""

    statements: tuple[Statement, ...]
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Changes:
    """What an earlier paper has and a later one has not (`gone`), and the other way round (`new`)."""

    gone: tuple[Statement, ...]
    new: tuple[Statement, ...]
    gone_passages: tuple[Passage, ...]
    new_passages: tuple[Passage, ...]

    def __bool__(self) -> bool:
        return bool(self.gone or self.new or self.gone_passages or self.new_passages)


def extract_of(paper: Paper) -> Extract:
    """The facts and the words of a paper."""
    return Extract(tuple(map(statement_of, paper.refs)), tuple(_passages(paper)))


def statement_of(ref: Ref) -> Statement:
    """A fact as it is kept."""
    return Statement(ref.id, ref.says, ref.source, ref.link, ref.certainty)


def changes(before: Extract, after: Extract) -> Changes:
    """What differs between two papers. A fact whose words or source are other ones is gone and new.

    Words that only stand in another section now have not changed.
    """
    return Changes(
        tuple(_without(before.statements, after.statements)),
        tuple(_without(after.statements, before.statements)),
        tuple(_unsaid(before.passages, after.passages)),
        tuple(_unsaid(after.passages, before.passages)),
    )


def section_statements(section: Section) -> tuple[Statement, ...]:
    """The facts that one section states, without the sections below it."""
    found = [section.title, *(words for block in section.blocks for words in words_of(block))]
    refs = (run.ref for words in found for run in words.da if run.ref is not None)
    return tuple({one.id: statement_of(one) for one in refs}.values())


def _passages(paper: Paper) -> Iterator[Passage]:
    if paper.frame:
        yield Passage("", paper.frame.item, paper.frame.recommendation.plain)
    above: list[Text] = []
    for placed in in_order(paper):
        above = [*above[: placed.level - 1], placed.section.title.plain]
        title = Text(": ".join(one.da for one in above), ": ".join(one.en for one in above))
        for block in placed.section.blocks:
            yield from (Passage(placed.anchor, title, says) for says in _said(block) if any(says))


def _said(block: Block) -> Iterator[Text]:
    """The paragraphs of a block; a row of a table is one."""
    match block:
        case Grid():
            yield block.caption.plain
            for row in block.rows:
                cells = [cell.plain for cell in row if cell]
                yield Text(" · ".join(one.da for one in cells), " · ".join(one.en for one in cells))
            yield block.note.plain
        case OwnText():
            yield from map(Text.same, block.paragraphs)
        case _:
            yield from (words.plain for words in words_of(block))


def _without(some: Iterable[_T], others: Iterable[_T]) -> Iterator[_T]:
    """Those of the first that the second has not, each once."""
    there = set(others)
    yield from dict.fromkeys(one for one in some if one not in there)


def _unsaid(some: Iterable[Passage], others: Iterable[Passage]) -> Iterator[Passage]:
    """The passages whose words the others have nowhere."""
    there = {one.says for one in others}
    return (one for one in some if one.says not in there)
