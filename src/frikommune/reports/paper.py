"""A paper as data: what it says, and for everything it says where that comes from. Forms lay it out.

Words are runs; a run that states a fact carries a reference to it. So a number is one click from its source
in a browser and a numbered note on paper, and nothing has to be written twice.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from frikommune.cases.mark import Mark
from frikommune.evaluation.shown.laid_out import Drawing
from frikommune.language import NO_WORDS, Language, Text
from frikommune.programme.entry import Certainty

Style = Literal["", "strong", "emphasis"]
Shape = Literal["document", "slides"]


@dataclass(frozen=True, slots=True)
class Ref:
    """Where a fact comes from. `id` is unique: an entry of the journal, a finding, a count of a ledger.

    `says` is what it is; `source` the paper and its heading, or how it was computed. `link` is the page that
    shows it, below the programme's address; empty: none. `beside` are what other sources state of the same.
    """

    id: str
    says: Text
    source: Text
    link: str = ""
    certainty: Certainty = "source"
    beside: tuple[Ref, ...] = ()
    because: Text = NO_WORDS
    mark: Mark = Mark.NONE


@dataclass(frozen=True, slots=True)
class Cited:
    """Words that state a fact, with where it comes from."""

    text: Text
    ref: Ref


@dataclass(frozen=True, slots=True)
class Run:
    """Some words of one kind, in one language."""

    text: str
    ref: Ref | None = None
    style: Style = ""


@dataclass(frozen=True, slots=True)
class Words:
    """The runs of each language; the two state the same facts, each in its own order."""

    da: tuple[Run, ...] = ()
    en: tuple[Run, ...] = ()

    def said_in(self, language: Language) -> tuple[Run, ...]:
        """The runs of one of the two."""
        return self.da if language == "da" else self.en

    def __add__(self, other: Words) -> Words:
        """Both, one after the other."""
        return Words(self.da + other.da, self.en + other.en)

    def __bool__(self) -> bool:
        return bool(self.da or self.en)

    @property
    def plain(self) -> Text:
        """The words without their references."""
        return Text("".join(one.text for one in self.da), "".join(one.text for one in self.en))


NOTHING = Words()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph."""

    words: Words


@dataclass(frozen=True, slots=True)
class Points:
    """A list."""

    items: tuple[Words, ...]
    ordered: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """A table with its caption; the first cell of a row is its head. `note` stands beneath."""

    caption: Words
    columns: tuple[Text, ...]
    rows: tuple[tuple[Words, ...], ...]
    note: Words = NOTHING


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing with its caption; its own words (`told`) are the text alternative."""

    drawing: Drawing
    caption: Words


@dataclass(frozen=True, slots=True)
class Box:
    """A box of a diagram. `under` is the id of the box above it, empty for the topmost."""

    id: str
    title: Text
    lines: tuple[Text, ...] = ()
    under: str = ""


@dataclass(frozen=True, slots=True)
class Diagram:
    """Who stands under whom. `told` is the diagram in words; never empty."""

    boxes: tuple[Box, ...]
    caption: Words
    told: Text


@dataclass(frozen=True, slots=True)
class OwnText:
    """A text that a person wrote, kept as it is. `stale` says which fact beneath it has moved since."""

    id: str
    paragraphs: tuple[str, ...]
    by: Text
    on: date
    version: int = 1
    stale: tuple[Text, ...] = ()


Block = Paragraph | Points | Grid | Picture | Diagram | OwnText


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with what stands under it; in slides, one slide. `level` is 1 for the topmost.

    `anchor` is its permanent name. `own` is the id under which a person may add a text here.
    """

    title: Words
    blocks: tuple[Block, ...] = ()
    level: int = 1
    anchor: str = ""
    own: str = ""


@dataclass(frozen=True, slots=True)
class Frame:
    """What a committee's secretary fills in around a paper; what is not known is left to be filled in."""

    item: Text
    recommendation: Words
    number: str = ""
    committee: Text = NO_WORDS
    sent_by: Text = NO_WORDS
    appendices: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True)
class Paper:
    """A whole paper as of a day. `municipality` is empty where it is the network's.

    `mark` is the strongest of what it rests on: but for NONE it may leave a demonstration as no paper.
    """

    kind: str
    title: Text
    as_of: date
    sections: tuple[Section, ...]
    shape: Shape = "document"
    subtitle: Text = NO_WORDS
    sender: Text = NO_WORDS
    municipality: str = ""
    frame: Frame | None = None
    appendices: tuple[Section, ...] = ()
    mark: Mark = Mark.NONE
    refs: tuple[Ref, ...] = field(init=False)

    def __post_init__(self) -> None:
        found = (run.ref for words in self.words for run in words.da if run.ref is not None)
        object.__setattr__(self, "refs", tuple({one.id: one for one in found}.values()))

    @property
    def words(self) -> Iterator[Words]:
        """All words in the order of reading."""
        if self.frame:
            yield self.frame.recommendation
        for section in (*self.sections, *self.appendices):
            yield section.title
            for block in section.blocks:
                yield from words_of(block)


def words_of(block: Block) -> Iterator[Words]:
    """The words of a block, in the order of reading; a person's own text has no facts."""
    match block:
        case Paragraph(words):
            yield words
        case Points(items):
            yield from items
        case Grid():
            yield block.caption
            for row in block.rows:
                yield from row
            yield block.note
        case Picture() | Diagram():
            yield block.caption
        case OwnText():
            return
