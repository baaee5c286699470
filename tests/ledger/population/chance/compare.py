"""Both engines on the same histories: where their ledgers differ, and in which rows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import NamedTuple

import polars as pl

from frikommune.cases.block import block_of
from frikommune.cases.history import History
from frikommune.errors import Refused
from frikommune.law.rulebook import Rulebook
from frikommune.ledger.population.engine import Engine
from frikommune.ledger.table import table_of
from frikommune.ledger.worlds import Worlds, every_world

Said = pl.DataFrame | str
"""A ledger with its words as strings; or, in its place, the refusal."""
_SHOWN = "municipality norm occurrence step shape layer version read_on base opens due standing outcome"


class Compared(NamedTuple):
    """How many rows were alike, how many histories both refused, and the places of those that differ."""

    rows: int
    refused: int
    differ: list[int]


def worlds_of(rulebook: Rulebook) -> Worlds:
    """All exemptions, none, and all but each one."""
    return every_world(rulebook, {one: [one] for one in rulebook.exemptions})


def compare(worlds: Worlds, histories: Sequence[History], observed: date) -> Compared:
    """The two engines on one block; history by history where they differ, or where the reference refuses."""
    engine = Engine(worlds, observed, threads=1)
    expected = by_reference(worlds, histories, observed)
    if isinstance(expected, pl.DataFrame) and same(by_columns(engine, histories), expected):
        return Compared(len(expected), 0, [])
    apart = [by_reference(worlds, [one], observed) for one in histories]
    differ = [n for n, one in enumerate(histories) if not same(by_columns(engine, [one]), apart[n])]
    tables = [one for one in apart if isinstance(one, pl.DataFrame)]
    if len(tables) == len(apart) and not differ:
        differ = [0]  # only the whole block differs
    return Compared(sum(map(len, tables)), len(apart) - len(tables), differ)


def by_columns(engine: Engine, histories: Sequence[History]) -> Said:
    return _said(lambda: engine.ledger_of(block_of(histories)))


def by_reference(worlds: Worlds, histories: Sequence[History], observed: date) -> Said:
    return _said(lambda: table_of(histories, worlds, observed))


def _said(make: Callable[[], pl.DataFrame]) -> Said:
    try:
        return plain(make())
    except Refused as refused:
        return str(refused)
    except Exception as fault:
        return f"{type(fault).__name__}: {fault}"


def plain(table: pl.DataFrame) -> pl.DataFrame:
    """The ledger with its words as strings."""
    return table.with_columns(pl.col(pl.Categorical).cast(pl.String))


def same(one: Said, two: Said) -> bool:
    if isinstance(one, str) or isinstance(two, str):
        return isinstance(one, str) and isinstance(two, str) and one == two
    return one.equals(two)


def difference(rulebook: Rulebook, history: History, observed: date) -> str:
    """How the two ledgers of one history differ; empty if they do not."""
    worlds = worlds_of(rulebook)
    one = by_reference(worlds, [history], observed)
    two = by_columns(Engine(worlds, observed, threads=1), [history])
    if same(one, two):
        return ""
    if isinstance(one, str) or isinstance(two, str):
        return f"reference:\n{_shown(one)}\ncolumnar engine:\n{_shown(two)}"
    mine, theirs = _not_in(two, one), _not_in(one, two)
    return f"only the reference:\n{_shown(mine)}\nonly the columnar engine:\n{_shown(theirs)}"


def _not_in(some: pl.DataFrame, of: pl.DataFrame) -> pl.DataFrame:
    return of.join(some, on=of.columns, how="anti", nulls_equal=True)


def _shown(found: Said) -> str:
    if isinstance(found, str):
        return found
    names = [*_SHOWN.split(), "met_by", "days_late", "use", "worlds"]
    rows = found.iter_rows(named=True)
    return "\n".join(
        " ".join(f"{name}={row[name]}" for name in names if row[name] is not None) for row in rows
    )
