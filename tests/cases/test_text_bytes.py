"""What the bytes of many texts tell is what the texts themselves tell."""

from __future__ import annotations

import polars as pl
from hypothesis import given
from hypothesis import strategies as st

from frikommune.cases.typed.text_bytes import are_tidy, some_begins_with_a_digit

TEXTS = st.lists(st.none() | st.text("a9- \u00a0æ", max_size=3), max_size=5)


@given(TEXTS)
def test_texts_that_are_found_tidy_are_left_as_they_are(texts: list[str | None]):
    if are_tidy(pl.Series(texts, dtype=pl.String)):
        assert all(text is None or (text and text == text.strip()) for text in texts)


@given(st.lists(st.none() | st.text("ab9-", min_size=1)))
def test_plain_texts_are_found_tidy(texts: list[str | None]):
    assert are_tidy(pl.Series(texts, dtype=pl.String))


@given(TEXTS)
def test_a_digit_in_the_first_place_is_found(texts: list[str | None]):
    expected = any(text and text[0] in "0123456789" for text in texts)
    assert some_begins_with_a_digit(pl.Series(texts, dtype=pl.String)) == expected
