"""Which stretch of a case is shown, and how wide a day is."""

from datetime import date, timedelta

import pytest

from frikommune.casework.picture.scale import WIDTH, Scale, is_longer, recent, whole
from tests.casework.made import TODAY, case

OLD = case("ressourceforloeb", "2016-03-15")
QUARTER = Scale(date(2019, 1, 1), date(2019, 3, 31), 900)


def test_the_last_five_months_are_shown_and_the_next_three():
    shown = recent(OLD, TODAY)
    assert (shown.first, shown.last) == (date(2019, 6, 1), date(2020, 2, 29))


def test_a_young_case_is_shown_from_the_month_in_which_it_began():
    assert recent(case(start="2019-09-20"), TODAY).first == date(2019, 9, 1)


def test_a_case_that_closed_long_ago_is_shown_as_it_was_then():
    closed = case("sygedagpenge", "2016-03-15", end="2017-07-01")
    assert (recent(closed, TODAY).first, recent(closed, TODAY).last) == (date(2017, 1, 1), date(2017, 9, 30))


def test_what_happened_before_the_first_spell_is_in_the_whole_too():
    told = ("2019-05-02", "laegeattest", "lae265")
    assert whole(case("sygedagpenge", "2019-09-20", told), TODAY).first == date(2019, 5, 1)


def test_the_whole_of_a_long_case_grows_wider_and_not_denser():
    shown = whole(OLD, TODAY)
    day = timedelta(1)
    assert shown.width > WIDTH
    assert shown.x(TODAY + day) - shown.x(TODAY) == pytest.approx(2.4, abs=0.1)


def test_a_short_case_is_as_wide_as_its_last_months():
    young = case(start="2019-09-20")
    assert whole(young, TODAY) == recent(young, TODAY)
    assert not is_longer(whole(young, TODAY), recent(young, TODAY))


def test_a_long_case_has_more_to_show():
    assert is_longer(whole(OLD, TODAY), recent(OLD, TODAY))


def test_days_lie_evenly_from_edge_to_edge():
    assert [QUARTER.x(one) for one in (date(2019, 1, 1), date(2019, 2, 15), date(2019, 4, 1))] == [
        0,
        450,
        900,
    ]


def test_days_outside_lie_on_the_edge():
    assert (QUARTER.x(date(2018, 1, 1)), QUARTER.x(date(2020, 1, 1))) == (0, 900)


@pytest.mark.parametrize(
    ("start", "end", "is_shown"),
    [
        (date(2018, 6, 1), date(2019, 1, 1), False),
        (date(2018, 6, 1), date(2019, 1, 2), True),
        (date(2019, 3, 31), None, True),
        (date(2019, 4, 1), None, False),
    ],
)
def test_a_stretch_is_shown_if_one_of_its_days_is(start, end, is_shown):
    assert QUARTER.shows(start, end) is is_shown


def test_months_are_named_where_they_begin():
    assert [(x, name.da) for x, name in QUARTER.months()] == [
        (0, "januar 2019"),
        (310, "februar 2019"),
        (590, "marts 2019"),
    ]


def test_narrow_months_have_short_names():
    names = [name.en for _, name in Scale(date(2019, 1, 1), date(2019, 12, 31), 900).months()]
    assert names[:3] == ["Jan 2019", "Feb 2019", "Mar 2019"]
