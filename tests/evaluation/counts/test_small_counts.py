"""Small counts cannot be found again by subtracting."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frikommune.evaluation.counts.small_counts import SMALL, hidden, share, share_together, total

COUNTS = st.integers(0, 60)


def true_values(shown) -> list[int]:
    """What a shown count may be."""
    return [one for one in range(140) if hidden(one) == shown]


@pytest.mark.parametrize(
    ("count", "shown"), [(0, "under 5"), (4, "under 5"), (5, "5"), (7, "5"), (8, "10"), (1652, "1.650")]
)
def test_a_count_is_shown_as_few_or_rounded(count, shown):
    assert hidden(count).text.da == shown


@given(st.lists(st.integers(0, 23), min_size=1, max_size=5), st.data())
def test_a_sum_tells_nothing_that_its_parts_do_not(counts, data):
    parts = [hidden(count) for count in counts]
    others = [data.draw(st.sampled_from(true_values(one))) for one in parts]
    assert total(parts) == total(hidden(count) for count in others)


def test_a_sum_is_of_the_numbers_shown():
    assert total([hidden(4), hidden(4), hidden(9)]) == hidden(10)


def test_where_all_are_hidden_so_is_the_sum():
    """4 and 4 under a sum of about 10 could be nothing else."""
    assert total([hidden(4), hidden(4)]) is None


def test_a_share_of_several_is_of_those_whose_own_is_shown():
    assert share_together([(60, 81), (2, 3), (80, 80)]) == share(60, 81)
    assert share_together([(2, 3)]) is None


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
