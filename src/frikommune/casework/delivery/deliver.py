"""One delivery from its bytes to what it would change; nothing is stored here, and nothing touches a disk."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import polars as pl

from frikommune.cases.draft import Known
from frikommune.cases.kept import read_kept
from frikommune.cases.keyed import Key
from frikommune.cases.layout import LogLayout, TableLayout
from frikommune.cases.layout import Mapping as Layouts
from frikommune.cases.read import Progress
from frikommune.cases.reading import RefusedRow
from frikommune.cases.source import Content
from frikommune.cases.tables import TABLES
from frikommune.casework.delivery.as_rows import How, Mode, Read, read_rows
from frikommune.casework.delivery.compared import Stored, compare
from frikommune.casework.delivery.found import Found, tables_in
from frikommune.casework.delivery.in_columns import can_be, read_in_columns
from frikommune.casework.delivery.packed import files_in
from frikommune.casework.delivery.preview import Preview, RefusedExample
from frikommune.casework.delivery.refusals import of_another_municipality, says_not_what_it_covers
from frikommune.casework.delivery.refused import kept_refused
from frikommune.casework.delivery.screened import Wanted, screened

MOST_SHOWN = 50
"""So many refused rows are shown at once; the file has them all."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Whose delivery it is, and how it is to be read; `system` is the case system's name."""

    system: str
    municipality: str
    mapping: Layouts
    known: Known
    key: Key


@dataclass(frozen=True, slots=True)
class Delivered:
    """What it would change: the citizens (`citizens.SCHEMA` and `was`), those gone, and what is shown of it.

    `refused` is what `refused.refused_csv` reads; empty where no row was refused.
    """

    citizens: pl.DataFrame
    gone: tuple[str, ...]
    preview: Preview
    refused: str


def deliver(content: Content, asked: Asked, stored: Stored, say: Progress) -> Delivered:
    """Read a delivery and hold it against what is stored. Raises Refused where it cannot be taken at all.

    `say` is told the stage (`open`, `key`, `columns`, `check`, `compare`), how much is done, and of how much.
    """
    if asked.mapping.covers is None:
        raise says_not_what_it_covers(asked.system)
    say("open", 0, None)
    found = [_screened(one, asked, say) for one in tables_in(files_in(content), asked.mapping, say)]
    how = _how(found, asked)
    mended = any(one.mended for one in found)
    preview = Preview(how.mode, tuple(sorted(how.tables)), mended=mended)
    read = _read(found, how, stored, say)
    _refuse_elsewhere(read, asked, content.name)
    gone = _gone(read, how, stored)
    _count_refused(read, stored, preview)
    say("compare", 0, None)
    citizens = compare(read.citizens, gone, stored, preview)
    return Delivered(citizens, gone, preview, kept_refused(read.reading))


def _screened(found: Found, asked: Asked, say: Progress) -> Found:
    key, municipality = asked.key, asked.municipality
    person: Callable[[object], str] = lambda cell: key.person(cell, municipality)  # noqa: E731
    source = screened(found.source, _wanted(found.layout), person, lambda done, of: say("key", done, of))
    return Found(source, found.layout, found.mended)


def _wanted(layout: TableLayout | LogLayout) -> Wanted:
    takes = list(layout.takes())
    if isinstance(layout, LogLayout):
        names = ["person", "case"]
        persons = names
    else:
        names = [column.name for column in TABLES[layout.table] if column.is_id]
        persons = names[:1]
    keyed = frozenset(take.column for take in takes if take.keyed and take.column)
    return Wanted(
        frozenset(take.column for take in takes if take.column),
        keyed,
        frozenset(layout.fields[name].column for name in persons if name in layout.fields) - keyed,
        frozenset(layout.fields[name].column for name in names if name in layout.fields),
    )


def _how(found: list[Found], asked: Asked) -> How:
    tables = frozenset(table for one in found for table in one.tables)
    mode: Mode = asked.mapping.covers or "changes"
    if mode == "everything" and any(one.mended for one in found):
        mode = "citizens"
    events = [
        one.layout for one in found if isinstance(one.layout, TableLayout) and one.layout.table == "events"
    ]
    has_sequence = "events" not in tables or any("sequence" in layout.fields for layout in events)
    return How(asked.mapping, asked.municipality, asked.known, mode, tables, has_sequence)


def _read(found: list[Found], how: How, stored: Stored, say: Progress) -> Read:
    wanted: list[str] = []
    if how.is_of_all:
        wanted = sorted(stored.digests)
    elif how.merges:
        wanted = sorted(stored.digests.keys() & set().union(*(one.named() for one in found)))
    if can_be(found, how):
        return read_in_columns(found, how, stored, wanted, say)
    there = {person: read_kept(text) for person, text in stored.texts(wanted).items()}
    return read_rows(found, how, there, wanted if how.is_of_all else [], say)


def _refuse_elsewhere(read: Read, asked: Asked, where: str) -> None:
    """A file that is mostly another municipality's is not taken at all."""
    rows = [one for one in read.reading.refused if one.refusal.code == "row_of_another_municipality"]
    if len(rows) > read.citizens.height:
        raise of_another_municipality(where, rows[0].refusal.given, asked.municipality, len(rows))


def _gone(read: Read, how: How, stored: Stored) -> tuple[str, ...]:
    """Whom a whole export leaves out; whoever was held back is not gone."""
    if how.mode != "everything" or "spells" not in how.tables:
        return ()
    return tuple(sorted(stored.digests.keys() - read.subjects - _named(read)))


def _named(read: Read) -> set[str]:
    """Whom rows that fit no header may be about."""
    rows = (*(one.place for one in read.reading.refused), *read.reading.withheld)
    return {cell for one in rows for cell in one.source.ragged.get(one.index, ())}


def _count_refused(read: Read, stored: Stored, preview: Preview) -> None:
    preview.citizens.refused = len(read.withheld | (_named(read) & stored.digests.keys()))
    preview.skipped = read.reading.skipped
    rows = {(one.file, one.line) for one in read.reading.refused}
    rows |= {(one.source.file, one.line) for one in read.reading.withheld}
    preview.rows_refused = len(rows)
    preview.refused = [_shown(one) for one in read.reading.refused[:MOST_SHOWN]]


def _shown(row: RefusedRow) -> RefusedExample:
    return RefusedExample(row.refusal.where, row.refusal.problem, row.refusal.do_next)
