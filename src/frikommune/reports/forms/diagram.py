"""A diagram of who stands under whom: where its boxes and lines are, and as SVG.

The boxes stand in rows, one a step down. Where a row would be too wide, the boxes of one parent that have
none under them stand beneath each other. Lengths are in pixels of the picture.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from html import escape

from frikommune.errors import Refused, refuse
from frikommune.language import Language, Text
from frikommune.reports.forms.measure import wrapped
from frikommune.reports.forms.typography import typeset
from frikommune.reports.paper import Box, Diagram

WIDE = 640
BLUE, INK, PALE = "#004d99", "#1a1a1a", "#eef4fa"
TITLE, SMALL, LINE = 14, 12, 1.3
_FONT = "IBM Plex Sans, Arial, Helvetica, sans-serif"
_GAP, _DOWN, _PAD, _INDENT = 16, 34, 10, 18
_NARROWEST, _WIDEST = 132, 0.36
"""The width of a box: at least so many pixels, at most this share of the picture's width."""


@dataclass(frozen=True, slots=True)
class PlacedBox:
    """A box with its lines as they break, and where it stands."""

    box: Box
    x: float
    y: float
    width: float
    height: float
    title: tuple[str, ...]
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """Where everything stands. A line is its corners; it goes from a box to one beneath it."""

    width: float
    height: float
    boxes: tuple[PlacedBox, ...]
    lines: tuple[tuple[tuple[float, float], ...], ...]

    @property
    def across(self) -> tuple[float, float]:
        """From where to where the boxes stand, from left to right."""
        return min(one.x for one in self.boxes), max(one.x + one.width for one in self.boxes)


def plan(diagram: Diagram, language: Language, wide: float = WIDE, *, close: bool = False) -> Plan:
    """Where the boxes stand; `close` puts them closer, where there is little height.

    Raises Refused where a box stands under none, or under itself.
    """
    _check(diagram)
    return _Planner(diagram, language, wide, *((18, 6) if close else (_DOWN, _PAD))).plan


def diagram_svg(diagram: Diagram, language: Language, wide: float = WIDE) -> str:
    """The diagram as `<svg>`, with its title and description, and without style."""
    found = plan(diagram, language, wide)
    title = escape(typeset(diagram.caption.plain.said_in(language), language))
    told = escape(typeset(diagram.told.said_in(language), language))
    mark = f"d{sha256(f'{diagram}{language}'.encode()).hexdigest()[:12]}"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="picture" role="img" width="{found.width:.0f}"'
        f' height="{found.height:.0f}" viewBox="0 0 {found.width:.0f} {found.height:.0f}"'
        f' aria-labelledby="{mark}t {mark}d"><title id="{mark}t">{title}</title>'
        f'<desc id="{mark}d">{told}</desc><rect width="100%" height="100%" fill="white"/>'
        f"{''.join(_line(one) for one in found.lines)}{''.join(map(_box, found.boxes))}</svg>"
    )


def _line(corners: Sequence[tuple[float, float]]) -> str:
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in corners)
    return f'<polyline points="{path}" fill="none" stroke="{BLUE}" stroke-width="1.5"/>'


def _box(one: PlacedBox) -> str:
    top = not one.box.under
    fill, ink = (BLUE, "#ffffff") if top else (PALE, INK)
    frame = (
        f'<rect x="{one.x:.1f}" y="{one.y:.1f}" width="{one.width:.1f}" height="{one.height:.1f}" rx="3"'
        f' fill="{fill}" stroke="{BLUE}" stroke-width="1.2"/>'
    )
    return frame + "".join(_letters(one, ink))


def _letters(one: PlacedBox, ink: str) -> Iterator[str]:
    y, middle = one.y + _PAD, one.x + one.width / 2
    both = ((TITLE, "bold", one.title), (SMALL, "normal", one.lines))
    for size, weight, lines in both:
        for line in lines:
            y += size * LINE
            yield (
                f'<text x="{middle:.1f}" y="{y - size * (LINE - 1):.1f}" text-anchor="middle"'
                f' font-family="{_FONT}" font-size="{size}px" font-weight="{weight}" fill="{ink}">'
                f"{escape(line)}</text>"
            )


