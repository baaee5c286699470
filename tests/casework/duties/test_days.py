"""How far away a day is."""

from datetime import date, timedelta

import pytest

from frikommune.casework.duties.days import days_away, week_text

TODAY = date(2019, 11, 8)


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (-7, "for 7 dage siden"),
        (-1, "i går"),
        (0, "i dag"),
        (1, "i morgen"),
        (5, "om 5 dage"),
    ],
)
def test_a_day_is_so_far_away(days, words):
    assert days_away(TODAY + timedelta(days), TODAY).da == words


def test_the_week_is_the_one_that_calendars_on_the_wall_show():
    assert week_text(date(2018, 12, 31)).da == "uge 1"
