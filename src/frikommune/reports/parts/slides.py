"""Slides hold few points: what has more goes on, evenly, on the next slide."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import TypeVar

from frikommune.language import Text
from frikommune.reports.paper import Grid, Section, Words
from frikommune.reports.writing import points, words

MOST = 6
"""Points on one slide."""
ROWS = 12
"""Rows of a table on one slide."""
_T = TypeVar("_T")
_CONTINUED = words(Text(" (fortsat)", " (continued)"))


def slides(title: Words, items: Iterable[Words], anchor: str, most: int = MOST) -> Iterator[Section]:
    """Points under a title; no slide where there is none."""
    for at, some in enumerate(evenly([one for one in items if one], most)):
        yield Section(continued(title, at), (points(some),), anchor=_anchor(anchor, at))


def table_slides(
    title: Words, grid: Grid, anchor: str, most: int = ROWS, *, below: int = 1
) -> Iterator[Section]:
    """A table under a title, its note on the last slide; no slide where it has no row.

    `below` is the level of the slides after the first: 2 makes them one appendix.
    """
    parts = evenly(grid.rows, most)
    for at, rows in enumerate(parts):
        note = grid.note if at == len(parts) - 1 else Words()
        shown = Grid(continued(grid.caption, at), grid.columns, tuple(rows), note)
        yield Section(continued(title, at), (shown,), below if at else 1, _anchor(anchor, at))


def evenly(items: Sequence[_T], most: int) -> list[Sequence[_T]]:
    """As few parts as hold `most` each, as alike in size as can be: 7 by 6 is 4 and 3."""
    count = -(-len(items) // most)
    if not count:
        return []
    size, longer = divmod(len(items), count)
    ends = [size * at + min(at, longer) for at in range(count + 1)]
    return [items[start:end] for start, end in pairwise(ends)]


def continued(title: Words, at: int) -> Words:
    """The title of the slide at a place, from 0."""
    return title + _CONTINUED if at else title


def _anchor(anchor: str, at: int) -> str:
    return f"{anchor}-{at + 1}" if at else anchor
