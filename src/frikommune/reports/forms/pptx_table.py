"""A table cut into parts that each have room on a slide, with its head above each part."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from frikommune.language import Language
from frikommune.reports.forms.measure import column_widths, wrapped
from frikommune.reports.forms.order import number_columns
from frikommune.reports.forms.pptx_fit import LEADING, SMALLEST, cut, length_of
from frikommune.reports.forms.typography import typeset, typeset_runs
from frikommune.reports.paper import Grid, Run

Cells = tuple[tuple[Run, ...], ...]

SIZES = (18, 16, SMALLEST)
PAD_X, PAD_Y = 6.0, 3.0


@dataclass(frozen=True, slots=True)
class TablePart:
    """Some rows of a table. Widths and heights are in points; `last`: no more rows follow."""

    head: tuple[str, ...]
    rows: tuple[Cells, ...]
    widths: tuple[float, ...]
    heights: tuple[float, ...]
    right: tuple[bool, ...]
    size: float
    last: bool


def table_parts(
    grid: Grid, language: Language, wide: float, high: float, wider: float = 1.03
) -> list[TablePart]:
    """The parts of a table for rectangles of `wide` × `high`; a row that is higher than that is cut too.

    Set at the largest size at which it needs no more than one part, else at the smallest.
    """
    head = tuple(typeset(one.said_in(language), language) for one in grid.columns)
    rows = [tuple(typeset_runs(cell.said_in(language), language) for cell in row) for row in grid.rows]
    for size in SIZES:
        parts = _Cutter(head, rows, wide, high, size, wider).parts()
        if len(parts) == 1:
            break
    return parts


@dataclass(frozen=True)
class _Cutter:
    """Cuts one table at one size."""

    head: tuple[str, ...]
    rows: Sequence[Cells]
    wide: float
    high: float
    size: float
    wider: float

    @cached_property
    def plain(self) -> list[list[str]]:
        return [[_text(cell) for cell in row] for row in self.rows]

    @cached_property
    def widths(self) -> list[float]:
        return column_widths([self.head, *self.plain], self.wide, self.size * self.wider)

    def parts(self) -> list[TablePart]:
        head_high = self._height(self.head, bold=True)
        parts: list[list[tuple[Cells, float]]] = [[]]
        left = self.high - head_high
        for row in self.rows:
            for piece in self._pieces(row, self.high - head_high):
                own = self._height([_text(cell) for cell in piece])
                if own > left and parts[-1]:
                    parts.append([])
                    left = self.high - head_high
                parts[-1].append((piece, own))
                left -= own
        return [self._part(part, head_high, last=at == len(parts)) for at, part in enumerate(parts, 1)]

    def _part(self, part: Sequence[tuple[Cells, float]], head_high: float, *, last: bool) -> TablePart:
        return TablePart(
            self.head,
            tuple(row for row, _ in part),
            tuple(self.widths),
            (head_high, *(height for _, height in part)),
            number_columns(self.plain, len(self.head)),
            self.size,
            last,
        )

    def _pieces(self, row: Cells, high: float) -> list[Cells]:
        """A row in pieces that each have room; nearly always one."""
        most = max(1, int((high - 2 * PAD_Y) // (self.size * LEADING)))
        pieces: list[Cells] = []
        while any(row):
            cuts = [self._cut(cell, width, most) for cell, width in zip(row, self.widths, strict=True)]
            pieces.append(tuple(first for first, _ in cuts))
            row = tuple(rest for _, rest in cuts)
        return pieces or [row]

    def _cut(self, cell: tuple[Run, ...], width: float, most: int) -> tuple[tuple[Run, ...], tuple[Run, ...]]:
        text = _text(cell)
        lines = wrapped(text, self.size * self.wider, width - 2 * PAD_X)
        return cut(cell, length_of(text, lines[:most])) if len(lines) > most else (cell, ())

    def _height(self, cells: Sequence[str], *, bold: bool = False) -> float:
        most = max(
            len(wrapped(text, self.size * self.wider, width - 2 * PAD_X, bold=bold))
            for text, width in zip(cells, self.widths, strict=True)
        )
        return most * self.size * LEADING + 2 * PAD_Y


def _text(cell: Sequence[Run]) -> str:
    return "".join(one.text for one in cell)
