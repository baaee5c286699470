"""What a case asks on one day: in the order of a person's work, with what a trial allows."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from frikommune.casework.duties.duties import SOON, duties_of
from frikommune.casework.duties.duty import OPEN, PLACES
from frikommune.ledger.reference import evaluate
from tests.casework.made import CERTIFICATE, RULEBOOK, TODAY, case, use

ONE_DAY = timedelta(1)
FOLLOW_UP = "sygedagpenge-opfoelgning"


def duties(history, today=TODAY, **more):
    return duties_of(history, RULEBOOK, today, **more)


def of_norm(history, norm, today=TODAY):
    return [one for one in duties(history, today) if one.norm == norm]


def the(history, norm, today=TODAY):
    (one,) = of_norm(history, norm, today)
    return one


def test_what_falls_due_within_two_weeks_is_soon():
    one = the(case(), FOLLOW_UP)
    assert (one.due, one.place) == (date(2019, 11, 14), "soon")


def test_what_falls_due_later_is_further_ahead():
    one = the(case(), FOLLOW_UP, date(2019, 11, 14) - SOON - ONE_DAY)
    assert one.place == "ahead"


def test_on_its_last_day_it_is_not_overdue():
    assert the(case(), FOLLOW_UP, date(2019, 11, 14)).place == "soon"


def test_on_the_day_after_its_last_it_is_overdue():
    assert the(case(), FOLLOW_UP, date(2019, 11, 15)).place == "overdue"


def test_once_it_is_done_it_is_done_with_and_the_next_stands_ahead():
    history = case("sygedagpenge", "2019-09-20", ("2019-11-07", "samtale", "opfoelgning", "personligt"))
    assert [one.place for one in of_norm(history, FOLLOW_UP)] == ["ahead", "done"]


def test_a_window_without_a_number_cannot_be_determined():
    assert the(case("dagpenge", "2019-10-01"), "min-plan").place == "unknown"


def test_a_closed_case_asks_nothing_any_more():
    assert {one.place for one in duties(case(end="2019-11-01"))} <= {"done"}


def test_a_case_that_has_not_begun_asks_nothing():
    assert duties(case(start="2019-12-01")) == ()


def test_a_trial_that_moved_a_window_stands_beside_the_laws_own():
    first = of_norm(case("dagpenge", "2019-10-01"), "faellessamtale")[0]
    assert (first.layer, first.opens, first.due) == ("1.3a", date(2019, 11, 19), date(2019, 11, 25))
    assert (first.law_opens, first.law_due) == (date(2019, 10, 22), date(2019, 10, 28))


def test_where_no_trial_moved_it_the_law_has_no_window_of_its_own():
    one = the(case(), FOLLOW_UP)
    assert (one.layer, one.law_opens, one.law_due) == ("law", None, None)


def test_steps_of_a_series_are_told_apart_by_their_number():
    titles = [one.title.da for one in of_norm(case("dagpenge", "2019-10-01"), "faellessamtale")]
    assert titles == [f"Fællessamtale med a-kassen, nr. {number}" for number in (1, 2, 3)]


# ---- What may be left out


def mentor(**more):
    told = ("2019-11-01", "ret-og-pligt-mentor")
    return case("kontanthjaelp-aktivitetsparat", "2019-02-01", told, **more)


def test_an_open_duty_names_the_exemptions_that_may_be_used_for_it_today():
    assert [one.id for one in the(mentor(), "mentor-kontakt").usable] == ["3.4a", "3.4b"]


def test_in_a_municipality_without_the_trial_nothing_may_be_used():
    assert the(mentor(place="Rebild"), "mentor-kontakt").usable == ()


def test_why_it_may_not_is_told_beside_it():
    weighed = the(mentor(place="Rebild"), "mentor-kontakt").weighed
    assert {one.exemption.id: one.why.da for one in weighed if not one.holds}["3.4a"] == "Rebild har den ikke"


def test_what_is_overdue_can_be_left_out_no_more():
    late = the(mentor(), "mentor-kontakt", date(2019, 11, 20))
    assert (late.place, late.usable) == ("overdue", ())
    assert late.reason.da.endswith("; 3.4a eller 3.4b kun, hvis det blev besluttet i tide")


def test_a_duty_that_was_let_off_in_the_case_says_so():
    used = use(norm="mentor-kontakt", exemption="3.4b", decided="2019-11-05")
    one = the(mentor(uses=[used]), "mentor-kontakt")
    assert (one.place, one.standing, one.layer) == ("let_off", "exempt", "3.4b")


def test_steps_before_which_something_must_be_on_file_stand_ahead_of_them():
    one = the(case(), CERTIFICATE)
    assert (one.place, one.occurrence, one.opens, one.due) == ("before_step", 0, None, None)
    assert [exemption.id for exemption in one.usable] == ["2.1a"]


def test_with_the_certificate_on_file_nothing_need_be_left_out():
    one = the(case("sygedagpenge", "2019-09-20", ("2019-10-01", "laegeattest", "lae265")), CERTIFICATE)
    assert (one.outcome, one.usable) == ("met", ())


def test_a_use_that_no_leader_has_approved_awaits_one():
    one = the(case(uses=[use()]), CERTIFICATE)
    assert (one.standing, one.awaits) == ("required", ("u1",))


def test_once_approved_the_next_step_is_exempt():
    one = the(case(uses=[use(approved="2019-11-04")]), CERTIFICATE)
    assert (one.standing, one.awaits, one.usable) == ("exempt", (), ())


def test_a_meeting_without_the_certificate_was_not_kept_and_is_past():
    history = case("sygedagpenge", "2019-09-20", ("2019-10-10", "rehabiliteringsmoede"))
    past, ahead = sorted(of_norm(history, CERTIFICATE), key=lambda one: one.row.base)
    assert (past.place, past.outcome, past.usable) == ("done", "breached", ())
    assert ahead.place == "before_step"


def test_a_meeting_of_today_without_the_certificate_can_still_be_put_right_today():
    history = case("sygedagpenge", "2019-09-20", ("2019-11-08", "rehabiliteringsmoede"))
    today = of_norm(history, CERTIFICATE)[0]
    assert (today.place, [one.id for one in today.usable]) == ("soon", ["2.1a"])


# ---- The order of work


def test_places_come_in_the_order_of_work_and_days_within_them():
    history = case("dagpenge", "2019-04-02", ("2019-05-20", "samtale", "ordinaer", "personligt"))
    found = [(PLACES.index(one.place), one.due or date.max) for one in duties(history) if one.place != "done"]
    assert found == sorted(found)


def test_what_is_done_with_comes_last_the_latest_first():
    history = case("dagpenge", "2019-04-02")
    days = [one.due for one in duties(history) if one.place == "done"]
    assert len(days) > 3
    assert days == sorted(days, reverse=True)


def test_what_is_done_with_can_be_left_out():
    history = case("dagpenge", "2019-04-02")
    assert duties(history, done=False) == tuple(one for one in duties(history) if one.place in OPEN)


# ---- On any case and day


@st.composite
def some_case(draw):
    group = draw(st.sampled_from(sorted(RULEBOOK.groups)))
    start = draw(st.dates(date(2017, 1, 1), date(2020, 6, 1)))
    kinds = (
        "samtale",
        "laegeattest",
        "rehabiliteringsmoede",
        "ret-og-pligt-mentor",
        "mentorkontakt",
        "kursus",
    )
    told = draw(st.lists(st.tuples(st.integers(0, 400), st.sampled_from(kinds)), max_size=6))
    happened = sorted((start + timedelta(days), kind) for days, kind in told)
    end = draw(st.sampled_from(["", (start + timedelta(200)).isoformat()]))
    place = draw(st.sampled_from(sorted(RULEBOOK.municipalities)))
    listed = [(when.isoformat(), kind) for when, kind in happened]
    return case(group, start.isoformat(), *listed, end=end, place=place)


@settings(max_examples=60, deadline=None)
@given(some_case(), st.dates(date(2017, 1, 1), date(2021, 1, 1)))
def test_every_row_of_the_ledger_is_shown_once_and_nothing_else_is_dated(history, today):
    shown = [one.row for one in duties(history, today) if one.place not in ("before_step", "before_change")]
    key = repr
    assert sorted(shown, key=key) == sorted(evaluate(history, RULEBOOK.all_trials, today), key=key)


@settings(max_examples=60, deadline=None)
@given(some_case(), st.dates(date(2017, 1, 1), date(2021, 1, 1)))
def test_what_is_overdue_has_a_last_day_behind_and_what_is_soon_one_ahead(history, today):
    for one in duties(history, today):
        if one.place == "overdue":
            assert one.due < today
        if one.place == "soon":
            assert today <= one.due <= today + SOON


@pytest.mark.parametrize("language", ["da", "en"])
@settings(max_examples=30, deadline=None)
@given(history=some_case())
def test_every_duty_has_its_reason_in_words(language, history):
    assert all(one.reason.said_in(language) for one in duties(history))
