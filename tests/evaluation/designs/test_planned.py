"""What was planned stands beside what was done."""

from __future__ import annotations

from datetime import date

from frikommune.evaluation.designs.changes import changes
from frikommune.evaluation.designs.design import Registered
from frikommune.evaluation.designs.locking import amend, lock
from frikommune.evaluation.designs.planned import Done, planned_and_done, planned_table
from tests.evaluation.designs.made import WHOLE, outcome, spoilt

LOCKED = lock(Registered(WHOLE), date(2018, 6, 1), "koordinator")
AMENDED = amend(LOCKED, spoilt(primary=outcome(smallest=0.08)), date(2019, 2, 1), "For få borgere", "leder")


def standing(registered, **done):
    return {row.field: row.standing for row in planned_and_done(registered, Done(**done))}


def test_what_was_done_as_planned_is_the_same():
    done = {"estimator": "did", "smallest": 0.05, "starts": date(2018, 7, 1), "outcome": WHOLE.primary.name}
    assert set(standing(LOCKED, **done).values()) == {"same"}


def test_an_estimator_that_the_design_left_open_is_the_one_chosen_for_it():
    assert standing(LOCKED, estimator="did")["estimator"] == "same"
    assert standing(LOCKED, estimator="two_groups")["estimator"] == "changed"


def test_what_an_amendment_changed_has_its_reason():
    (row,) = planned_and_done(AMENDED, Done(smallest=0.08))
    assert (row.standing, row.planned.da, row.done.da) == ("amended", "5,0 procentpoint", "8,0 procentpoint")
    assert row.why.da == "01.02.2019: For få borgere"


def test_what_changed_without_an_amendment_is_called_that():
    rows = planned_and_done(AMENDED, Done(smallest=0.02, comparison="before"))
    assert [row.standing for row in rows] == ["changed", "changed"]
    assert planned_table(rows).note.da.startswith("2 ting er ændret, uden at")


def test_what_is_done_after_all_as_first_planned_is_the_same():
    assert standing(AMENDED, smallest=0.05)["primary.smallest"] == "same"


def test_an_amendment_shows_without_anything_done():
    assert standing(AMENDED) == {"primary.smallest": "amended"}
    assert standing(LOCKED) == {}


def test_changes_are_told_in_words():
    after = spoilt(benchmark=0.4165, starts=None, comparison="before", theory=("a", "b"))
    told = {one.field: (one.before.da, one.after.da) for one in changes(WHOLE, after)}
    assert told == {
        "benchmark": ("ikke nævnt", "41,65 %"),
        "starts": ("01.07.2018", "ikke nævnt"),
        "comparison": ("andre kommuner", "før forsøget"),
        "theory": ("ingen ventetid; flere i jobrotation; flere i arbejde", "a; b"),
    }
    assert changes(WHOLE, WHOLE) == ()
