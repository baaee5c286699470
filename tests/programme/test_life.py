"""A trial from idea to “met by law”, step by step; and what is refused on the way."""

import pytest

from frikommune.errors import Refused
from frikommune.language import LANGUAGES
from frikommune.programme.entry import Entry, Word
from frikommune.programme.journal import Journal
from frikommune.programme.life import life_of
from frikommune.programme.life_checks import check_act
from frikommune.programme.life_refusals import _NEEDS
from frikommune.programme.steps import STAGES, STEPS, THERE
from frikommune.programme.when import When
from tests.programme.a_life import DEADLINE, LIFE, PARTS, ROUND
from tests.programme.building import act, adoption, claim


def after(count: int) -> Journal:
    """The journal after so many steps."""
    return Journal((*DEADLINE, *LIFE[:count]))


def refused(journal: Journal, one: Entry) -> list[str]:
    """The codes of what is refused."""
    with pytest.raises(Refused) as caught:
        check_act(journal, one, "1", PARTS)
    return [refusal.code for refusal in caught.value.refusals]


@pytest.mark.parametrize("number", range(len(LIFE)), ids=[one.says for one in LIFE])
def test_each_step_may_be_taken_in_its_turn(number: int):
    check_act(after(number), LIFE[number], "1", PARTS)


@pytest.mark.parametrize("number", range(len(LIFE)), ids=[one.says for one in LIFE])
def test_a_step_that_comes_before_anything_else_is_refused_but_for_the_idea(number: int):
    if LIFE[number].says == "propose":
        check_act(Journal(), LIFE[number], "1", PARTS)
    else:
        assert "step_not_allowed" in refused(Journal(), LIFE[number])


def test_where_everybody_stands_at_the_end():
    life = life_of(after(len(LIFE)).known(None), "1", PARTS)
    assert (life.stage, life.granted_parts) == ("ended", {"1a", "1m"})
    assert life.there == {"Aalborg": "started", "Rebild": "left", "Morsø": "started"}


def test_all_parts_refused_is_a_refused_trial():
    journal = after(6).with_entries(act("decide", Word("refused"), "part:1a", "2017-12-20"))
    assert life_of(journal.known(None), "1", PARTS).stage == "refused"


SENT, DECIDED, RUNNING = after(6), after(8), after(10)
TOO_SOON = [
    (after(4), LIFE[5], ["committees_missing"]),
    (after(5), act("send", ROUND, effect="2017-11-02"), ["deadline_passed"]),
    (after(3), act("approve", ["Aalborg"], document=""), ["document_missing"]),
    (SENT, act("decide", Word("fully"), "part:1a", second=""), ["second_missing"]),
    (SENT, act("decide", Word("fully"), "part:1a", second="jobcenterchefen"), ["second_missing"]),
    (SENT, act("decide", Word("fully"), "part:1a", basis=""), ["basis_missing"]),
    (SENT, act("decide", about="part:1a"), ["outcome_missing"]),
    (SENT, act("decide", Word("fully"), "part:1a", "2017-12-20", "2018-01-05"), ["backdated"]),
    (SENT, act("decide", Word("fully"), "part:1a", None, "2018-01-05"), ["effect_missing"]),
    (DECIDED, act("start", ["Aalborg"], "part:1a"), ["step_not_allowed_there"]),
    (after(9), act("start", ["Aalborg"], "part:1a", "2018-06-01"), ["bylaw_after_start"]),
    (after(9), act("start", ["Aalborg"], "part:1b", "2018-07-01"), ["part_not_granted"]),
    (after(9), act("not_start", ["Aalborg"]), ["reason_missing"]),
    (RUNNING, act("start", ["Thisted"], "part:1a", "2018-08-01"), ["step_not_allowed_there"]),
    (RUNNING, act("join", ["Aalborg"], effect="2018-08-01"), ["step_not_allowed_there"]),
    (RUNNING, act("leave", ["Thisted"], effect="2018-08-01", reason="x"), ["step_not_allowed_there"]),
    (RUNNING, act("propose", "Igen"), ["step_not_allowed"]),
    (after(len(LIFE)), act("join", ["Thisted"], effect="2020-02-01"), ["step_not_allowed"]),
    (RUNNING, act("begin", ["Aalborg"]), ["unknown_act"]),
    (after(3), act("approve", ["Morsø"]), ["not_an_applicant"]),
    (SENT, act("decide", Word("fully"), "trial:1"), ["part_missing"]),
    (after(9), act("start", ["Aalborg"], "trial:1", "2018-07-01"), ["part_missing"]),
    (RUNNING, act("start", ["Aalborg"], "part:1a", "2018-08-01"), ["runs_already"]),
    (RUNNING, act("practice", ["Aalborg"], "part:1m", "2018-08-01"), ["replaces_missing"]),
    (
        RUNNING,
        act("practice", ["Aalborg"], "part:1m", "2018-08-01", concerns=("part:1b",)),
        ["part_not_granted"],
    ),
    (after(19), act("leave", ["Morsø"], effect="2019-07-01", reason="x", second=""), ["second_missing"]),
    (RUNNING, act("join", ["Morsø"], effect="2022-01-01"), ["period_over"]),
    (RUNNING, act("join", ["Morsø"], effect="2018-08-01", corrects="x"), ["corrects_nothing"]),
    (RUNNING, act("join", ["Morsø"], effect="2018-08-01", based_on=9), ["changed_meanwhile"]),
]


