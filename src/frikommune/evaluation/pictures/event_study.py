"""Points with intervals over periods, with a line where the trial starts."""

from __future__ import annotations

from frikommune.evaluation.pictures.canvas import Canvas, colour_scale, legend, shape_scale, straight_lines
from frikommune.evaluation.pictures.periods import Across
from frikommune.evaluation.pictures.theme import Spec


def plot(canvas: Canvas) -> Spec:
    """The layers of the picture."""
    series = canvas.drawing.series
    across, names = Across.of(canvas), [canvas.say(one.name) for one in series]
    domain = canvas.domain(zero=True)
    rows = [
        {
            "x": across.place(point) + (0.0 if len(series) < 2 else 0.24 * number / (len(series) - 1) - 0.12),
            "y": canvas.value(point.y),
            "low": canvas.within(point.low, domain, domain[0]),
            "high": canvas.within(point.high, domain, domain[1]),
            "group": name,
        }
        for number, (one, name) in enumerate(zip(series, names, strict=True))
        for point in one.points
    ]
    x = across.encoding(canvas.drawing.x_title)
    y: Spec = {"type": "quantitative", "axis": canvas.value_axis(canvas.drawing.y_title), "title": None}
    y["scale"] = {"domain": domain, "nice": False, "zero": False}
    key = legend(canvas, names)
    colour: Spec = {"field": "group", "type": "nominal", "scale": colour_scale(names), "legend": key}
    shape: Spec = {"field": "group", "type": "nominal", "scale": shape_scale(names), "legend": key}
    point = {"x": x, "y": {**y, "field": "y"}, "color": colour}
    return {
        "data": {"values": rows},
        "layer": [
            *straight_lines(canvas, canvas.drawing.lines, "x", "x"),
            *straight_lines(canvas, canvas.drawing.lines, "y", "y"),
            {"mark": {"type": "line", "strokeWidth": 1, "opacity": 0.5}, "encoding": point},
            {
                "transform": [{"filter": "datum.low != null && datum.high != null"}],
                "mark": {"type": "rule", "strokeWidth": 2},
                "encoding": {**point, "y": {**y, "field": "low"}, "y2": {"field": "high"}},
            },
            {
                "mark": {"type": "point", "filled": True, "opacity": 1, "size": 60 if canvas.narrow else 80},
                "encoding": {**point, "shape": shape},
            },
        ],
        "height": 240 if canvas.narrow else 300,
    }
