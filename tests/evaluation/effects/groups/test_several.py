"""Several outcomes, against the numbers of the papers."""

import pytest

from frikommune.evaluation.effects.groups.several import correct

HOLM = {0.01: 0.04, 0.02: 0.06, 0.03: 0.06, 0.04: 0.06}
"""R: p.adjust(c(0.01, 0.02, 0.03, 0.04), "holm")."""
P_VALUES = (0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719,
            0.6528, 0.7590, 1.0000)  # fmt: skip
"""Benjamini and Hochberg 1995, section 4.2: fifteen outcomes, of which their method finds the first four."""


def test_holm_is_that_of_r():
    assert [one.corrected for one in correct(tuple(HOLM))] == pytest.approx(list(HOLM.values()))


def test_benjamini_and_hochberg_find_the_four_of_their_paper():
    found = correct(P_VALUES, "benjamini_hochberg")
    assert [one.corrected is not None and one.corrected <= 0.05 for one in found] == [True] * 4 + [False] * 11


def test_holm_finds_three_of_them():
    assert sum(one.corrected is not None and one.corrected <= 0.05 for one in correct(P_VALUES)) == 3


def test_an_outcome_without_a_p_value_does_not_count():
    found = correct((0.01, None, 0.04))
    assert [one.corrected for one in found] == [0.02, None, 0.04]
    assert [one.level for one in found] == [0.975, None, 0.975]


def test_one_outcome_is_left_as_it_is():
    (found,) = correct((0.03,))
    assert (found.corrected, found.level) == (0.03, 0.95)


def test_no_correction_is_none():
    assert [one.corrected for one in correct((0.03, 0.04), "none")] == [0.03, 0.04]


def test_none_of_nothing_is_nothing():
    assert correct(()) == ()