@dataclass(frozen=True)
class _Planner:
    diagram: Diagram
    language: Language
    wide: float
    down: float
    pad: float

    @cached_property
    def plan(self) -> Plan:
        boxes: list[PlacedBox] = []
        lines: list[tuple[tuple[float, float], ...]] = []
        tops = self._under("")
        whole = sum(map(self._span, tops)) + _GAP * (len(tops) - 1)
        x = max(1.0, (self.wide - whole) / 2)
        for top in tops:
            self._put(top, x, 1, boxes, lines)
            x += self._span(top) + _GAP
        return Plan(
            max(self.wide, whole + 2),
            max(one.y + one.height for one in boxes) + 2,
            tuple(boxes),
            tuple(lines),
        )

    def _under(self, id_: str) -> tuple[Box, ...]:
        return tuple(one for one in self.diagram.boxes if one.under == id_)

    @cached_property
    def _box_width(self) -> float:
        columns = self._columns(stacked=self._stacked)
        room = (self.wide - 2 - _GAP * (columns - 1)) / columns
        return max(_NARROWEST, min(_WIDEST * self.wide, room))

    @cached_property
    def _stacked(self) -> bool:
        """Whether boxes with none under them stand beneath each other."""
        columns = self._columns(stacked=False)
        return columns * (_NARROWEST + _GAP) - _GAP > self.wide - 2

    def _columns(self, stacked: bool, under: str = "") -> int:
        below = self._under(under)
        if stacked and under and self._leaves(below):
            return 1
        return sum(self._columns(stacked, one.id) for one in below) or 1

    def _leaves(self, boxes: Sequence[Box]) -> bool:
        return bool(boxes) and not any(self._under(one.id) for one in boxes)

    def _span(self, box: Box) -> float:
        """How wide a box is with all that stands under it."""
        below = self._under(box.id)
        if not below or (self._stacked and self._leaves(below)):
            return self._box_width
        return max(self._box_width, sum(map(self._span, below)) + _GAP * (len(below) - 1))

    def _put(
        self,
        box: Box,
        x: float,
        y: float,
        boxes: list[PlacedBox],
        lines: list[tuple[tuple[float, float], ...]],
    ) -> None:
        """Places a box and all under it from the left edge `x` downwards from `y`."""
        left = x + (self._span(box) - self._box_width) / 2
        own = self._sized(box, left, y, self._box_width)
        boxes.append(own)
        below = self._under(box.id)
        if self._stacked and self._leaves(below):
            self._pile(own, below, boxes, lines)
            return
        level = y + self._row(box) + self.down
        for one in below:
            middle = x + self._span(one) / 2
            start, half = (left + own.width / 2, own.y + own.height), level - self.down / 2
            lines.append((start, (start[0], half), (middle, half), (middle, level)))
            self._put(one, x, level, boxes, lines)
            x += self._span(one) + _GAP

    def _row(self, box: Box) -> float:
        """The height of the row that a box stands in, so that what is under it begins alike."""
        return max(self._sized(one, 0, 0, self._box_width).height for one in self._under(box.under))

    def _pile(
        self,
        above: PlacedBox,
        below: Sequence[Box],
        boxes: list[PlacedBox],
        lines: list[tuple[tuple[float, float], ...]],
    ) -> None:
        """Boxes beneath each other, each joined to the one they stand under along its left edge."""
        y, edge = above.y + above.height + _GAP, above.x + _INDENT / 2
        for one in below:
            found = self._sized(one, above.x + _INDENT, y, above.width - _INDENT)
            middle = found.y + found.height / 2
            lines.append(((edge, above.y + above.height), (edge, middle), (found.x, middle)))
            boxes.append(found)
            y += found.height + _GAP / 2

    def _sized(self, box: Box, x: float, y: float, width: float) -> PlacedBox:
        room = width - 2 * _PAD
        title = wrapped(typeset(box.title.said_in(self.language), self.language), TITLE, room, bold=True)
        said = [typeset(one.said_in(self.language), self.language) for one in box.lines]
        lines = tuple(line for one in said for line in wrapped(one, SMALL, room))
        height = 2 * self.pad + LINE * (TITLE * len(title) + SMALL * len(lines))
        return PlacedBox(box, x, y, width, height, title, lines)


def _check(diagram: Diagram) -> None:
    above = {one.id: one.under for one in diagram.boxes}
    if not diagram.boxes or len(above) != len(diagram.boxes):
        raise _crooked(diagram, Text("hver boks én gang", "each box once"), str(len(diagram.boxes)))
    for one in above:
        seen, at = set(), one
        while at:
            if at in seen or at not in above:
                raise _crooked(diagram, Text("bokse, der står under hinanden", "boxes under each other"), at)
            seen.add(at)
            at = above[at]


def _crooked(diagram: Diagram, expected: Text, given: str) -> Refused:
    return refuse(
        "diagram_does_not_hang_together",
        problem=Text("Diagrammet hænger ikke sammen", "The diagram does not hang together"),
        where=diagram.caption.plain.da,
        given=given,
        expected=expected,
        do_next=Text(
            "Ret, hvem der står under hvem, i journalen.", "Correct who stands under whom, in the journal."
        ),
    )
