"""The same cases evaluated on Spark and in one process, side by side."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from frikommune.cases.draft import Known
from frikommune.cases.mark import Mark
from frikommune.cases.population import PopulationReading, blocks
from frikommune.cases.reading import Reading
from frikommune.ledger.population.engine import Engine
from frikommune.ledger.spark.job import Asked, ledgers
from frikommune.ledger.worlds import Worlds, every_world
from frikommune.ledger.written import plain
from tests.caseload.support import pack

ON_SPARK = pytest.mark.filterwarnings("ignore:unclosed <socket:ResourceWarning")
"""Of tests that need Spark, which leaves its sockets to be collected."""
OBSERVED = date(2020, 12, 31)


def worlds() -> Worlds:
    """All worlds of the North Jutland pack."""
    return every_world(pack().rulebook, {one.id: one.exemptions for one in pack().trials.values()})


@dataclass(frozen=True)
class Found:
    """A ledger, what was counted, and what was refused."""

    ledger: pl.DataFrame
    subjects: int
    mark: Mark
    reading: Reading


def on_spark(spark: Any, folder: Path, parts: Path, known: Known, *, keep_good: bool = False) -> Found:
    """By Spark; nothing may be left in `parts`."""
    into, told = PopulationReading(keep_good=keep_good), []
    asked = Asked(folder, worlds(), OBSERVED, known, parts, size=60)
    chunks = list(ledgers(spark, asked, into, lambda *one: told.append(one)))
    assert list(parts.iterdir()) == []
    assert sum(subjects for subjects, _, _ in chunks) == into.persons
    assert max(mark for _, mark, _ in chunks) is into.mark
    return _found([plain(table) for _, _, table in chunks], into)


def in_one_process(folder: Path, known: Known, *, keep_good: bool = False) -> Found:
    """By the columnar engine."""
    into, engine = PopulationReading(keep_good=keep_good), Engine(worlds(), OBSERVED)
    tables = [engine.evaluate(block).table() for block in blocks(folder, None, known, into=into)]
    return _found([plain(table) for table in tables], into)


def _found(tables: list[pl.DataFrame], into: PopulationReading) -> Found:
    return Found(pl.concat(tables), into.persons, into.mark, into.reading)
