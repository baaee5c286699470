"""A distribution of placebo estimates with the real one marked."""

from __future__ import annotations

import numpy as np

from frikommune.evaluation.pictures.canvas import Canvas, straight_lines
from frikommune.evaluation.pictures.theme import BLUE, PALE, Spec
from frikommune.evaluation.shown import Line
from frikommune.language import Text

_COUNT = Text("Antal placeboer", "Number of placebos")
_BARS = 40


def plot(canvas: Canvas) -> Spec:
    """The layers of the picture: bars of how many placebos came out so, and a line at the real estimate."""
    points = [point for series in canvas.drawing.series for point in series.points]
    found = [
        value for point in points if point.mark != "main" and (value := canvas.value(point.y)) is not None
    ]
    domain = canvas.domain(zero=True)
    counts, edges = np.histogram(
        found, bins=min(_BARS, max(12, 2 * int(np.sqrt(len(found))))), range=(domain[0], domain[1])
    )
    bars = [
        {"low": float(low), "high": float(high), "count": int(count)}
        for count, low, high in zip(counts, edges[:-1], edges[1:], strict=True)
        if count
    ]
    x: Spec = {"type": "quantitative", "axis": canvas.value_axis(canvas.drawing.y_title), "title": None}
    x["axis"]["grid"] = False
    x["scale"] = {"domain": domain, "nice": False, "zero": False}
    y = {
        "field": "count",
        "type": "quantitative",
        "axis": {"title": canvas.say(_COUNT), "tickMinStep": 1, "format": ",.0f"},
    }
    real = [point for point in points if point.mark == "main"]
    names = [
        Line(point.label if any(point.label) else Text("forsøget", "the trial"), y=point.y) for point in real
    ]
    return {
        "data": {"values": bars},
        "layer": [
            {
                "mark": {"type": "bar", "color": PALE, "stroke": "white", "strokeWidth": 1},
                "encoding": {"x": {**x, "field": "low"}, "x2": {"field": "high"}, "y": y, "y2": {"datum": 0}},
            },
            *straight_lines(canvas, canvas.drawing.lines, "x", "y"),
            *_real(canvas, names),
        ],
        "height": 200 if canvas.narrow else 240,
    }


def _real(canvas: Canvas, lines: list[Line]) -> list[Spec]:
    """The real estimate: a thick line with its name above."""
    layers = straight_lines(canvas, lines, "x", "y")
    for layer in layers:
        if layer["mark"]["type"] == "rule":
            layer["mark"] |= {"color": BLUE, "strokeWidth": 3, "strokeDash": [1, 0]}
        else:
            layer["mark"] |= {"fontWeight": "bold", "color": BLUE}
    return layers
