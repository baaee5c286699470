"""A share, and Wilson's interval around it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frikommune.evaluation.counts.proportions import Share, wilson

shares = st.integers(1, 500).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


@pytest.mark.parametrize(
    ("successes", "trials", "low", "high"),
    [(0, 10, 0.0, 0.2775), (5, 10, 0.2366, 0.7634), (10, 10, 0.7225, 1.0), (81, 263, 0.2553, 0.3662)],
)
def test_it_is_what_the_tables_say(successes, trials, low, high):
    """The last is Newcombe's example (Statistics in Medicine 17, 1998, 857–872, table I, method 3)."""
    assert wilson(successes, trials) == pytest.approx((low, high), abs=5e-5)


@given(shares)
def test_it_holds_the_share_and_stays_between_nothing_and_all(drawn):
    low, high = wilson(*drawn)
    assert 0 <= low <= drawn[0] / drawn[1] + 1e-12
    assert drawn[0] / drawn[1] - 1e-12 <= high <= 1


@given(shares)
def test_the_ends_solve_the_equation_that_defines_them(drawn):
    """(p̂ − p)² = z² p (1 − p) / n at either end, where it is not cut off at 0 or 1."""
    successes, trials = drawn
    for end in wilson(successes, trials):
        square = 1.959964**2 * end * (1 - end) / trials
        assert (successes / trials - end) ** 2 == pytest.approx(square, abs=1e-9)


@given(shares)
def test_what_was_not_accepted_has_the_interval_turned_round(drawn):
    successes, trials = drawn
    low, high = wilson(trials - successes, trials)
    assert wilson(successes, trials) == pytest.approx((1 - high, 1 - low))


def test_nothing_of_nothing_is_no_share():
    assert (Share(0, 0).share, Share(0, 0).interval) == (None, None)
    with pytest.raises(ValueError, match="0 of 0"):
        wilson(0, 0)


def test_more_than_all_is_no_share():
    with pytest.raises(ValueError, match="3 of 2"):
        wilson(3, 2)
