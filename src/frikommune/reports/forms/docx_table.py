"""A table of Word: its head on every page, its rows whole, its columns as wide as what they hold."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from frikommune.reports.forms.docx_styles import TABLE_STYLE, TABLE_TEXT
from frikommune.reports.forms.docx_words import DocxWords
from frikommune.reports.forms.docx_xml import paragraph, quoted, val
from frikommune.reports.forms.measure import width
from frikommune.reports.forms.notes import Marked
from frikommune.reports.forms.order import number_columns
from frikommune.reports.paper import Grid

SIZE = 9.5
_SPARE = 9.0
_TWENTIETHS = 20
Row = tuple[tuple[Marked, ...], ...]


def table(words: DocxWords, grid: Grid, rows: Sequence[Row], room: int) -> str:
    """The table without its caption; `room` is the width there is, in twentieths of a point."""
    plain = [["".join(one.run.text for one in cell) for cell in row] for row in rows]
    heads = [words.plain(one) for one in grid.columns]
    wide = column_widths([heads, *plain], room / _TWENTIETHS)
    columns = _Columns(
        words.styles.id(TABLE_TEXT),
        tuple(round(one * _TWENTIETHS) for one in wide),
        number_columns(plain, len(heads)),
    )
    head = columns.row(map(words.said, grid.columns), head=True)
    body = "".join(columns.row(map(words.marked, row)) for row in rows)
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

    def row(self, cells: Iterable[str], *, head: bool = False) -> str:
        """A row that no page parts; the head stands on every page, with the row that follows it."""
        inside = "".join(self._cell(said, at, head=head) for at, said in enumerate(cells))
        return f"<w:tr><w:trPr><w:cantSplit/>{'<w:tblHeader/>' if head else ''}</w:trPr>{inside}</w:tr>"

    def _cell(self, said: str, at: int, *, head: bool) -> str:
        look = ("<w:keepNext/>" if head else "") + (val("jc", "right") if self.right[at] else "")
        wide = f'<w:tcW w:w="{self.wide[at]}" w:type="dxa"/>'
        return f"<w:tc><w:tcPr>{wide}</w:tcPr>{paragraph(self.style, said, look)}</w:tc>"


def _properties(words: DocxWords, grid: Grid, total: int) -> str:
    told = quoted(words.plain(grid.caption.plain))
    return (
        f"<w:tblPr>{val('tblStyle', words.styles.id(TABLE_STYLE))}"
        f'<w:tblW w:w="{total}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        '<w:tblLook w:val="0420" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0"'
        f' w:noHBand="0" w:noVBand="1"/><w:tblCaption w:val={told}/></w:tblPr>'
    )


def column_widths(rows: Sequence[Sequence[str]], room: float) -> tuple[float, ...]:
    """The widths of columns, in points: each at least its longest word, the rest by what they hold.

    The first of `rows` is the head, which is bold. Together they are `room`, unless their longest words need
    more.
    """
    least = [max(_longest(cells, at) for at, cells in enumerate(column)) for column in _columns(rows)]
    most = [max(_whole(cells, at) for at, cells in enumerate(column)) for column in _columns(rows)]
    left = room - sum(least)
    wanted = [b - a for a, b in zip(least, most, strict=True)]
    if left <= 0:
        return tuple(least)
    if sum(wanted) <= left:
        more = (left - sum(wanted)) / len(least)
        return tuple(one + more for one in most)
    roots = [one**0.5 for one in wanted]
    shares = _shared(wanted, roots, left)
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


def _longest(cell: str, at: int) -> float:
    """The width of a cell's longest word, in points; the head's (row 0) is bold."""
    return _SPARE + max((width(one, SIZE, bold=at == 0) for one in cell.split(" ")), default=0.0)


def _whole(cell: str, at: int) -> float:
    return _SPARE + width(cell, SIZE, bold=at == 0)
