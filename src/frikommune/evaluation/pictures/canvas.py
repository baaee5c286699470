"""What all pictures share: width, language, how values are scaled, and their axes, lines and legends."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import floor, isfinite, log10

from frikommune.evaluation.pictures.theme import COLOURS, DASHES, GREY, INK, SHAPES, Spec
from frikommune.evaluation.shown.laid_out import Drawing, Line, Point
from frikommune.language import Language, Text

NARROW = 480
"""Below this width a picture is drawn for a phone."""
_LETTER = 6.6
"""The mean width of a letter at 13 px."""


@dataclass(frozen=True, slots=True)
class Canvas:
    """One drawing in one language at one width in pixels."""

    drawing: Drawing
    language: Language
    width: int

    @property
    def narrow(self) -> bool:
        """Whether it is drawn for a phone."""
        return self.width < NARROW

    def say(self, words: Text | str) -> str:
        """Words in the picture's language."""
        return words.said_in(self.language) if isinstance(words, Text) else words

    def wrapped(self, words: str, share: float = 1.0) -> list[str]:
        """Words in lines that fill a share of the width."""
        return textwrap.wrap(words, max(12, int(share * self.width / _LETTER))) or [""]

    def value(self, value: float | None) -> float | None:
        """A value as the axis has it: shares and points in percent; None for what is no number."""
        if value is None or not isfinite(value):
            return None
        return value * self.factor

    @property
    def factor(self) -> float:
        """What values are multiplied by."""
        return 100.0 if self.drawing.unit in ("share", "points") else 1.0

    @property
    def values(self) -> list[float]:
        """Every finite value of the drawing, scaled."""
        points = (point for series in self.drawing.series for point in series.points)
        ends = (end for point in points for end in (point.y, point.low, point.high))
        lines = (line.y for line in self.drawing.lines)
        return [value for value in map(self.value, (*ends, *lines)) if value is not None]

    @property
    def over_time(self) -> bool:
        """Whether time, or another number, runs from left to right, and values upwards."""
        return self.drawing.kind in ("event_study", "paths", "steps", "power")

    @property
    def spread(self) -> float:
        """From the least to the greatest place that an upright line may have; never 0."""
        points = (point.x for series in self.drawing.series for point in series.points)
        places = [n if isinstance(x, tuple) else float(x) for n, x in enumerate(points)]
        found = places if self.over_time else self.values
        return (max(found) - min(found) if found else 0.0) or 1.0

    def domain(self, *, zero: bool = False) -> list[float]:
        """From the least to the greatest value with some air; an open end is drawn to its edge."""
        found = [*self.values, *([0.0] if zero else [])] or [0.0, 1.0]
        low, high = min(found), max(found)
        air = 0.06 * (high - low) or abs(high) * 0.1 or 1.0
        low, high = low - air, high + air
        if self.drawing.unit == "share":
            low, high = max(low, 0.0), min(high, 100.0)
        return [low, high]

    def within(self, value: float | None, domain: Sequence[float], edge: float) -> float | None:
        """An interval's end, an infinite one moved to the picture's edge."""
        if value is None:
            return None
        return min(max(value * self.factor, domain[0]), domain[1]) if isfinite(value) else edge

    def value_axis(self, title: Text | None = None) -> Spec:
        """The axis of values, in the unit and with the language's decimal mark."""
        unit = self.drawing.unit
        percent = "' %'" if self.language == "da" else "'%'"
        axis: Spec = {"title": self._axis_title(title), "tickCount": 5 if self.narrow else 7, "format": ",~r"}
        if unit == "share":
            axis["labelExpr"] = f"datum.label + {percent}"
        if unit == "kroner":
            axis["format"] = ",.0f"
            axis["labelExpr"] = "abs(datum.value) >= 1e6 ? format(datum.value / 1e6, ',~f') + " + (
                "' mio.' : datum.label" if self.language == "da" else "'m' : datum.label"
            )
        return axis

    def _axis_title(self, title: Text | None) -> list[str] | None:
        """The axis' title; where none is given the unit, and of points always the unit too."""
        units = {"points": Text("Procentpoint", "Percentage points"), "kroner": Text("Kroner", "Kroner")}
        unit = units.get(self.drawing.unit)
        if not title or not any(title):
            return self.wrapped(self.say(unit), 0.8) if unit else None
        said = self.say(title)
        if unit and self.drawing.unit == "points" and self.say(unit).lower() not in said.lower():
            said = f"{said} ({self.say(unit).lower()})"
        return self.wrapped(said, 0.8)

    def number(self, value: float, decimals: int | None = None) -> str:
        """A scaled value beside a mark."""
        if decimals is None:
            decimals = self._decimals()
        said = f"{round(value, decimals) + 0.0:,.{decimals}f}".replace("-", "−")
        return said.translate(str.maketrans(",.", ".,")) if self.language == "da" else said

    def _decimals(self) -> int:
        """Two figures of the narrowest interval; of percent at least one decimal, of counts none."""
        counts = self.drawing.kind == "bars" and self.drawing.unit == "number"
        if counts and all(float(value).is_integer() for value in self.values):
            return 0
        points = [point for series in self.drawing.series for point in series.points]
        ends = [(self.value(point.low), self.value(point.high)) for point in points if not is_open(point)]
        widths = [high - low for low, high in ends if low is not None and high is not None and high > low]
        values = [abs(value) for value in self.values if value]
        size = min(widths) if widths else max(values, default=1.0)
        found = 1 - floor(log10(size))
        if self.drawing.unit in ("share", "points"):
            return min(max(found, 1), 2)
        return min(max(found, 0), 5)


