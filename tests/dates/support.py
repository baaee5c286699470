"""What the tests of dates share: days and periods to try, and short ways to say things."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import strategies as st

from frikommune.dates import Period, Rounding, Step
from frikommune.errors import Refused

# What was done, the code of its refusal, and what is said in Danish and in English
Said = tuple[Callable[[], object], str, str, str]

COPENHAGEN = "Europe/Copenhagen"
ONE_DAY = timedelta(days=1)

days = st.dates(date(1900, 1, 1), date(2099, 12, 31))
month_ends = st.builds(
    lambda first, back: first - back * ONE_DAY,
    st.builds(date, st.integers(1901, 2099), st.integers(1, 12), st.just(1)),
    st.integers(1, 4),
)
any_days = days | month_ends
few = st.integers(0, 40)
steps = st.builds(Step, few, few, few, few, st.sampled_from(["down", "up", "error"]))
near_days = st.dates(date(2018, 1, 1), date(2018, 6, 30))


@st.composite
def near_periods(draw: st.DrawFn) -> Period:
    start = draw(near_days)
    length = draw(st.none() | st.integers(1, 60))
    return Period(start, None if length is None else start + timedelta(days=length))


def months(count: int, rounding: Rounding = "down") -> Step:
    return Step(months=count, rounding=rounding)


def code_of(refused: pytest.ExceptionInfo[Refused]) -> str:
    (refusal,) = refused.value.refusals
    return refusal.code
