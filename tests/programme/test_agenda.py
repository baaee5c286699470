"""What a meeting must take up, by the journal."""

from datetime import date

import pytest

from frikommune.programme.agenda import KIND_WORDS, concerns_trial, due
from frikommune.programme.entry import Word
from frikommune.programme.journal import Journal
from frikommune.programme.state import state
from frikommune.programme.when import When
from tests.programme.building import claim, subject

NAMED = claim("navn", "trial:1", "named", "Samtaler")
DEADLINE = claim("frist", "round:1", "deadline", When.parse("2018-12-01"))
PLANNED = claim("plan", "calendar:kkr", "planned", When.parse("2018-11"))
CALLED = claim("plan-navn", "calendar:kkr", "named", "Godkendelse i KKR")
SENT = claim("sendt", "application:1", "sent_in", subject("round:1"))
GRANTED = claim("udfald", "application:1", "outcome", Word("fully"))
BARRIER = claim("barriere", "barrier:it", "raised", "IT spærrer", effect="2018-09-01", concerns=("trial:1",))
ANSWER = claim("svar", "barrier:it", "answered", "Det rettes", effect="2018-10-01")
OVER = claim("slut", "network:n", "period_end", When.parse("2018-06-30"))


def found(day: str, *entries):
    return due(state(Journal(entries), date.fromisoformat(day)), {"1": ("1a",)})


def test_a_deadline_is_due_in_the_weeks_before_it():
    (one,) = found("2018-10-01", DEADLINE)
    assert (one.key, one.by, one.text.da) == (
        "deadline:round:1",
        date(2018, 12, 1),
        "Runde 1: frist for ansøgninger",
    )


@pytest.mark.parametrize("day", ["2018-08-30", "2018-12-02"])
def test_a_deadline_far_ahead_or_past_is_not_due(day: str):
    assert found(day, DEADLINE) == ()


def test_two_sources_that_agree_are_one_item():
    assert len(found("2018-10-01", DEADLINE, claim("ogsaa", "round:1", "deadline", DEADLINE.value))) == 1


def test_a_plan_is_due_until_its_last_day():
    (one,) = found("2018-11-29", PLANNED, CALLED)
    assert one.text.da == "Godkendelse i KKR (november 2018)"
    assert found("2018-12-01", PLANNED, CALLED) == ()


def test_plans_that_contradict_each_other_stand_together():
    (one,) = found(
        "2018-11-29", PLANNED, CALLED, claim("anden", "calendar:kkr", "planned", When.parse("2018-12"))
    )
    assert one.text.en == "Godkendelse i KKR (November 2018 / December 2018)"
    assert one.by == date(2018, 12, 31)


def test_an_application_without_an_answer_is_outstanding():
    (one,) = found("2018-11-01", NAMED, SENT)
    assert (one.kind, one.text.da) == ("decision", "Forsøg 1: afventer afgørelse")


def test_a_granted_trial_without_a_start_is_named_until_the_period_is_over():
    (one,) = found("2018-03-01", NAMED, SENT, GRANTED, OVER)
    assert one.text.da == "Imødekommet, men ingen start er oplyst: 1"
    assert found("2018-07-01", NAMED, SENT, GRANTED, OVER) == ()


def test_an_unanswered_barrier_is_late_after_eight_weeks():
    (one,) = found("2018-10-27", BARRIER)
    assert one.by == date(2018, 10, 27)
    assert not one.is_late(date(2018, 10, 27))
    assert one.is_late(date(2018, 10, 28))


def test_an_answered_barrier_is_not_due():
    assert found("2018-12-01", BARRIER, ANSWER) == ()


def test_a_working_group_has_to_do_with_what_concerns_its_trial():
    now = state(Journal((NAMED, SENT, BARRIER, DEADLINE)), date(2018, 10, 1))
    about = {one.key for one in due(now, {"1": ("1a",)}) if concerns_trial(one, subject("trial:1"), now)}
    assert about == {"decision:trial:1", "barrier:barrier:it"}


def test_every_kind_has_words_in_both_languages():
    assert all(text.da and text.en for text in KIND_WORDS.values())
