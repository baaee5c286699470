"""A delivery of tables read in columns, some citizens at a time; only whoever looks odd is read by rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import pairwise

import polars as pl

from frikommune.cases.kept import read_kept
from frikommune.cases.layout import TableLayout
from frikommune.cases.read import Progress
from frikommune.cases.reading import Reading
from frikommune.cases.source import Cell, Source
from frikommune.cases.tables import TABLES
from frikommune.cases.typed.checked import checked
from frikommune.cases.typed.rows import ROW
from frikommune.cases.typed.runs import PERSON, Rows
from frikommune.casework.delivery.as_columns import Typed, typed
from frikommune.casework.delivery.as_rows import How, Read, read_rows
from frikommune.casework.delivery.citizens import SCHEMA
from frikommune.casework.delivery.compared import Stored
from frikommune.casework.delivery.found import Found
from frikommune.casework.delivery.kept_columns import kept_citizens
from frikommune.casework.delivery.preview import PARTS
from frikommune.casework.delivery.stored_columns import stored_columns

AT_ONCE = 100_000
"""About so many rows are looked at together."""
_KEYS = {"spells": "spell", "events": "event", "uses": "use"}


def can_be(found: Iterable[Found], how: How) -> bool:
    """Whether a delivery can be read in columns: CSV or Parquet, without companies, and with spells, its own
    or stored ones that stand as they were.
    """
    tables = []
    for one in found:
        if not isinstance(one.layout, TableLayout) or one.layout.table == "employers":
            return False
        if not all(isinstance(cells, pl.Series) for cells in one.source.columns.values()):
            return False
        tables.append(one.layout.table)
    return "spells" in tables or how.mode != "changes"


def read_in_columns(found: list[Found], how: How, stored: Stored, wanted: list[str], say: Progress) -> Read:
    """Read the sources; what is stored of the `wanted` has a say in what comes out.

    Tables that stand as they were are taken along in columns. Where rows are laid over stored ones, it is
    done by rows.
    """
    tables = _typed(found, how, say)
    rows = {name: table.rows for name, table in tables.items()}
    everybody = pl.concat([one.persons for one in tables.values()]).unique()
    suspects = {*_named(found, everybody), *_with_shared_keys(rows)}
    if how.mode == "changes":
        suspects.update(wanted)
    elif how.merges:
        rows |= stored_columns(stored, wanted, [table for table in PARTS if how.keeps(table)])
    parts = list(_kept(rows, how, suspects, say))
    read = Read(pl.DataFrame(schema=SCHEMA), Reading((), habits=how.mapping.habits), frozenset(), frozenset())
    if suspects or any(table.nobodys for table in tables.values()):
        looked_at = sorted(suspects.intersection(wanted))
        there = {person: read_kept(text) for person, text in stored.texts(looked_at).items()}
        also = [person for person in looked_at if how.is_of_all]
        read = read_rows([replace(one, source=_only(one, suspects)) for one in found], how, there, also, say)
    return Read(
        pl.concat([*parts, read.citizens]),
        replace(read.reading, skipped=sum(table.skipped for table in tables.values())),
        read.subjects | set(everybody),
        read.withheld,
    )


def _typed(found: list[Found], how: How, say: Progress) -> dict[str, Typed]:
    tables: dict[str, Typed] = {}
    for one in found:
        assert isinstance(one.layout, TableLayout)
        tables[one.layout.table] = typed(
            one.source, one.layout, how.mapping.habits, lambda done, of: say("columns", done, of)
        )
    return tables


def _kept(
    rows: Mapping[str, pl.DataFrame], how: How, suspects: set[str], say: Progress
) -> Iterator[pl.DataFrame]:
    """The citizens who are plainly sound; `suspects` learns of those who are not."""
    rows = {name: _by_person(one) for name, one in rows.items()}
    persons = pl.concat([one[PERSON].unique() for one in rows.values()]).unique().sort()
    mine = replace(how.known, municipalities=frozenset({how.municipality}))
    done, total = 0, sum(one.height for one in rows.values())
    for chunk in _chunks(rows, persons, total):
        told = {name: Rows.of(name, one) for name, one in chunk.items()}
        block, odd = checked(told, mine, suspects)
        suspects |= odd
        yield kept_citizens(block, synthetic=how.mapping.synthetic, has_sequence=how.has_sequence)
        done += sum(one.height for one in chunk.values())
        say("check", done, total)


def _by_person(rows: pl.DataFrame) -> pl.DataFrame:
    return rows if rows[PERSON].is_sorted() else rows.sort(PERSON, maintain_order=True)


def _chunks(
    rows: Mapping[str, pl.DataFrame], persons: pl.Series, total: int
) -> Iterator[dict[str, pl.DataFrame]]:
    """All rows of some citizens, then of the next ones."""
    number = total // AT_ONCE + 1
    edges = sorted({len(persons) * one // number for one in range(1, number)} - {0})
    limits = persons.gather(edges)
    cuts = {
        name: [0, *one[PERSON].search_sorted(limits, side="left").to_list(), one.height]
        for name, one in rows.items()
    }
    for place, _ in enumerate(pairwise([0, *edges, len(persons)])):
        yield {name: one[cuts[name][place] : cuts[name][place + 1]] for name, one in rows.items()}


def _named(found: Iterable[Found], persons: pl.Series) -> set[str]:
    """Whom a row that fits no header may be about."""
    cells = {cell for one in found for row in one.source.ragged.values() for cell in row}
    return set(persons.filter(persons.is_in(sorted(cells)))) if cells else set()


def _with_shared_keys(rows: Mapping[str, pl.DataFrame]) -> set[str]:
    """Everybody with a row whose key another row of that table has."""
    found: set[str] = set()
    for name, one in rows.items():
        key = _KEYS[name]
        if key in one.columns:
            given = one.select(PERSON, key).filter(pl.col(key).is_not_null())
            found |= set(given.filter(pl.col(key).is_duplicated())[PERSON])
    return found


def _only(found: Found, suspects: set[str]) -> Source:
    """The rows of some citizens, those of nobody, and those that fit no header, as the file has them."""
    source, layout = found.source, found.layout
    assert isinstance(layout, TableLayout)
    take = layout.fields[TABLES[layout.table][0].name]
    frame = pl.DataFrame(dict(source.columns)).with_row_index(ROW)
    person = pl.col(take.column).cast(pl.String).str.strip_chars() if take.column else pl.lit(take.constant)
    wanted = person.is_in(sorted(suspects)) | person.is_null() | (person == "")
    wanted = wanted | pl.col(ROW).is_in([*source.ragged])
    rows = frame.filter(wanted)
    places = {row: place for place, row in enumerate(rows[ROW])}
    columns: dict[str, list[Cell]] = {name: rows[name].to_list() for name in source.columns}
    sequence = layout.fields.get("sequence")
    if sequence is not None and sequence.column:
        cells = columns[sequence.column]
        columns[sequence.column] = [
            row + 1 if cell in (None, "") else cell for row, cell in zip(rows[ROW], cells, strict=True)
        ]
    return Source(
        source.file,
        columns,
        [source.lines[row] for row in rows[ROW]],
        {places[row]: cells for row, cells in source.ragged.items()},
        {places[row]: name for row, name in source.screened.items() if row in places},
    )
