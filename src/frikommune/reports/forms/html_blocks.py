"""The blocks of a paper as HTML: paragraphs, lists, tables, pictures and people's own texts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from html import escape
from itertools import count

from frikommune.language import Text
from frikommune.reports.forms.html_words import HtmlWords
from frikommune.reports.forms.labels import FIGURE, TABLE, own_text_label, stale_text
from frikommune.reports.forms.notes import Marked
from frikommune.reports.forms.order import number_columns
from frikommune.reports.forms.pictures import picture_svg
from frikommune.reports.forms.typography import printable
from frikommune.reports.paper import (
    Block,
    Diagram,
    Grid,
    OwnText,
    Paragraph,
    Picture,
    Points,
    Section,
)


@dataclass
class HtmlBlocks:
    """Lays out blocks one after the other; tables and pictures are numbered as they come."""

    words: HtmlWords
    _tables: Iterable[int] = field(default_factory=lambda: count(1))
    _figures: Iterable[int] = field(default_factory=lambda: count(1))

    def all(self, section: Section) -> str:
        """Everything that stands under a heading."""
        return "".join(map(self.one, section.blocks))

    def one(self, block: Block) -> str:
        """One block."""
        match block:
            case Paragraph(words):
                return f"<p>{self.words.words(words)}</p>"
            case Points(items, ordered):
                tag = "ol" if ordered else "ul"
                return f"<{tag}>{''.join(f'<li>{self.words.words(one)}</li>' for one in items)}</{tag}>"
            case Grid():
                return self._grid(block)
            case Picture() | Diagram():
                return self._figure(block)
            case OwnText():
                return self._own(block)

    def _grid(self, grid: Grid) -> str:
        caption, rows = self.words.notes.of_grid(grid)
        plain = tuple(tuple("".join(one.run.text for one in cell) for cell in row) for row in rows)
        numbers = number_columns(plain, len(grid.columns))
        head = "".join(
            f'<th scope="col"{_number(numbers[at])}>{self.words.said(one)}</th>'
            for at, one in enumerate(grid.columns)
        )
        body = "".join(f"<tr>{self._row(row, numbers)}</tr>" for row in rows)
        note = f'<p class="paper-table-note">{self.words.words(grid.note)}</p>' if grid.note else ""
        name = self.words.said(grid.caption.plain)
        return (
            f'<div class="paper-table" tabindex="0" role="region" aria-label="{name}">'
            f'<table class="table"><caption>{self._counted(TABLE, self._tables)}'
            f"{self.words.marked(caption)}</caption><thead><tr>{head}</tr></thead>"
            f"<tbody>{body}</tbody></table></div>{note}"
        )

    def _row(self, row: tuple[tuple[Marked, ...], ...], numbers: tuple[bool, ...]) -> str:
        head, *cells = row
        return f'<th scope="row">{self.words.marked(head)}</th>' + "".join(
            f"<td{_number(right)}>{self.words.marked(cell)}</td>"
            for cell, right in zip(cells, numbers[1:], strict=True)
        )

    def _figure(self, block: Picture | Diagram) -> str:
        caption = f"{self._counted(FIGURE, self._figures)}{self.words.words(block.caption)}"
        drawn = picture_svg(block, self.words.language)
        return f'<figure class="paper-figure">{drawn}<figcaption>{caption}</figcaption></figure>'

    def _own(self, own: OwnText) -> str:
        paragraphs = "".join(f"<p>{escape(printable(one))}</p>" for one in own.paragraphs)
        stale = stale_text(own)
        note = f'<p class="own-stale" role="note">{self.words.said(stale)}.</p>' if any(stale) else ""
        return (
            f'<div class="own-text" id="{escape(self.words.prefix)}egen-{escape(own.id)}">{paragraphs}'
            f'<p class="own-by">{self.words.said(own_text_label(own))}</p>{note}</div>'
        )

    def _counted(self, kind: Text, numbers: Iterable[int]) -> str:
        return f'<span class="paper-number">{self.words.said(kind)} {next(iter(numbers))}.</span> '


def _number(right: bool) -> str:
    return ' class="number"' if right else ""
