"""What is known of a citizen who moved."""

from datetime import date

import pytest

from frikommune.cases.history import History
from frikommune.casework.duties.duties import duties_of
from frikommune.casework.duties.whose import Moves, is_only_sent, moves_of, with_sent_start
from tests.casework.made import RULEBOOK, TODAY, case, spell

SENT = {"forloeb_begyndt": date(2019, 5, 6), "fraflytningskommune": "Rebild"}


def moved(**told):
    return with_sent_start(case("dagpenge", "2019-09-02", **told))


def test_who_never_moved_has_no_moves():
    assert moves_of(case(), "Aalborg", TODAY) == Moves()


def test_who_came_is_known_from_the_day_of_the_move():
    history = case("dagpenge", "2019-09-02", fraflytningskommune="Rebild")
    assert moves_of(history, "Aalborg", TODAY) == Moves(date(2019, 9, 2), "Rebild")


def test_the_start_that_was_sent_is_told():
    assert moves_of(moved(**SENT), "Aalborg", TODAY).began == date(2019, 5, 6)


def test_an_earlier_spell_that_was_sent_tells_the_same():
    before = spell("dagpenge", "2019-05-06", "2019-09-02", place="Rebild", id_="f0")
    history = History("p", (before, spell("dagpenge", "2019-09-02")))
    assert moves_of(history, "Aalborg", TODAY) == Moves(date(2019, 9, 2), "Rebild", date(2019, 5, 6))


def test_who_left_is_known_until_the_day_of_the_move():
    history = case("dagpenge", "2019-05-06", end="2019-09-02", tilflytningskommune="Rebild")
    assert moves_of(history, "Aalborg", TODAY) == Moves(left_on=date(2019, 9, 2), went_to="Rebild")


def test_who_leaves_later_has_not_left_yet():
    history = case("dagpenge", "2019-05-06", end="2019-12-01", tilflytningskommune="Rebild")
    assert moves_of(history, "Aalborg", TODAY).left_on is None


def test_a_case_that_only_ended_has_not_moved():
    assert moves_of(case(end="2019-10-01"), "Aalborg", TODAY) == Moves()


def due_days(history):
    return [one.due for one in duties_of(history, RULEBOOK, TODAY) if one.norm == "faellessamtale"]


def test_the_course_counts_from_the_start_that_was_sent():
    as_if_here = case("dagpenge", "2019-05-06")
    assert date(2019, 12, 5) in due_days(as_if_here)
    assert date(2019, 12, 5) in due_days(moved(**SENT))


def test_without_one_it_counts_from_the_move():
    assert date(2019, 12, 5) not in due_days(moved(fraflytningskommune="Rebild"))


def test_what_was_asked_elsewhere_is_not_held_against_anybody_here():
    assert all(one.row.municipality == "Aalborg" for one in duties_of(moved(**SENT), RULEBOOK, TODAY))


@pytest.mark.parametrize("began", [date(2019, 9, 2), date(2019, 10, 1), "2019-05-06"])
def test_a_start_that_is_no_day_before_the_move_is_not_used(began):
    history = case("dagpenge", "2019-09-02", forloeb_begyndt=began)
    assert with_sent_start(history) is history


def test_a_sent_start_is_told_apart_from_a_spell_of_ones_own():
    assert [is_only_sent(one.id) for one in moved(**SENT).spells] == [True, False]
