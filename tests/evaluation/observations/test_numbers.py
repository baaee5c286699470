"""Numbers come back as they were written, in Danish and in English."""

import polars as pl
from hypothesis import given
from hypothesis import strategies as st

from frikommune.evaluation.observations.numbers import typed

VALUES = st.lists(st.integers(-10_000_000, 10_000_000).map(lambda cents: cents / 100), min_size=1, max_size=6)


@given(VALUES)
def test_danish_numbers_come_back(values):
    text = [f"{value:,.2f}".translate(str.maketrans(",.", ".,")) for value in values]
    assert typed(pl.Series(text)).to_list() == values


@given(VALUES)
def test_english_numbers_come_back(values):
    assert typed(pl.Series([f"{value:,.2f}" for value in values])).to_list() == values


@given(VALUES)
def test_plain_numbers_come_back(values):
    assert typed(pl.Series([repr(value) for value in values])).to_list() == values


@given(st.lists(st.integers(-(2**62), 2**62), min_size=1, max_size=6))
def test_long_whole_numbers_keep_every_digit(values):
    found = typed(pl.Series([str(value) for value in values]))
    assert found.dtype == pl.Int64
    assert found.to_list() == values


@given(
    st.lists(
        st.sampled_from(["2018-01-01", "a1", "1a", "1,2,3", "12-34", "1.2.3", "ja", "+", "1e"]), min_size=1
    )
)
def test_what_is_no_number_stays_text(values):
    assert typed(pl.Series(values)).to_list() == values
