"""How wide words are, and where they break."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from frikommune.reports.forms.measure import width, wrapped


def test_widths_are_arials():
    """Arial's widths in thousandths: H 722, e 556, j 222, blank 278, bold H 722, bold j 278."""
    assert width("Hej ", 1000) == 722 + 556 + 222 + 278
    assert width("Hj", 1000, bold=True) == 722 + 278


@given(st.text(alphabet="abc æøåW-123", max_size=80), st.integers(20, 200))
def test_no_line_is_wider_than_the_room_and_no_letter_is_lost(text, room):
    lines = wrapped(text, 10, room)
    assert all(width(line, 10) <= room for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
