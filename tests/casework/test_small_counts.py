"""Small counts cannot be found again by subtracting."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frikommune.casework.small_counts import SMALL, hidden, share

COUNTS = st.integers(0, 60)


def true_values(shown) -> list[int]:
    """What a shown count may be."""
    return [one for one in range(140) if hidden(one) == shown]


@pytest.mark.parametrize(("count", "shown"), [(0, "under 5"), (4, "under 5"), (5, "5"), (7, "5"), (8, "10")])
def test_a_count_is_shown_as_few_or_rounded(count, shown):
    assert hidden(count).text.da == shown


@given(st.sampled_from(SMALL), st.lists(st.integers(0, 23), min_size=1, max_size=5))
def test_a_small_count_cannot_be_told_from_a_sum_and_its_other_parts(small, others):
    wholes = true_values(hidden(small + sum(others)))
    parts = [true_values(hidden(count)) for count in others]
    least, most = (sum(pick(one) for one in parts) for pick in (min, max))
    left = [one for one in SMALL if any(least <= whole - one <= most for whole in wholes)]
    assert len(left) > 1


@given(COUNTS, COUNTS)
def test_nor_from_a_share_of_a_whole_that_is_shown(part, rest):
    told = share(part, part + rest)
    if part in SMALL or rest in SMALL:
        assert told is None


@given(COUNTS, COUNTS)
def test_a_share_that_is_shown_may_be_of_several_parts(part, rest):
    whole = part + rest
    told = share(part, whole)
    if told is not None and part:
        fitting = [(a, b) for a in range(whole + 3) for b in true_values(hidden(whole)) if a <= b]
        assert len({a for a, b in fitting if share(a, b) == told}) > 1


def test_a_share_is_about_right():
    assert share(60, 81) == 75


def test_a_count_below_zero_is_a_fault():
    with pytest.raises(ValueError, match="-1"):
        hidden(-1)
