"""A lock is made once, an amendment has its reason, and what was touched afterwards is seen."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from frikommune.errors import Refused
from frikommune.evaluation.designs.design import Design, Registered
from frikommune.evaluation.designs.locking import amend, lock, verified
from frikommune.evaluation.designs.planned import data_words
from tests.evaluation.designs.made import WHOLE, outcome, spoilt

DAY, LATER = date(2018, 6, 1), date(2019, 2, 1)
LOCKED = lock(Registered(WHOLE), DAY, "koordinator")
assert LOCKED.lock is not None
SEALED = LOCKED.lock
CHANGED = spoilt(primary=outcome(smallest=0.08))
AMENDED = amend(LOCKED, CHANGED, LATER, "Færre borgere end ventet", "koordinator")


def code_of(make):
    with pytest.raises(Refused) as caught:
        make()
    return caught.value.refusals[0].code


def test_what_is_locked_keeps_its_hash_and_holds():
    assert LOCKED.lock is not None
    assert LOCKED.lock.digest == WHOLE.digest
    assert verified(LOCKED) is LOCKED
    assert verified(AMENDED).design == CHANGED
    assert AMENDED.planned == WHOLE


def test_a_lock_is_never_written_over():
    assert code_of(lambda: lock(LOCKED, LATER, "koordinator")) == "design_locked"


def test_a_design_that_lacks_something_is_not_locked_and_all_of_it_is_told():
    with pytest.raises(Refused) as caught:
        lock(Registered(Design("3.3")), DAY, "koordinator")
    fields = [one.where for one in caught.value.refusals]
    assert {"population", "municipalities", "starts", "primary", "data.legal_basis"} <= set(fields)


def test_somebody_locks_it():
    assert code_of(lambda: lock(Registered(WHOLE), DAY, " ")) == "role_missing"


@pytest.mark.parametrize(
    ("where", "make"),
    [
        ("reason", lambda: amend(LOCKED, CHANGED, LATER, " ", "leder")),
        ("design", lambda: amend(LOCKED, WHOLE, LATER, "fordi", "leder")),
        ("on", lambda: amend(LOCKED, CHANGED, date(2018, 5, 31), "fordi", "leder")),
        ("trial", lambda: amend(LOCKED, spoilt(trial="1.3"), LATER, "fordi", "leder")),
        ("by", lambda: amend(LOCKED, CHANGED, LATER, "fordi", "")),
        ("lock", lambda: amend(Registered(WHOLE), CHANGED, LATER, "fordi", "leder")),
        ("starts", lambda: amend(LOCKED, spoilt(starts=None), LATER, "fordi", "leder")),
    ],
)
def test_an_amendment_that_cannot_be_is_refused_at_its_place(where, make):
    with pytest.raises(Refused) as caught:
        make()
    assert caught.value.refusals[0].where == where


TOUCHED = {
    "the design": replace(LOCKED, planned=CHANGED),
    "the day of the lock": replace(LOCKED, lock=replace(SEALED, on=date(2018, 1, 1))),
    "when data was seen": replace(AMENDED, lock=replace(SEALED, data_seen=LATER)),
    "a reason": replace(AMENDED, amendments=(replace(AMENDED.amendments[0], reason="En anden"),)),
    "what it became": replace(AMENDED, amendments=(replace(AMENDED.amendments[0], design=WHOLE),)),
    "whether data was seen": replace(AMENDED, amendments=(replace(AMENDED.amendments[0], data_seen=True),)),
    "the lock taken away": replace(AMENDED, lock=None),
}


@pytest.mark.parametrize("name", TOUCHED)
def test_whatever_is_touched_afterwards_is_seen(name):
    assert code_of(lambda: verified(TOUCHED[name])) == "design_touched"


def test_an_amendment_taken_out_of_the_middle_is_seen():
    twice = amend(AMENDED, spoilt(title="Tredje"), LATER, "igen", "leder")
    assert len(twice.amendments) == 2
    assert code_of(lambda: verified(replace(twice, amendments=twice.amendments[1:]))) == "design_touched"


def test_an_amended_design_that_was_touched_is_not_amended_again():
    touched = replace(LOCKED, planned=CHANGED)
    assert code_of(lambda: amend(touched, spoilt(title="x"), LATER, "fordi", "leder")) == "design_touched"


def test_whether_the_design_came_before_the_data_is_said():
    after = lock(Registered(WHOLE), DAY, "koordinator", data_seen=DAY)
    late = amend(LOCKED, CHANGED, LATER, "fordi", "leder", data_seen=True)
    assert data_words(Registered(WHOLE)).da.startswith("Designet er ikke låst")
    assert data_words(LOCKED).da == "Designet blev låst 01.06.2018, før data blev set."
    assert data_words(after).en.startswith("Designed after the data")
    assert "ændret 1 gang, efter" in data_words(late).da
