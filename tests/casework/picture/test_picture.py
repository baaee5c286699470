"""A case in time, as a picture."""

import itertools
from datetime import date, timedelta

import pytest
from hypothesis import given, settings

from frikommune.casework.picture.lane import Bar
from frikommune.casework.picture.picture import picture_of
from frikommune.casework.picture.scale import recent, whole
from tests.casework.duties.test_duties import some_case
from tests.casework.made import CERTIFICATE, RULEBOOK, TODAY, case


def picture(history, today=TODAY, scale=recent):
    return picture_of(history, RULEBOOK, today, scale(history, today))


def names(history, today=TODAY):
    return [lane.name.da for lane in picture(history, today).lanes]


def test_groups_come_first_then_what_happened_then_the_norms():
    assert names(case())[:3] == ["Målgruppe", "Det er sket", "LÆ285 i sygedagpengesager over 8 uger"]


def test_norms_with_something_open_come_before_those_that_are_done_with():
    history = case("sygedagpenge", "2019-09-20", ("2019-10-01", "laegeattest", "lae285"))
    assert names(history)[2:] == ["Opfølgning i sygedagpengesagen", "LÆ285 i sygedagpengesager over 8 uger"]


def test_a_norm_that_asked_nothing_in_the_case_has_no_strip():
    assert RULEBOOK.norms[CERTIFICATE].title.da not in names(case())


def test_what_happens_after_today_is_not_known():
    history = case("sygedagpenge", "2019-09-20", ("2019-11-09", "laegeattest", "lae285"))
    assert picture(history).lanes[1].marks == ()


def test_today_is_drawn_where_it_is_shown():
    assert picture(case()).today_x == picture(case()).scale.x(TODAY)


def test_of_a_case_that_closed_long_ago_today_is_not_shown():
    assert picture(case("sygedagpenge", "2016-03-15", end="2017-07-01")).today_x is None


@pytest.mark.parametrize("scale", [recent, whole])
@settings(max_examples=40, deadline=None)
@given(history=some_case())
def test_nothing_ever_stands_outside_the_picture(scale, history):
    shown = picture(history, date(2019, 11, 8), scale)
    for lane in shown.lanes:
        for bar in lane.bars:
            assert 0 <= bar.x < bar.x + bar.width <= shown.scale.width + 2
            assert bar.y + bar.height <= lane.height
        assert all(0 <= mark.x <= shown.scale.width and mark.y < lane.height for mark in lane.marks)


@settings(max_examples=40, deadline=None)
@given(history=some_case())
def test_bars_of_one_row_never_meet(history):
    for lane in picture(history, TODAY + timedelta(30), whole).lanes:
        rows: dict[tuple[float, bool], list[Bar]] = {}
        for bar in sorted(lane.bars, key=lambda one: one.x):
            rows.setdefault((bar.y, bar.kind == "without"), []).append(bar)
        for bars in rows.values():
            for one, other in itertools.pairwise(bars):
                assert one.x + one.width <= other.x + 2.1
