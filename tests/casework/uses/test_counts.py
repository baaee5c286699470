"""How often an exemption was possible, how often it was used, and what became of it."""

from dataclasses import replace
from datetime import date

from frikommune.cases.history import Spell
from frikommune.casework.uses.counts import (
    Told,
    UseCount,
    count_remarks,
    count_rows,
    count_uses,
    together,
)
from frikommune.casework.uses.state import UseState
from frikommune.ledger.reference import evaluate
from tests.casework.uses.test_using import RULEBOOK, TODAY, case, certificate, use

WORLD = RULEBOOK.all_trials


def counted(history, observed=TODAY):
    return count_rows(evaluate(history, WORLD, observed), WORLD, observed)


def test_a_step_that_could_be_left_out_is_possible_once():
    assert counted(case()) == {"2.3": UseCount(possible=1)}


def test_one_that_was_left_out_was_possible_and_let_off():
    assert counted(case(uses=[use()])) == {"2.3": UseCount(possible=1, let_off=1)}


def test_nothing_is_possible_where_the_trial_does_not_run():
    assert counted(case(municipality="Aalborg")) == {}


def test_each_meeting_is_possible_once():
    held = case(
        events=[("2019-10-10", "rehabiliteringsmoede", ""), ("2019-11-01", "rehabiliteringsmoede", "")]
    )
    assert counted(held)["2.1a"] == UseCount(possible=2)


def test_a_certificate_that_was_on_file_left_nothing_to_leave_out():
    held = case(events=[("2019-10-10", "laegeattest", "lae265"), ("2019-11-01", "rehabiliteringsmoede", "")])
    assert "2.1a" not in counted(held)


def test_a_use_that_no_leader_has_approved_lets_nothing_off():
    meeting = [("2019-11-08", "rehabiliteringsmoede", "")]
    waiting = case(events=meeting, uses=[certificate()])
    approved = case(events=meeting, uses=[certificate(approved_by="l", approved_on=TODAY)])
    assert (counted(waiting)["2.1a"].let_off, counted(approved)["2.1a"].let_off) == (0, 1)


def test_a_duty_that_fell_due_after_the_trial_began_was_possible():
    """2.3 began on 1 January 2018, in the middle of the window."""
    history = case(start="2017-12-01")
    assert counted(history, date(2018, 3, 1)) == {"2.3": UseCount(possible=1)}


def test_a_duty_that_passed_to_another_municipality_is_possible_in_that_one_alone():
    """Rebild until 20 October, Jammerbugt from then on; both have 2.3."""
    history = case(end="2019-10-20")
    moved = Spell("f2", "sygedagpenge", "Jammerbugt", date(2019, 10, 20))
    assert counted(replace(history, spells=(*history.spells, moved))) == {"2.3": UseCount(possible=1)}


def test_every_use_is_counted_by_what_became_of_it():
    states: list[UseState] = ["counts", "approved", "waiting", "asked", "declined", "withdrawn"]
    found = count_uses(Told("2.1a", state, seconds) for seconds, state in enumerate(states, start=20))
    count = found["2.1a"]
    assert (count.used, count.counts, count.waiting, count.declined, count.withdrawn) == (6, 2, 2, 1, 1)


def test_the_median_is_of_the_uses_that_were_timed():
    found = count_uses([Told("2.3", "counts", one) for one in (10, 30, 90)] + [Told("2.3", "counts")])
    assert found["2.3"].median_seconds == 30
    assert count_uses([Told("2.3", "counts")])["2.3"].median_seconds is None


def test_remarks_are_counted_by_kind():
    found = count_remarks([("2.3", "why_not"), ("2.3", "side_effect"), ("2.3", "why_not")])
    assert found["2.3"] == UseCount(why_not=2, side_effects=1)


def test_counts_of_many_cases_add_up():
    one = count_rows(evaluate(case(), WORLD, TODAY), WORLD, TODAY)
    assert together(one, one, count_uses([Told("2.3", "counts", 5)])) == {
        "2.3": replace(UseCount(), possible=2, used=1, counts=1, seconds=(5,))
    }
