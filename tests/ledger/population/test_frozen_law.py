"""Laws without a single trial, as `law.frozen` makes them, and cases without events, in both engines."""

from __future__ import annotations

import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st
from polars.testing import assert_frame_equal

from frikommune.cases.block import block_of
from frikommune.law.frozen import frozen
from frikommune.law.rulebook import Rulebook
from frikommune.ledger.population.engine import Engine
from frikommune.ledger.table import table_of
from frikommune.ledger.worlds import actual_world
from tests.ledger.building import day, history, law, spell
from tests.ledger.strategies import cases


def both(rulebook: Rulebook, one, on: int) -> tuple[pl.DataFrame, pl.DataFrame]:
    """The ledger by the columnar engine, and by the reference."""
    worlds = actual_world(rulebook)
    found = pl.DataFrame(pl.from_arrow(Engine(worlds, day(on)).evaluate(block_of([one])).table()))
    words = pl.col(pl.Categorical, pl.Enum).cast(pl.String)
    return found.with_columns(words), table_of([one], worlds, day(on)).with_columns(words)


@settings(max_examples=100)
@given(cases(), st.integers(0, 220), st.integers(0, 220))
def test_a_frozen_law_gives_the_same_ledger_in_both_engines(case, frozen_on, on):
    assert_frame_equal(*both(frozen(case.rulebook, day(frozen_on)), case.history, on))


def test_a_case_without_events_is_evaluated_too():
    assert_frame_equal(*both(law("step = { number = 1, in_week = 4 }"), history(spell(0)), 100))
