"""How wide words are in Arial, and how they break into lines: what a box or a slide has room for.

Widths are in thousandths of the letter's size, as Liberation Sans, which is drawn to Arial's widths, states
them (SIL Open Font License; the table `hmtx`). Letters that stand in no table are taken as wide.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

_LETTERS = "".join(map(chr, range(32, 127))) + "ÅÄÆÖØÜåäæöøüéÉ–—‘’“”…•§«»·½€±×≠≥≤→\u00a0"
_REGULAR = (
    "278 278 355 556 556 889 667 191 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 "
    "556 556 278 278 584 584 584 556 1015 667 667 722 722 667 611 778 722 278 500 667 556 833 722 778 "
    "667 778 722 667 611 722 667 944 667 667 611 278 278 278 469 556 333 556 556 500 556 556 278 556 "
    "556 222 222 500 222 833 556 556 556 556 333 500 278 556 500 722 500 500 500 334 260 334 584 667 "
    "667 1000 778 778 722 556 556 889 556 611 556 556 667 556 1000 222 222 333 333 1000 350 556 556 556 "
    "278 834 556 549 584 549 549 549 1000 278 "
)
_BOLD = (
    "278 333 474 556 556 889 722 238 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 "
    "556 556 333 333 584 584 584 611 975 722 722 722 722 667 611 778 722 278 556 722 611 833 722 778 "
    "667 778 722 667 611 722 667 944 667 667 611 333 278 333 584 556 333 556 611 556 611 556 333 611 "
    "611 278 278 556 278 889 611 611 611 611 389 556 333 611 556 778 556 556 500 389 280 389 584 722 "
    "722 1000 778 778 722 556 556 889 611 611 611 556 667 556 1000 278 278 500 500 1000 350 556 556 556 "
    "278 834 556 549 584 549 549 549 1000 278 "
)
_UNKNOWN = 1000


def _widths(table: str) -> Mapping[str, int]:
    return dict(zip(_LETTERS, map(int, table.split()), strict=True))


_WIDTHS = {False: _widths(_REGULAR), True: _widths(_BOLD)}


def width(text: str, size: float, *, bold: bool = False) -> float:
    """How wide a line is, in the unit of `size`."""
    table = _WIDTHS[bold]
    return sum(table.get(letter, _UNKNOWN) for letter in text) * size / 1000


def wrapped(text: str, size: float, room: float, *, bold: bool = False) -> tuple[str, ...]:
    """The lines that words break into; a word wider than the room is parted. At least one line."""
    lines, line = [], ""
    for word in text.split(" "):
        longer = f"{line} {word}" if line else word
        if width(longer, size, bold=bold) <= room:
            line = longer
            continue
        if line:
            lines.append(line)
        *parts, line = _parted(word, size, room, bold)
        lines += parts
    return (*lines, line)


def _parted(word: str, size: float, room: float, bold: bool) -> list[str]:
    """A word in pieces that fit; mostly one piece."""
    if width(word, size, bold=bold) <= room:
        return [word]
    pieces = [""]
    for letter in word:
        if pieces[-1] and width(pieces[-1] + letter, size, bold=bold) > room:
            pieces.append("")
        pieces[-1] += letter
    return pieces


def column_widths(cells: Sequence[Sequence[str]], whole: float, size: float) -> list[float]:
    """How wide a table's columns are: as wide as their words where all have room, else by their length."""
    pad = 14
    longest = [
        max(width(one, size, bold=True) for one in column) + pad for column in zip(*cells, strict=True)
    ]
    words = [
        max(width(word, size, bold=True) for one in column for word in one.split(" ")) + pad
        for column in zip(*cells, strict=True)
    ]
    if sum(longest) <= whole:
        spare = (whole - sum(longest)) / len(longest)
        return [one + spare for one in longest]
    least = [min(one, whole / len(words)) for one in words]
    want = [max(one - low, 0) ** 0.5 for one, low in zip(longest, least, strict=True)]
    spare = whole - sum(least)
    return [low + spare * one / sum(want) for low, one in zip(least, want, strict=True)]
