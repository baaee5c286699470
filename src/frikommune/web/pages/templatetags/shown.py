"""What evaluations lay out: `{% picture drawing %}` and `{% shown_table table %}`, of `evaluation.shown`."""

from __future__ import annotations

from typing import Any

from django import template
from django.utils.safestring import mark_safe

from frikommune.evaluation import quantities
from frikommune.evaluation.pictures.drawn import svg
from frikommune.evaluation.shown import Cell, Column, Drawing, Table
from frikommune.language import Text
from frikommune.web.pages import speech

register = template.Library()
WIDE, NARROW = 640, 340
"""Pixels: a picture is drawn for both, so that its words can be read on a phone."""


@register.inclusion_tag("pages/picture.html")
def picture(drawing: Drawing) -> dict[str, Any]:
    """The picture, wide and narrow; its words are its text alternative."""
    drawn = (mark_safe(svg(drawing, speech.language(), width)) for width in (WIDE, NARROW))
    wide, narrow = drawn
    return {"drawing": drawing, "wide": wide, "narrow": narrow}


@register.inclusion_tag("pages/shown_table.html")
def shown_table(table: Table) -> dict[str, Any]:
    """The table; a column of numbers is set to the right."""
    rows = [
        [
            (speech.said(words_of(cell, column)), column)
            for cell, column in zip(row, table.columns, strict=True)
        ]
        for row in table.rows
    ]
    return {"table": table, "rows": rows}


def words_of(cell: Cell, column: Column) -> Text:
    """What stands in a cell; a dash where nothing does."""
    if cell is None:
        return Text.same("–")
    if isinstance(cell, str):
        return Text.same(cell)
    if isinstance(cell, Text):
        return cell
    return _in_unit(cell, column)


def _in_unit(value: float, column: Column) -> Text:
    if column.unit == "share":
        return quantities.percent(value, column.decimals)
    if column.unit == "points":
        return quantities.points(value, column.decimals)
    if column.unit == "p":
        return quantities.p_value(value)
    if column.unit == "kroner":
        said = quantities.number(value, 0)
        return Text(f"{said.da} kr.", f"DKK {said.en}")
    return quantities.number(value, 0 if isinstance(value, int) else column.decimals)
