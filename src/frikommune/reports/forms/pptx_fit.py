"""What fits on a slide: lines of words measured in Arial's widths, and parted where there is no more room.

Lengths are in points. Nothing is set smaller than `SMALLEST`; what does not fit goes on, on the next slide.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from frikommune.reports.forms.measure import wrapped
from frikommune.reports.paper import Run

Kind = Literal["point", "number", "plain", "quote", "by", "stale"]

SMALLEST = 14
SIZES = (24, 20, 18, 16)
"""Tried from the largest; where none holds everything, the slide is parted at `PARTED`."""
PARTED = 18
LEADING, _BETWEEN, _INDENT = 1.2, 8, 20


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph of a slide. `begins` is False where it goes on from the slide before."""

    runs: tuple[Run, ...]
    kind: Kind = "plain"
    begins: bool = True
    number: int = 0

    @property
    def text(self) -> str:
        """Its words."""
        return "".join(one.text for one in self.runs)


@dataclass(frozen=True, slots=True)
class Room:
    """A rectangle for words. `wider` is by how much letters may be wider than Arial's."""

    width: float
    height: float
    wider: float = 1.03

    def high(self, lines: Sequence[Line], size: float) -> float:
        """How high lines stand together."""
        return sum(self.high_one(one, size) for one in lines)

    def high_one(self, line: Line, size: float) -> float:
        """How high one stands, with the space after it."""
        own = own_size(line, size)
        return len(self._lines(line, own)) * own * LEADING + _BETWEEN

    def fits(self, lines: Sequence[Line], size: float) -> bool:
        """Whether all of them have room."""
        return self.high(lines, size) <= self.height

    def size_for(self, lines: Sequence[Line]) -> int:
        """The largest size at which all have room; `PARTED` where none is small enough."""
        return next((size for size in SIZES if self.fits(lines, size)), PARTED)

    def parted(self, lines: Sequence[Line], size: float) -> list[list[Line]]:
        """The lines, slide by slide; a line longer than what is left of a slide goes on, on the next."""
        slides: list[list[Line]] = [[]]
        left = self.height
        for line in lines:
            rest: Line | None = line
            while rest is not None:
                high = self.high_one(rest, size)
                if high <= left:
                    slides[-1].append(rest)
                    left -= high
                    break
                now, rest = (
                    (None, rest) if slides[-1] and high <= self.height else self._cut(rest, size, left)
                )
                slides[-1] += [now] if now else []
                slides.append([])
                left = self.height
        return [one for one in slides if one]

    def _cut(self, line: Line, size: float, left: float) -> tuple[Line | None, Line]:
        own = own_size(line, size)
        count = int((left - _BETWEEN) // (own * LEADING))
        lines = self._lines(line, own)
        if count < 1:
            return None, line
        first, rest = cut(line.runs, length_of(line.text, lines[:count]))
        return replace(line, runs=first), replace(line, runs=rest, begins=False)

    def _lines(self, line: Line, size: float) -> tuple[str, ...]:
        return wrapped(line.text, size * self.wider, self.width - indent(line, size))


def own_size(line: Line, size: float) -> float:
    """Who wrote a text stands smaller than the text."""
    return max(SMALLEST, size - 4) if line.kind in ("by", "stale") else size


def indent(line: Line, size: float) -> float:
    """How far in its words begin; the number of a point needs room by its size."""
    if line.kind == "number":
        return size * 1.6
    return 0 if line.kind in ("plain", "by", "stale") else _INDENT


def cut(runs: Sequence[Run], at: int) -> tuple[tuple[Run, ...], tuple[Run, ...]]:
    """The runs before and after a place in their words."""
    first: list[Run] = []
    rest: list[Run] = []
    for one in runs:
        here = max(0, min(at, len(one.text)))
        first += [replace(one, text=one.text[:here])] if here else []
        rest += [replace(one, text=one.text[here:])] if here < len(one.text) else []
        at -= len(one.text)
    return tuple(first), tuple(rest)


def length_of(text: str, lines: Sequence[str]) -> int:
    """How many letters of a text some of its first lines hold, with the blanks at their ends."""
    at = 0
    for line in lines:
        at += len(line)
        at += at < len(text) and text[at] == " "
    return at


def title_size(text: str, room: float, height: float, sizes: Sequence[int] = (28, 24, 20, 18, 16)) -> int:
    """The largest size at which a title has room; never below `SMALLEST`."""
    for size in sizes:
        if len(wrapped(text, size * 1.03, room, bold=True)) * size * LEADING <= height:
            return size
    return SMALLEST
