"""Instants become numbers, to the microsecond, whatever way they are written in."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from frikommune.cases.block import block_of
from frikommune.errors import Refused
from frikommune.ledger.population.encode import batch_of
from frikommune.ledger.population.kernel.fields import NO_MOMENT
from tests.cases.strategies import OFFSETS
from tests.ledger.building import event, history, spell
from tests.ledger.population.encoding import NUMBER, PLAN, by_event, encoded


@given(
    st.lists(
        st.none() | st.datetimes(datetime(1900, 1, 1), datetime(2100, 1, 1), timezones=OFFSETS), max_size=5
    )
)
def test_an_instant_is_kept_to_the_microsecond_with_its_offset(given_: list[datetime | None]) -> None:
    found = [event(number, sequence=number, moment=one) for number, one in enumerate(given_)]
    batch = encoded(found)
    epoch = datetime(1970, 1, 1, tzinfo=UTC)
    instants = [NO_MOMENT if one is None else (one - epoch) // timedelta(microseconds=1) for one in given_]
    offsets = [0 if one is None else (one.utcoffset() or timedelta()).total_seconds() for one in given_]
    assert (batch.moment.tolist(), batch.offset.tolist()) == (instants, offsets)


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2018-03-01T10:00:00+01:00", datetime(2018, 3, 1, 9, tzinfo=UTC)),
        ("2018-03-01T10:00:00.25+01:00", datetime(2018, 3, 1, 9, 0, 0, 250000, tzinfo=UTC)),
        ("2018-03-01T10:00:00Z", datetime(2018, 3, 1, 10, tzinfo=UTC)),
        ("2018-03-01 10:00+01:00", datetime(2018, 3, 1, 9, tzinfo=UTC)),
        ("2018-03-01T10:00+01:00", datetime(2018, 3, 1, 9, tzinfo=UTC)),
        ("2018-03-01T10:00:00+01:00:30", datetime(2018, 3, 1, 10, tzinfo=timezone(timedelta(seconds=3630)))),
    ],
)
def test_an_instant_may_be_written_in_any_way_that_files_may_hold(text: str, moment: datetime) -> None:
    block = block_of([history(spell(), event(1), event(2))])
    texts = block.events.with_columns(moment=pl.Series([None, text], dtype=pl.String))
    instants = by_event(batch_of(PLAN, replace(block, events=texts), NUMBER)).moment.tolist()
    assert instants == [NO_MOMENT, (moment - datetime(1970, 1, 1, tzinfo=UTC)) // timedelta(microseconds=1)]


@pytest.mark.parametrize("text", ["2018-03-01T10:00:00", "i går", "2018-02-30T10:00:00+01:00"])
def test_text_that_is_no_instant_is_refused(text: str) -> None:
    block = block_of([history(spell(), event(1))])
    texts = block.events.with_columns(moment=pl.lit(text))
    with pytest.raises(Refused):
        batch_of(PLAN, replace(block, events=texts), NUMBER)
