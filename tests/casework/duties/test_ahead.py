"""Steps that nobody has taken yet, judged as if they were taken today."""

from dataclasses import replace
from datetime import date

from frikommune.cases.history import History
from frikommune.casework.duties.ahead import ahead_of, is_change
from frikommune.casework.uses.as_if import as_if_triggered
from frikommune.casework.uses.using import rows_on
from frikommune.ledger.row import Row
from tests.casework.made import CERTIFICATE, RULEBOOK, TODAY, case, spell, use

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


def test_a_step_taken_today_is_not_the_one_that_is_ahead():
    history = case("sygedagpenge", "2019-09-20", ("2019-11-08", "rehabiliteringsmoede"))
    assert rows(history)[CERTIFICATE].occurrence == 2


def test_a_step_imagined_in_a_course_is_judged_as_one_that_the_whole_history_tells_of():
    told = (
        ("2019-09-25", "jobrotation"),
        ("2019-10-01", "laegeattest", "lae265"),
        ("2019-11-05", "rehabiliteringsmoede"),
        ("2019-11-08", "kursus", "ivaerksaetter"),
    )
    first = case("sygedagpenge", "2019-09-20", *told, uses=[use()])
    second = replace(first, spells=(*first.spells, spell("dagpenge", "2019-10-07", place="Rebild", id_="f2")))
    for history in (first, second):
        assert set(ahead_of(history, RULEBOOK, TODAY)) == _ahead_of_the_whole(history)


def _ahead_of_the_whole(history: History) -> set[Row]:
    found: dict[tuple[str, str], Row] = {}
    for norm in (one for one in RULEBOOK.norms.values() if one.kind != "duty"):
        for imagined in as_if_triggered(history, RULEBOOK, norm.id, TODAY):
            of_today = (row for row in rows_on(imagined, RULEBOOK, norm.id, TODAY) if row.base == TODAY)
            found |= {(norm.id, row.course): row for row in of_today}
    return {row for row in found.values() if row.rule.usable or not is_change(row)}
