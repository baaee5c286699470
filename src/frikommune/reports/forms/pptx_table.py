"""A table cut into parts that each have room on a slide, with its head above each part."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from frikommune.language import Language
from frikommune.reports.forms.measure import wrapped
from frikommune.reports.forms.order import number_columns
from frikommune.reports.forms.pptx_fit import SMALLEST, column_widths, cut, length_of
from frikommune.reports.forms.typography import typeset, typeset_runs
from frikommune.reports.paper import Grid, Run

Cells = tuple[tuple[Run, ...], ...]

SIZE = SMALLEST
PAD_X, PAD_Y = 6.0, 3.0
_LEADING = 1.2


@dataclass(frozen=True, slots=True)
class TablePart:
    """Some rows of a table. Widths and heights are in points; `last`: no more rows follow."""

    head: tuple[str, ...]
    rows: tuple[Cells, ...]
    widths: tuple[float, ...]
    heights: tuple[float, ...]
    right: tuple[bool, ...]
    last: bool


def table_parts(
    grid: Grid, language: Language, wide: float, high: float, wider: float = 1.03
) -> list[TablePart]:
    """The parts of a table for rectangles of `wide` × `high`; a row that is higher than that is cut too."""
    head = tuple(typeset(one.said_in(language), language) for one in grid.columns)
    rows = [tuple(typeset_runs(cell.said_in(language), language) for cell in row) for row in grid.rows]
    plain = [[_text(cell) for cell in row] for row in rows]
    widths = column_widths([head, *plain], wide, SIZE * wider)
    right = number_columns(plain, len(head))
    head_high = _height(head, widths, wider, bold=True)
    parts: list[list[tuple[Cells, float]]] = [[]]
    left = high - head_high
    for row in rows:
        for piece in _pieces(row, widths, high - head_high, wider):
            own = _height([_text(cell) for cell in piece], widths, wider)
            if own > left and parts[-1]:
                parts.append([])
                left = high - head_high
            parts[-1].append((piece, own))
            left -= own
    return [
        TablePart(
            head,
            tuple(row for row, _ in part),
            tuple(widths),
            (head_high, *(height for _, height in part)),
            right,
            at == len(parts),
        )
        for at, part in enumerate(parts, 1)
    ]


def _pieces(row: Cells, widths: Sequence[float], high: float, wider: float) -> list[Cells]:
    """A row in pieces that each have room; nearly always one."""
    most = max(1, int((high - 2 * PAD_Y) // (SIZE * _LEADING)))
    pieces: list[Cells] = []
    while any(row):
        cuts = [_cut(cell, width, most, wider) for cell, width in zip(row, widths, strict=True)]
        pieces.append(tuple(first for first, _ in cuts))
        row = tuple(rest for _, rest in cuts)
    return pieces or [row]


def _cut(
    cell: tuple[Run, ...], width: float, most: int, wider: float
) -> tuple[tuple[Run, ...], tuple[Run, ...]]:
    text = _text(cell)
    lines = wrapped(text, SIZE * wider, width - 2 * PAD_X)
    return cut(cell, length_of(text, lines[:most])) if len(lines) > most else (cell, ())


def _height(cells: Sequence[str], widths: Sequence[float], wider: float, *, bold: bool = False) -> float:
    most = max(
        len(wrapped(text, SIZE * wider, width - 2 * PAD_X, bold=bold))
        for text, width in zip(cells, widths, strict=True)
    )
    return most * SIZE * _LEADING + 2 * PAD_Y


def _text(cell: Sequence[Run]) -> str:
    return "".join(one.text for one in cell)
