"""A source on its way in: citizens' numbers become hashes, other CPR numbers are taken out of their rows.

It is the first thing that happens to a file, before anything else sees a cell of it. What the mapping does
not ask for is dropped.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

import polars as pl

from frikommune.cases import refusals
from frikommune.cases.cpr import holds_cpr, is_like_cpr
from frikommune.cases.source import Cell, Source, cell_text

TAKEN_OUT = "…"
"""Stands where a number stood. A cell that says it still is not mended."""
_MAY_BE = r"[0-9]{2}(0[1-9]|1[0-2])[0-9]{2}[- ]?[0-9]{4}|^\s*…\s*$"
_LEAST = 10**8
"""A number that lost its leading zero is at least this."""
Cells = Sequence[Cell] | pl.Series


@dataclass(frozen=True, slots=True)
class Wanted:
    """The columns that a mapping asks for: of `keyed` citizens' numbers, and of `ids`; `persons` are those
    ids that name citizens and are not keyed.
    """

    columns: frozenset[str]
    keyed: frozenset[str]
    persons: frozenset[str]
    ids: frozenset[str]


def screened(
    source: Source,
    wanted: Wanted,
    person: Callable[[object], str],
    say: Callable[[int, int], None] = lambda done, of: None,
) -> Source:
    """The source without a number in it. `person` gives the hash of a citizen's number, `say` is told
    how many columns are done.

    Raises Refused for a number in a column of citizens that is not keyed.
    """
    columns: dict[str, Cells] = {}
    found: dict[int, str] = {}
    for number, (name, cells) in enumerate(source.columns.items()):
        say(number, len(source.columns))
        if name not in wanted.columns:
            continue
        if name in wanted.keyed:
            columns[name] = each(cells, lambda cell: _keyed(cell, person))
            rows = _places(columns[name], TAKEN_OUT)
        else:
            rows = _rows_with_a_number(cells, is_id=name in wanted.ids)
            if rows and name in wanted.persons:
                raise refusals.cpr_in_data(f"{source.file}, {name}", len(rows))
            columns[name] = _without(cells, rows)
        for row in rows:
            found.setdefault(row, name)
    ragged = {row: _hidden(cells, wanted, person) for row, cells in source.ragged.items()}
    kept = cast("Mapping[str, Sequence[Cell]]", columns)
    return Source(source.file, kept, source.lines, ragged, dict(sorted(found.items())))


def _keyed(cell: Cell, person: Callable[[object], str]) -> str:
    text = cell_text(cell).strip()
    return text if text in ("", TAKEN_OUT) else person(cell)


def _places(cells: Cells, text: str) -> list[int]:
    if isinstance(cells, pl.Series):
        return (cells == text).arg_true().to_list()
    return [row for row, cell in enumerate(cells) if cell == text]


def each(cells: Cells, change: Callable[[Any], Any]) -> Cells:
    """Each different cell changed once."""
    if isinstance(cells, pl.Series):
        words = cells.unique()
        meant = pl.Series(cells.name, [change(word) for word in words.to_list()], dtype=pl.String)
        if not isinstance(cells.dtype, pl.String):
            cells, words = cells.cast(pl.String), words.cast(pl.String)
        return cells.replace_strict(words, meant, return_dtype=pl.String)
    known = {(type(cell), cell): change(cell) for cell in set(cells)}
    return [known[type(cell), cell] for cell in cells]


def _rows_with_a_number(cells: Cells, *, is_id: bool) -> list[int]:
    if not isinstance(cells, pl.Series):
        told = {(type(cell), cell): _is_number(cell, is_id=is_id) for cell in set(cells)}
        return [row for row, cell in enumerate(cells) if told[type(cell), cell]]
    if isinstance(cells.dtype, pl.Date | pl.Datetime | pl.Boolean | pl.Null):
        return []
    if cells.dtype.is_numeric():
        suspect = cells.cast(pl.Float64).abs() >= _LEAST  # small kinds of numbers could not hold it
    else:
        text = cells.cast(pl.String)
        suspect = text.str.contains(_MAY_BE)
    rows = suspect.fill_null(False).arg_true()
    return [row for row in rows.to_list() if _is_number(cells[row], is_id=is_id)]


def _is_number(cell: Cell, *, is_id: bool) -> bool:
    if cell is None or isinstance(cell, bool):
        return False
    text = cell_text(cell).strip()
    if text == TAKEN_OUT:
        return True
    if isinstance(cell, int | float) and not is_id:
        return holds_cpr(text)
    return len(text) >= 9 and (is_like_cpr(cell) or holds_cpr(text))


def _without(cells: Cells, rows: list[int]) -> Cells:
    if not rows:
        return cells
    if isinstance(cells, pl.Series):
        return cells.cast(pl.String).scatter(rows, TAKEN_OUT)
    bad = set(rows)
    return [TAKEN_OUT if row in bad else cell for row, cell in enumerate(cells)]


def _hidden(cells: Sequence[str], wanted: Wanted, person: Callable[[object], str]) -> list[str]:
    """Of a row that fits no header only what may name a citizen, so that the citizen is held back with it."""
    said = [cell.strip() for cell in cells if cell.strip()]
    if wanted.keyed:
        return [person(cell) for cell in said]
    return [TAKEN_OUT if _is_number(cell, is_id=True) else cell for cell in said]
