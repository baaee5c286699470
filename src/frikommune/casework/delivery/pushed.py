"""Rows that a case system sends one by one, as they happen: read like an export that tells of changes.

The rows are in our own columns, without a municipality: it is the sender's. A citizen's number becomes a hash
before anything else sees it. What is wrong with a row is answered for that row; the citizen's other rows of
the same call are then held back with it, since a history is loaded whole or not at all.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

import polars as pl

from frikommune.cases.draft import Known
from frikommune.cases.kept import read_kept
from frikommune.cases.keyed import Key
from frikommune.cases.layout import Mapping as Layouts
from frikommune.cases.layout import TableLayout, Take, plain_layout
from frikommune.cases.reading import Reading
from frikommune.cases.source import Cell, Source
from frikommune.cases.tables import TABLES
from frikommune.casework.delivery.as_rows import How, Read, read_rows
from frikommune.casework.delivery.compared import Stored, compare
from frikommune.casework.delivery.found import Found
from frikommune.casework.delivery.preview import Preview
from frikommune.casework.delivery.screened import Wanted, screened
from frikommune.errors import Refusal

Was = Literal["new", "changed", "same", "refused", "withheld"]
ID: Mapping[str, str] = {"spells": "spell", "events": "event"}
"""The column that is a row's own id."""
TAKEN_OUT_CODE = "cpr_in_row"
"""The refusal of a row in which a citizen's number stood where none may."""
Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Sender:
    """Whose rows they are, and what they are held to."""

    municipality: str
    known: Known
    key: Key
    synthetic: bool


@dataclass(frozen=True, slots=True)
class Answered:
    """What became of one row. `withheld`: it is sound, but another row of the citizen was refused."""

    id: str
    was: Was
    refusals: tuple[Refusal, ...] = ()


@dataclass(frozen=True, slots=True)
class Pushed:
    """What the rows would change: citizens as a delivery stores them, and the answers by table, in order."""

    citizens: pl.DataFrame
    preview: Preview
    answers: Mapping[str, tuple[Answered, ...]]


def pushed(
    tables: Mapping[str, Sequence[Row]], sender: Sender, stored: Callable[[list[str]], Stored]
) -> Pushed:
    """Read rows of `spells` and `events`, and lay them over what is stored.

    `stored` gives what the system told before of some persons.
    """
    sources = {name: _screened(name, rows, sender) for name, rows in tables.items() if rows}
    persons = sorted({str(one) for source in sources.values() for one in source.columns["person"] if one})
    there = stored(persons)
    texts = there.texts(persons)
    read = _read(sources, sender, {person: read_kept(text) for person, text in texts.items()})
    preview = Preview("changes", tuple(sorted(sources)))
    citizens = compare(read.citizens, (), there, preview)
    preview.citizens.refused = len(read.withheld)
    before, after = _by_id(texts.values()), _by_id(read.citizens["text"])
    answers = {
        name: tuple(_answers(name, source, read.reading, before, after)) for name, source in sources.items()
    }
    return Pushed(citizens, preview, answers)


def _screened(name: str, rows: Sequence[Row], sender: Sender) -> Source:
    columns: dict[str, list[Cell]] = {
        key: [_cell(row.get(key)) for row in rows]
        for key in dict.fromkeys(key for row in rows for key in row)
    }
    ids = frozenset(column.name for column in TABLES[name] if column.is_id)
    wanted = Wanted(frozenset(columns), keyed=frozenset({"person"}), persons=frozenset(), ids=ids)
    source = Source(name, columns, range(1, len(rows) + 1))
    return screened(source, wanted, lambda cell: sender.key.person(cell, sender.municipality))


def _cell(value: Any) -> Cell:
    """A value as a table of ours has it: attributes as JSON, nothing where there is nothing."""
    if isinstance(value, Mapping):
        return json.dumps(value, ensure_ascii=False) if value else None
    cell: Cell = value
    return None if cell == "" else cell


def _read(sources: Mapping[str, Source], sender: Sender, there: Mapping[str, Any]) -> Read:
    layouts = Layouts(sender.synthetic, covers="changes")
    tables = frozenset(sources)
    numbered = "sequence" in sources["events"].columns if "events" in sources else False
    how = How(layouts, sender.municipality, sender.known, "changes", tables, numbered)
    found = [Found(source, _layout(name, source, sender), mended=False) for name, source in sources.items()]
    return read_rows(found, how, there, (), lambda stage, done, of: None)


def _layout(name: str, source: Source, sender: Sender) -> TableLayout:
    layout = plain_layout(name, set(source.columns))
    if name != "spells":
        return layout
    fixed = {"municipality": Take(constant=sender.municipality)}
    fields = {key: take for key, take in layout.fields.items() if key != "synthetic"}
    return replace(layout, fields=fields | fixed)


def _by_id(texts: Iterable[str]) -> dict[tuple[str, str, str], Any]:
    """Rows as kept, by citizen, table and id."""
    found = {}
    for text in texts:
        told = json.loads(text)
        for table in ID:
            found.update({(told["subject"], table, one["id"]): one for one in told[table]})
    return found


def _answers(
    name: str,
    source: Source,
    reading: Reading,
    before: Mapping[tuple[str, str, str], Any],
    after: Mapping[tuple[str, str, str], Any],
) -> Iterable[Answered]:
    refused: dict[int, list[Refusal]] = {}
    for row in reading.refused:
        if row.file == name:
            refused.setdefault(row.place.index, []).append(row.refusal)
    for index in range(len(source)):
        person, id_ = (str(source.columns[key][index]) for key in ("person", ID[name]))
        key = (person, name, id_)
        if index in refused:
            yield Answered(id_, "refused", _worst(refused[index]))
        elif key not in after:
            yield Answered(id_, "withheld")
        else:
            was: Was = "new" if key not in before else "same" if before[key] == after[key] else "changed"
            yield Answered(id_, was)


def _worst(refusals: Iterable[Refusal]) -> tuple[Refusal, ...]:
    """Where a number was taken out, what then stands there is wrong for that reason alone."""
    found = tuple(refusals)
    return tuple(one for one in found if one.code == TAKEN_OUT_CODE) or found
