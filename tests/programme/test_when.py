"""Times as precise as the source says: what days they cover, and how they read."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frikommune.errors import Refused
from frikommune.language import Text
from frikommune.programme.when import When

READ = {
    "2016-02-12": ("2016-02-12", "2016-02-12", "12.02.2016", "12 February 2016"),
    "2020-02": ("2020-02-01", "2020-02-29", "februar 2020", "February 2020"),
    "2020-10-early": ("2020-10-01", "2020-10-10", "start oktober 2020", "early October 2020"),
    "2020-09-mid": ("2020-09-11", "2020-09-20", "midt september 2020", "mid September 2020"),
    "2020-10-late": ("2020-10-21", "2020-10-31", "slut oktober 2020", "late October 2020"),
    "2017-Q4": ("2017-10-01", "2017-12-31", "4. kvartal 2017", "quarter 4 of 2017"),
    "2018-H2": ("2018-07-01", "2018-12-31", "2. halvår 2018", "second half of 2018"),
    "2016-winter": ("2015-12-01", "2016-02-29", "vinteren 2016", "winter 2016"),
    "2016-spring": ("2016-03-01", "2016-05-31", "foråret 2016", "spring 2016"),
    "2016-autumn": ("2016-09-01", "2016-11-30", "efteråret 2016", "autumn 2016"),
    "2018-early": ("2018-01-01", "2018-04-30", "starten af 2018", "early 2018"),
    "2018": ("2018-01-01", "2018-12-31", "2018", "2018"),
    "by 2020-12-31": ("2020-12-31", "2020-12-31", "senest 31.12.2020", "by 31 December 2020"),
    "2020-05-01/2020-08": (
        "2020-05-01",
        "2020-08-31",
        "01.05.2020 – august 2020",
        "1 May 2020 – August 2020",
    ),
}


@pytest.mark.parametrize("written", READ)
def test_a_time_covers_its_days_and_reads_in_both_languages(written: str):
    start, last, danish, english = READ[written]
    found = When.parse(written)
    assert (found.start.isoformat(), found.last.isoformat()) == (start, last)
    assert found.text == Text(danish, english)


@pytest.mark.parametrize(
    "written",
    [
        "",
        "2018-13",
        "2018-02-30",
        "2018-Q5",
        "2018-03-spring",
        "12.02.2016",
        "2020/2019",
        "by 2020",
        "9999-12-31",
    ],
)
def test_what_is_no_time_is_refused_with_its_place(written: str):
    with pytest.raises(Refused) as caught:
        When.parse(written, "a.toml, effect")
    (refusal,) = caught.value.refusals
    assert (refusal.code, refusal.where) == ("when_unreadable", "a.toml, effect")


def test_before_within_and_after_what_is_only_known_as_a_span():
    autumn = When.parse("2016-autumn")
    days = (date(2016, 8, 31), date(2016, 9, 1), date(2016, 11, 29), date(2016, 11, 30), date(2021, 1, 1))
    assert [autumn.standing(day) for day in days] == ["before", "maybe", "maybe", "holds", "holds"]


@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)))
def test_a_day_holds_from_itself(day: date):
    one = When.on(day)
    assert one == When.parse(day.isoformat())
    assert one.standing(day) == "holds"
    assert one.standing(day - timedelta(1)) == "before"
