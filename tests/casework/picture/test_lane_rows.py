"""Room in a strip of the picture."""

import itertools

from hypothesis import given
from hypothesis import strategies as st

from frikommune.casework.picture.lane_rows import Rows, if_room
from frikommune.language import NO_WORDS, Text


def test_what_would_meet_stands_on_a_row_below():
    rows = Rows()
    assert [rows.place(*one) for one in ((0, 10), (5, 15), (10, 20))] == [0, 1, 0]


def test_where_all_rows_are_taken_there_is_none():
    rows = Rows(most=1)
    rows.place(0, 10)
    assert rows.place(5, 15) is None


@given(st.lists(st.tuples(st.integers(0, 500), st.integers(1, 100)), max_size=30))
def test_on_one_row_nothing_ever_meets(stretches):
    rows = Rows()
    taken: dict[int | None, list[tuple[int, int]]] = {}
    for start, width in sorted(stretches):
        taken.setdefault(rows.place(start, start + width), []).append((start, start + width))
    for placed in taken.values():
        assert all(one[1] <= other[0] for one, other in itertools.pairwise(placed))


def test_words_stand_only_where_the_longer_of_the_two_languages_fits():
    words = Text("kort", "not short at all")
    assert if_room(words, 60) == NO_WORDS
    assert if_room(words, 200) == words
