"""A block of cases: some subjects, whole, as tables of columns that a population is evaluated from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import polars as pl

from frikommune.cases.history import Attributes, Event, History, Spell, Use
from frikommune.cases.json_values import attributes_from_json_text
from frikommune.cases.mark import Mark
from frikommune.cases.tables import TABLES, ValueKind
from frikommune.cases.word_numbers import in_words
from frikommune.cases.write import Row, event_row, spell_row, use_row
from frikommune.dates import parse_moment

_TYPES: dict[ValueKind, pl.DataType] = {"whole": pl.Int64(), "day": pl.Date()}
_LEFT_OUT = ("person", "synthetic")
TIED_TO = "tied_to"


def schema_of(table: str) -> dict[str, pl.DataType]:
    """The columns of one of a block's tables, with plain text for words."""
    columns = {c.name: _TYPES.get(c.kind, pl.String()) for c in TABLES[table] if c.name not in _LEFT_OUT}
    return {"who": pl.Int32(), **columns}


@dataclass(frozen=True, eq=False, slots=True, weakref_slot=True)
class CaseBlock:
    """Some subjects, whole. The columns are those of `cases.tables`, but for `who` in place of `person`.

    `persons` holds the subjects' ids, and `who` (Int32, never falling) a place in it. Days are Date, `moment`
    is ISO 8601 text with its offset, `attributes` the text of a JSON object; `group`, `municipality`, `kind`,
    `type` and `form` may be String, Categorical or Enum, those of events also numbers (`word_numbers`), and a
    column of events in which nothing stands Null; what is empty is null or "". Spells are in order of (who,
    from), events of (who, day, sequence), uses of (who, decided_on, use);
    every event has a day and a sequence. Where `events` has the column `line`, events without an id are
    called after it, by `with_ids`: few of so many are ever shown. Where it has the column `tied_to` (Int32)
    in place of `spell`, that is the place in `spells` of the one that the event names, and below zero if it
    names none. `mark` is the strongest of any row.
    """

    persons: pl.Series
    spells: pl.DataFrame
    events: pl.DataFrame
    uses: pl.DataFrame
    mark: Mark


def block_of(histories: Sequence[History]) -> CaseBlock:
    """Histories as a block, in the same order. May raise Refused, as `cases.write` does."""
    rows: dict[str, list[Row]] = {"spells": [], "events": [], "uses": []}
    for who, history in enumerate(histories):
        uses = sorted(history.uses, key=lambda use: (use.decided_on, use.id))
        rows["spells"] += [{"who": who, **spell_row(history, spell)} for spell in history.spells]
        rows["events"] += [{"who": who, **event_row(history, event)} for event in history.events]
        rows["uses"] += [{"who": who, **use_row(history, use)} for use in uses]
    tables = {table: _table(table, found) for table, found in rows.items()}
    persons = pl.Series("persons", [history.subject for history in histories], dtype=pl.String)
    mark = max((history.mark for history in histories), default=Mark.NONE)
    return CaseBlock(persons, **tables, mark=mark)


def histories_of(block: CaseBlock, places: Iterable[int]) -> list[History]:
    """The subjects at those places in `persons`, each with its uses in order of decision."""
    wanted = list(places)
    tables = (block.spells, block.events, block.uses)
    theirs = [with_ids(block.persons, one.filter(pl.col("who").is_in(wanted))) for one in tables]
    theirs[1] = in_words(with_spells(block.spells["spell"], theirs[1]))
    spells, events, uses = map(_by_person, theirs)
    return [
        History(
            block.persons[who],
            tuple(map(_spell, spells.get(who, ()))),
            tuple(map(_event, events.get(who, ()))),
            tuple(map(_use, uses.get(who, ()))),
            bool(block.mark),
        )
        for who in wanted
    ]


def _table(table: str, rows: list[Row]) -> pl.DataFrame:
    schema = schema_of(table)
    return pl.DataFrame({name: [row[name] for row in rows] for name in schema}, schema=schema)


def with_ids(persons: pl.Series, events: pl.DataFrame) -> pl.DataFrame:
    """Some events of a block, each with its id. `persons` are all the block's."""
    if "line" not in events.columns:
        return events
    made = pl.concat_str(persons.gather(events["who"]), pl.lit("/event/"), "line")
    return events.with_columns(pl.coalesce("event", made).alias("event")).drop("line")


def with_spells(spells: pl.Series, events: pl.DataFrame) -> pl.DataFrame:
    """Some events of a block, each with the id of the spell that it names. `spells` are all the block's."""
    if TIED_TO not in events.columns:
        return events
    place = events[TIED_TO]
    return events.with_columns(spells.gather(place.set(place < 0, None)).alias("spell")).drop(TIED_TO)


def _by_person(table: pl.DataFrame) -> dict[int, list[Row]]:
    """The rows by person, in the table's order."""
    found: dict[int, list[Row]] = {}
    for row in table.iter_rows(named=True):
        found.setdefault(row["who"], []).append(row)
    return found


def _spell(row: Row) -> Spell:
    where = row["group"], row["municipality"]
    return Spell(row["spell"], *where, row["from"], row["to"], _attributes(row))


def _event(row: Row) -> Event:
    until = {"until": row["until"]} if row["until"] else {}
    return Event(
        id=row["event"],
        day=row["day"],
        sequence=row["sequence"],
        kind=row["kind"],
        type=row["type"] or "",
        form=row["form"] or "",
        spell=row["spell"] or "",
        moment=parse_moment(row["moment"]) if row["moment"] else None,
        attributes={**_attributes(row), **until},
    )


def _use(row: Row) -> Use:
    words = ("reason", "replaced_by", "approved_by")
    return Use(
        id=row["use"],
        exemption=row["exemption"],
        norm=row["norm"],
        decided_on=row["decided_on"],
        recorded_on=row["recorded_on"],
        occurrence=row["occurrence"] or 0,
        approved_on=row["approved_on"],
        **{name: row[name] or "" for name in words},
    )


def _attributes(row: Row) -> Attributes:
    text = row["attributes"]
    return attributes_from_json_text(text) if text else {}
