"""Histories of the small laws of `tests.ledger.building` as chunks, and what is found in them."""

from __future__ import annotations

from collections.abc import Iterable

import polars as pl

from frikommune.cases.block import CaseBlock, block_of
from frikommune.cases.history import Event, History, Spell, Use
from frikommune.evaluation.savings import savings
from frikommune.evaluation.savings.prices import Payer, Unit
from frikommune.language import Text
from frikommune.law.rulebook import Rulebook
from frikommune.law.source import Unknown
from frikommune.law.terms import Match
from frikommune.ledger.table import table_of
from frikommune.ledger.worlds import Worlds, every_world
from tests.ledger.building import day, history

Part = Spell | Event | Use
PRICELESS = Unknown(Text("ingen kilde siger det", "no source says so"))


def named(subject: str, *parts: Part) -> History:
    """A history of a subject with a name of its own."""
    told = history(*parts)
    return History(subject, told.spells, told.events, told.uses, synthetic=True)


def unit(id: str, *events: str, payer: Payer = "jobcentre") -> Unit:
    """A unit without a price, counted in events written `kind` or `kind/type`."""
    matches = (one.partition("/") for one in events)
    counted = tuple(Match(kind, frozenset([type_] if type_ else [])) for kind, _, type_ in matches)
    return Unit(id, Text.same(id), payer, PRICELESS, events=counted)


def chunk(book: Rulebook, on: int, *histories: History) -> tuple[CaseBlock, pl.DataFrame, Worlds]:
    """Cases, their ledger and its worlds; each exemption is a trial of the same name."""
    worlds = every_world(book, {name: [name] for name in book.exemptions})
    return block_of(histories), table_of(histories, worlds, day(on)), worlds


def saved(book: Rulebook, units: Iterable[Unit], *histories: History, on: int) -> pl.DataFrame:
    """What each trial spared each person."""
    block, ledger, worlds = chunk(book, on, *histories)
    return savings.per_case(ledger, block, worlds, list(units), day(on))


def spared(book: Rulebook, one: Unit, *parts: Part, on: int, trial: str = "total") -> str:
    """One person's events of one unit, as `2`, `-1`, `open 1` or `unknown`; `0` where nothing changed."""
    found = saved(book, [one], history(*parts), on=on).filter(pl.col("trial") == trial)
    if found.is_empty():
        return "0"
    (row,) = found.iter_rows(named=True)
    words = [str(row["spared"] - row["extra"])] if row["spared"] or row["extra"] else []
    words += [f"open {row['open']}"] if row["open"] else []
    words += ["unknown"] if row["unknown"] else []
    return ", ".join(words)
