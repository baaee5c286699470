"""A table's cells in words, and a table as lines of text for a terminal or a notebook."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence

from frikommune.evaluation.shown import quantities
from frikommune.evaluation.shown.laid_out import Cell, Column, Table
from frikommune.language import Language, Text

_GAP = "  "
_LEAST = 12
"""The fewest letters that a column of words is broken into."""


def words_of(cell: Cell, column: Column) -> Text:
    """What stands in a cell; a dash where nothing does."""
    if cell is None:
        return Text.same("–")
    if isinstance(cell, str):
        return Text.same(cell)
    if isinstance(cell, Text):
        return cell
    return _in_unit(cell, column)


def _in_unit(value: float, column: Column) -> Text:
    if column.unit == "share":
        return quantities.percent(value, column.decimals)
    if column.unit == "points":
        return quantities.points(value, column.decimals)
    if column.unit == "p":
        return quantities.p_value(value)
    if column.unit == "kroner":
        said = quantities.number(value, 0)
        return Text(f"{said.da} kr.", f"DKK {said.en}")
    return quantities.number(value, 0 if isinstance(value, int) else column.decimals)


def table_lines(table: Table, language: Language, width: int) -> list[str]:
    """The table's head and rows, in at most `width` letters where cells can be broken; no title, no note."""
    head = [_head(column).said_in(language) for column in table.columns]
    rows = [
        [_brief(cell, column).said_in(language) for cell, column in zip(row, table.columns, strict=True)]
        for row in table.rows
    ]
    right = [column.unit != "text" for column in table.columns]
    widths = _widths([head, *rows], width)
    lines = _row(head, widths, right)
    lines.append(_GAP.join("─" * one for one in widths))
    for row in rows:
        lines += _row(row, widths, right)
    return [line.rstrip() for line in lines]


def _head(column: Column) -> Text:
    """The title; of points with their unit, which the cells below then do without."""
    if column.unit != "points":
        return column.title
    da, en = column.title
    return Text(f"{da} (procentpoint)", f"{en} (percentage points)")


def _brief(cell: Cell, column: Column) -> Text:
    if column.unit == "points" and isinstance(cell, float | int):
        return quantities.signed(100 * cell, column.decimals)
    return words_of(cell, column)


def _widths(rows: Sequence[Sequence[str]], width: int) -> list[int]:
    """Each column as wide as its longest cell; while the table is too wide, the widest gives way."""
    widths = [max(map(len, cells), default=0) for cells in zip(*rows, strict=True)]
    longest_word = [
        max((len(word) for cell in cells for word in cell.split()), default=1)
        for cells in zip(*rows, strict=True)
    ]
    least = [min(now, max(_LEAST, word)) for now, word in zip(widths, longest_word, strict=True)]
    over = sum(widths) + len(_GAP) * (len(widths) - 1) - width
    while over > 0:
        may_give = [n for n in range(len(widths)) if widths[n] > least[n]]
        if not may_give:
            break
        give = max(may_give, key=lambda n: widths[n])
        widths[give] -= 1
        over -= 1
    return widths


def _row(cells: Sequence[str], widths: Sequence[int], right: Sequence[bool]) -> list[str]:
    broken = [
        textwrap.wrap(cell, width, break_long_words=False, break_on_hyphens=False) or [""]
        for cell, width in zip(cells, widths, strict=True)
    ]
    lines = []
    for place in range(max(map(len, broken))):
        parts = [lines_of[place] if place < len(lines_of) else "" for lines_of in broken]
        lines.append(
            _GAP.join(
                part.rjust(width) if to_right else part.ljust(width)
                for part, width, to_right in zip(parts, widths, right, strict=True)
            )
        )
    return lines
