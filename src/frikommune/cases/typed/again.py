"""The rows of some persons, read once more by the reader of rows, which says in its words what is wrong."""

from __future__ import annotations

from collections.abc import Iterable

import polars as pl

from frikommune.cases.draft import STRICT, Known
from frikommune.cases.from_tables import Drafts, add_table, join_employer_spells
from frikommune.cases.layout import Habits
from frikommune.cases.read import checked, plain_of
from frikommune.cases.reading import Reading
from frikommune.cases.source import Cell, Source, cell_text
from frikommune.cases.tables import TABLES
from frikommune.cases.typed.parts import Part, Table
from frikommune.cases.typed.rows import ROW, collected

_IDS = {"events": "event", "uses": "use"}


def looked_at_again(
    tables: dict[str, Table], persons: Iterable[str], known: Known, *, keep_good: bool, nobodys: bool
) -> Reading:
    """What the reader of rows says of some persons; `nobodys` asks for the rows without a person as well."""
    drafts = Drafts(None)
    wanted = pl.Series(list(persons), dtype=pl.String)
    for name in filter(tables.__contains__, TABLES):
        for part in tables[name].parts:
            source = _source(name, part, wanted, nobodys=nobodys)
            if len(source):
                add_table(drafts, source, plain_of(source, name), Habits())
    join_employer_spells(drafts)
    return checked(drafts, known, STRICT, Habits(), keep_good, lambda stage, done, total: None)


def _source(table: str, part: Part, wanted: pl.Series, *, nobodys: bool) -> Source:
    """The persons' rows as they stand in the file, with the ids and sequences that stand for absent ones."""
    name = TABLES[table][0].name
    person = pl.col(name).cast(pl.String).str.strip_chars()
    mine = person.is_in(wanted.implode())
    if nobodys:
        mine = mine | person.is_null() | (person == "")
    lazy = pl.scan_parquet(part.path).with_row_index(ROW).filter(mine)
    rows = collected(part.name, lazy)
    lines = [number + 1 for number in rows[ROW].to_list()]
    columns = {name: _cells(rows[name]) for name in part.schema}
    if table in _IDS:
        numbers = [line + part.before for line in lines]
        _fill(
            columns,
            _IDS[table],
            [
                f"{cell_text(one).strip()}/{_IDS[table]}/{n}"
                for one, n in zip(columns[name], numbers, strict=True)
            ],
        )
    if table == "events":
        _fill(columns, "sequence", numbers)
    return Source(part.name, columns, lines)


def _cells(cells: pl.Series) -> list[Cell]:
    """The cells as Python values; days that Python has not, as text."""
    if isinstance(cells.dtype, pl.Date) and not cells.dt.year().is_between(1, 9999).all():
        cells = cells.cast(pl.String)
    return cells.to_list()


def _fill(columns: dict[str, list[Cell]], name: str, made: Iterable[Cell]) -> None:
    """Put values where a column is empty, or missing altogether."""
    given = columns.get(name) or [None] * len(next(iter(columns.values())))
    columns[name] = [
        new if not cell_text(cell).strip() else cell for cell, new in zip(given, made, strict=True)
    ]
