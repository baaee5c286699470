"""Where a use stands, step by step."""

import pytest

from frikommune.casework.uses.state import DEAD, UNDECIDED, may_follow, state_of


@pytest.mark.parametrize(
    ("steps", "state"),
    [
        ((), "waiting"),
        (("asked",), "asked"),
        (("asked", "answered"), "answered"),
        (("asked", "answered", "approved"), "approved"),
        (("declined",), "declined"),
        (("approved", "withdrawn"), "withdrawn"),
    ],
)
def test_a_use_that_a_leader_checks_goes_from_waiting_to_a_yes_or_a_no(steps, state):
    assert state_of(steps, leader_check=True) == state


def test_a_use_without_a_check_counts_at_once():
    assert state_of((), leader_check=False) == "counts"


def test_what_is_said_in_a_sample_changes_nothing():
    assert state_of(("drawn", "not_accepted", "sent"), leader_check=False) == "counts"


def test_a_leader_may_say_yes_before_the_question_is_answered():
    assert may_follow("asked", "approved")


@pytest.mark.parametrize("state", sorted(DEAD))
def test_nothing_follows_a_no_or_a_withdrawal(state):
    assert not any(may_follow(state, step) for step in ("approved", "asked", "answered", "withdrawn"))


def test_what_was_approved_can_only_be_withdrawn():
    assert [one for one in ("approved", "asked", "declined", "withdrawn") if may_follow("approved", one)] == [
        "withdrawn"
    ]


def test_what_a_leader_has_still_to_decide_is_neither_dead_nor_approved():
    assert not UNDECIDED & (DEAD | {"approved", "counts"})
