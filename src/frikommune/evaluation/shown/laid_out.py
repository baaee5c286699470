"""What is laid out for a reader beside a number: tables and drawings, as data.

Whoever finds something says what is to be shown, in these types; `pictures` draws them, and pages, papers and
the terminal lay out the same tables.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from frikommune.language import NO_WORDS, Text

Cell = Text | str | float | int | None
"""Text and str are shown as they are; numbers as `Column.decimals` says; None as a dash."""

Kind = Literal[
    "intervals",  # points with intervals, one a line: forest plots, shares, group means
    "event_study",  # points with intervals over periods, with a line where the trial starts
    "paths",  # lines over time: treated and comparison, a synthetic control
    "steps",  # step curves with bands: Kaplan–Meier
    "balance",  # two points a covariate, before and after weighting or matching
    "placebos",  # a distribution of placebo estimates with the real one marked
    "diverging",  # stacked bars about a neutral middle: survey answers
    "power",  # power against the size of the effect
    "bars",  # amounts, one bar a name
]


@dataclass(frozen=True, slots=True)
class Column:
    """A table's column. `unit` says how its numbers are read: a share is shown in percent."""

    title: Text
    unit: Literal["text", "number", "share", "points", "p", "kroner"] = "text"
    decimals: int = 1


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its title, and under it what its reader must know. Each row has a cell for each column."""

    title: Text
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    note: Text = NO_WORDS


@dataclass(frozen=True, slots=True)
class Point:
    """One point: `x` is a number, a day as ISO text, or a label; `low` and `high` its interval or band.

    `label` is what the point is called where it is not its `x`; `mark` sets single points apart: `planned`,
    `main`, `pooled`, `hidden`, `benchmark`, `neutral` (a survey's middle answer). `open` has no `y`: from
    `low` to `high` is what the unfinished may still make of the point of the same `x`.
    """

    x: float | Text
    y: float | None
    low: float | None = None
    high: float | None = None
    label: Text = NO_WORDS
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Series:
    """Points that belong together and share a colour."""

    name: Text
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A straight line across the picture: at a `y` (a margin, zero) or an `x` (the trial's start)."""

    name: Text
    y: float | None = None
    x: float | None = None


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture as data. `told` is the picture in words, for whoever cannot see it; never empty.

    `unit` is that of the values (`share` is drawn in percent). For `intervals` the values are `y` and each
    point's line is its `x`; the picture lays them flat.
    """

    kind: Kind
    title: Text
    told: Text
    series: tuple[Series, ...]
    x_title: Text = NO_WORDS
    y_title: Text = NO_WORDS
    unit: Literal["number", "share", "points", "kroner"] = "number"
    lines: tuple[Line, ...] = ()