@pytest.mark.parametrize(
    ("journal", "one", "codes"), TOO_SOON, ids=[f"{c[0]}-{o.says}" for _, o, c in TOO_SOON]
)
def test_what_is_not_allowed_is_refused_with_the_reason(journal: Journal, one: Entry, codes: list[str]):
    assert refused(journal, one) == codes


def test_a_correction_that_names_what_it_corrects_may_look_back():
    late = act("decide", Word("partly"), "part:1b", "2017-12-20", "2018-01-05", corrects=LIFE[7].id)
    check_act(DECIDED, late, "1", PARTS)
    life = life_of(DECIDED.with_entries(late).known(None), "1", PARTS)
    assert life.granted_parts == {"1a", "1b"}


def test_a_running_municipality_may_start_another_part_when_its_bylaw_is_public():
    granted = RUNNING.with_entries(act("decide", Word("fully"), "part:1b", "2018-08-01"))
    check_act(granted, act("start", ["Aalborg"], "part:1b", "2018-09-01"), "1", PARTS)
    told = Journal(
        (
            claim("start", "part:1a", "started", ["Aalborg"], "2018-07-01"),
            claim("other", "part:1b", "started", ["Rebild"], "2018-07-01"),
            adoption("start-chosen", "start other"),
        )
    )
    more = act("start", ["Aalborg"], "part:1b", "2019-01-01")
    assert refused(told, more) == ["bylaw_missing"]
    public = act("publish_bylaw", ["Aalborg"], effect="2018-12-01")
    check_act(told.with_entries(public), more, "1", PARTS)
    assert life_of(told.with_entries(public).known(None), "1", PARTS).there["Aalborg"] == "started"


def test_an_act_that_has_seen_all_is_let_through():
    check_act(RUNNING, act("join", ["Morsø"], effect="2018-08-01", based_on=10), "1", PARTS)


def test_an_extension_lets_others_join_after_the_networks_end():
    extend = act("extend", When.parse("2025-12-31"), effect="2021-06-01")
    late = act("join", ["Morsø"], effect="2022-01-01")
    check_act(RUNNING.with_entries(extend), late, "1", PARTS)


def test_a_trial_with_its_own_application_to_join_cannot_simply_be_joined():
    said = claim("joins", "trial:1", "joins_by", Word("new_application"))
    journal = RUNNING.with_entries(said, adoption("joins-chosen", "joins"))
    assert refused(journal, act("join", ["Morsø"], effect="2018-08-01")) == ["must_apply_anew"]


def test_a_trial_that_claims_tell_of_goes_on_by_acts():
    journal = Journal(
        (
            claim("start", "part:1a", "started", ["Aalborg"], "2018-07-01"),
            adoption("start-chosen", "start"),
        )
    )
    check_act(journal, act("join", ["Morsø"], effect="2019-01-01"), "1", PARTS)
    assert life_of(journal.known(None), "1", PARTS).there == {"Aalborg": "started"}


def test_every_step_leads_somewhere_known_and_is_worded_in_both_languages():
    for step in STEPS.values():
        assert step.after | ({step.leads_to} - {""}) <= set(STAGES)
        assert step.there | ({step.leads_there} - {""}) <= set(THERE)
        assert set(step.needs) <= set(_NEEDS)
        assert all(step.title.said_in(language) for language in LANGUAGES)


def test_every_stage_can_be_reached():
    reached = {step.leads_to for step in STEPS.values()} | {"none", "refused"}
    assert set(STAGES) <= reached
    assert set(THERE) <= {step.leads_there for step in STEPS.values()} | {"outside"}


def test_a_municipality_left_out_before_sending_is_waited_for_no_longer():
    journal = after(4).with_entries(act("apply", ["Aalborg"], effect="2017-09-10"))
    life = life_of(journal.known(None), "1", PARTS)
    assert (life.stage, life.applicants) == ("committees", ("Aalborg",))
    check_act(journal, LIFE[5], "1", PARTS)


def test_a_municipality_left_out_after_its_approval_has_approved_nothing():
    journal = after(5).with_entries(act("apply", ["Aalborg"], effect="2017-09-20"))
    assert life_of(journal.known(None), "1", PARTS).there == {"Aalborg": "approved"}
    assert refused(journal, act("approve", ["Rebild"], effect="2017-09-21")) == ["not_an_applicant"]


def test_an_answer_from_lbr_after_the_first_committee_takes_nothing_back():
    journal = after(4).with_entries(act("hear", "Svar fra Rebild", effect="2017-09-05"))
    assert life_of(journal.known(None), "1", PARTS).stage == "committees"


def test_an_application_that_was_sent_keeps_its_municipalities():
    assert refused(SENT, act("apply", ["Aalborg"], effect="2017-11-02")) == ["step_not_allowed"]


def test_a_deadline_that_no_source_contradicts_holds_without_being_adopted():
    told = claim("deadline", "round:1", "deadline", When.parse("2017-11-01"))
    journal = Journal((told, *LIFE[:5]))
    assert refused(journal, act("send", ROUND, effect="2017-11-02")) == ["deadline_passed"]


def test_deadlines_that_contradict_each_other_hold_nobody_back_until_one_is_adopted():
    told = claim("deadline", "round:1", "deadline", When.parse("2017-11-01"))
    other = claim("other", "round:1", "deadline", When.parse("2017-12-01"))
    check_act(Journal((told, other, *LIFE[:5])), act("send", ROUND, effect="2017-11-02"), "1", PARTS)
