"""Persons as numbers: the tables of a chunk with `who` in place of the person, in the order of a block."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import polars as pl

from frikommune.cases.block import TIED_TO
from frikommune.cases.tied import NOWHERE, Places, places_of, tied_to
from frikommune.cases.typed.employers import events_of, spells_of
from frikommune.cases.typed.lying import WHO, keys_of
from frikommune.cases.typed.rows import ROW, completed
from frikommune.cases.typed.runs import Numbers, Rows
from frikommune.cases.word_numbers import alike

_LINE = pl.col(ROW) + 1


@dataclass(frozen=True, slots=True)
class Numbered:
    """A chunk's tables, complete and in order, with `who`, `row` and `odd`.

    Events have `tied_to` for their spell (`tied`). `strays` are the persons who have rows but no spells;
    `event_keys` says whose and when each event was.
    """

    persons: pl.Series
    spells: pl.DataFrame
    events: pl.DataFrame
    uses: pl.DataFrame
    strays: frozenset[str]
    event_keys: Numbers


def numbered(chunk: Mapping[str, Rows]) -> Numbered:
    """The chunk's rows by number of person; its persons are in order of their ids."""
    given = {name: completed(name, chunk.get(name)) for name in ("spells", "events", "uses")}
    if "employers" in chunk and chunk["employers"].height:
        counts = chunk["employers"].plain()
        for name, more in (("spells", spells_of(counts)), ("events", events_of(counts))):
            given[name] = _joined(name, given[name], more)
    persons = _each_once(given["spells"].persons)
    strays: set[str] = set()
    found = {name: _with_who(rows, persons, strays) for name, rows in given.items()}
    spells = _spells(_spread(*found["spells"]))
    events, who = found["events"]
    tied = np.repeat(tied_to(events.ids["spell"], who, spells), events.lengths)
    in_order, keys = _events(_spread(events, who).hstack([pl.Series(TIED_TO, tied)]))
    return Numbered(
        persons, spells, in_order, _uses(_spread(*found["uses"]), persons), frozenset(strays), keys
    )


def _joined(table: str, rows: Rows, more: pl.DataFrame) -> Rows:
    names = rows.frame.columns
    own, more = alike((rows.frame, more))
    frame = own.cast({name: more.schema[name] for name in names})
    more = more.select([*rows.ids.columns, *names])
    return Rows.joined([Rows(frame, rows.ids, rows.lengths), Rows.of(table, more)])


def _each_once(persons: pl.Series) -> pl.Series:
    """Each of the persons, in order of their ids."""
    rise = bool((persons.slice(1) > persons.head(-1)).all())
    return persons if rise else persons.unique().sort()


def _with_who(rows: Rows, persons: pl.Series, strays: set[str]) -> tuple[Rows, Places]:
    """The rows that are some of the persons', and of each run the number of its person."""
    if rows.persons.equals(persons):
        return rows, np.arange(len(persons), dtype=np.int32)
    who = places_of(rows.persons, persons)
    known = who != NOWHERE
    if not known.all():
        strays.update(rows.persons.filter(pl.Series(~known)).to_list())
        rows, who = rows.of_runs(known), who[known]
    return rows, who


def _spread(rows: Rows, who: Places) -> pl.DataFrame:
    """The rows with their persons' numbers in place of the persons."""
    return rows.frame.hstack([pl.Series(WHO, np.repeat(who, rows.lengths))])


def _spells(rows: pl.DataFrame) -> pl.DataFrame:
    """The spells in order of (who, from, spell)."""
    keys = keys_of(rows, "from")
    return rows if bool((keys[1:] > keys[:-1]).all()) else rows.sort(WHO, "from", "spell")


def _events(rows: pl.DataFrame) -> tuple[pl.DataFrame, Numbers]:
    """Every event with a day and a sequence, in order of (who, day, sequence); and (who, day).

    `line` is there where an event has no id (`block.with_ids`).
    """
    if rows["day"].null_count():
        day = pl.coalesce(
            "day", pl.col("moment").cast(pl.String).str.head(10).str.to_date("%Y-%m-%d", strict=False)
        )
        rows = rows.with_columns(day, pl.col("odd") | day.is_null())
    if rows["sequence"].null_count():
        rows = rows.with_columns(pl.coalesce("sequence", _LINE.cast(pl.Int64)).alias("sequence"))
    if rows["event"].null_count():
        rows = rows.hstack([(rows[ROW] + 1).alias("line")])
    keys = keys_of(rows, "day")
    order = _order(keys, rows["sequence"])
    return (rows, keys) if order is None else (rows[order], keys[order])


def _order(keys: Numbers, sequence: pl.Series) -> Numbers | None:
    """The order of keys and, within a key, of sequence; None where they are in order already."""
    numbers = sequence.to_numpy()
    no_less = numbers[1:] >= numbers[:-1]
    later, same = keys[1:] > keys[:-1], keys[1:] == keys[:-1]
    if bool(np.all(later | (same & no_less))):
        return None
    bits = len(keys).bit_length()
    order: Numbers
    if no_less.all() and int(keys.max() - keys.min()).bit_length() + bits < 63:
        order = ((keys - keys.min()) << bits) + np.arange(len(keys))
        order.sort()  # by key and, within a key, by place
        return order & ((1 << bits) - 1)
    frame = pl.DataFrame({"key": keys, "sequence": sequence})
    order = frame.select(pl.arg_sort_by("key", "sequence", maintain_order=True)).to_series().to_numpy()
    return order


def _uses(rows: pl.DataFrame, persons: pl.Series) -> pl.DataFrame:
    made = pl.concat_str(persons.gather(rows[WHO]), pl.lit("/use/"), _LINE)
    return rows.with_columns(pl.coalesce("use", made).alias("use")).sort(WHO, "decided_on", "use")
