"""The strips of a case's picture."""

from datetime import date

import pytest

from frikommune.cases.history import History
from frikommune.casework.picture.lane import NAME, ROW
from frikommune.casework.picture.lanes import event_lane, group_lane, norm_lane
from frikommune.casework.picture.scale import Scale
from frikommune.ledger.reference import evaluate_both
from tests.casework.made import CERTIFICATE, RULEBOOK, TODAY, case, events, spell, use

SCALE = Scale(date(2019, 7, 1), date(2020, 2, 29), 976)
"""Four units for a day."""


def x(text):
    return 4 * (date.fromisoformat(text) - SCALE.first).days


def drawn(history, norm, today=TODAY, scale=SCALE):
    """The strip of one norm, with the windows that only the law alone has."""
    mine, alone = evaluate_both(history, RULEBOOK.all_trials, RULEBOOK.no_trials, today)
    others = [row for row in alone if row.norm == norm and row not in mine]
    rows = [row for row in mine if row.norm == norm]
    return norm_lane(RULEBOOK.norms[norm], rows, others, history.uses, scale, today)


# ---- Groups


def test_a_group_is_a_band_over_its_days_the_last_included():
    (bar,) = group_lane(case(end="2019-11-01"), SCALE, RULEBOOK.words).bars
    assert (bar.x, bar.x + bar.width) == (x("2019-09-20"), x("2019-11-01"))
    assert (bar.told.da, bar.end) == ("Sygedagpengemodtagere, Aalborg", date(2019, 10, 31))


def test_a_group_that_goes_on_runs_out_of_the_picture():
    (bar,) = group_lane(case(), SCALE, RULEBOOK.words).bars
    assert (bar.x + bar.width, bar.end) == (SCALE.width, None)


def test_two_groups_at_once_stand_below_each_other():
    two = History("p", (spell("dagpenge", "2019-08-01"), spell("sygedagpenge", "2019-09-01", id_="f2")))
    assert [one.y for one in group_lane(two, SCALE, RULEBOOK.words).bars] == [NAME, NAME + ROW]


def test_what_ended_before_the_first_day_is_left_out():
    old = case("dagpenge", "2018-01-01", end="2019-01-01")
    assert group_lane(old, SCALE, RULEBOOK.words).bars == ()


# ---- What happened


def test_an_event_is_a_mark_with_its_name_and_form():
    (mark,) = event_lane(
        events(("2019-08-01", "samtale", "faelles", "telefonisk")), SCALE, RULEBOOK.words
    ).marks
    assert (mark.x, mark.words.da) == (x("2019-08-01"), "fællessamtale, telefonisk")


def test_events_that_are_crowded_out_stand_as_signs_and_are_told_all_the_same():
    crowd = events(*[("2019-08-01", "samtale", "faelles", "personligt")] * 9)
    marks = event_lane(crowd, SCALE, RULEBOOK.words).marks
    silent = [one for one in marks if not one.words.da]
    assert len(silent) == 5
    assert {one.told.da for one in silent} == {"fællessamtale, personligt"}


# ---- A norm


def test_a_window_stands_from_when_it_opens_through_its_last_day():
    (bar,) = drawn(case(), "lae285").bars
    assert (bar.x, bar.x + bar.width) == (x("2019-09-20"), x("2019-11-15"))
    assert (bar.kind, bar.words.da) == ("law", "1 …")


def test_what_met_it_is_marked_on_its_day():
    history = case("sygedagpenge", "2019-09-20", ("2019-10-01", "laegeattest", "lae285"))
    lane = drawn(history, "lae285")
    assert lane.bars[0].words.da == "1 ✓"
    assert [(mark.sign, mark.x) for mark in lane.marks] == [("✓", x("2019-10-01"))]


def test_the_days_over_the_limit_are_drawn_up_to_today():
    late = drawn(case(start="2019-09-01"), "lae285").bars[-1]
    assert (late.kind, late.x, late.x + late.width) == ("late", x("2019-10-27"), x("2019-11-09"))


@pytest.mark.parametrize(("today", "words"), [("2019-10-27", "1 dag over"), ("2019-11-08", "13 dage over")])
def test_how_many_days_over_is_told(today, words):
    late = drawn(case(start="2019-09-01"), "lae285", date.fromisoformat(today)).bars[-1]
    assert late.told.da == words


def test_a_window_by_a_trial_has_the_laws_own_faintly_below_it():
    lane = drawn(case("dagpenge", "2019-10-01"), "faellessamtale")
    first = next(one for one in lane.bars if one.kind == "trial")
    faint = next(one for one in lane.bars if one.kind == "without")
    assert (first.kind, first.x) == ("trial", x("2019-11-19"))
    assert (faint.x, faint.x + faint.width) == (x("2019-10-22"), x("2019-10-29"))
    assert faint.y > first.y + first.height


def test_a_step_that_was_kept_or_not_is_a_sign_on_its_day():
    history = case("sygedagpenge", "2019-09-20", ("2019-10-10", "rehabiliteringsmoede"))
    (mark,) = drawn(history, CERTIFICATE).marks
    assert (mark.sign, mark.x, mark.told.da) == ("✗", x("2019-10-10"), "ikke overholdt")


def test_a_decision_to_use_an_exemption_is_marked_on_its_day():
    (mark,) = drawn(case(uses=[use("2019-11-01")]), CERTIFICATE).marks
    assert (mark.sign, mark.x, mark.told.en) == ("◆", x("2019-11-01"), "2.1a was used")


def test_a_norm_of_which_nothing_lies_within_the_days_shown_is_empty():
    early = Scale(date(2018, 1, 1), date(2018, 3, 31), 900)
    lane = drawn(case(), "lae285", scale=early)
    assert (lane.bars, lane.marks) == ((), ())


def test_the_strip_is_as_high_as_what_stands_in_it():
    lane = drawn(case("dagpenge", "2019-07-01"), "jobsamtale")
    assert all(one.y + one.height <= lane.height for one in lane.bars)


def test_everything_in_a_strip_is_told_as_lines_in_order_of_day():
    history = case("sygedagpenge", "2019-09-20", ("2019-10-01", "laegeattest", "lae285"))
    assert [(start, end, told.da) for start, end, told in drawn(history, "lae285").lines] == [
        (date(2019, 9, 20), date(2019, 11, 14), "nr. 1: opfyldt 01.10.2019"),
    ]
