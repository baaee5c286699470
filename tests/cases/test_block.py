"""Blocks of cases: histories become tables of columns, and tables become the same histories."""

from dataclasses import replace
from datetime import date

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from frikommune.cases.block import block_of, histories_of, schema_of
from frikommune.cases.history import Event, History, Spell, Use
from frikommune.errors import Refused
from tests.cases.strategies import histories

DAY, NEXT = date(2018, 3, 1), date(2018, 3, 2)
SPELL = Spell("f1", "dagpenge", "aalborg", DAY)


def in_order(history: History) -> History:
    """The history with its uses in order of decision, as a block keeps them."""
    return replace(history, uses=tuple(sorted(history.uses, key=lambda use: (use.decided_on, use.id))))


@given(st.lists(histories(), max_size=3), st.booleans())
def test_histories_come_back_as_they_were(found: list[History], synthetic: bool) -> None:
    several = [replace(one, subject=f"p{n}", synthetic=synthetic) for n, one in enumerate(found)]
    block = block_of(several)
    assert histories_of(block, range(len(several))) == [in_order(one) for one in several]


def test_persons_come_back_in_the_order_asked_for() -> None:
    block = block_of([History(name, (SPELL,)) for name in ("p1", "p2", "p3")])
    assert [one.subject for one in histories_of(block, [2, 0])] == ["p3", "p1"]


def test_a_block_without_persons_has_all_its_columns() -> None:
    block = block_of([])
    assert [table.schema for table in (block.spells, block.events, block.uses)] == [
        pl.Schema(schema_of(table)) for table in ("spells", "events", "uses")
    ]


def test_who_is_the_place_in_persons() -> None:
    events = (Event("e1", DAY, 1, "samtale"), Event("e2", NEXT, 2, "samtale"))
    block = block_of([History("p1", (SPELL,)), History("p2", (SPELL,), events)])
    assert block.events["who"].to_list() == [1, 1]


def test_uses_stand_in_order_of_decision() -> None:
    uses = (
        Use("b", "fri", "n", NEXT, NEXT),
        Use("c", "fri", "n", DAY, NEXT),
        Use("a", "fri", "n", NEXT, NEXT),
    )
    assert block_of([History("p1", (SPELL,), (), uses)]).uses["use"].to_list() == ["c", "a", "b"]


def test_a_day_named_until_has_a_column_of_its_own() -> None:
    events = (Event("e1", DAY, 1, "ferie", attributes={"until": NEXT}),)
    table = block_of([History("p1", (SPELL,), events)]).events
    assert table.select("until", "attributes").row(0) == (NEXT, None)


def test_text_that_would_be_read_back_as_a_day_is_refused() -> None:
    events = (Event("e1", DAY, 1, "ferie", attributes={"note": "2018-03-01"}),)
    with pytest.raises(Refused):
        block_of([History("p1", (SPELL,), events)])
