"""What applies in two places beside each other, over the real packs."""

from datetime import date

import pytest

from frikommune.law.rulebook import Rulebook
from frikommune.ledger.side_by_side import Answer, Place, answers, lines_of
from frikommune.ledger.standing_law import what_applies
from frikommune.packfiles.pack import load_pack
from tests.law.building import AFTER, BEFORE, two
from tests.ledger.building import law

MARCH_2018 = date(2018, 3, 1)
REFORM = (date(2019, 12, 31), date(2020, 1, 1))


@pytest.fixture(scope="module")
def book() -> Rulebook:
    return load_pack().rulebook


def beside(book: Rulebook, *places: Place, group: str = "dagpenge") -> dict[str, Answer]:
    return {one.norm.id: one for one in answers(book.all_trials, places, [group], None)}


def test_aalborg_and_rebild_are_asked_different_joint_talks(book):
    found = beside(book, Place("Aalborg", MARCH_2018), Place("Rebild", MARCH_2018))
    assert found["faellessamtale"].difference == "asks"
    assert lines_of(found["faellessamtale"].asked[0])[0].da == "nr. 1: i uge 8"
    assert "kan ikke afgøres" in lines_of(found["faellessamtale"].asked[1])[0].da


def test_a_norm_that_no_trial_changes_is_alike(book):
    found = beside(book, Place("Aalborg", MARCH_2018), Place("Rebild", MARCH_2018))
    assert found["jobrotation-26-uger"].difference == "same"


def test_days_of_windows_make_no_difference(book):
    found = beside(book, Place("Aalborg", MARCH_2018), Place("Aalborg", date(2018, 9, 1)))
    assert found["faellessamtale"].difference == "same"


def test_what_the_lines_do_not_say_is_a_difference_too(book):
    found = beside(book, Place("Aalborg", MARCH_2018), Place("Morsø", MARCH_2018))
    assert lines_of(found["min-plan"].asked[0]) == lines_of(found["min-plan"].asked[1])
    assert found["min-plan"].difference == "asks"


def test_the_same_asked_by_a_new_version_is_another_basis():
    version = "step = { number = 1, in_week = 4 }"
    book = law(two(version, version))
    (found,) = answers(
        book.all_trials, [Place("aalborg", BEFORE), Place("aalborg", AFTER)], ["dagpenge"], None
    )
    assert found.difference == "basis"


def test_a_norm_that_ended_between_the_days_differs(book):
    found = beside(book, *(Place("Aalborg", day) for day in REFORM))
    assert found["jobsamtale"].difference == "asks"
    assert lines_of(found["jobsamtale"].asked[1]) == ()
    assert found["jobsamtale"].applies


def test_groups_that_a_norm_reads_alike_for_stand_together(book):
    places = [Place("Rebild", MARCH_2018)]
    (found,) = [
        one
        for one in answers(book.all_trials, places, list(book.groups), None)
        if one.norm.id == "revalidering-lae265"
    ]
    assert found.groups == tuple(book.groups)


def test_an_exemption_that_leaves_several_groups_out_names_them_all(book):
    places = [Place("Aalborg", MARCH_2018)]
    found = [
        one
        for one in answers(book.all_trials, places, list(book.groups), None)
        if one.norm.id == "mikrolaan" and len(one.groups) > 3
    ]
    (why,) = [weighed.why for one in found for weighed in one.asked[0].considered]
    assert why.da.startswith("gælder ikke ")
    assert "sygedagpengemodtagere" in why.da
    assert why.en.startswith("does not cover ")


def test_one_place_says_what_what_applies_says(book):
    for group in book.groups:
        mine = beside(book, Place("Aalborg", MARCH_2018), group=group)
        theirs = what_applies(book.all_trials, "Aalborg", group, MARCH_2018, MARCH_2018)
        assert {norm: lines_of(one.asked[0]) for norm, one in mine.items()} == {
            one.rule.norm.id: lines_of(one) for one in theirs
        }
