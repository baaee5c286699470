"""Persons as numbers: the tables of a chunk with `who` in place of the person, in the order of a block."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import polars as pl

from frikommune.cases.typed.employers import events_of, spells_of
from frikommune.cases.typed.rows import ROW, completed
from frikommune.cases.typed.tally import PERSON

WHO = "who"
Numbers = npt.NDArray[np.int64]
_LINE = pl.col(ROW) + 1


@dataclass(frozen=True, slots=True)
class Numbered:
    """A chunk's tables, complete and in order, with `who`, `row` and `odd`.

    `strays` are the persons who have rows but no spells; `event_keys` says whose and when each event was.
    """

    persons: pl.Series
    spells: pl.DataFrame
    events: pl.DataFrame
    uses: pl.DataFrame
    strays: frozenset[str]
    event_keys: Numbers


def numbered(chunk: Mapping[str, pl.DataFrame]) -> Numbered:
    """The chunk's rows by number of person; its persons are in order of their ids."""
    tables = {name: completed(name, rows) for name, rows in chunk.items()}
    spells, events = tables["spells"], tables.get("events")
    if "employers" in tables and tables["employers"].height:
        spells = _joined(spells, spells_of(tables["employers"]))
        events = _joined(events, events_of(tables["employers"]))
    runs = spells[PERSON].rle().struct.unnest()
    persons = runs["value"].unique().sort()
    strays: set[str] = set()
    in_order, keys = _events(_with_who(_there("events", events), persons, strays))
    return Numbered(
        persons,
        _with_who(spells, persons, strays).sort(WHO, "from", "spell"),
        in_order,
        _uses(_with_who(_there("uses", tables.get("uses")), persons, strays)),
        frozenset(strays),
        keys,
    )


def keys_of(rows: pl.DataFrame, day: str, empty: int = -(2**31)) -> Numbers:
    """Person and day as one number that sorts as they do; an empty day is the first of all, or as told."""
    who, days = pl.col(WHO).cast(pl.Int64), pl.col(day).to_physical().cast(pl.Int64).fill_null(empty)
    return rows.select(who * 2**32 + days + 2**31).to_series().to_numpy()


def _there(table: str, rows: pl.DataFrame | None) -> pl.DataFrame:
    """The rows, or none."""
    if rows is not None:
        return rows
    schema = {PERSON: pl.String, ROW: pl.UInt32, "odd": pl.Boolean}
    return completed(table, pl.DataFrame(schema=schema))


def _joined(rows: pl.DataFrame | None, more: pl.DataFrame) -> pl.DataFrame:
    return more if rows is None else pl.concat([rows, more.select(rows.columns)])


def _with_who(rows: pl.DataFrame, persons: pl.Series, strays: set[str]) -> pl.DataFrame:
    places = pl.DataFrame({PERSON: persons, WHO: pl.int_range(len(persons), dtype=pl.Int32, eager=True)})
    in_runs = rows[PERSON].is_sorted()
    mine = rows.select(pl.col(PERSON).rle().struct.unnest()) if in_runs else rows.select(PERSON)
    mine = mine.rename({"value": PERSON}, strict=False)
    found = mine.join(places, on=PERSON, how="left", maintain_order="left")
    if found[WHO].null_count():
        strays.update(found.filter(pl.col(WHO).is_null())[PERSON].to_list())
    who = found[WHO].fill_null(-1)
    if in_runs:
        who = pl.Series(np.repeat(who.to_numpy(), found["len"].to_numpy()))
    rows = rows.with_columns(who.alias(WHO))
    return rows.filter(pl.col(WHO) >= 0) if strays else rows


def _events(rows: pl.DataFrame) -> tuple[pl.DataFrame, Numbers]:
    """Every event with a day and a sequence, in order of (who, day, sequence); and (who, day).

    `line` is there where an event has no id (`block.with_ids`).
    """
    filled: list[pl.Expr] = []
    if rows["event"].null_count():
        filled.append(_LINE.alias("line"))
    if rows["day"].null_count():
        day = pl.coalesce("day", pl.col("moment").str.head(10).str.to_date("%Y-%m-%d", strict=False))
        filled += [day, pl.col("odd") | day.is_null()]
    if rows["sequence"].null_count():
        filled.append(pl.coalesce("sequence", _LINE.cast(pl.Int64)).alias("sequence"))
    rows = rows.with_columns(filled)
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


def _uses(rows: pl.DataFrame) -> pl.DataFrame:
    made = pl.concat_str(PERSON, pl.lit("/use/"), _LINE)
    return rows.with_columns(pl.coalesce("use", made).alias("use")).sort(WHO, "decided_on", "use")
