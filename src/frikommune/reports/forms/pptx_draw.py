"""Puts what a slide shows into its placeholders."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from PIL import Image
from pptx.dml.color import RGBColor
from pptx.enum.shapes import PP_PLACEHOLDER as HOLDS
from pptx.enum.text import MSO_AUTO_SIZE, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.slide import Slide
from pptx.util import Pt

from frikommune.language import Language
from frikommune.reports.forms.diagram import WIDE
from frikommune.reports.forms.pictures import picture_png, told
from frikommune.reports.forms.pptx_diagram import draw_diagram
from frikommune.reports.forms.pptx_fit import SMALLEST, Line, indent, own_size, title_size
from frikommune.reports.forms.pptx_master import CAPTION, GREY, Area
from frikommune.reports.forms.pptx_plan import Runs, SlideData
from frikommune.reports.forms.pptx_table import PAD_X, PAD_Y, TablePart
from frikommune.reports.forms.pptx_template import Deck, Places
from frikommune.reports.forms.typography import typeset
from frikommune.reports.paper import Diagram, Picture, Run

Shape = Any
"""python-pptx states no types."""
_WARNING = RGBColor(0x8F, 0x3D, 0x05)
_LANGUAGES = {"da": "da-DK", "en": "en-GB"}


@dataclass(frozen=True)
class Drawer:
    """Draws slides of one presentation in one language."""

    deck: Deck
    language: Language
    foot: str
    mark: str

    def draw(self, data: SlideData) -> Slide:
        """One slide, at the end of the presentation."""
        places = self.deck.places(data.kind)
        slide = self.deck.slides.slides.add_slide(places.layout)
        self._title(slide, data, places.title)
        if data.lines:
            self._words(slide, data, places)
        if data.table:
            self._table(slide, data.table, data.caption, places.thing)
        caption = places.caption
        if data.picture:
            bottom = self._picture(slide, data.picture, places.thing)
            caption = caption._replace(y=min(caption.y, bottom + 6))
        if data.caption:
            self._caption(slide, data.caption, caption)
        self._bare(slide)
        self._foots(slide, places)
        if self.mark:
            self._marked(slide)
        return slide

    def _title(self, slide: Slide, data: SlideData, area: Area) -> None:
        shape = slide.shapes.title
        self._fill(shape.text_frame.paragraphs[0], data.title)
        usual = (40, 32, 28, 24, 20) if data.kind == "title" else (28, 24, 20, 18, 16)
        size = title_size("".join(one.text for one in data.title), area.width - 15, area.height, usual)
        if size != usual[0] or not self.deck.own:
            self._sized(shape.text_frame.paragraphs[0], size)

    def _words(self, slide: Slide, data: SlideData, places: Places) -> None:
        shape = _holder(slide, 1) or next(_holders(slide, HOLDS.BODY, HOLDS.OBJECT, HOLDS.SUBTITLE), None)
        area = places.text
        if shape is None:
            shape = slide.shapes.add_textbox(*_emu(area))
        elif not self.deck.own:
            _put(shape, area)
        frame = shape.text_frame
        frame.word_wrap, frame.auto_size = True, MSO_AUTO_SIZE.NONE
        for at, line in enumerate(data.lines):
            paragraph = frame.paragraphs[0] if at == 0 else frame.add_paragraph()
            self._line(paragraph, line, own_size(line, data.size), titled=data.kind == "title")

    def _line(self, paragraph: Shape, line: Line, size: float, *, titled: bool) -> None:
        self._fill(paragraph, line.runs)
        self._sized(paragraph, size)
        paragraph.space_before, paragraph.space_after = Pt(0), Pt(8)
        paragraph.line_spacing = 1.0
        properties = paragraph._p.get_or_add_pPr()
        if titled:
            return
        inwards = int(Pt(indent(line, size)))
        if line.kind == "number" and line.begins:
            properties.set("marL", str(inwards))
            properties.set("indent", str(-inwards))
            bullet = properties.makeelement(qn("a:buFont"), {"typeface": "+mj-lt"})
            numbered = properties.makeelement(
                qn("a:buAutoNum"), {"type": "arabicPeriod", "startAt": str(line.number)}
            )
            properties.extend([bullet, numbered])
        elif line.kind != "point" or not line.begins:
            properties.set("marL", str(inwards))
            properties.set("indent", "0")
            properties.append(properties.makeelement(qn("a:buNone"), {}))
        for run in paragraph.runs:
            if line.kind == "quote":
                run.font.italic = True
            if line.kind == "by":
                run.font.color.rgb = RGBColor.from_string(GREY)
            if line.kind == "stale":
                run.font.color.rgb, run.font.bold = _WARNING, True

    def _table(self, slide: Slide, part: TablePart, caption: Runs, area: Area) -> None:
        holder = next(_holders(slide, HOLDS.TABLE), None)
        rows, columns = len(part.rows) + 1, len(part.head)
        size = Area(area.x, area.y, sum(part.widths), sum(part.heights))
        if holder is not None:
            shape = holder.insert_table(rows, columns)
            _put(shape, size)
        else:
            shape = slide.shapes.add_table(rows, columns, *_emu(size))
        shape._element.nvGraphicFramePr.cNvPr.set("descr", "".join(one.text for one in caption))
        table = shape.table
        style = table._tbl.tblPr.find(qn("a:tableStyleId"))
        style.text = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"  # no style, no grid: rules are set below
        for at, width in enumerate(part.widths):
            table.columns[at].width = Pt(width)
        for at, height in enumerate(part.heights):
            table.rows[at].height = Pt(height)
        head = tuple((Run(one, style="strong"),) for one in part.head)
        for at, row in enumerate((head, *part.rows)):
            for column, cell in enumerate(row):
                to = PP_ALIGN.RIGHT if part.right[column] else PP_ALIGN.LEFT
                self._cell(table.cell(at, column), cell, part.size, to, head=at == 0)

    def _cell(self, cell: Shape, runs: Runs, size: float, to: PP_ALIGN, *, head: bool) -> None:
        cell.margin_left = cell.margin_right = Pt(PAD_X)
        cell.margin_top = cell.margin_bottom = Pt(PAD_Y)
        paragraph = cell.text_frame.paragraphs[0]
        self._fill(paragraph, runs)
        self._sized(paragraph, size)
        paragraph.alignment = to
        _rule(cell, "004D99" if head else "BFBFBF", 1.5 if head else 0.75)

    def _picture(self, slide: Slide, block: Picture | Diagram, area: Area) -> float:
        """Draws it as large as there is room, its letters at least `SMALLEST`; gives where it ends."""
        alt = typeset(told(block, self.language), self.language)
        if isinstance(block, Diagram):
            return draw_diagram(slide, block, self.language, area, alt)
        data = picture_png(block, self.language, scale=2.5, width=min(WIDE, int(area.width * 12 / SMALLEST)))
        with Image.open(BytesIO(data)) as image:
            wide, high = image.size
        scale = min(area.width / wide, area.height / high)
        fitted = Area(area.x, area.y, wide * scale, high * scale)
        holder = next(_holders(slide, HOLDS.PICTURE), None)
        if holder is not None:
            shape = holder.insert_picture(BytesIO(data))
            shape.crop_left = shape.crop_right = shape.crop_top = shape.crop_bottom = 0
            _put(shape, fitted)
        else:
            shape = slide.shapes.add_picture(BytesIO(data), *_emu(fitted))
        shape._element.nvPicPr.cNvPr.set("descr", alt)
        return fitted.y + fitted.height

    def _caption(self, slide: Slide, runs: Runs, area: Area) -> None:
        shape = _holder(slide, CAPTION) if self.deck.own else None
        if shape is None:
            shape = slide.shapes.add_textbox(*_emu(area))
            shape.text_frame.margin_left = 0
        else:
            _put(shape, area)
        shape.text_frame.word_wrap = True
        paragraph = shape.text_frame.paragraphs[0]
        self._fill(paragraph, runs)
        size = title_size("".join(one.text for one in runs), area.width - 15, area.height, (SMALLEST,))
        self._sized(paragraph, size)
        for run in paragraph.runs:
            run.font.color.rgb = RGBColor.from_string(GREY)

    def _foots(self, slide: Slide, places: Places) -> None:
        """Sender, day and number, where the layout has places for them."""
        for holder in places.layout.placeholders:
            kind = holder.placeholder_format.type
            if kind not in (HOLDS.FOOTER, HOLDS.SLIDE_NUMBER):
                continue
            element = deepcopy(holder._element)
            element.nvSpPr.cNvPr.set("id", str(slide.shapes._next_shape_id))
            slide.shapes._spTree.append(element)
            if kind == HOLDS.FOOTER:
                shape = next(_holders(slide, HOLDS.FOOTER))
                paragraph = shape.text_frame.paragraphs[0]
                self._fill(paragraph, (Run(self.foot),))

    def _marked(self, slide: Slide) -> None:
        wide = self.deck.slides.slide_width / 12700
        shape = slide.shapes.add_textbox(*_emu(Area(wide * 0.3, 8, wide * 0.7 - 20, 22)))
        shape.name = "Demonstration"
        paragraph = shape.text_frame.paragraphs[0]
        paragraph.alignment = PP_ALIGN.RIGHT
        self._fill(paragraph, (Run(self.mark, style="strong"),))
        self._sized(paragraph, SMALLEST)
        paragraph.runs[0].font.color.rgb = _WARNING
        shape.fill.solid()
        shape.fill.fore_color.rgb = RGBColor(0xFF, 0xFF, 0xFF)

    def _fill(self, paragraph: Shape, runs: Runs) -> None:
        for child in list(paragraph._p):
            if child.tag != qn("a:pPr"):
                paragraph._p.remove(child)
        for one in runs:
            if not one.text:
                continue
            run = paragraph.add_run()
            run.text = one.text
            run._r.get_or_add_rPr().set("lang", _LANGUAGES[self.language])
            if one.style == "strong":
                run.font.bold = True
            if one.style == "emphasis":
                run.font.italic = True

    def _sized(self, paragraph: Shape, size: float) -> None:
        for run in paragraph.runs:
            run.font.size = Pt(size)

    def _bare(self, slide: Slide) -> None:
        """Takes away placeholders that were left empty."""
        for one in list(slide.placeholders):
            if one.placeholder_format.type in (HOLDS.PICTURE, HOLDS.TABLE) or (
                one.has_text_frame and not one.text_frame.text
            ):
                if one._element.tag != qn("p:sp"):
                    continue
                one._element.getparent().remove(one._element)


def _holder(slide: Slide, number: int) -> Shape | None:
    return next((one for one in slide.placeholders if one.placeholder_format.idx == number), None)


def _holders(slide: Slide, *kinds: object) -> Shape:
    return (one for one in slide.placeholders if one.placeholder_format.type in kinds)


def _rule(cell: Shape, colour: str, width: float) -> None:
    """A line beneath a cell."""
    properties = cell._tc.get_or_add_tcPr()
    line = properties.makeelement(qn("a:lnB"), {"w": str(int(Pt(width)))})
    fill = line.makeelement(qn("a:solidFill"), {})
    fill.append(fill.makeelement(qn("a:srgbClr"), {"val": colour}))
    line.append(fill)
    properties.insert(0, line)


def _emu(area: Area) -> tuple[int, ...]:
    return tuple(int(Pt(one)) for one in area)


def _put(shape: Shape, area: Area) -> None:
    shape.left, shape.top, shape.width, shape.height = _emu(area)
