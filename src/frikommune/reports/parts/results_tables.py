"""Tables and drawings of an evaluation as blocks of a paper, each cell with what it comes from."""

from __future__ import annotations

from collections.abc import Callable

from frikommune.evaluation.shown.laid_out import Cell, Drawing, Table
from frikommune.evaluation.shown.words import words_of
from frikommune.language import Text
from frikommune.reports.facts import Facts
from frikommune.reports.paper import NOTHING, Cited, Grid, Picture, Words
from frikommune.reports.results import Found
from frikommune.reports.writing import words

Cite = Callable[[Text, Text], Cited]
"""Words, and what they are part of, as a fact with its source."""


def cite_of(facts: Facts, found: Found) -> Cite:
    """Everything of a result has the result as its source."""
    return lambda text, says: facts.cite_result(found, text, says=says)


def grid(table: Table, cite: Cite) -> Grid:
    """The table with its title as caption and its note beneath; a row is one fact."""
    rows = tuple(_row(table, row, cite) for row in table.rows)
    note = words(cite(table.note, table.note)) if any(table.note) else NOTHING
    return Grid(words(cite(table.title, table.title)), tuple(one.title for one in table.columns), rows, note)


def picture(drawing: Drawing, cite: Cite) -> Picture:
    """The drawing with its title as caption."""
    return Picture(drawing, words(cite(drawing.title, drawing.told)))


def _row(table: Table, row: tuple[Cell, ...], cite: Cite) -> tuple[Words, ...]:
    cells = [words_of(cell, column) for cell, column in zip(row, table.columns, strict=True)]
    says = Text(*(" · ".join(one for one in said if one) for said in zip(*cells, strict=True)))
    return tuple(words(cite(cell, says)) if any(cell) else NOTHING for cell in cells)
