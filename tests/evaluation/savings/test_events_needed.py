"""The least number of events, against every way of placing them."""

from __future__ import annotations

from datetime import timedelta
from itertools import product
from typing import NamedTuple

import polars as pl
from hypothesis import given
from hypothesis import strategies as st

from frikommune.evaluation.savings.events_needed import least_events
from tests.ledger.building import DAY0


class Wanted(NamedTuple):
    """One demand, in numbered days."""

    first: int
    last: int
    tokens: str
    norm: str
    own: bool


def wanted(first: int, last: int, tokens: str = "a", norm: str = "n", own: bool = False) -> Wanted:
    return Wanted(first, last, tokens, norm, own)


def least(*demands: Wanted) -> int:
    rows = [
        {
            "person": "p1",
            "course": "c",
            "norm": one.norm,
            "first": DAY0 + timedelta(one.first),
            "last": DAY0 + timedelta(one.last),
            "tokens": list(one.tokens),
            "own": one.own,
        }
        for one in demands
    ]
    return int(least_events(pl.DataFrame(rows), ["person"])["events"].sum())


def by_hand(demands: list[Wanted]) -> int:
    """Each demand is met on some day by some type: every way is tried, and its events counted."""
    ways = [
        [(day, token) for day in range(one.first, one.last + 1) for token in one.tokens] for one in demands
    ]
    return min(_events(demands, way) for way in product(*ways))


def _events(demands: list[Wanted], way: tuple[tuple[int, str], ...]) -> int:
    """How many events a way takes: where occurrences of one duty share a day and type, one for each."""
    total = 0
    for one in set(way):
        here = [demand for demand, placed in zip(demands, way, strict=True) if placed == one]
        own = [demand.norm for demand in here if demand.own]
        total += max([1, *(own.count(norm) for norm in own)])
    return total


def test_windows_that_share_a_day_share_an_event():
    assert least(wanted(0, 10), wanted(5, 20)) == 1
    assert least(wanted(0, 4), wanted(5, 20)) == 2


def test_types_that_differ_share_none():
    assert least(wanted(0, 10, "a"), wanted(0, 10, "b")) == 2
    assert least(wanted(0, 10, "a"), wanted(0, 10, "ab")) == 1


def test_occurrences_of_a_duty_share_none():
    assert least(wanted(0, 10, own=True), wanted(0, 10, own=True)) == 2
    assert least(wanted(0, 10, own=True), wanted(0, 10, norm="m", own=True)) == 1


demands = st.builds(
    lambda first, length, tokens, norm: wanted(first, first + length, tokens, norm, own=norm != "record"),
    st.integers(0, 5),
    st.integers(0, 3),
    st.sampled_from(("a", "a", "b", "ab")),
    st.sampled_from(("m", "n", "record")),
)


@given(st.lists(demands, min_size=1, max_size=4))
def test_it_is_never_less_than_the_least(wants: list[Wanted]):
    assert least(*wants) >= by_hand(wants)


@given(st.lists(demands.map(lambda one: one._replace(tokens="a")), min_size=1, max_size=4))
def test_it_is_the_least_where_there_is_one_type(wants: list[Wanted]):
    assert least(*wants) == by_hand(wants)
