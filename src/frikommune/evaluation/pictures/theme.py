"""Colours, shapes and letters of every picture.

Blue and greys are Det Fælles Designsystem's. The palette is told apart by colour-blind readers, and colour is
never alone: every series has its own shape or dash too.
"""

from __future__ import annotations

from typing import Any

from frikommune.language import Language

Spec = dict[str, Any]
"""A Vega-Lite specification, or a part of one: JSON."""

BLUE, ORANGE, INK, GREY, PALE, RULE = "#004d99", "#c4570b", "#1a1a1a", "#707070", "#bfbfbf", "#dcdcdc"
COLOURS = (BLUE, ORANGE, "#454545", "#1b86c3", "#8a6d00", "#7a3e9d")
SHAPES = ("circle", "square", "triangle-up", "diamond", "cross", "triangle-down")
DASHES = ((1, 0), (7, 3), (2, 2), (8, 3, 2, 3), (12, 4), (4, 4))
NEGATIVE = ("#8f3d05", "#d9772f", "#f0b48a")
"""From the strongest to the mildest."""
POSITIVE = ("#a9c9e8", "#4a8bc4", "#004d99")
"""From the mildest to the strongest."""
NEUTRAL = "#d0d0d0"
FONT = "IBM Plex Sans, Arial, Helvetica, sans-serif"
"""Never loaded: the page's own letters where it has them."""
SCHEMA = "https://vega.github.io/schema/vega-lite/v6.json"

LOCALES: dict[Language, Spec] = {
    "da": {"decimal": ",", "thousands": ".", "grouping": [3], "currency": ["", " kr."]},
    "en": {"decimal": ".", "thousands": ",", "grouping": [3], "currency": ["DKK ", ""]},
}


def config(narrow: bool) -> Spec:
    """Letters at least 12 px high, on wide and narrow pages alike."""
    size = 12 if narrow else 13
    axis = {
        "labelFont": FONT,
        "titleFont": FONT,
        "labelFontSize": size,
        "titleFontSize": size,
        "titleFontWeight": "normal",
        "labelColor": INK,
        "titleColor": INK,
        "gridColor": "#ececec",
        "domainColor": GREY,
        "tickColor": GREY,
        "labelLimit": 0,
        "titlePadding": 8,
    }
    return {
        "background": "white",
        "font": FONT,
        "view": {"stroke": None},
        "axis": axis,
        "legend": {
            "labelFontSize": size,
            "labelColor": INK,
            "labelLimit": 0,
            "symbolSize": 110,
            "title": None,
        },
        "title": {
            "fontSize": size + 2,
            "fontWeight": "bold",
            "color": INK,
            "anchor": "start",
            "frame": "bounds",
            "offset": 10,
        },
        "text": {"fontSize": size, "color": INK},
    }
