"""Small populations: histories of several persons, and their ledger as the evaluation meets it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import polars as pl

from frikommune.cases.block import block_of
from frikommune.cases.history import Event, History, Spell, Use
from frikommune.evaluation.drafts.simulation import Simulated, draft_worlds, simulated
from frikommune.law.rulebook import Rulebook
from frikommune.ledger.table import table_of
from tests.ledger.building import day, history


def person(name: str, *parts: Spell | Event | Use) -> History:
    """One person's history; ids of spells, events and uses are the person's own."""
    own = [replace(part, id=f"{name}.{part.id}") for part in parts]
    return replace(history(*own), subject=name)


def simulate(rulebook: Rulebook, ids: set[str], people: Sequence[History], on: int) -> Simulated:
    """What a draft changes for some persons, seen on a numbered day, as one chunk."""
    worlds = draft_worlds(rulebook, ids)
    return simulated(table_of(people, worlds, day(on)), worlds, block_of(people), ids, day(on))


def counts(found: pl.DataFrame, **where: str) -> list[dict[str, Any]]:
    """The counts that match, without what was asked for and without zeros."""
    wanted = {"norm": "*", "by": "all", "key": "", **where}
    rows = found.filter([pl.col(name) == value for name, value in wanted.items()]).to_dicts()
    return [
        {name: value for name, value in row.items() if name not in wanted and value not in (0, "")}
        for row in rows
    ]
