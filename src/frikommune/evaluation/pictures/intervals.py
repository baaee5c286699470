"""Points with their intervals, one a row: forest plots, shares, group means."""

from __future__ import annotations

from frikommune.evaluation.pictures.canvas import (
    Canvas,
    colour_scale,
    is_open,
    legend,
    shape_scale,
    straight_lines,
)
from frikommune.evaluation.pictures.rows import lay_out, offset, row_name, row_names, row_scale
from frikommune.evaluation.pictures.theme import PALE, Spec
from frikommune.evaluation.shown.laid_out import Point
from frikommune.language import Text

_SIZES = {"main": 170, "pooled": 190}
_SHAPES = {"pooled": "diamond"}
_HIDDEN = Text("skjult: for få", "hidden: too few")
_HOLLOW = ("planned", "benchmark", "hidden")


def plot(canvas: Canvas) -> Spec:
    """The layers of the picture."""
    series = canvas.drawing.series
    names, groups = row_names(canvas, series), [canvas.say(one.name) for one in series]
    domain = canvas.domain()
    laid = lay_out(canvas, names, _numbers_of_rows(canvas), len(series))
    rows = [
        _row(canvas, point, names.index(row_name(canvas, point)) + offset(number, len(series)), group, domain)
        for number, (one, group) in enumerate(zip(series, groups, strict=True))
        for point in one.points
    ]
    x: Spec = {"type": "quantitative", "axis": canvas.value_axis(canvas.drawing.y_title), "title": None}
    x["scale"] = {"domain": domain, "nice": False, "zero": False}
    y: Spec = {"field": "row", "type": "quantitative", "axis": laid.axis, "scale": row_scale(canvas, names)}
    colour: Spec = {"field": "group", "type": "nominal", "scale": colour_scale(groups)}
    colour["legend"] = legend(canvas, groups)
    span = {"x": {**x, "field": "low"}, "x2": {"field": "high"}, "y": y}
    layers: list[Spec] = [*straight_lines(canvas, canvas.drawing.lines, "x", "y")]
    layers.append(
        {
            "transform": [{"filter": "datum.open"}],
            "mark": {"type": "rule", "strokeWidth": 9, "color": PALE, "opacity": 0.75},
            "encoding": span,
        }
    )
    layers.append(
        {
            "transform": [{"filter": "!datum.open && datum.low != null"}],
            "mark": {"type": "rule", "strokeWidth": 2.4},
            "encoding": {**span, "color": colour},
        }
    )
    layers += [*laid.layers, *_points(x, y, colour, groups)]
    if not canvas.narrow:
        layers.append(_said(y))
    return {
        "data": {"values": rows},
        "layer": layers,
        "height": max(60, laid.height * len(names)),
    }


def _points(x: Spec, y: Spec, colour: Spec, groups: list[str]) -> list[Spec]:
    def marks(condition: str, **mark: object) -> Spec:
        encoding: Spec = {"x": {**x, "field": "y"}, "y": y, "color": colour}
        encoding["size"] = {"field": "size", "type": "quantitative", "scale": None, "legend": None}
        if "shape" not in mark:
            encoding["shape"] = {"field": "group", "type": "nominal", "scale": shape_scale(groups)}
            encoding["shape"]["legend"] = colour["legend"]
        keep = [{"filter": f"datum.y != null && {condition}"}]
        return {
            "transform": keep,
            "mark": {"type": "point", "opacity": 1, "strokeWidth": 2, **mark},
            "encoding": encoding,
        }

    return [
        marks("datum.mark != 'pooled' && !datum.hollow", filled=True),
        marks("datum.hollow", fill="white"),
        marks("datum.mark == 'pooled'", filled=True, shape=_SHAPES["pooled"]),
    ]


def _said(y: Spec) -> Spec:
    """The numbers themselves at the right edge of a wide picture."""
    return {
        "transform": [{"filter": "datum.said != ''"}],
        "mark": {"type": "text", "align": "left", "dx": 12, "baseline": "middle"},
        "encoding": {"x": {"value": "width"}, "y": y, "text": {"field": "said", "type": "nominal"}},
    }


def _numbers_of_rows(canvas: Canvas) -> dict[str, str]:
    """What is written after a row's name on a phone, where there is one series."""
    if len(canvas.drawing.series) > 1:
        return {}
    (series,) = canvas.drawing.series
    return {row_name(canvas, point): said for point in series.points if (said := _numbers(canvas, point))}


def _row(canvas: Canvas, point: Point, place: float, group: str, domain: list[float]) -> Spec:
    low, high = canvas.within(point.low, domain, domain[0]), canvas.within(point.high, domain, domain[1])
    return {
        "row": place,
        "group": group,
        "y": canvas.value(point.y),
        "low": low,
        "high": high,
        "open": is_open(point),
        "mark": point.mark,
        "hollow": point.mark in _HOLLOW,
        "size": _SIZES.get(point.mark, 90),
        "said": _numbers(canvas, point),
    }


def _numbers(canvas: Canvas, point: Point) -> str:
    value = canvas.value(point.y)
    if value is None:
        return canvas.say(_HIDDEN) if point.mark == "hidden" else ""
    ends = canvas.value(point.low), canvas.value(point.high)
    if ends[0] is None or ends[1] is None:
        return canvas.number(value)
    joint = "; " if canvas.language == "da" else ", "
    return f"{canvas.number(value)} [{canvas.number(ends[0])}{joint}{canvas.number(ends[1])}]"
