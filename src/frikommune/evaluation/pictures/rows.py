"""Pictures with a row for each name and values along it: intervals, balance, bars, survey answers."""

from __future__ import annotations

from dataclasses import dataclass

from frikommune.evaluation.pictures.canvas import Canvas, labels_expression
from frikommune.evaluation.pictures.theme import Spec
from frikommune.evaluation.shown.laid_out import Point, Series

ROW, LANE, LINE = 30, 18, 15
_NO_AXIS: Spec = {"title": None, "grid": False, "ticks": False, "domain": False}


def row_names(canvas: Canvas, series: tuple[Series, ...]) -> list[str]:
    """The names of the rows, in the order in which they are first met."""
    return list(dict.fromkeys(row_name(canvas, point) for one in series for point in one.points))


def row_name(canvas: Canvas, point: Point) -> str:
    """What the row of a point is called: its `x` where that is words, else its label, else the number."""
    if isinstance(point.x, tuple):
        return canvas.say(point.x)
    return canvas.say(point.label) if any(point.label) else canvas.number(point.x)


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows laid out: their axis, what is written in the picture itself, and a row's height in pixels."""

    axis: Spec
    layers: tuple[Spec, ...]
    height: int


def lay_out(canvas: Canvas, names: list[str], said: dict[str, str] | None = None, lanes: int = 1) -> Rows:
    """Names to the left of a wide picture; on a phone above their row, with the row's numbers after them.

    `lanes` is how many things lie above one another in a row.
    """
    if not canvas.narrow:
        lines = [canvas.wrapped(name, 0.32) for name in names]
        most = max(map(len, lines), default=1)
        return Rows(_axis(names, lines), (), max(ROW + LANE * (lanes - 1), 12 + LINE * most))
    said = said or {}
    whole = [f"{name}: {said[name]}" if said.get(name) else name for name in names]
    lines = [canvas.wrapped(name, 0.88) for name in whole]
    most = max(map(len, lines), default=1)
    return Rows({**_NO_AXIS, "labels": False}, _above(lines, lanes), 28 + LINE * most + LANE * (lanes - 1))


def _axis(names: list[str], lines: list[list[str]]) -> Spec:
    return {
        **_NO_AXIS,
        "values": list(range(len(names))),
        "labelExpr": labels_expression(["\n".join(line) for line in lines]),
        "labelPadding": 8,
        "labelBaseline": "middle",
        "labelLineHeight": LINE,
    }


def _above(lines: list[list[str]], lanes: int) -> tuple[Spec, ...]:
    """Names on a white edge, so that lines that cross them leave them legible."""
    first = offset(0, lanes)
    rows = [
        {"row": place + first, "name": "\n".join(line), "lift": -11 - LINE * (len(line) - 1)}
        for place, line in enumerate(lines)
    ]
    text: Spec = {
        "type": "text",
        "align": "left",
        "baseline": "bottom",
        "lineBreak": "\n",
        "lineHeight": LINE,
    }
    text["dy"] = {"expr": "datum.lift"}
    encoding = {
        "x": {"value": 0},
        "y": {"field": "row", "type": "quantitative"},
        "text": {"field": "name", "type": "nominal"},
    }
    edge = {**text, "stroke": "white", "strokeWidth": 4, "strokeJoin": "round"}
    return tuple({"data": {"values": rows}, "mark": mark, "encoding": encoding} for mark in (edge, text))


def row_scale(canvas: Canvas, names: list[str]) -> Spec:
    """Downwards, with air at either end; on a phone there is a name above the first row."""
    above = 0.8 if canvas.narrow else 0.55
    return {
        "domain": [-above, len(names) - 0.45 - 0.15 * canvas.narrow],
        "reverse": True,
        "nice": False,
        "zero": False,
    }


def offset(number: int, of: int) -> float:
    """Where within its row the series stands: -0.2 to 0.2."""
    return 0.0 if of < 2 else -0.2 + 0.4 * number / (of - 1)
