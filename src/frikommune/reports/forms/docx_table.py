"""A table of Word: its head on every page, its rows whole, its columns as wide as what they hold."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from frikommune.reports.forms.docx_styles import TABLE_SMALL, TABLE_STYLE, TABLE_TEXT
from frikommune.reports.forms.docx_words import DocxWords
from frikommune.reports.forms.docx_xml import paragraph, quoted, val
from frikommune.reports.forms.measure import width
from frikommune.reports.forms.notes import Marked
from frikommune.reports.forms.order import number_columns
from frikommune.reports.paper import Grid

_SIZES = {TABLE_TEXT: 9.5, TABLE_SMALL: 8.0}
_SPARE = 10.0
_SMALL = 5
"""Rows of a table that no page parts."""
_TWENTIETHS = 20
Row = tuple[tuple[Marked, ...], ...]


def table(words: DocxWords, grid: Grid, rows: Sequence[Row], room: int, stretch: float) -> str:
    """The table without its caption; `room` is the width there is, in twentieths of a point.

    `stretch` is by how much wider the letters may be than those that were measured.
    """
    plain = [["".join(one.run.text for one in cell) for cell in row] for row in rows]
    measured = _measured(words, grid, rows)
    style = next((one for one in _SIZES if fits(measured, room, _SIZES[one] * stretch)), TABLE_SMALL)
    wide = column_widths(measured, room / _TWENTIETHS, _SIZES[style] * stretch)
    columns = _Columns(
        words.styles.id(style),
        tuple(round(one * _TWENTIETHS) for one in wide),
        number_columns(plain, len(grid.columns)),
    )
    head = columns.row(map(words.said, grid.columns), head=True)
    body = "".join(
        columns.row(map(words.marked, row), keep=_is_kept(at, len(rows))) for at, row in enumerate(rows)
    )
    return f"<w:tbl>{_properties(words, grid, sum(columns.wide))}{columns.grid()}{head}{body}</w:tbl>"


@dataclass(frozen=True, slots=True)
class _Columns:
    """The columns of a table: the style of their words, their widths, and which hold numbers."""

    style: str
    wide: tuple[int, ...]
    right: tuple[bool, ...]

    def grid(self) -> str:
        return (
            f"<w:tblGrid>{''.join(f'<w:gridCol w:w={quoted(str(one))}/>' for one in self.wide)}</w:tblGrid>"
        )

    def row(self, cells: Iterable[str], *, head: bool = False, keep: bool = False) -> str:
        """A row that no page parts; the head stands on every page. It and what is kept stay with the next."""
        inside = "".join(self._cell(said, at, keep=head or keep) for at, said in enumerate(cells))
        return f"<w:tr><w:trPr><w:cantSplit/>{'<w:tblHeader/>' if head else ''}</w:trPr>{inside}</w:tr>"

    def _cell(self, said: str, at: int, *, keep: bool) -> str:
        look = ("<w:keepNext/>" if keep else "") + (val("jc", "right") if self.right[at] else "")
        wide = f'<w:tcW w:w="{self.wide[at]}" w:type="dxa"/>'
        return f"<w:tc><w:tcPr>{wide}</w:tcPr>{paragraph(self.style, said, look)}</w:tc>"


def _is_kept(at: int, rows: int) -> bool:
    """Whether a row stays with the next: all of a small table; of a large one the ends, so none is alone."""
    return at < rows - 1 and (rows <= _SMALL or at in (0, rows - 2))


def too_wide(words: DocxWords, grid: Grid, room: int, stretch: float) -> bool:
    """Whether a table's longest words need more room than there is, also in small letters."""
    _, rows = words.notes.of_grid(grid)
    return not fits(_measured(words, grid, rows), room, _SIZES[TABLE_SMALL] * stretch)


def fits(rows: Sequence[Sequence[str]], room: int, size: float) -> bool:
    """Whether every word of a table has room on one line. The first row is the head."""
    return sum(_least(rows, size)) <= room / _TWENTIETHS


def _measured(words: DocxWords, grid: Grid, rows: Sequence[Row]) -> list[list[str]]:
    """What takes room in the cells of a table, from its head on."""
    return [list(map(words.plain, grid.columns)), *([_with_notes(cell) for cell in row] for row in rows)]


def _with_notes(cell: Iterable[Marked]) -> str:
    """What takes room in a cell: its words and, behind them, the numbers of its notes."""
    return "".join(f"{one.run.text}{one.note or ''}" for one in cell)


def _properties(words: DocxWords, grid: Grid, total: int) -> str:
    told = quoted(words.plain(grid.caption.plain))
    return (
        f"<w:tblPr>{val('tblStyle', words.styles.id(TABLE_STYLE))}"
        f'<w:tblW w:w="{total}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        '<w:tblLook w:val="0420" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0"'
        f' w:noHBand="0" w:noVBand="1"/><w:tblCaption w:val={told}/></w:tblPr>'
    )


def column_widths(rows: Sequence[Sequence[str]], room: float, size: float) -> tuple[float, ...]:
    """The widths of columns, in points: each at least its longest word, the rest by what they hold.

    The first of `rows` is the head, which is bold. Together they are `room`: where the longest words need
    more, all are narrower by the same share, and words are parted.
    """
    least = _least(rows, size)
    most = [max(_whole(cell, size, at == 0) for at, cell in enumerate(column)) for column in _columns(rows)]
    left = room - sum(least)
    wanted = [b - a for a, b in zip(least, most, strict=True)]
    if left <= 0:
        return tuple(one * room / sum(least) for one in least)
    if sum(wanted) <= left:
        more = (left - sum(wanted)) / len(least)
        return tuple(one + more for one in most)
    shares = _shared(wanted, [one**0.5 for one in wanted], left)
    return tuple(a + b for a, b in zip(least, shares, strict=True))


def _shared(wanted: Sequence[float], weights: Sequence[float], left: float) -> list[float]:
    """`left` dealt out by weight, to none more than wanted."""
    found = [0.0] * len(wanted)
    open_ = [at for at, one in enumerate(wanted) if one > 0]
    while open_ and left > 1e-6:
        unit = left / sum(weights[at] for at in open_)
        full = [at for at in open_ if wanted[at] - found[at] <= unit * weights[at]]
        for at in full or open_:
            given = wanted[at] - found[at] if full else unit * weights[at]
            found[at] += given
            left -= given
        open_ = [at for at in open_ if at not in full] if full else []
    return found


def _columns(rows: Sequence[Sequence[str]]) -> list[tuple[str, ...]]:
    return list(zip(*rows, strict=True))


def _least(rows: Sequence[Sequence[str]], size: float) -> list[float]:
    """The width of each column's longest word, in points."""
    return [
        max(_whole(word, size, at == 0) for at, cell in enumerate(column) for word in cell.split(" "))
        for column in _columns(rows)
    ]


def _whole(said: str, size: float, head: bool) -> float:
    return _SPARE + width(said, size, bold=head)
