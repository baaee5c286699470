"""Rows and cells as the templates want them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from frikommune.language import Text
from frikommune.programme.cell import CELL_WORDS, MARK_WORDS, NOWHERE, SHORT_WORDS, Cell, Mark
from frikommune.programme.entry import Subject
from frikommune.programme.portfolio import Row
from frikommune.web.portfolio.asking import address

_SIGNS: Mapping[Mark, str] = {"assumed": "*", "contested": "≠", "maybe": "?", "partly": "½", "ending": "→"}
UNNAMED = Text("Ansøgning, som ingen kilde beskriver", "An application that no source describes")


def signs() -> Mapping[Mark, str]:
    """The sign of each mark, explained below the table."""
    return _SIGNS


@dataclass(frozen=True, slots=True)
class ShownCell:
    """A cell with its words. `url` empty: there is nothing to tell."""

    cell: Cell
    words: Text
    short: Text
    marks: tuple[tuple[str, Text], ...]
    url: str = ""

    @property
    def is_ending(self) -> bool:
        """Whether it goes on, and the day on which it ends is known."""
        return "ending" in self.cell.marks


def shown_cell(cell: Cell, url: str = "") -> ShownCell:
    """A cell in words."""
    marks = tuple((_SIGNS[one], MARK_WORDS[one]) for one in cell.marks)
    return ShownCell(cell, CELL_WORDS[cell.state], SHORT_WORDS[cell.state], marks, url)


def shown_row(
    request: HttpRequest, row: Row, columns: Sequence[str], names: Mapping[Subject, Text]
) -> dict[str, Any]:
    """A row: its head, and a cell for each of the columns."""
    _, _, query = address(request).partition("?")
    return {
        "row": row,
        "name": row.name or UNNAMED,
        "is_named": row.name is not None,
        "is_unknown": all(one.state == "unknown" for one in row.cells),
        "state": CELL_WORDS[row.state],
        "themes": [names.get(one) for one in row.themes],
        "cells": [_cell(request, one, query) for one in row.cells if one.municipality in columns],
    }


def _cell(request: HttpRequest, cell: Cell, query: str) -> ShownCell:
    if cell.state in NOWHERE:
        return shown_cell(cell)
    url = reverse("portfolio:cell", args=[request.programme.slug, cell.trial, cell.municipality])
    return shown_cell(cell, f"{url}?{query}" if query else url)
