"""Lines over time: treated and comparison, a synthetic control."""

from __future__ import annotations

from frikommune.evaluation.pictures.canvas import Canvas, colour_scale, dash_scale, legend, straight_lines
from frikommune.evaluation.pictures.periods import Across
from frikommune.evaluation.pictures.theme import Spec


def plot(canvas: Canvas) -> Spec:
    """The layers of the picture."""
    return lines(canvas, "linear")


def lines(canvas: Canvas, interpolate: str, *, zero: bool = False) -> Spec:
    """A line for each series with its band, and straight lines across."""
    series = canvas.drawing.series
    across, names = Across.of(canvas), [canvas.say(one.name) for one in series]
    domain = canvas.domain(zero=zero)
    rows = [
        {
            "x": across.place(point),
            "y": canvas.value(point.y),
            "low": canvas.within(point.low, domain, domain[0]),
            "high": canvas.within(point.high, domain, domain[1]),
            "group": name,
        }
        for one, name in zip(series, names, strict=True)
        for point in one.points
    ]
    x = across.encoding(canvas.drawing.x_title)
    y: Spec = {"type": "quantitative", "axis": canvas.value_axis(canvas.drawing.y_title), "title": None}
    y["scale"] = {"domain": domain, "nice": False, "zero": False}
    key = legend(canvas, names)
    key = {**key, "symbolType": "stroke", "symbolSize": 500} if key else None
    colour: Spec = {"field": "group", "type": "nominal", "scale": colour_scale(names), "legend": key}
    dash: Spec = {"field": "group", "type": "nominal", "scale": dash_scale(names), "legend": key}
    bands = [
        {
            "transform": [{"filter": {"field": "group", "equal": name}}, {"filter": "datum.low != null"}],
            "mark": {"type": "area", "opacity": 0.15, "interpolate": interpolate, "color": fill},
            "encoding": {"x": x, "y": {**y, "field": "low"}, "y2": {"field": "high"}},
        }
        for name, fill in zip(names, colour["scale"]["range"], strict=True)
    ]
    line = {
        "mark": {"type": "line", "strokeWidth": 2.4, "interpolate": interpolate},
        "encoding": {"x": x, "y": {**y, "field": "y"}, "color": colour, "strokeDash": dash},
    }
    across_lines = [
        *straight_lines(canvas, canvas.drawing.lines, "x", "x"),
        *straight_lines(canvas, canvas.drawing.lines, "y", "y"),
    ]
    return {
        "data": {"values": rows},
        "layer": [*bands, *across_lines, line],
        "height": 240 if canvas.narrow else 300,
    }
