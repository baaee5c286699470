"""Steps that nobody has taken yet, judged as if they were taken today."""

from datetime import date

from frikommune.casework.ahead import ahead_of, is_change
from tests.casework.made import CERTIFICATE, RULEBOOK, TODAY, case, use

CLARIFIED = "rehabiliteringsmoede-foer-jobafklaring"


def rows(history, today=TODAY):
    return {row.norm: row for row in ahead_of(history, RULEBOOK, today)}


def test_the_certificate_is_missing_before_a_meeting_that_is_not_held():
    assert rows(case())[CERTIFICATE].outcome == "breached"


def test_a_certificate_of_today_is_on_file_before_a_meeting_of_today():
    history = case("sygedagpenge", "2019-09-20", ("2019-11-08", "laegeattest", "lae265"))
    assert rows(history)[CERTIFICATE].met_on == TODAY


def test_a_decision_that_was_spent_on_an_earlier_meeting_lets_the_next_one_off_no_more():
    told = ("2019-11-05", "rehabiliteringsmoede")
    history = case("sygedagpenge", "2019-09-20", told, uses=[use(approved="2019-11-04")])
    assert rows(history)[CERTIFICATE].standing == "required"


def test_nothing_is_ahead_in_a_closed_case():
    assert rows(case(end="2019-11-01")) == {}


def test_before_a_change_of_group_only_what_a_trial_lets_off_is_told():
    changes = {norm for norm, row in rows(case()).items() if is_change(row)}
    assert changes == {CLARIFIED, "lae265-jobafklaring"}


def test_where_no_trial_lets_it_off_a_change_of_group_is_not_spoken_of():
    earlier = rows(case(start="2016-01-10"), date(2016, 2, 1))
    assert not [norm for norm, row in earlier.items() if is_change(row)]


def test_a_meeting_held_before_counts_at_the_change():
    history = case("sygedagpenge", "2019-09-20", ("2019-10-20", "rehabiliteringsmoede"))
    assert rows(history)[CLARIFIED].outcome == "met"


def test_a_group_that_the_citizen_is_in_is_no_change():
    assert CLARIFIED not in rows(case("jobafklaring", "2019-09-20"))


def test_the_history_itself_is_left_as_it_is():
    history = case()
    before = repr(history)
    rows(history)
    assert repr(history) == before
