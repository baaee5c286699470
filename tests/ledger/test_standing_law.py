"""What applies on a day agrees with the ledger of a course that starts then, over the real packs."""

from datetime import date
from itertools import product

import pytest

from frikommune.cases.history import History, Spell
from frikommune.law.rulebook import Rulebook
from frikommune.ledger.reference import evaluate
from frikommune.ledger.standing_law import Asked, what_applies
from frikommune.packfiles.pack import load_pack
from tests.ledger.building import day, grant, law

PLACES = ("Aalborg", "Thisted", "Morsø", "Vesthimmerland")
STARTS = (date(2017, 6, 30), date(2018, 2, 5), date(2019, 11, 4), date(2020, 2, 1), date(2024, 3, 1))
LATER = (date(2020, 2, 1), date(2022, 1, 2))
Step = tuple[str, int, date | None, date | None]


@pytest.fixture(scope="module")
def book() -> Rulebook:
    return load_pack().rulebook


def shown(book: Rulebook, place: str, group: str, on: date, start: date) -> set[Step]:
    return {
        (asked.rule.norm.id, step.number, step.opens, step.due)
        for asked in what_applies(book.all_trials, place, group, on, start)
        for step in asked.steps
        if not asked.rule.suspended_by and step.opens and (step.due is None or step.due >= on)
    }


def pending(book: Rulebook, place: str, group: str, on: date, start: date, norms: set[str]) -> set[Step]:
    told = History("–", (Spell("1", group, place, start),))
    return {
        (row.norm, row.occurrence, row.opens, row.due)
        for row in evaluate(told, book.all_trials, on)
        if row.outcome == "pending" and row.norm in norms
    }


def stepped(book: Rulebook) -> set[str]:
    """The norms counted from the start of the course in numbered steps."""
    return {
        asked.rule.norm.id
        for place, group, on in product(PLACES, book.groups, STARTS)
        for asked in what_applies(book.all_trials, place, group, on, on)
        if asked.steps
    }


def test_the_steps_shown_are_those_pending_in_the_ledger(book):
    norms = stepped(book)
    assert norms
    for place, group, start in product(PLACES, book.groups, STARTS):
        for on in {start, *(later for later in LATER if later > start)}:
            where = (place, group, on, start)
            assert shown(book, *where) == pending(book, *where, norms), where


def one(book: Rulebook, norm: str, place: str, on: date, start: date) -> Asked:
    answers = what_applies(book.all_trials, place, "dagpenge", on, start)
    return next(asked for asked in answers if asked.rule.norm.id == norm)


def test_without_the_trial_only_what_differs_is_listed_and_the_release_stands_with_it(book):
    on = date(2020, 2, 1)
    asked = one(book, "jobsamtale-foerste-halvaar", "Aalborg", on, on)
    assert [words.da for words in asked.words_without] == ["skal ske personligt"]
    assert [words.da.split(" ")[0] for words in asked.words] == ["skal", "bortfalder"]


def test_a_step_read_by_another_version_than_the_one_shown_says_so(book):
    asked = one(book, "faellessamtale", "Aalborg", date(2020, 2, 1), date(2019, 11, 4))
    assert (
        asked.steps[0].words.da
        == "nr. 1: i uge 8: 23.12.2019–29.12.2019 (læst efter versionen fra 01.07.2015)"
    )
    assert asked.steps[0].words.en.endswith("(read by the version from 1 July 2015)")


def test_a_norm_that_began_after_the_course_asks_nothing_of_it(book):
    asked = one(book, "jobsamtale-foerste-halvaar", "Aalborg", date(2020, 2, 1), date(2019, 11, 4))
    assert asked.steps == ()
    assert [(words.da, words.en) for words in asked.words] == [
        (
            "gælder ikke for et forløb, der begyndte 04.11.2019: normen læses på den dag, pligten regnes fra",
            "does not apply to a course that began on 4 November 2019: "
            "the norm is read on the day the duty is counted from",
        )
    ]


def test_a_norm_granted_only_for_later_courses_asks_nothing_of_one_that_began_before():
    text = 'only_by_exemption = true\nread_at = "opens"'
    trial = 'id = "ny"\n[change]\nnorm = "samtale"\n[change.add]\ndone_by = { event = "samtale" }'
    trial += "\nstep = { number = 1, in_week = 4 }"
    small = law(text, exemptions=[trial], grants=[grant("ny", "aalborg", 10)])
    (asked,) = what_applies(small.all_trials, "aalborg", "dagpenge", day(20), day(0))
    assert asked.words[0].da.endswith("der begyndte 01.01.2018: normen gjaldt ikke den dag")
