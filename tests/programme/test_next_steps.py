"""The steps that a trial can take next, and why not the others, in the words of the refusals."""

from datetime import date

from frikommune.programme.journal import Journal
from frikommune.programme.next_steps import NextStep, next_steps
from frikommune.programme.steps import STEPS
from tests.programme.a_life import DEADLINE, LIFE, PARTS

PLACES = ("Aalborg", "Rebild", "Morsø")


def after(number: int, on: str) -> dict[str, NextStep]:
    found = next_steps(Journal((*DEADLINE, *LIFE[:number])), "1", PARTS, PLACES, date.fromisoformat(on))
    return {one.step.act: one for one in found}


def test_every_step_of_the_table_is_told_of_in_its_order():
    assert list(after(0, "2017-05-01")) == list(STEPS)


def test_before_anything_only_an_idea_can_be_proposed():
    steps = after(0, "2017-05-01")
    assert [name for name, one in steps.items() if one.is_open] == ["propose"]
    assert {one.code for one in steps["apply"].in_the_way} == {"step_not_allowed"}


def test_when_granted_those_that_approved_can_publish_and_others_can_join():
    steps = after(8, "2018-03-01")
    assert steps["publish_bylaw"].open_places == ("Aalborg", "Rebild")
    assert steps["join"].open_places == ("Morsø",)
    assert steps["publish_bylaw"].places["Morsø"][0].code == "step_not_allowed_there"


def test_nobody_can_start_before_a_bylaw_and_the_reason_is_that_of_the_check():
    start = after(8, "2018-03-01")["start"]
    assert not start.is_open
    assert start.places["Aalborg"][0].problem.en == ("Aalborg cannot start, as the municipality has approved")


def test_on_the_bylaws_own_day_a_start_the_day_after_is_possible():
    assert after(9, "2018-06-01")["start"].open_places == ("Aalborg", "Rebild")


def test_only_granted_parts_can_start_and_any_part_can_be_decided():
    steps = after(9, "2018-06-02")
    assert steps["start"].parts == ("1a",)
    assert steps["decide"].parts == PARTS


def test_after_the_period_nobody_can_join():
    join = after(10, "2022-03-01")["join"]
    assert not join.is_open
    assert {one.code for one in join.in_the_way} == {"period_over"}
