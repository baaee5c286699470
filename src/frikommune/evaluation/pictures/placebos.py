"""A distribution of placebo estimates with the real one marked."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from frikommune.evaluation.pictures.canvas import Canvas, straight_lines
from frikommune.evaluation.pictures.theme import BLUE, PALE, Spec
from frikommune.evaluation.shown.laid_out import Line, Point
from frikommune.language import NO_WORDS, Text

_COUNT = Text("Antal placeboer", "Number of placebos")
_BARS, _FEW = 40, 20
Floats = npt.NDArray[np.float64]


def plot(canvas: Canvas) -> Spec:
    """The layers of the picture: bars of how many placebos came out so, and a line at the real estimate."""
    points = [point for series in canvas.drawing.series for point in series.points]
    values = [(point.mark, canvas.value(point.y)) for point in points]
    found = np.array([value for mark, value in values if mark != "main" and value is not None])
    real = [value for mark, value in values if mark == "main" and value is not None]
    domain = _domain(found, [*real, *(canvas.value(line.y) or 0.0 for line in canvas.drawing.lines)])
    inside = found[(found >= domain[0]) & (found <= domain[1])]
    x: Spec = {"type": "quantitative", "axis": canvas.value_axis(canvas.drawing.y_title), "title": None}
    x["axis"]["grid"] = False
    x["scale"] = {"domain": domain, "nice": False, "zero": False}
    axis = {"title": canvas.say(_COUNT), "tickMinStep": 1, "format": ",.0f"}
    y = {"field": "count", "type": "quantitative", "axis": axis}
    return {
        "data": {"values": _bars(inside, domain)},
        "layer": [
            {
                "mark": {"type": "bar", "color": PALE, "stroke": "white", "strokeWidth": 1},
                "encoding": {"x": {**x, "field": "low"}, "x2": {"field": "high"}, "y": y, "y2": {"datum": 0}},
            },
            *_lines(canvas, points),
            *_outside(canvas, len(found) - len(inside)),
        ],
        "height": 200 if canvas.narrow else 240,
    }


def _domain(found: Floats, marked: list[float]) -> list[float]:
    """Wide enough for nearly all placebos, all of them where none lies far out, and for what is marked."""
    values = np.concatenate([found, np.array([0.0, *marked])])
    low, high = float(values.min()), float(values.max())
    if len(found) > _FEW:
        first, last = (float(one) for one in np.quantile(found, [0.03, 0.97]))
        far = 1.0 * (last - first)
        low, high = max(low, min(first - far, *marked, 0.0)), min(high, max(last + far, *marked, 0.0))
    air = 0.05 * (high - low) or 1.0
    return [low - air if low < 0 else 0.0, high + air]


def _bars(inside: Floats, domain: list[float]) -> list[Spec]:
    number = min(_BARS, max(12, 2 * int(np.sqrt(len(inside)))))
    counts, edges = np.histogram(inside, bins=number, range=(domain[0], domain[1]))
    return [
        {"low": float(low), "high": float(high), "count": int(count)}
        for count, low, high in zip(counts, edges[:-1], edges[1:], strict=True)
        if count
    ]


def _lines(canvas: Canvas, points: list[Point]) -> list[Spec]:
    """The real estimate as a thick line with its name, and the drawing's own lines."""
    named = Text("forsøget", "the trial")
    real = [Line(one.label if any(one.label) else named, y=one.y) for one in points if one.mark == "main"]
    others = [line if line.y else Line(NO_WORDS, y=line.y) for line in canvas.drawing.lines]
    layers = straight_lines(canvas, [*others, *real], "x", "y")
    for layer in layers[-2 * len(real) :] if real else ():
        if layer["mark"]["type"] == "rule":
            layer["mark"] |= {"color": BLUE, "strokeWidth": 3, "strokeDash": [1, 0]}
        else:
            layer["mark"] |= {"fontWeight": "bold", "color": BLUE}
    return layers


def _outside(canvas: Canvas, number: int) -> list[Spec]:
    """How many placebos lie beyond the picture's edges, where any do."""
    if not number:
        return []
    said = canvas.say(Text(f"{number} ligger uden for billedet", f"{number} lie outside the picture"))
    mark = {"type": "text", "text": said, "align": "right", "baseline": "top", "dx": -2, "dy": 2}
    where = {"x": {"value": "width"}, "y": {"value": 0}}
    return [{"data": {"values": [{}]}, "mark": mark, "encoding": where}]
