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

    `strays` are the persons who have rows but no spells.
    """

    persons: pl.Series
    spells: pl.DataFrame
    events: pl.DataFrame
    uses: pl.DataFrame
    strays: frozenset[str]


def numbered(chunk: Mapping[str, pl.DataFrame]) -> Numbered:
    """The chunk's rows by number of person; its persons are in order of their ids."""
    tables = {name: completed(name, rows) for name, rows in chunk.items()}
    spells, events = tables["spells"], tables.get("events")
    if "employers" in tables:
        spells = _joined(spells, spells_of(tables["employers"]))
        events = _joined(events, events_of(tables["employers"]))
    runs = spells[PERSON].rle().struct.unnest()
    persons = runs["value"].unique().sort()
    strays: set[str] = set()
    return Numbered(
        persons,
        _with_who(spells, persons, strays).sort(WHO, "from", "spell"),
        _events(_with_who(_there("events", events), persons, strays)),
        _uses(_with_who(_there("uses", tables.get("uses")), persons, strays)),
        frozenset(strays),
    )


def keys_of(rows: pl.DataFrame, day: str, empty: int = -(2**31)) -> Numbers:
    """Person and day as one number that sorts as they do; an empty day is the first of all, or as told."""
    who = rows[WHO].to_numpy().astype(np.int64)
    days = rows[day].to_physical().cast(pl.Int64).fill_null(empty).to_numpy()
    keys: Numbers = (who << 32) + (days + 2**31)
    return keys


def _there(table: str, rows: pl.DataFrame | None) -> pl.DataFrame:
    """The rows, or none."""
    if rows is not None:
        return rows
    schema = {PERSON: pl.String, ROW: pl.UInt32, "odd": pl.Boolean}
    return completed(table, pl.DataFrame(schema=schema))


def _joined(rows: pl.DataFrame | None, more: pl.DataFrame) -> pl.DataFrame:
    return more if rows is None else pl.concat([rows, more.select(rows.columns)])


def _with_who(rows: pl.DataFrame, persons: pl.Series, strays: set[str]) -> pl.DataFrame:
    runs = rows[PERSON].rle().struct.unnest()
    places = pl.DataFrame({"value": persons, WHO: pl.int_range(len(persons), dtype=pl.Int32, eager=True)})
    found = runs.join(places, on="value", how="left", maintain_order="left")
    if found[WHO].null_count():
        strays.update(found.filter(pl.col(WHO).is_null())["value"].to_list())
    who = np.repeat(found[WHO].fill_null(-1).to_numpy(), found["len"].to_numpy())
    rows = rows.with_columns(pl.Series(WHO, who, dtype=pl.Int32))
    return rows.filter(pl.col(WHO) >= 0) if strays else rows


def _events(rows: pl.DataFrame) -> pl.DataFrame:
    """Every event with an id, a day and a sequence, in order of (who, day, sequence)."""
    filled: list[pl.Expr] = []
    if rows["event"].null_count():
        made = pl.concat_str(PERSON, pl.lit("/event/"), _LINE)
        filled.append(pl.coalesce("event", made))
    if rows["day"].null_count():
        day = pl.coalesce("day", pl.col("moment").str.head(10).str.to_date("%Y-%m-%d", strict=False))
        filled += [day, pl.col("odd") | day.is_null()]
    if rows["sequence"].null_count():
        filled.append(pl.coalesce("sequence", _LINE.cast(pl.Int64)).alias("sequence"))
    rows = rows.with_columns(filled)
    keys, sequence = keys_of(rows, "day"), rows["sequence"].to_numpy()
    later, same = keys[1:] > keys[:-1], keys[1:] == keys[:-1]
    if bool(np.all(later | (same & (sequence[1:] >= sequence[:-1])))):
        return rows
    order = pl.DataFrame({"key": keys, "sequence": sequence}).select(
        pl.arg_sort_by("key", "sequence", maintain_order=True)
    )
    return rows[order.to_series()]


def _uses(rows: pl.DataFrame) -> pl.DataFrame:
    made = pl.concat_str(PERSON, pl.lit("/use/"), _LINE)
    return rows.with_columns(pl.coalesce("use", made).alias("use")).sort(WHO, "decided_on", "use")
