"""The blocks of a paper in Word: paragraphs, lists, tables, pictures and people's own texts."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from io import BytesIO
from itertools import count

from frikommune.language import Text
from frikommune.reports.forms.docx_lists import Lists
from frikommune.reports.forms.docx_styles import OWN_BY, OWN_STALE, OWN_TEXT, TABLE_NOTE
from frikommune.reports.forms.docx_table import table, too_wide
from frikommune.reports.forms.docx_turn import Turn
from frikommune.reports.forms.docx_words import DocxWords
from frikommune.reports.forms.docx_xml import Node, Numbers, paragraph, quoted, run, val
from frikommune.reports.forms.docx_xml import field as field_of
from frikommune.reports.forms.labels import FIGURE, TABLE, own_text_label, stale_text
from frikommune.reports.forms.order import leads_on
from frikommune.reports.forms.pictures import picture_png, told
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

_SCALE = 2.5
_EMU_OF_A_PIXEL, _EMU_OF_A_TWENTIETH = 9525, 635


@dataclass
class DocxBlocks:
    """Lays out blocks one after the other; tables and figures are numbered as they come.

    `room` is the width of the text, in twentieths of a point; `wide` that of a page that lies across.
    `stretch` is by how much wider the letters may be than those that were measured.
    """

    document: Node
    words: DocxWords
    lists: Lists
    numbers: Numbers
    room: int
    wide: int
    turn: Turn
    stretch: float = 1.0
    _counts: dict[str, count[int]] = field(default_factory=dict)

    def all(self, section: Section) -> str:
        """Everything that stands under a heading."""
        return "".join(self.one(block, keep=keep) for block, keep in leads_on(section.blocks))

    def turned(self, section: Section) -> bool:
        """Whether a section has a table that only a page that lies across has room for."""
        tables = [one for one in section.blocks if isinstance(one, Grid)]
        return self.turn.may and any(too_wide(self.words, one, self.room, self.stretch) for one in tables)

    def across(self) -> DocxBlocks:
        """The same on pages that lie across; tables and figures count on."""
        return replace(self, room=self.wide)

    def one(self, block: Block, *, keep: bool = False) -> str:
        """One block; a paragraph that is kept stays on the page of what follows it."""
        match block:
            case Paragraph(words):
                return self._paragraph("Body Text", self.words.words(words), "<w:keepNext/>" if keep else "")
            case Points(items, ordered):
                return self.lists.items(tuple(map(self.words.words, items)), ordered=ordered)
            case Grid():
                return self._grid(block)
            case Picture() | Diagram():
                return self._figure(block)
            case OwnText():
                return self._own(block)

    def _paragraph(self, style: str, inside: str, properties: str = "") -> str:
        return paragraph(self.words.styles.id(style), inside, properties)

    def _grid(self, grid: Grid) -> str:
        caption, rows = self.words.notes.of_grid(grid)
        above = self._caption(TABLE, self.words.marked(caption), "<w:keepNext/>")
        note = self._paragraph(TABLE_NOTE, self.words.words(grid.note))
        return above + table(self.words, grid, rows, self.room, self.stretch) + note

    def _figure(self, block: Picture | Diagram) -> str:
        drawn = self._paragraph("Body Text", self._drawing(block), "<w:keepNext/>")
        below = self._caption(FIGURE, self.words.words(block.caption), '<w:keepNext w:val="0"/>')
        return drawn + below

    def _drawing(self, block: Picture | Diagram) -> str:
        language = self.words.notes.language
        name, image = self.document.part.get_or_add_image(BytesIO(picture_png(block, language, _SCALE)))
        wide, high = (one / _SCALE * _EMU_OF_A_PIXEL for one in (image.px_width, image.px_height))
        less = min(1.0, self.room * _EMU_OF_A_TWENTIETH / wide)
        number = self.numbers.new()
        return _INLINE.format(
            name=name,
            number=number,
            wide=round(wide * less),
            high=round(high * less),
            title=quoted(self.words.plain(block.caption.plain)),
            told=quoted(told(block, language)),
        )

    def _caption(self, kind: Text, words: str, properties: str) -> str:
        said = self.words.plain(kind)
        strong = val("rStyle", self.words.styles.id("Strong"))
        number = next(self._counts.setdefault(said, count(1)))
        label = (
            run(f"{said}\u00a0", strong)
            + field_of(f"SEQ {said} \\* ARABIC", run(str(number), strong), strong)
            + run(". ", strong)
        )
        return self._paragraph("caption", label + words, properties)

    def _own(self, own: OwnText) -> str:
        stale = stale_text(own)
        texts = "".join(self._paragraph(OWN_TEXT, run(one)) for one in own.paragraphs)
        by = self._paragraph(OWN_BY, self.words.said(own_text_label(own)))
        note = self._paragraph(OWN_STALE, self.words.said(stale) + run(".")) if any(stale) else ""
        return texts + by + note


_INLINE = (
    '<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{wide}" cy="{high}"/>'
    '<wp:docPr id="{number}" name="{name}" descr={told} title={title}/><wp:cNvGraphicFramePr>'
    '<a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr><a:graphic>'
    '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr>'
    '<pic:cNvPr id="{number}" name="{name}" descr={told}/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>'
    '<a:blip r:embed="{name}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm>'
    '<a:off x="0" y="0"/><a:ext cx="{wide}" cy="{high}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/>'
    "</a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
)
