"""A paper as the data that `paper.typ` sets: strings, numbers and lists, with nothing left to decide."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from frikommune.cases.mark import Mark
from frikommune.language import Language, Text
from frikommune.reports.forms.html_words import Link
from frikommune.reports.forms.labels import (
    ABSENT,
    APPENDICES,
    APPENDIX,
    CASE_DESCRIPTION,
    CASE_NUMBER,
    COMMITTEE,
    CONTENTS,
    DECISION,
    DEMONSTRATION,
    ITEM,
    PAGE,
    RECOMMENDATION,
    SENT_BY,
    SOURCES,
    TO_FILL_IN,
    foot_text,
    own_text_label,
    stale_text,
)
from frikommune.reports.forms.measure import column_widths
from frikommune.reports.forms.notes import Marked, Notes
from frikommune.reports.forms.order import Placed, in_order, leads_on, listed_depth, number_columns
from frikommune.reports.forms.pictures import picture_svg, told
from frikommune.reports.forms.typography import printable, typeset
from frikommune.reports.paper import (
    Block,
    Diagram,
    Frame,
    Grid,
    OwnText,
    Paper,
    Paragraph,
    Picture,
    Points,
    Words,
)

Data = str | int | float | bool | None | Sequence["Data"] | Mapping[str, "Data"]
_SIZE = re.compile(r'width="([\d.]+)" height="([\d.]+)"')
_TALL = 0.95
"""Height over width from which a picture is set by its height, so that it fits on a page or a slide."""
_LONG = 8
"""Sections from which a paper has a table of contents."""
_WIDE, _LETTERS = 453, 9.5
"""How wide a table is, and how large its letters, in points, where its columns are shared out."""


@dataclass
class PdfData:
    """Gathers the data of one paper in one language."""

    paper: Paper
    language: Language
    link: Link
    notes: Notes = field(init=False)
    _seen: set[int] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.notes = Notes(self.paper, self.language)

    def data(self) -> Mapping[str, Data]:
        """Everything, in the order of reading: the first place of each note is found on the way."""
        paper, said, day = self.paper, self._said, self.paper.as_of
        frame = self._frame(paper.frame) if paper.frame else None
        lower = int(frame is not None)
        placed = in_order(paper)
        sections = [self._section(one, lower) for one in placed if not one.appendix]
        appendices = [self._section(one, 0) for one in placed if one.appendix]
        long = paper.shape == "document" and frame is None and len(placed) >= _LONG
        return {
            "lang": self.language,
            "region": "DK" if self.language == "da" else "GB",
            "title": said(paper.title),
            "subtitle": said(paper.subtitle),
            "foot": said(foot_text(paper)),
            "day": [day.year, day.month, day.day],
            "page": said(PAGE),
            "of": said(_OF),
            "mark": said(DEMONSTRATION) if paper.mark is not Mark.NONE else "",
            "slides": paper.shape == "slides",
            "contents": said(CONTENTS) if long else "",
            "depth": listed_depth(placed),
            "frame": frame,
            "sections": sections,
            "appendices": appendices,
            "sources": said(SOURCES),
            "notes": list(self._notes()),
            "replaced": "",
        }

    def _said(self, text: Text) -> str:
        return typeset(text.said_in(self.language), self.language)

    def _frame(self, frame: Frame) -> Mapping[str, Data]:
        rows = (
            (ITEM, frame.item),
            (CASE_NUMBER, Text.same(frame.number)),
            (COMMITTEE, frame.committee),
            (SENT_BY, frame.sent_by),
        )
        said = self._said
        return {
            "rows": [[said(label), said(value)] for label, value in rows if any(value)],
            "recommendation": {"title": said(RECOMMENDATION), "runs": self._words(frame.recommendation)},
            "description": said(CASE_DESCRIPTION),
            "open": [[said(label), said(TO_FILL_IN)] for label in (DECISION, ABSENT)],
            "appendices": {"title": said(APPENDICES), "items": [said(one) for one in frame.appendices]},
        }

    def _section(self, placed: Placed, lower: int) -> Mapping[str, Data]:
        title: list[Data] = [
            {**one, "f": False} for one in map(self._run, self.notes.of(placed.section.title))
        ]
        if placed.appendix and placed.level == 1:
            title.insert(0, _plain(f"{self._said(APPENDIX)} {placed.appendix}: "))
        return {
            "level": placed.level + lower,
            "title": title,
            "anchor": placed.anchor,
            "blocks": [self._block(one, keep=keep) for one, keep in leads_on(placed.section.blocks)],
        }

    def _block(self, block: Block, *, keep: bool = False) -> Mapping[str, Data]:
        match block:
            case Paragraph(words):
                return {"k": "p", "runs": self._words(words), "keep": keep}
            case Points(items, ordered):
                return {"k": "ol" if ordered else "ul", "items": [self._words(one) for one in items]}
            case Grid():
                return self._grid(block)
            case Picture() | Diagram():
                return self._figure(block)
            case OwnText():
                return {
                    "k": "own",
                    "paragraphs": [printable(one) for one in block.paragraphs],
                    "by": self._said(own_text_label(block)),
                    "stale": self._said(stale_text(block)),
                }

    def _grid(self, grid: Grid) -> Mapping[str, Data]:
        caption, rows = self.notes.of_grid(grid)
        plain = [["".join(one.run.text for one in cell) for cell in row] for row in rows]
        right = number_columns(plain, len(grid.columns))
        columns = [self._said(one) for one in grid.columns]
        widths = column_widths([columns, *plain], _WIDE, _LETTERS)
        return {
            "k": "table",
            "caption": self._runs(caption),
            "columns": columns,
            "right": list(right),
            "widths": [round(one, 1) for one in widths],
            "rows": [[self._runs(cell) for cell in row] for row in rows],
            "note": self._words(grid.note),
        }

    def _figure(self, block: Picture | Diagram) -> Mapping[str, Data]:
        svg = picture_svg(block, self.language)
        size = _SIZE.search(svg)
        wide, high = (float(size[1]), float(size[2])) if size else (1.0, 1.0)
        tall = high / wide > (_TALL if self.paper.shape == "document" else 0.4)
        return {
            "k": "figure",
            "svg": svg,
            "alt": typeset(told(block, self.language), self.language),
            "tall": tall,
            "caption": self._words(block.caption),
        }

    def _notes(self) -> Iterable[Mapping[str, Data]]:
        for note in self.notes.all:
            yield {
                "number": note.number,
                "text": self.notes.text(note),
                "href": self.link(note.link) if note.link else "",
                "back": note.number in self._seen,
            }

    def _words(self, words: Words) -> list[Data]:
        return self._runs(self.notes.of(words))

    def _runs(self, runs: Iterable[Marked]) -> list[Data]:
        found: list[Data] = []
        for one in runs:
            first = bool(one.note) and one.note not in self._seen
            self._seen |= {one.note} if first else set()
            found.append({**self._run(one), "f": first})
        return found

    def _run(self, one: Marked) -> Mapping[str, Data]:
        link = one.run.ref.link if one.run.ref is not None else ""
        href = self.link(link) if link and one.run.text else ""
        return {"t": one.run.text, "s": one.run.style, "n": one.note, "h": href, "f": False}


def _plain(text: str) -> Mapping[str, Data]:
    return {"t": text, "s": "", "n": 0, "h": "", "f": False}


_OF = Text("af", "of")
