"""The columns of a table in Word are as wide as what they hold."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frikommune.reports.forms.docx_table import column_widths
from frikommune.reports.forms.measure import width

ROOM = 453.0
TOLERANCE = 1e-6
SAID = st.text("abc de", max_size=60)


def longest(column):
    return max(width(one, 9.5) for cell in column for one in cell.split(" "))


@given(
    st.integers(1, 6).flatmap(
        lambda n: st.lists(st.lists(SAID, min_size=n, max_size=n), min_size=1, max_size=5)
    )
)
def test_no_word_is_broken_and_the_room_is_used(rows):
    found = column_widths(rows, ROOM, 9.5)
    columns = list(zip(*rows, strict=True))
    assert all(wide >= longest(one) for wide, one in zip(found, columns, strict=True))
    needed = sum(longest(one) + 10 for one in columns)
    assert sum(found) == pytest.approx(ROOM, abs=TOLERANCE) or needed > ROOM * 0.9


def test_a_column_of_words_gets_what_a_column_of_numbers_does_not_need():
    words, number = column_widths([["Forsøg", "Sager"], ["en lang forklaring " * 8, "12"]], ROOM, 9.5)
    assert words > 5 * number


def test_two_alike_are_alike():
    one, other = column_widths([["a", "a"], ["ord " * 40, "ord " * 40]], ROOM, 9.5)
    assert one == pytest.approx(other, abs=TOLERANCE)
