"""How much fits on some pages: words counted in lines, so that a short paper chooses and never overflows.

Letters differ from form to form; lines are counted for the form that needs most, others have some to spare.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from math import ceil

from frikommune.reports.forms.notes import note_text, refs_in
from frikommune.reports.paper import Block, Grid, Paragraph, Picture, Points, Words, words_of

_LETTERS = 90
"""Letters of running text on a line of the form with the largest letters."""
_NOTE_LETTERS, _NOTE_LINE = 100, 0.85
"""The same of a note, and how high its lines are."""
_BETWEEN, _HEADING, _CAPTION, _ROW_LETTERS = 0.6, 2.6, 2.2, 30
"""Lines between paragraphs, of a heading with its blanks, of a caption; letters in a column of a table."""
_PICTURE, _BAR, _FEWEST = 4.0, 1.7, 3
"""Lines of a picture without its rows, of one row of bars or intervals, and the fewest rows it is high."""


@dataclass
class Room:
    """The lines that are left. What is taken counts with the sources that nothing before it had."""

    lines: float
    _sources: set[str] = field(default_factory=set)

    def takes(self, block: Block) -> bool:
        """Whether a block still fits; if so, its lines are taken."""
        new = self._new(words_of(block))
        needed = lines_of(block) + sum(_note(one) for one in new)
        if needed > self.lines:
            return False
        self.lines -= needed
        self._sources |= new
        return True

    def has_heading(self) -> bool:
        """Whether a heading and something beneath it may still fit."""
        return self.lines > _HEADING + 1

    def heading(self) -> None:
        """Take what a heading needs."""
        self.lines -= _HEADING

    def _new(self, some: Iterable[Words]) -> set[str]:
        return {max(note_text(one), key=len) for one in refs_in(some)} - self._sources


def lines_of(block: Block) -> float:
    """How many lines a block needs, in the language that needs most."""
    match block:
        case Paragraph(words):
            return _lines(words) + _BETWEEN
        case Points(items):
            return sum(_lines(one, _LETTERS - 4) for one in items) + _BETWEEN
        case Picture():
            rows = {str(point.x) for one in block.drawing.series for point in one.points}
            return _CAPTION + _PICTURE + _BAR * max(len(rows), _FEWEST) + _lines(block.caption)
        case Grid():
            return _CAPTION + sum(max(_lines(one, _ROW_LETTERS) for one in row) + 0.4 for row in block.rows)
    raise TypeError(f"a short paper has no {type(block).__name__}")


def _lines(words: Words, letters: int = _LETTERS) -> int:
    return max(1, *(ceil(len(said) / letters) for said in words.plain))


def _note(source: str) -> float:
    return _NOTE_LINE * ceil(len(source) / _NOTE_LETTERS)
