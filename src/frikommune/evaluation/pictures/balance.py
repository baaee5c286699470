"""How alike the groups are, covariate by covariate, before and after weighting or matching."""

from __future__ import annotations

from frikommune.evaluation.pictures.canvas import Canvas, colour_scale, legend, shape_scale, straight_lines
from frikommune.evaluation.pictures.rows import lay_out, row_name, row_names, row_scale
from frikommune.evaluation.pictures.theme import BLUE, ORANGE, PALE, Spec


def plot(canvas: Canvas) -> Spec:
    """The layers of the picture: in each row a point before, one after, and what lies between."""
    series = canvas.drawing.series
    names, groups = row_names(canvas, series), [canvas.say(one.name) for one in series]
    laid = lay_out(canvas, names)
    rows = [
        {
            "row": names.index(row_name(canvas, point)),
            "y": canvas.value(point.y),
            "group": group,
            "last": group == groups[-1],
        }
        for one, group in zip(series, groups, strict=True)
        for point in one.points
    ]
    x: Spec = {"type": "quantitative", "axis": canvas.value_axis(canvas.drawing.y_title), "title": None}
    x["scale"] = {"domain": canvas.domain(zero=True), "nice": False, "zero": False}
    y: Spec = {"field": "row", "type": "quantitative", "axis": laid.axis, "scale": row_scale(canvas, names)}
    colours = colour_scale(groups)
    colours["range"] = [ORANGE, BLUE] if len(groups) == 2 else colours["range"]
    key = legend(canvas, groups)
    point = {
        "x": {**x, "field": "y"},
        "y": y,
        "color": {"field": "group", "type": "nominal", "scale": colours, "legend": key},
        "shape": {"field": "group", "type": "nominal", "scale": shape_scale(groups), "legend": key},
    }
    mark: Spec = {"type": "point", "size": 85, "opacity": 1, "strokeWidth": 2, "filled": True}
    between = {
        "transform": [
            {
                "aggregate": [
                    {"op": "min", "field": "y", "as": "low"},
                    {"op": "max", "field": "y", "as": "high"},
                ],
                "groupby": ["row"],
            }
        ],
        "mark": {"type": "rule", "strokeWidth": 1.5, "color": PALE},
        "encoding": {"x": {**x, "field": "low"}, "x2": {"field": "high"}, "y": y},
    }
    return {
        "data": {"values": rows},
        "layer": [
            *straight_lines(canvas, canvas.drawing.lines, "x", "y"),
            between,
            *laid.layers,
            {"mark": mark, "encoding": point},
        ],
        "height": max(60, laid.height * len(names)),
    }
