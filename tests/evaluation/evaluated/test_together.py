"""Several secondary outcomes are corrected among themselves; the primary one, chosen beforehand, is not."""

from dataclasses import replace

import polars as pl
import pytest

from frikommune.evaluation import api
from frikommune.evaluation.evaluated.together import together

ROWS = pl.DataFrame({"treated": [0, 1] * 60, "y": [0, 1, 0, 1, 1, 1, 0, 0] * 15})


@pytest.fixture
def found():
    return api.evaluate(api.read(ROWS, outcome="y", treatment="treated")).evaluation


def with_p(found, p):
    main = replace(found.effect.main, p_value=p)
    return replace(found, effect=replace(found.effect, main=main))


def test_the_primary_outcome_is_left_as_it_was(found):
    assert together([found, with_p(found, 0.03), with_p(found, 0.04)])[0] == found


def test_secondary_outcomes_are_held_to_holms_p(found):
    """Holm of 0.03 and 0.04 is 0.06 for both: neither is told."""
    judged = [one.judged.verdict for one in together([found, with_p(found, 0.03), with_p(found, 0.04)])]
    assert judged == ["improved", "cannot_tell", "cannot_tell"]


def test_one_secondary_outcome_alone_is_not_corrected(found):
    one = with_p(found, 0.03)
    assert together([found, one])[1] == one


def test_nothing_is_corrected_where_the_design_says_none(found):
    several = [found, with_p(found, 0.03), with_p(found, 0.04)]
    assert list(together(several, "none")) == several
