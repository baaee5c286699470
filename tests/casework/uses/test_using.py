"""A decision is judged by the ledger before it is stored, so that the two cannot disagree."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from frikommune.cases.history import Event, History, Spell, Use
from frikommune.casework.duties.choices import choices_of
from frikommune.casework.uses.as_if import AS_IF
from frikommune.casework.uses.refusals import check_use
from frikommune.casework.uses.using import judge_use
from frikommune.errors import Refused
from frikommune.ledger.reference import evaluate
from frikommune.packfiles.pack import load_pack

TODAY = date(2019, 11, 8)
RULEBOOK = load_pack().rulebook
BY_CASE = sorted(one.id for one in RULEBOOK.exemptions.values() if one.use is not None)
NORMS = {one: [change.norm for change in RULEBOOK.exemptions[one].changes] for one in BY_CASE}


def case(group="sygedagpenge", start="2019-10-01", events=(), *, municipality="Rebild", end=None, uses=()):
    spell = Spell("f1", group, municipality, date.fromisoformat(start), end and date.fromisoformat(end))
    made = tuple(
        Event(f"e{n}", date.fromisoformat(day), n, kind, type_)
        for n, (day, kind, type_) in enumerate(events, start=1)
    )
    return History("p-1", (spell,), made, tuple(uses), synthetic=True)


def use(exemption="2.3", norm="lae285", decided=TODAY, occurrence=0, reason="Helbredet er belyst", **more):
    return Use("new", exemption, norm, decided, TODAY, reason, occurrence, **more)


def certificate(**more):
    """2.1a: the certificate before the next rehabilitation meeting, checked by a leader."""
    given = {"reason": "tilstraekkelig-dokumentation", **more}
    return use("2.1a", "lae265-rehabiliteringsmoede", **given)


def judged(history, use_, observed=TODAY):
    return judge_use(history, RULEBOOK, use_, observed).judgement


def code(history, use_, observed=TODAY):
    with pytest.raises(Refused) as refused:
        check_use(history, RULEBOOK, use_, observed)
    return [one.code for one in refused.value.refusals]


def test_a_use_without_a_leaders_check_counts_at_once():
    assert judged(case(), use()) == "counts"


def test_one_that_a_leader_checks_counts_once_approved():
    assert judged(case(municipality="Aalborg"), certificate()) == "once_approved"


def test_before_the_meeting_the_row_is_as_if_the_meeting_were_today():
    verdict = judge_use(case(), RULEBOOK, certificate(), TODAY)
    assert (verdict.ahead, verdict.row.base) == (True, TODAY)


def test_after_the_meeting_it_is_too_late():
    held = case(events=[("2019-11-01", "rehabiliteringsmoede", "")])
    assert code(held, certificate(occurrence=1)) == ["use_too_late"]


def test_a_meeting_that_was_held_does_not_stand_in_the_way_of_the_next():
    held = case(events=[("2019-11-01", "rehabiliteringsmoede", "")])
    assert judge_use(held, RULEBOOK, certificate(), TODAY).ahead


def test_a_decision_of_an_earlier_day_speaks_of_the_meeting_after_it():
    held = case(events=[("2019-11-01", "rehabiliteringsmoede", "")])
    verdict = judge_use(held, RULEBOOK, certificate(decided=date(2019, 10, 30)), TODAY)
    assert (verdict.judgement, verdict.ahead, verdict.row.base) == ("once_approved", False, date(2019, 11, 1))


def test_it_is_refused_where_the_municipality_does_not_have_the_trial():
    assert code(case(municipality="Aalborg"), use()) == ["use_not_granted"]


def test_it_is_refused_on_the_day_after_the_trial_ended():
    """3.4a held through 31 December 2019."""
    group, after = "kontanthjaelp-aktivitetsparat", date(2020, 1, 1)
    mentor = use("3.4a", "mentor-tilbud-kontanthjaelp", reason="indlagt", decided=after)
    history = case(group, "2019-09-08", municipality="Aalborg")
    assert code(history, replace(mentor, recorded_on=after), after) == ["use_not_granted"]
    before = replace(mentor, decided_on=after - timedelta(days=1), recorded_on=after)
    assert judged(history, before, after) == "counts"


def test_it_is_refused_after_the_due_day():
    assert code(case(start="2019-09-01"), use()) == ["use_too_late"]


def test_it_is_refused_for_a_step_that_was_taken():
    done = case(events=[("2019-10-20", "laegeattest", "lae285")])
    assert code(done, use(occurrence=1)) == ["use_step_done"]


def test_it_is_refused_without_a_reason_and_for_one_that_the_trial_does_not_take():
    history = case("jobafklaring", "2019-11-08", municipality="Aalborg")
    team = use("2.1b", "rehabiliteringsmoede-foer-jobafklaring", occurrence=1)
    assert code(history, replace(team, reason=" ")) == ["use_without_reason"]
    assert code(history, replace(team, reason="travlhed")) == ["use_reason_not_listed"]


def test_it_is_refused_in_a_case_that_is_closed():
    assert code(case(end="2019-11-08"), use()) == ["use_case_closed"]


def test_a_second_decision_on_one_step_is_refused_and_the_first_is_named():
    before = replace(certificate(), id="b7")
    verdict = judge_use(case(uses=[before]), RULEBOOK, certificate(), TODAY)
    assert (verdict.judgement, verdict.by) == ("taken", "b7")
    assert code(case(uses=[before]), certificate()) == ["use_taken"]


def test_it_is_refused_for_a_norm_that_the_exemption_does_not_change():
    assert code(case(), use(norm="kursus-seks-uger")) == ["use_not_for_step"]


def test_a_day_to_come_is_refused():
    assert code(case(), use(decided=TODAY + timedelta(days=1))) == ["use_decided_ahead"]


def test_an_exemption_that_nobody_has_heard_of_is_refused():
    assert code(case(), use("9.9")) == ["use_exemption_unknown"]


def test_what_may_be_left_out_comes_first_and_the_rest_says_why_not():
    found = choices_of(case(municipality="Aalborg"), RULEBOOK, TODAY)
    stands = [one.verdict.stands for one in found]
    assert stands == sorted(stands, reverse=True)
    assert {one.exemption.id: one.weighed.why.da for one in found if not one.verdict.stands} == {
        "2.3": "Aalborg har den ikke"
    }


def test_a_step_before_a_change_of_group_may_be_left_out_beforehand():
    found = {one.exemption.id: one for one in choices_of(case(), RULEBOOK, TODAY)}
    assert found["2.1b"].verdict.row.group == "jobafklaring"


days = st.dates(date(2019, 6, 1), TODAY)
kinds = st.sampled_from(
    [
        ("rehabiliteringsmoede", ""),
        ("laegeattest", "lae265"),
        ("laegeattest", "lae285"),
        ("revalidering-afgoerelse", "bevilling"),
        ("kursus", ""),
        ("ret-og-pligt-mentor", ""),
        ("mentorkontakt", ""),
    ]
)
groups = st.sampled_from(["sygedagpenge", "jobafklaring", "kontanthjaelp-aktivitetsparat", "dagpenge"])
places = st.sampled_from(["Aalborg", "Rebild", "Jammerbugt", "Frederikshavn", "Thisted"])


@st.composite
def cases_and_decisions(draw):
    """A case, and a decision that may well be about it."""
    exemption = draw(st.sampled_from(BY_CASE))
    norm = draw(st.sampled_from(NORMS[exemption]))
    group = draw(st.one_of(groups, st.sampled_from(sorted(RULEBOOK.norms[norm].groups or ["dagpenge"]))))
    made = sorted(draw(st.lists(st.tuples(days, kinds), max_size=4)), key=lambda one: one[0])
    events = [(day.isoformat(), *kind) for day, kind in made]
    history = case(group, draw(days).isoformat(), events, municipality=draw(places))
    reasons = RULEBOOK.exemptions[exemption].use.reasons
    reason = draw(st.sampled_from([*reasons, *reasons, "egne ord", ""]))
    decided = draw(st.one_of(st.just(TODAY), st.dates(date(2019, 10, 1), TODAY)))
    return history, use(exemption, norm, decided, draw(st.sampled_from([0, 0, 1, 2])), reason)


def exempt(history, use_, observed=TODAY):
    found = evaluate(replace(history, uses=(*history.uses, use_)), RULEBOOK.all_trials, observed)
    return {(one.norm, one.occurrence) for one in found if one.use == use_.id}


@given(cases_and_decisions())
@settings(max_examples=400)
def test_the_verdict_is_what_the_ledger_counts_once_the_decision_is_stored(drawn):
    history, decision = drawn
    verdict = judge_use(history, RULEBOOK, decision, TODAY)
    approved = replace(decision, approved_by="leder", approved_on=TODAY)
    if verdict.ahead:
        assert not exempt(history, approved)
    elif verdict.judgement == "done":
        assert exempt(history, approved)
    else:
        assert bool(exempt(history, decision)) is (verdict.judgement == "counts")
        assert bool(exempt(history, approved)) is verdict.stands


@given(cases_and_decisions(), st.integers(0, 900))
@settings(max_examples=400)
def test_a_decision_taken_beforehand_counts_when_the_step_comes_while_the_trial_holds(drawn, later):
    history, decision = drawn
    verdict = judge_use(history, RULEBOOK, decision, TODAY)
    if not (verdict.ahead and verdict.stands) or verdict.row.spell == AS_IF:
        return
    comes = TODAY + timedelta(days=later)
    trigger = verdict.row.rule.terms.trigger
    step = Event("step", comes, 99, trigger.kind, min(trigger.types, default=""))
    then = replace(history, events=(*history.events, step))
    approved = replace(decision, approved_by="leder", approved_on=TODAY)
    spell = history.spells[0]
    rule = RULEBOOK.all_trials.rule(decision.norm, spell.municipality, spell.group, comes)
    asks = rule.in_force and rule.terms.trigger.fits(step.kind, step.type)
    granted = decision.exemption in {one.id for one in rule.usable}
    assert bool(exempt(then, approved, comes)) is (asks and granted)
