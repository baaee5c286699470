"""What is planned: rivals side by side, who has approved, what is late; and what may be done about it."""

from datetime import date
from typing import Any

import pytest

from frikommune.errors import Refused
from frikommune.language import LANGUAGES
from frikommune.programme.entry import Entry, Names, Subject
from frikommune.programme.journal import Journal
from frikommune.programme.plan_steps import PLAN_STEPS, check_plan_act
from frikommune.programme.plans import PLAN_WORDS, Plan, chains_of, days_late, network_over, plan_of, plans_of
from frikommune.programme.state import state
from frikommune.programme.when import When
from tests.programme.building import act, adoption, claim

HEADS, COUNCILS = "calendar:heads", "calendar:councils"
CHAIN = (
    claim("heads", HEADS, "planned", When.parse("2020-09-mid"), "2019-11-08", "2019-11-08"),
    claim("heads-name", HEADS, "named", "Jobcenterchefer", "2019-11-08", "2019-11-08"),
    claim("heads-body", HEADS, "of_body", Subject("body", "heads")),
    claim("councils", COUNCILS, "planned", When.parse("2020-11/2020-12"), "2019-11-08", "2019-11-08"),
    claim("councils-ask", COUNCILS, "asks", ["Aalborg", "Rebild"]),
    claim("councils-after", COUNCILS, "follows", Subject("calendar", "heads")),
)
PERIOD_END = claim("end", "network:nord", "period_end", When.parse("2021-12-31"))
OVER = date(2022, 1, 1)


def endorse(*names: str, day: str = "2020-11-20", **more: Any) -> Entry:
    return act("endorse", list(names), COUNCILS, day, **more)


def councils(*acts: Entry) -> Plan:
    return plan_of(Journal((*CHAIN, *acts)).known(None), Subject("calendar", "councils"))


def refused(one: Entry, *acts: Entry) -> list[str]:
    with pytest.raises(Refused) as caught:
        check_plan_act(Journal((*CHAIN, *acts)), one)
    return [refusal.code for refusal in caught.value.refusals]


def test_a_plan_says_when_with_whom_and_who_must_approve():
    plan = councils()
    assert (plan.start, plan.due) == (date(2020, 11, 1), date(2020, 12, 31))
    assert plan.waiting == ("Aalborg", "Rebild")
    assert plan_of(Journal(CHAIN).known(None), Subject("calendar", "heads")).body == Subject("body", "heads")


def test_a_plan_is_not_known_before_its_source():
    now = state(Journal(CHAIN), date(2019, 1, 1), date(2019, 1, 1))
    assert [one.about.name for one in plans_of(now) if one.times] == []


@pytest.mark.parametrize(
    ("day", "standing"),
    [("2020-09-10", "coming"), ("2020-09-11", "now"), ("2020-09-20", "now"), ("2020-09-21", "overdue")],
)
def test_a_plan_comes_is_now_and_is_overdue(day: str, standing: str):
    plan = plan_of(CHAIN, Subject("calendar", "heads"))
    assert plan.standing(date.fromisoformat(day), OVER) == standing


def test_what_nobody_told_of_before_the_network_was_over_is_not_called_overdue():
    plan = plan_of(CHAIN, Subject("calendar", "heads"))
    assert plan.standing(date(2026, 11, 25), OVER) == "not_told"
    assert plan.standing(date(2026, 11, 25), None) == "overdue"


def test_what_is_planned_after_the_network_was_over_can_be_overdue():
    late = claim("late", "calendar:late", "planned", When.parse("2026-03-01"), None, "2026-02-01")
    assert plan_of([late], late.about).standing(date(2026, 3, 2), OVER) == "overdue"


def test_each_council_is_ticked_on_its_own():
    assert councils(endorse("Rebild")).waiting == ("Aalborg",)
    both = councils(endorse("Rebild"), endorse("Aalborg", day="2020-12-01"))
    assert both.waiting == ()
    assert both.standing(date(2021, 2, 1), OVER) == "done"
    assert {name: one.effect.written for name, one in both.endorsed.items() if one.effect} == {
        "Rebild": "2020-11-20",
        "Aalborg": "2020-12-01",
    }


