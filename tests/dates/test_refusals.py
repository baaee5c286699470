"""Every refusal of dates, word for word in both languages."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

import frikommune.dates
from frikommune.errors import Refused
from tests.dates.said_of_moments import OF_MOMENTS
from tests.dates.said_of_periods import OF_PERIODS
from tests.dates.said_of_steps import OF_STEPS
from tests.dates.support import code_of

REFUSALS = OF_STEPS + OF_PERIODS + OF_MOMENTS


@pytest.mark.parametrize(("act", "code", "danish", "english"), REFUSALS)
def test_a_refusal_says_where_what_was_given_what_was_expected_and_what_to_do_next(
    act: Callable[[], object], code: str, danish: str, english: str
) -> None:
    with pytest.raises(Refused) as refused:
        act()
    placed = refused.value.within("norm.toml")
    assert code_of(refused) == code
    assert placed.said_in("da") == danish.strip()
    assert placed.said_in("en") == english.strip()


def test_exactly_the_codes_that_dates_can_give_are_pinned() -> None:
    sources = Path(frikommune.dates.__file__).parent.glob("*.py")
    written = "".join(source.read_text(encoding="utf-8") for source in sources)
    known = {*re.findall(r'refuse\(\n\s+"(\w+)"', written), "period_empty"}  # the other half of a condition
    assert {code for _, code, _, _ in REFUSALS} == known
