"""A paper cut into slides: what each slide shows, with what does not fit on one going on, on the next."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from frikommune.language import Language, Text
from frikommune.reports.forms.labels import (
    APPENDIX,
    CONTINUED,
    RECOMMENDATION,
    as_of_text,
    foot_text,
    own_text_label,
    stale_text,
)
from frikommune.reports.forms.order import Placed, in_order
from frikommune.reports.forms.pptx_fit import SIZES, Kind, Line, Room
from frikommune.reports.forms.pptx_table import TablePart, table_parts
from frikommune.reports.forms.pptx_template import Deck
from frikommune.reports.forms.typography import printable, typeset, typeset_runs
from frikommune.reports.paper import (
    Block,
    Diagram,
    Grid,
    OwnText,
    Paper,
    Paragraph,
    Picture,
    Points,
    Run,
    Words,
)

Runs = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class SlideData:
    """One slide. `kind` is its layout; `size` that of its words, in points."""

    kind: str
    title: Runs
    lines: tuple[Line, ...] = ()
    size: float = SIZES[0]
    table: TablePart | None = None
    picture: Picture | Diagram | None = None
    caption: Runs = ()

    @property
    def runs(self) -> Iterator[Run]:
        """Every run on it, in the order of reading."""
        yield from self.title
        for line in self.lines:
            yield from line.runs
        for row in self.table.rows if self.table else ():
            for cell in row:
                yield from cell
        yield from self.caption


@dataclass(frozen=True)
class Planner:
    """Cuts one paper into slides of one presentation."""

    paper: Paper
    language: Language
    deck: Deck

    def slides(self) -> Iterator[SlideData]:
        """Title, recommendation, sections and appendices."""
        paper = self.paper
        under = [self._said(one) for one in (paper.subtitle, paper.sender, as_of_text(paper)) if any(one)]
        yield SlideData("title", (Run(self._said(paper.title)),), tuple(Line((Run(one),)) for one in under))
        if paper.frame and paper.frame.recommendation:
            line = Line(self._set(paper.frame.recommendation))
            yield from self._worded((Run(self._said(RECOMMENDATION)),), [line])
        above: dict[int, Runs] = {}
        for placed in in_order(paper):
            own = self._set(placed.section.title)
            above[placed.level] = own
            higher = above[placed.level - 1] if placed.level > 1 and paper.shape == "document" else ()
            yield from self._section(placed, (*higher, Run(": "), *own) if higher else own)

    def foot(self) -> str:
        """What stands at the foot of each slide."""
        return self._said(foot_text(self.paper))

    def _section(self, placed: Placed, title: Runs) -> Iterator[SlideData]:
        """The slides of a section. In a document's slides, a lower heading stands behind the one above it."""
        if placed.appendix and placed.level == 1:
            title = (Run(f"{self._said(APPENDIX)} {placed.appendix}: "), *title)
        blocks = placed.section.blocks
        if not blocks:
            yield SlideData("section", title)
            return
        found = list(self._beside(title, blocks)) or list(self._below(title, blocks))
        yield found[0]
        more = (Run(f" {self._said(CONTINUED)}"),)
        for one in found[1:]:
            yield SlideData(
                one.kind, one.title + more, one.lines, one.size, one.table, one.picture, one.caption
            )

    def _beside(self, title: Runs, blocks: Sequence[Block]) -> Iterator[SlideData]:
        """Few words and one picture stand beside each other."""
        *before, last = blocks
        if not before or not isinstance(last, Picture) or not all(map(_is_words, before)):
            return
        lines = [line for block in before for line in self._lines(block)]
        area = self.deck.places("both").text
        room = Room(area.width, area.height, self.deck.wider)
        if room.fits(lines, SIZES[-1]):
            size, caption = room.size_for(lines), self._set(last.caption)
            yield SlideData("both", title, tuple(lines), size, picture=last, caption=caption)

    def _below(self, title: Runs, blocks: Sequence[Block]) -> Iterator[SlideData]:
        """Words, tables and pictures on slides of their own, in order."""
        for worded, group in groupby(blocks, _is_words):
            if worded:
                yield from self._worded(title, [line for block in group for line in self._lines(block)])
                continue
            for block in group:
                if isinstance(block, Grid):
                    yield from self._table(title, block)
                elif isinstance(block, Picture | Diagram):
                    yield SlideData("picture", title, picture=block, caption=self._set(block.caption))

    def _worded(self, title: Runs, lines: Sequence[Line]) -> Iterator[SlideData]:
        area = self.deck.places("points").text
        room = Room(area.width, area.height, self.deck.wider)
        size = room.size_for(lines)
        for part in room.parted(lines, size):
            yield SlideData("points", title, tuple(part), size)

    def _table(self, title: Runs, grid: Grid) -> Iterator[SlideData]:
        area = self.deck.places("table").thing
        caption, note = self._set(grid.caption), self._set(grid.note)
        for part in table_parts(grid, self.language, area.width, area.height, self.deck.wider):
            said = (*caption, Run(". "), *note) if part.last and note else caption
            yield SlideData("table", title, table=part, caption=said)

    def _lines(self, block: Block) -> Iterable[Line]:
        match block:
            case Paragraph(words):
                yield Line(self._set(words))
            case Points(items, ordered):
                kind: Kind = "number" if ordered else "point"
                for at, one in enumerate(items, 1):
                    yield Line(self._set(one), kind, number=at)
            case OwnText():
                for said in block.paragraphs:
                    yield Line((Run(printable(said)),), "quote")
                yield Line((Run(self._said(own_text_label(block))),), "by")
                if stale := self._said(stale_text(block)):
                    yield Line((Run(stale),), "stale")

    def _set(self, words: Words) -> Runs:
        return typeset_runs(words.said_in(self.language), self.language)

    def _said(self, text: Text) -> str:
        return typeset(text.said_in(self.language), self.language)


def _is_words(block: Block) -> bool:
    return isinstance(block, Paragraph | Points | OwnText)
