"""The law of one day, frozen: that day's version at all times, no trials, and what is unknown stays so."""

from __future__ import annotations

import pytest

from frikommune.law.frozen import differing, frozen
from frikommune.law.rulebook import Rulebook
from tests.law.building import two
from tests.ledger.building import day, event, grant, law, outcomes, spell

REFORM = two("step = { number = 1, in_week = 4 }", "step = { number = 1, in_week = 8 }")
GONE = two("step = { number = 1, in_week = 4 }", "repealed = true")
LATER = 'id = "senere"\nchange = { norm = "samtale", replace = { step = { number = 1, in_week = 6 } } }'


def at(rulebook: Rulebook, on: int) -> Rulebook:
    return frozen(rulebook, day(on))


@pytest.mark.parametrize("start", [0, 300])
def test_the_version_of_the_day_holds_before_and_after_it(start):
    reformed = law(REFORM)
    first, last = start + 21, start + 27
    assert outcomes(at(reformed, 50), spell(start), on=start + 90) == [
        f"1 aalborg {first}–{last} required overdue +63"
    ]
    assert outcomes(at(reformed, 100), spell(start), on=start + 90) == [
        f"1 aalborg {start + 49}–{start + 55} required overdue +35"
    ]


def test_what_is_repealed_on_the_day_never_asks():
    assert outcomes(at(law(GONE), 99), spell(300), event(322), on=400) == [
        "1 aalborg 321–327 required met 322"
    ]
    assert outcomes(at(law(GONE), 100), spell(0), on=400) == []


def test_no_trial_is_left():
    with_trial = law("step = { number = 1, in_week = 4 }", exemptions=[LATER], grants=[grant("senere")])
    assert outcomes(with_trial, spell(0), on=10) == ["1 aalborg 35–41 required pending"]
    assert outcomes(at(with_trial, 0), spell(0), on=10) == ["1 aalborg 21–27 required pending"]
    assert not at(with_trial, 0).exemptions


def test_a_version_that_the_pack_does_not_hold_cannot_be_determined():
    young = law("version = [{ day = 50, step = { number = 1, in_week = 4 } }]")
    assert outcomes(at(young, 49), spell(100), on=130) == ["1 aalborg ?–? unknown"]
    assert outcomes(at(young, 50), spell(0), on=10) == ["1 aalborg 21–27 required pending"]


def test_only_norms_with_another_version_differ():
    rulebook = law('id = "ny"\n' + REFORM, 'id = "fast"\nstep = { number = 1, in_week = 4 }')
    assert differing(rulebook, day(99), day(100)) == {"ny"}
    assert differing(rulebook, day(98), day(99)) == frozenset()
    assert set(frozen(rulebook, day(99), {"ny"}).norms) == {"ny"}


def test_the_rulebook_itself_is_not_touched():
    reformed = law(REFORM)
    at(reformed, 100)
    assert [version.start for version in reformed.norms["samtale"].versions][1] == day(100)