def test_an_approval_still_to_come_does_not_count_yet():
    journal = Journal((*CHAIN, endorse("Rebild", day="2020-11-20")))
    (plan,) = [one for one in plans_of(state(journal, date(2020, 11, 19))) if one.asked]
    assert plan.waiting == ("Aalborg", "Rebild")


def test_a_corrected_approval_counts_no_more():
    first = endorse("Rebild")
    corrected = endorse("Aalborg", day="2020-11-21", corrects=first.id)
    check_plan_act(Journal((*CHAIN, first)), corrected)
    assert councils(first, corrected).waiting == ("Rebild",)


@pytest.mark.parametrize(
    ("one", "acts", "codes"),
    [
        (endorse("Rebild", day="2020-11-21"), (endorse("Rebild"),), ["approved_already"]),
        (endorse("Rebild", corrects="heads"), (), ["corrects_nothing"]),
        (endorse("Thisted"), (), ["not_asked"]),
        (endorse("Rebild", document=""), (), ["document_missing"]),
        (endorse(), (), ["names_missing"]),
        (endorse("Rebild", recorded="2020-11-19"), (), ["day_to_come"]),
        (act("hold", about=COUNCILS), (endorse("Rebild"),), ["approvals_missing"]),
        (act("hold", about=HEADS, effect="2020-09-17"), (act("hold", about=HEADS),), ["plan_settled"]),
        (act("call_off", about=HEADS), (), ["reason_missing"]),
        (endorse("Rebild"), (act("call_off", about=COUNCILS, reason="Nej"),), ["plan_settled"]),
        (act("join", ["Rebild"], about=HEADS), (), ["unknown_act"]),
    ],
)
def test_what_cannot_be_done_is_refused_with_the_reason(
    one: Entry, acts: tuple[Entry, ...], codes: list[str]
):
    assert refused(one, *acts) == codes


def test_what_is_held_and_what_is_called_off_say_so():
    heads = Subject("calendar", "heads")
    held = plan_of((*CHAIN, act("hold", about=HEADS, effect="2020-09-16")), heads)
    off = plan_of((*CHAIN, act("call_off", about=HEADS, reason="Aflyst")), heads)
    assert (held.standing(date(2020, 12, 1), OVER), off.standing(date(2020, 12, 1), OVER)) == (
        "done",
        "called_off",
    )


def test_rival_times_stand_side_by_side_until_one_is_adopted():
    rival = claim("rival", HEADS, "planned", When.parse("2020-10"), None, "2020-01-01")
    plan = plan_of((*CHAIN, rival), rival.about)
    assert [(one.when.written, one.adopted) for one in plan.times] == [
        ("2020-09-mid", False),
        ("2020-10", False),
    ]
    assert plan.due == date(2020, 10, 31)
    moved = plan_of((*CHAIN, rival, adoption("moved", "rival", "heads")), rival.about)
    assert [one.adopted for one in moved.times] == [False, True]


def test_the_chain_runs_from_first_to_last():
    (chain,) = chains_of(plans_of(state(Journal(CHAIN), date(2020, 1, 1))))
    assert [one.about.name for one in chain] == ["heads", "councils"]


def test_a_chain_that_bites_its_tail_ends():
    tail = claim("tail", HEADS, "follows", Subject("calendar", "councils"))
    assert chains_of(plans_of(state(Journal((*CHAIN, tail)), date(2020, 1, 1)))) == ()


def test_the_network_is_over_by_what_is_adopted_else_by_the_latest_claim():
    rival = claim("early", "network:nord", "period_end", When.parse("2020-07-31"))
    assert network_over([rival, PERIOD_END]) == OVER
    assert network_over([rival, PERIOD_END, adoption("chosen", "early", "end")]) == date(2020, 8, 1)
    assert network_over([]) is None


def test_days_late_are_counted_from_the_last_day():
    assert days_late(date(2020, 9, 20), date(2020, 9, 23)) == 3
    assert days_late(date(2020, 9, 20), date(2020, 9, 1)) == 0
    assert days_late(None, date(2020, 9, 1)) == 0


def test_every_step_and_standing_is_worded_in_both_languages():
    words = [*PLAN_WORDS.values(), *(step.title for step in PLAN_STEPS.values())]
    assert all(one.said_in(language) for one in words for language in LANGUAGES)
    assert isinstance(endorse("Rebild").value, Names)
