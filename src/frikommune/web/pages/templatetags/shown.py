"""What evaluations lay out: `{% picture drawing %}` and `{% shown_table table %}`, of `evaluation.shown`."""

from __future__ import annotations

import re
from typing import Any

from django import template
from django.utils.safestring import mark_safe

from frikommune.evaluation.pictures.drawn import svg
from frikommune.evaluation.shown.laid_out import Drawing, Table
from frikommune.evaluation.shown.words import words_of
from frikommune.web.pages import speech

register = template.Library()
_BEFORE_UNIT = re.compile(r"(?<=\d) (?=%|kr\b)")
_SHORT = re.compile(r"[\[(+−<]?\d.{0,20}$|p [=<] ")
WIDE, NARROW = 640, 340
"""Pixels: a picture is drawn for both, so that its words can be read on a phone."""


@register.inclusion_tag("pages/picture.html")
def picture(drawing: Drawing) -> dict[str, Any]:
    """The picture, wide and narrow; its words are its text alternative."""
    drawn = (mark_safe(svg(drawing, speech.language(), width)) for width in (WIDE, NARROW))
    wide, narrow = drawn
    return {"drawing": drawing, "wide": wide, "narrow": narrow}


@register.inclusion_tag("pages/shown_table.html")
def shown_table(table: Table, head: bool = True) -> dict[str, Any]:
    """The table; a column of numbers is set to the right. `head`: with its title above it."""
    rows = [
        [
            (words := _together(speech.said(words_of(cell, column))), column, bool(_SHORT.match(words)))
            for cell, column in zip(row, table.columns, strict=True)
        ]
        for row in table.rows
    ]
    return {"table": table, "rows": rows, "head": head}


def _together(words: str) -> str:
    """A number and its unit stay on one line."""
    return _BEFORE_UNIT.sub("\N{NO-BREAK SPACE}", words)
