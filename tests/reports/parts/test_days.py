"""Days in running text."""

import pytest

from frikommune.language import Text
from frikommune.programme.when import When
from frikommune.reports.parts.days import long_when


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("2018-07-01", Text("1. juli 2018", "1 July 2018")),
        ("by 2020-12-31", Text("senest 31.12.2020", "by 31 December 2020")),
        ("2019-08", Text("august 2019", "August 2019")),
        ("2017-Q4", Text("4. kvartal 2017", "quarter 4 of 2017")),
    ],
)
def test_a_single_day_is_said_in_full_and_a_span_as_it_is_known(written, said):
    assert long_when(When.parse(written)) == said