def is_open(point: Point) -> bool:
    """Whether the point is only the span that the unfinished leave open."""
    return point.mark == "open"


def colour_scale(names: Sequence[str]) -> Spec:
    """A colour for each series, in order."""
    return {"domain": list(names), "range": [COLOURS[n % len(COLOURS)] for n in range(len(names))]}


def shape_scale(names: Sequence[str]) -> Spec:
    """A shape for each series, in order."""
    return {"domain": list(names), "range": [SHAPES[n % len(SHAPES)] for n in range(len(names))]}


def dash_scale(names: Sequence[str]) -> Spec:
    """A dash for each series, in order; the first is drawn through."""
    return {"domain": list(names), "range": [list(DASHES[n % len(DASHES)]) for n in range(len(names))]}


def legend(canvas: Canvas, names: Sequence[str]) -> Spec | None:
    """Above the picture, in as many columns as fit; none for a single series."""
    if len(names) < 2:
        return None
    longest = max(map(len, names)) * _LETTER + 40
    return {
        "orient": "top",
        "direction": "horizontal",
        "columns": max(1, int(canvas.width / longest)),
        "offset": 10 + 15 * _levels_of_names(canvas),
    }


def _levels_of_names(canvas: Canvas) -> int:
    """How many rows the names of upright lines take above the picture."""
    taken: list[tuple[float, float, int]] = []
    for line in canvas.drawing.lines:
        at = line.x if canvas.over_time else canvas.value(line.y)
        if at is not None and any(line.name) and (canvas.over_time or at != 0):
            _level(canvas, taken, at, canvas.say(line.name))
    return 1 + max(level for *_, level in taken) if taken else 0


def labels_expression(labels: Sequence[str]) -> str:
    """What turns an axis' whole numbers into labels, broken where they hold a line break."""
    return f"split({json.dumps(list(labels), ensure_ascii=False)}[datum.value] || '', '\\n')"


def straight_lines(canvas: Canvas, lines: Iterable[Line], channel: str, along: str) -> list[Spec]:
    """Dashed lines across, named at their end. `channel` is `x` or `y`; `along` the line's own field."""
    layers: list[Spec] = []
    taken: list[tuple[float, float, int]] = []
    for line in lines:
        place = line.y if along == "y" else line.x
        at = canvas.value(place) if along == "y" else place
        if at is None:
            continue
        zero = along == "y" and at == 0
        rule: Spec = {"type": "rule", "color": GREY if zero else INK, "strokeWidth": 1 if zero else 1.3}
        if not zero:
            rule["strokeDash"] = [5, 4]
        encoding: Spec = {channel: {"datum": at, "type": "quantitative"}}
        layers.append({"data": {"values": [{}]}, "mark": rule, "encoding": encoding})
        if (words := canvas.say(line.name)) and not zero:
            above = _level(canvas, taken, at, words) if channel == "x" else 0
            layers.append(_line_name(channel, encoding, words, above))
    return layers


def _level(canvas: Canvas, taken: list[tuple[float, float, int]], at: float, words: str) -> int:
    """How high the name of an upright line must stand so as to meet no other; `taken` learns it."""
    pixels = at / canvas.spread * canvas.width * (0.95 if canvas.narrow else 0.5)
    half = len(words) * _LETTER / 2 + 6
    level = 0
    while any(level == other and abs(pixels - place) < half + wide for place, wide, other in taken):
        level += 1
    taken.append((pixels, half, level))
    return level


def _line_name(channel: str, encoding: Spec, words: str, above: int) -> Spec:
    """Upright lines are named above the picture, where there is room; flat ones at their right end."""
    mark: Spec = {"type": "text", "text": words, "color": INK, "fontSize": 12}
    if channel == "x":
        mark |= {"baseline": "bottom", "dy": -4 - 15 * above, "align": "center"}
        where: Spec = {"y": {"value": 0}}
    else:
        mark |= {"baseline": "bottom", "align": "right", "dy": -3}
        where = {"x": {"value": "width"}}
    return {"data": {"values": [{}]}, "mark": mark, "encoding": {**encoding, **where}}
