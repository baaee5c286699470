"""Amounts, one bar a name."""

from __future__ import annotations

from frikommune.evaluation.pictures.canvas import Canvas, colour_scale, legend, straight_lines
from frikommune.evaluation.pictures.rows import lay_out, offset, row_name, row_names, row_scale
from frikommune.evaluation.pictures.theme import INK, Spec

_THICK = 16


def plot(canvas: Canvas) -> Spec:
    """The layers of the picture: a bar from zero, its range as a thin line, its amount at its end."""
    series = canvas.drawing.series
    names, groups = row_names(canvas, series), [canvas.say(one.name) for one in series]
    rows = [
        {
            "row": names.index(row_name(canvas, point)) + offset(number, len(series)),
            "y": value,
            "low": canvas.value(point.low),
            "high": canvas.value(point.high),
            "said": canvas.number(value),
            "group": group,
            "end": max(value, 0.0, canvas.value(point.high) or 0.0),
        }
        for number, (one, group) in enumerate(zip(series, groups, strict=True))
        for point in one.points
        if (value := canvas.value(point.y)) is not None
    ]
    laid = lay_out(canvas, names, {}, len(series))
    x: Spec = {"type": "quantitative", "axis": canvas.value_axis(canvas.drawing.y_title), "title": None}
    x["scale"] = {"domain": canvas.domain(zero=True), "nice": False}
    y: Spec = {"field": "row", "type": "quantitative", "axis": laid.axis, "scale": row_scale(canvas, names)}
    colour: Spec = {"field": "group", "type": "nominal", "scale": colour_scale(groups)}
    colour["legend"] = legend(canvas, groups)
    return {
        "data": {"values": rows},
        "layer": [
            *straight_lines(canvas, canvas.drawing.lines, "x", "y"),
            {
                "mark": {"type": "rule", "strokeWidth": _THICK if len(series) < 2 else _THICK - 4},
                "encoding": {"x": {**x, "field": "y"}, "x2": {"datum": 0}, "y": y, "color": colour},
            },
            {
                "transform": [{"filter": "datum.low != null && datum.high != null"}],
                "mark": {"type": "rule", "strokeWidth": 1.5, "color": INK},
                "encoding": {"x": {**x, "field": "low"}, "x2": {"field": "high"}, "y": y},
            },
            *laid.layers,
            {
                "mark": {"type": "text", "align": "left", "dx": 5, "baseline": "middle"},
                "encoding": {
                    "x": {**x, "field": "end"},
                    "y": y,
                    "text": {"field": "said", "type": "nominal"},
                },
            },
        ],
        "height": max(60, laid.height * len(names)),
    }
