"""Stacked bars about a neutral middle: survey answers, the neutral ones split at zero."""

from __future__ import annotations

from dataclasses import dataclass

from frikommune.evaluation.pictures.canvas import Canvas
from frikommune.evaluation.pictures.rows import lay_out, row_name, row_names, row_scale
from frikommune.evaluation.pictures.theme import INK, NEGATIVE, NEUTRAL, POSITIVE, Spec
from frikommune.evaluation.shown.laid_out import Drawing

_LEAST_NAMED = {True: 11.0, False: 6.0}
"""The least percent whose number is written in its part, on a phone and on a wide page."""


@dataclass(frozen=True, slots=True)
class Part:
    """One answer's part of a row: from where to where in percent, left of zero below it."""

    row: int
    answer: int
    low: float
    high: float

    @property
    def size(self) -> float:
        """In percent."""
        return self.high - self.low


def neutral(drawing: Drawing) -> float:
    """The place of the neutral answer among the answers; between the two middle ones where there is none."""
    marked = [
        n for n, one in enumerate(drawing.series) if any(point.mark == "neutral" for point in one.points)
    ]
    return float(marked[0]) if marked else (len(drawing.series) - 1) / 2


def parts_of(canvas: Canvas, names: list[str]) -> list[Part]:
    """Every part: negative answers end at zero, positive ones begin there, the neutral one is split by it."""
    series = canvas.drawing.series
    middle = neutral(canvas.drawing)
    sizes = {
        (row_name(canvas, point), answer): canvas.value(point.y) or 0.0
        for answer, one in enumerate(series)
        for point in one.points
    }
    parts: list[Part] = []
    for row, name in enumerate(names):
        of_row = [sizes.get((name, answer), 0.0) for answer in range(len(series))]
        weights = (1.0 if n < middle else 0.5 if n == middle else 0.0 for n in range(len(series)))
        at = -sum(size * weight for size, weight in zip(of_row, weights, strict=True))
        for answer, size in enumerate(of_row):
            parts.append(Part(row, answer, at, at + size))
            at += size
    return parts


def colours_of(count: int, middle: float) -> list[str]:
    """Browns below the neutral, grey for it, blues above; the strongest outermost."""
    below, above = sum(n < middle for n in range(count)), sum(n > middle for n in range(count))
    neutrals = [NEUTRAL] * (count - below - above)
    return [*_spread(NEGATIVE, below), *neutrals, *reversed(_spread(POSITIVE[::-1], above))]


def _spread(scale: tuple[str, ...], count: int) -> list[str]:
    """`count` colours from a scale that begins with its strongest."""
    picked = {1: (0,), 2: (0, 2)}.get(count, tuple(min(n, len(scale) - 1) for n in range(count)))
    return [scale[n] for n in picked]


def plot(canvas: Canvas) -> Spec:
    """The layers of the picture."""
    series = canvas.drawing.series
    names, answers = row_names(canvas, series), [canvas.say(one.name) for one in series]
    colours = colours_of(len(series), neutral(canvas.drawing))
    laid = lay_out(canvas, names)
    parts = parts_of(canvas, names)
    far = max((abs(end) for part in parts for end in (part.low, part.high)), default=100.0) or 100.0
    rows = [_row(canvas, part, answers, colours) for part in parts if part.size > 0]
    percent = "' %'" if canvas.language == "da" else "'%'"
    axis = {"title": None, "tickCount": 5, "labelExpr": f"format(abs(datum.value), ',~r') + {percent}"}
    x: Spec = {"type": "quantitative", "axis": axis, "title": None}
    x["scale"] = {"domain": [-1.04 * far, 1.04 * far], "nice": False}
    y: Spec = {"field": "row", "type": "quantitative", "axis": laid.axis, "scale": row_scale(canvas, names)}
    key = _legend(canvas, answers)
    colour = {
        "field": "answer",
        "type": "nominal",
        "scale": {"domain": answers, "range": colours},
        "legend": key,
    }
    text: Spec = {"type": "text", "baseline": "middle", "align": "center", "fontSize": 12}
    return {
        "data": {"values": rows},
        "layer": [
            {
                "data": {"values": [{}]},
                "mark": {"type": "rule", "color": INK},
                "encoding": {"x": {"datum": 0}},
            },
            *laid.layers,
            {
                "mark": {"type": "bar", "orient": "horizontal", "size": 22},
                "encoding": {"x": {**x, "field": "low"}, "x2": {"field": "high"}, "y": y, "color": colour},
            },
            {
                "transform": [{"filter": "datum.said != ''"}],
                "mark": text,
                "encoding": {
                    "x": {**x, "field": "middle"},
                    "y": y,
                    "text": {"field": "said", "type": "nominal"},
                    "color": {"field": "ink", "type": "nominal", "scale": None},
                },
            },
        ],
        "height": max(60, (laid.height + 4) * len(names)),
    }


def _row(canvas: Canvas, part: Part, answers: list[str], colours: list[str]) -> Spec:
    named = part.size >= _LEAST_NAMED[canvas.narrow]
    return {
        "row": part.row,
        "answer": answers[part.answer],
        "low": part.low,
        "high": part.high,
        "middle": (part.low + part.high) / 2,
        "said": canvas.number(part.size, 0) if named else "",
        "ink": "white" if _dark(colours[part.answer]) else INK,
    }


def _dark(colour: str) -> bool:
    """Whether white letters are read more easily than black ones on it: WCAG's luminance is below 0.18."""
    channels = (int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5))
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2] < 0.18


def _legend(canvas: Canvas, answers: list[str]) -> Spec:
    """Every answer, the first leftmost, in as many columns as fit."""
    longest = max(map(len, answers)) * 6.8 + 36
    return {"orient": "top", "columns": max(1, int(canvas.width / longest)), "symbolType": "square"}
