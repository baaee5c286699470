"""Attributes are read from the text of a JSON object, and refused where it is none."""

from dataclasses import replace

import polars as pl
import pytest

from frikommune.cases.block import block_of
from frikommune.errors import Refused
from frikommune.ledger.population.encode import batch_of
from tests.ledger.building import event, history, spell
from tests.ledger.population.encoding import NUMBER, PLAN, by_event


@pytest.mark.parametrize("text", ['["uger"]', '{"uger": ', '{"uger": null}', '{"uger": [1]}'])
def test_attributes_that_are_no_object_of_values_are_refused(text: str) -> None:
    block = block_of([history(spell(), event(1))])
    texts = block.events.with_columns(attributes=pl.lit(text))
    with pytest.raises(Refused):
        batch_of(PLAN, replace(block, events=texts), NUMBER)


def test_a_name_written_with_escapes_is_found() -> None:
    block = block_of([history(spell(), event(1))])
    texts = block.events.with_columns(attributes=pl.lit('{"\\u0075ger": 4}'))
    batch = by_event(batch_of(PLAN, replace(block, events=texts), NUMBER))
    assert batch.amounts[PLAN.amounts.index("uger")].tolist() == [4.0]
