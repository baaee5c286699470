"""Two shares and one: Newcombe, Wilson, Fisher, and the bounds of unfinished cases."""

import numpy as np
import pytest
from scipy.stats import binomtest, fisher_exact

from frikommune.errors import Refused
from frikommune.evaluation.counts.counted import Counted
from frikommune.evaluation.counts.proportions import Share
from frikommune.evaluation.effects.effect import Estimate
from frikommune.evaluation.effects.groups.one_group import estimate_counted
from frikommune.evaluation.effects.groups.two_groups import estimate_two_counted
from frikommune.evaluation.effects.groups.two_shares import difference, disagreement, newcombe, wilson_at
from frikommune.evaluation.effects.question import Question

PRINTED = 0.00005
"""The tables print four decimals."""
TO_A_POINT = 0.0005

TABLE_II = {
    (56, 70, 48, 80): (0.0524, 0.3339),
    (9, 10, 3, 10): (0.1705, 0.8090),
    (6, 7, 2, 7): (0.0582, 0.8062),
    (5, 56, 0, 29): (-0.0381, 0.1926),
    (0, 10, 0, 20): (-0.1611, 0.2775),
    (0, 10, 0, 10): (-0.2775, 0.2775),
    (10, 10, 0, 20): (0.6791, 1.0000),
    (10, 10, 0, 10): (0.6075, 1.0000),
}
"""Newcombe, Statistics in Medicine 17 (1998), 873–890, table II, method 10."""


@pytest.mark.parametrize("counts", TABLE_II)
def test_newcombes_interval_is_that_of_his_table(counts):
    one, of_one, other, of_other = counts
    assert newcombe(Share(one, of_one), Share(other, of_other)) == pytest.approx(
        TABLE_II[counts], abs=PRINTED
    )


@pytest.mark.parametrize(
    ("counts", "interval"),
    [
        ((81, 263), (0.2553, 0.3662)),
        ((15, 148), (0.0624, 0.1605)),
        ((0, 20), (0.0, 0.1611)),
        ((1, 29), (0.0061, 0.1718)),
    ],
)
def test_wilsons_interval_is_that_of_newcombes_first_paper(counts, interval):
    assert wilson_at(Share(*counts), 0.95) == pytest.approx(interval, abs=PRINTED)


def test_wilson_at_other_levels_is_scipys():
    found = binomtest(24, 54).proportion_ci(0.9, "wilson")
    assert wilson_at(Share(24, 54), 0.9) == pytest.approx((found.low, found.high), rel=1e-12)


def test_fishers_test_is_scipys():
    found = difference(Share(56, 70), Share(48, 80), 0.95)
    assert found.p_value == fisher_exact([[56, 14], [48, 32]]).pvalue


def test_where_interval_and_exact_test_disagree_it_is_told_which_decides():
    found = difference(Share(7, 34), Share(1, 34), 0.95)
    assert found.interval is not None
    assert found.interval[0] > 0
    assert found.p_value is not None
    assert found.p_value > 0.05
    assert "Intervallet afgør" in disagreement(found)[0].da
    assert not disagreement(difference(Share(56, 70), Share(48, 80), 0.95))


def test_24_of_54_against_the_earlier_quarters_cannot_be_told_apart():
    found = estimate_counted(Counted(24, 54, 20), Question(benchmark=0.4165))
    low, high = found.main.interval
    assert (low + 0.4165, high + 0.4165) == pytest.approx((0.320, 0.576), abs=TO_A_POINT)
    assert low < 0 < high
    assert found.beside[0].value + 0.4165 == pytest.approx(0.706, abs=TO_A_POINT)
    assert [one.value + 0.4165 for one in found.bounds] == pytest.approx([0.444, 0.815], abs=TO_A_POINT)
    assert "20" in found.notes[0].da
    assert "44,4 %" in found.tables[0].note.da
    assert "81,5 %" in found.tables[0].note.da


def test_the_span_that_the_unfinished_leave_open_is_in_the_picture():
    (series,) = estimate_counted(Counted(24, 54, 20), Question(benchmark=0.4165)).drawings[0].series
    (still_open,) = [point for point in series.points if point.mark == "open"]
    assert (still_open.low, still_open.high) == pytest.approx((24 / 54, 44 / 54))


def test_without_unfinished_cases_there_are_no_bounds():
    found = estimate_counted(Counted(24, 54), Question(benchmark=0.4))
    assert found.bounds == ()
    assert found.beside == ()


def test_an_exact_p_value_stands_beside_wilsons_interval():
    found = estimate_counted(Counted(24, 54), Question(benchmark=0.4165))
    assert found.main.p_value == binomtest(24, 54, 0.4165).pvalue


def test_an_uncertain_benchmark_widens_the_interval_as_newcombe_would():
    against = wilson_at(Share(48, 80), 0.95)
    question = Question(benchmark=0.6, benchmark_interval=against)
    found = estimate_counted(Counted(56, 70), question).main
    assert found.interval == pytest.approx((0.0524, 0.3339), abs=PRINTED)


def test_a_p_value_of_an_uncertain_benchmark_is_005_where_the_interval_touches_zero():
    share, against = Share(56, 70), (0.55, 0.65)
    for benchmark in np.linspace(0.6, 0.75, 7):
        question = Question(benchmark=benchmark, benchmark_interval=(benchmark - 0.05, benchmark + 0.05))
        found = estimate_counted(Counted(share.numerator, share.denominator), question).main
        assert (_p(found) < 0.05) == (found.interval[0] > 0 or found.interval[1] < 0), against


def test_both_extremes_of_the_unfinished_in_two_groups_bound_the_difference():
    found = estimate_two_counted(Counted(24, 54, 20), Counted(40, 100, 10), Question())
    assert found.main.value == pytest.approx(24 / 54 - 0.40)
    assert [one.value for one in found.bounds] == pytest.approx([24 / 54 - 0.50, 44 / 54 - 0.40])
    assert found.beside[0].value == pytest.approx(24 / 34 - 40 / 90)


def _p(found: Estimate) -> float:
    assert found.p_value is not None
    return found.p_value


REFUSED = {
    "no benchmark": (Counted(24, 54), Question(), "no_benchmark"),
    "a benchmark in percent": (Counted(24, 54), Question(benchmark=41.65), "bad_benchmark"),
    "a benchmark outside its interval": (
        Counted(24, 54), Question(benchmark=0.4, benchmark_interval=(0.5, 0.6)), "bad_benchmark",
    ),
    "a benchmark that is no number": (Counted(24, 54), Question(benchmark=float("nan")), "bad_benchmark"),
    "nobody started": (Counted(0, 0), Question(benchmark=0.4), "nobody_started"),
}  # fmt: skip


@pytest.mark.parametrize("case", REFUSED)
def test_what_one_group_cannot_be_held_against_is_refused(case):
    counted, question, code = REFUSED[case]
    with pytest.raises(Refused) as caught:
        estimate_counted(counted, question)
    assert caught.value.refusals[0].code == code


def test_a_group_in_which_nobody_started_is_refused():
    with pytest.raises(Refused) as caught:
        estimate_two_counted(Counted(1, 5), Counted(0, 0), Question())
    assert caught.value.refusals[0].code == "nobody_started"
