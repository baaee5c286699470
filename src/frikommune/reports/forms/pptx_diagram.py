"""A diagram as real shapes of a slide: boxes with words and lines between them, in a group with its words."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import Any

from pptx.dml.color import RGBColor
from pptx.enum.shapes import MSO_CONNECTOR, MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.slide import Slide
from pptx.util import Pt

from frikommune.language import Language
from frikommune.reports.forms.diagram import SMALL, TITLE, PlacedBox, Plan, plan
from frikommune.reports.forms.pptx_master import BLUE, INK, PALE, WHITE, Area
from frikommune.reports.paper import Diagram

_WIDTHS = (520, 640, 780, 940, 1120)
"""Widths that the diagram is laid out in; the one that can be drawn largest is taken."""
_SMALLEST = 12


def draw_diagram(slide: Slide, diagram: Diagram, language: Language, area: Area, alt: str) -> float:
    """Draws it as large as the area allows, and gives where it ends.

    Where its small words would be too small, boxes keep their titles alone; its own words tell the rest.
    """
    found, scale = _largest(diagram, language, area)
    if SMALL * scale < _SMALLEST:
        bare = replace(diagram, boxes=tuple(replace(one, lines=()) for one in diagram.boxes))
        found, scale = _largest(bare, language, area)
    group = slide.shapes.add_group_shape()
    group.name = "Diagram"
    first, last = found.across
    left = area.x + (area.width - (first + last) * scale) / 2
    for corners in found.lines:
        at = [(left + x * scale, area.y + y * scale) for x, y in corners]
        for (x1, y1), (x2, y2) in pairwise(at):
            if (x1, y1) != (x2, y2):
                line = group.shapes.add_connector(MSO_CONNECTOR.STRAIGHT, Pt(x1), Pt(y1), Pt(x2), Pt(y2))
                line.line.color.rgb, line.line.width = RGBColor.from_string(BLUE), Pt(1.5)
    for one in found.boxes:
        _box(group, one, left, area.y, scale)
    group._element.nvGrpSpPr.cNvPr.set("descr", alt)
    return area.y + found.height * scale


def _largest(diagram: Diagram, language: Language, area: Area) -> tuple[Plan, float]:
    plans = [plan(diagram, language, wide, close=True) for wide in _WIDTHS]
    wide = [one.across[1] - one.across[0] for one in plans]
    scaled = [
        (one, min(area.width / own, area.height / one.height, 1.6))
        for one, own in zip(plans, wide, strict=True)
    ]
    return max(scaled, key=lambda pair: pair[1])


def _box(group: Any, one: PlacedBox, left: float, top: float, scale: float) -> None:
    x, y = left + one.x * scale, top + one.y * scale
    shape = group.shapes.add_shape(
        MSO_SHAPE.ROUNDED_RECTANGLE, Pt(x), Pt(y), Pt(one.width * scale), Pt(one.height * scale)
    )
    shape.adjustments[0] = 0.05
    shape.shadow.inherit = False
    shape.fill.solid()
    shape.fill.fore_color.rgb = RGBColor.from_string(PALE if one.box.under else BLUE)
    shape.line.color.rgb = RGBColor.from_string(BLUE)
    frame = shape.text_frame
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    frame.vertical_anchor, frame.word_wrap = MSO_ANCHOR.MIDDLE, False
    both = [(TITLE, True, line) for line in one.title] + [(SMALL, False, line) for line in one.lines]
    for at, (size, bold, line) in enumerate(both):
        paragraph = frame.paragraphs[0] if at == 0 else frame.add_paragraph()
        paragraph.alignment = PP_ALIGN.CENTER
        run = paragraph.add_run()
        run.text, run.font.size, run.font.bold = line, Pt(round(size * scale, 1)), bold
        run.font.color.rgb = RGBColor.from_string(INK if one.box.under else WHITE)
