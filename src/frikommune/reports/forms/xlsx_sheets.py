"""What the sheets of a workbook hold: the tables of a paper, and the numbers behind its drawings."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count

from frikommune.evaluation.shown.laid_out import Point
from frikommune.language import Language, Text
from frikommune.reports.forms.labels import FIGURE, TABLE
from frikommune.reports.forms.notes import Notes, refs_in
from frikommune.reports.forms.typography import typeset
from frikommune.reports.forms.xlsx_cells import Cell, cell
from frikommune.reports.paper import Grid, Paper, Picture, Words

SOURCE = Text("Kilde", "Source")
_SERIES = (
    Text("Serie", "Series"),
    Text("Navn", "Name"),
    Text("Værdi", "Value"),
    Text("Fra", "From"),
    Text("Til", "To"),
)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: its name, what it shows, its head, its rows, and what stands beneath."""

    name: str
    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    note: str = ""

    def all_numbers(self, at: int) -> bool:
        """Whether a column holds nothing but numbers, and so is set to the right."""
        said = [row[at].value for row in self.rows if row[at].value not in ("", "–")]
        return bool(said) and all(isinstance(one, float) for one in said)


def sheets(paper: Paper, notes: Notes) -> Iterator[Sheet]:
    """A sheet for each table and each drawing, numbered as in the paper itself."""
    tables, figures = count(1), count(1)
    for section in (*paper.sections, *paper.appendices):
        for block in section.blocks:
            match block:
                case Grid():
                    yield _of_grid(block, f"{TABLE.said_in(notes.language)} {next(tables)}", notes)
                case Picture():
                    yield _of_picture(block, f"{FIGURE.said_in(notes.language)} {next(figures)}", notes)
                case _ if hasattr(block, "boxes"):
                    next(figures)


def said(words: Words, language: Language) -> str:
    """Words as they stand in a cell."""
    return typeset(words.plain.said_in(language), language)


def _of_grid(grid: Grid, name: str, notes: Notes) -> Sheet:
    language = notes.language
    head = (*(typeset(one.said_in(language), language) for one in grid.columns), SOURCE.said_in(language))
    rows = tuple((*_row(row, language), Cell(_numbers(row, notes))) for row in grid.rows)
    rows = tuple(zip(*map(_settled, zip(*rows, strict=True)), strict=True))
    if not any(row[-1].value for row in rows):
        head, rows = head[:-1], tuple(row[:-1] for row in rows)
    return Sheet(name, said(grid.caption, language), head, rows, said(grid.note, language))


def _row(row: tuple[Words, ...], language: Language) -> tuple[Cell, ...]:
    """The first cell names the row and stays words, unless it is a day."""
    first, *others = (cell(said(one, language), language) for one in row)
    name = Cell(said(row[0], language)) if isinstance(first.value, float) else first
    return (name, *others)


def _settled(column: tuple[Cell, ...]) -> tuple[Cell, ...]:
    """A column in which a year stands among words, as a year alone may, keeps it as words."""
    if not any(isinstance(one.value, str) and one.value not in ("", "–") for one in column):
        return column
    return tuple(
        Cell(str(int(one.value)))
        if one.format == "0" and isinstance(one.value, float) and _is_year(one.value)
        else one
        for one in column
    )


def _is_year(number: float) -> bool:
    return 1900 <= number <= 2100


def _numbers(row: tuple[Words, ...], notes: Notes) -> str:
    found = sorted({notes.number(one) for one in refs_in(row)})
    return ", ".join(map(str, found))


def _of_picture(block: Picture, name: str, notes: Notes) -> Sheet:
    language = notes.language
    rows = tuple(
        (
            Cell(series.name.said_in(language)),
            Cell(_name(point, language)),
            *(Cell("" if one is None else one) for one in (point.y, point.low, point.high)),
        )
        for series in block.drawing.series
        for point in series.points
    )
    used = [at for at in range(len(_SERIES)) if any(row[at].value != "" for row in rows)]
    return Sheet(
        name,
        said(block.caption, language),
        tuple(_SERIES[at].said_in(language) for at in used),
        tuple(tuple(row[at] for at in used) for row in rows),
        typeset(block.drawing.told.said_in(language), language),
    )


def _name(point: Point, language: Language) -> str | float:
    if any(point.label):
        return point.label.said_in(language)
    return point.x.said_in(language) if isinstance(point.x, Text) else point.x
