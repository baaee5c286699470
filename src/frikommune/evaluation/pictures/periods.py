"""Pictures over time or over a number: what runs from left to right is a number, or names in their order."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from frikommune.evaluation.pictures.canvas import Canvas, labels_expression
from frikommune.evaluation.pictures.theme import Spec
from frikommune.evaluation.shown.laid_out import Point
from frikommune.language import Text, day_in_words


@dataclass(frozen=True, slots=True)
class Across:
    """Where points stand from left to right: names at 0, 1, 2…, numbers at themselves."""

    canvas: Canvas
    names: tuple[str, ...]

    @classmethod
    def of(cls, canvas: Canvas) -> Across:
        """The names of every point, in the order in which they are first met; none where all are numbers."""
        points = [point for series in canvas.drawing.series for point in series.points]
        if all(not isinstance(point.x, tuple) for point in points):
            return cls(canvas, ())
        return cls(canvas, tuple(dict.fromkeys(_name(canvas, point) for point in points)))

    def place(self, point: Point) -> float:
        """Where a point stands."""
        if isinstance(point.x, tuple):
            return float(self.names.index(_name(self.canvas, point)))
        return float(self.names.index(_name(self.canvas, point))) if self.names else float(point.x)

    def encoding(self, title: Text) -> Spec:
        """The axis, with as many names as there is room for."""
        said = self.canvas.say(title)
        axis: Spec = {"title": self.canvas.wrapped(said, 0.8) if said else None, "grid": False}
        scale: Spec = {"zero": False, "nice": False, "padding": 20}
        if self.names:
            axis |= {"values": self._shown(), "labelExpr": labels_expression(self.names)}
            scale["domain"] = [0, max(1, len(self.names) - 1)]
        else:
            axis |= {"format": ",~r", "tickCount": 5 if self.canvas.narrow else 10}
            if whole := self._whole():
                axis |= {"tickMinStep": 1, "format": "d" if whole == "years" else ",d"}
        return {"field": "x", "type": "quantitative", "axis": axis, "scale": scale, "title": axis["title"]}

    def _shown(self) -> list[int]:
        """The places whose names are written: every first, second, fifth …"""
        longest = max(map(len, self.names)) * 7.5 + 14
        room = max(2, int((self.canvas.width - 90) / longest))
        step = next(n for n in (1, 2, 4, 5, 8, 10, 12, 20, 24, 50, 100, 10**6) if len(self.names) / n <= room)
        return list(range(0, len(self.names), step))

    def _whole(self) -> str:
        """`years` or `numbers` where every place is a whole one; years have no thousands mark."""
        points = [point.x for series in self.canvas.drawing.series for point in series.points]
        if any(isinstance(x, tuple) or not float(x).is_integer() for x in points):
            return ""
        return "years" if all(1800 <= float(str(x)) <= 2200 for x in points) else "numbers"


def _name(canvas: Canvas, point: Point) -> str:
    if not isinstance(point.x, tuple):
        return canvas.say(point.label) or canvas.number(point.x)
    said = canvas.say(point.x)
    try:
        return day_in_words(date.fromisoformat(said), canvas.language)
    except ValueError:
        return said
