"""Follow-ups, endings and what is added to a step: only while the effort is in progress, and on its days."""

from __future__ import annotations

from datetime import date

from frikommune.casework.efforts.follow import (
    Completing,
    against_completing,
    against_end,
    against_follow_up,
    taken_step,
)
from tests.casework.efforts.made import TODAY, day, effort, history

MENTOR = ("2019-06-03", "ret-og-pligt-mentor", {"timer": 20})
IN_PROGRESS = history("kontanthjaelp-aktivitetsparat", "2018-08-01", MENTOR, ("2019-07-01", "mentorkontakt"))
LENT = history("kontanthjaelp-jobparat", "2019-01-07", ("2019-08-05", "mikrolaan-stoette"))


def followed(on: str, found=IN_PROGRESS) -> list[str]:
    (contact,) = effort("mentor").follow_ups
    return [one.code for one in against_follow_up(found, effort("mentor"), contact, day(on), TODAY)]


def ended(on: str, how: str = "kan-deltage", found=IN_PROGRESS) -> list[str]:
    return [one.code for one in against_end(found, effort("mentor"), how, day(on), TODAY)]


def completed(on: str, **recorded: date) -> list[str]:
    added = Completing(day(on), recorded)
    return [one.code for one in against_completing(LENT, effort("mikrolaan"), "stoette", added, TODAY)]


def test_a_follow_up_may_be_recorded_on_a_day_of_the_effort():
    assert followed("2019-10-01") == []


def test_not_before_it_began_nor_on_a_day_to_come():
    assert followed("2019-06-02") == ["effort_before_last"]
    assert followed("2019-11-09") == ["effort_day_ahead"]


def test_not_twice_on_one_day():
    assert followed("2019-07-01") == ["effort_followed_already"]


def test_not_where_nothing_is_in_progress():
    nothing = history("kontanthjaelp-aktivitetsparat", "2018-08-01")
    assert followed("2019-10-01", nothing) == ["effort_not_in_progress"]
    assert ended("2019-10-01", found=nothing) == ["effort_not_in_progress"]


def test_an_effort_ends_in_a_way_that_it_has():
    assert ended("2019-10-01") == []
    assert ended("2019-10-01", "rejst") == ["effort_not_an_ending"]


def test_not_before_its_latest_step_nor_on_a_day_to_come():
    assert ended("2019-06-02") == ["effort_before_last"]
    assert ended("2019-11-09") == ["effort_day_ahead"]


def test_a_step_that_lacks_something_is_found_to_be_completed():
    taken = taken_step(LENT, effort("mikrolaan"), "stoette", TODAY)
    assert taken is not None
    assert [one.attribute for one in taken.untold] == ["until"]
    assert completed("2019-08-05", until=day("2020-02-01")) == []


def test_what_is_added_ends_after_it_begins_and_within_its_longest_length():
    assert completed("2019-08-05", until=day("2019-08-05")) == ["effort_backwards"]
    assert completed("2019-08-05", until=day("2020-02-06")) == ["effort_too_long"]


def test_a_step_that_lacks_nothing_is_not_completed():
    told = history("kontanthjaelp-jobparat", "2019-01-07", ("2019-08-05", "mikrolaan", {"beloeb": 20000}))
    assert taken_step(told, effort("mikrolaan"), "laan", TODAY) is None
