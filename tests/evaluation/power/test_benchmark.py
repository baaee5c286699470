"""Earlier shares are put together as far as they can be, and what cannot be is said."""

from __future__ import annotations

from decimal import Decimal

import pytest

from frikommune.errors import Refused
from frikommune.evaluation.power.benchmark import pooled_benchmark
from frikommune.language import NO_WORDS
from frikommune.programme.figure import Figure


def share(number: str, numerator: int | None = None, denominator: int | None = None) -> Figure:
    return Figure(NO_WORDS, Decimal(number), "percent", numerator=numerator, denominator=denominator)


QUARTERS = [share(one) for one in ("55.6", "27.3", "43.7", "40.0")]


def test_the_four_quarters_before_have_a_mean_and_no_pooled_rate():
    found = pooled_benchmark(QUARTERS)
    assert found.mean == pytest.approx(0.4165)
    assert found.pooled is None
    assert found.best == found.mean
    assert "41,65 %" in found.says[0].da
    assert found.says[1].da.startswith("Den samlede andel kan ikke beregnes")
    assert found.says[1].en.startswith("The pooled rate cannot be computed")


def test_how_much_the_quarters_vary_is_part_of_how_unsure_the_level_is():
    interval = pooled_benchmark(QUARTERS).interval
    assert interval == pytest.approx((0.2311, 0.6019), abs=1e-4)  # t(3): 41.65 ± 3.182 · 11.65 / 2


def test_with_denominators_the_rate_is_pooled():
    found = pooled_benchmark([share("50", 5, 10), share("25", 10, 40)])
    assert (found.pooled, found.best) == (0.3, 0.3)
    assert found.says[0].da == "15 af 50 i alt: 30,0 %."


def test_one_denominator_missing_is_enough_to_leave_it_unpooled():
    found = pooled_benchmark([share("50", 5, 10), share("25")])
    assert found.pooled is None
    assert "i 1 af dem" in found.says[1].da


@pytest.mark.parametrize("figures", [[], [Figure(NO_WORDS, Decimal(5), "persons")], [share("140")]])
def test_what_is_no_share_is_refused(figures):
    with pytest.raises(Refused):
        pooled_benchmark(figures)
