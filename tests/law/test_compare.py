"""Two wordings of one norm held against each other: one small rule for each judgement."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frikommune.dates import Step
from frikommune.language import Text
from frikommune.law.compare import NormCompared, change_days, compare_days, wording_on
from frikommune.law.measured import windows
from frikommune.law.relation import overall
from frikommune.law.rulebook import Rulebook
from frikommune.law.terms import Edge, Window
from tests.law.building import AFTER, BEFORE, WHY, WITHIN_3_MONTHS, limit, pre, rhythm, step, two, types
from tests.ledger.building import day, law


def compared(rulebook: Rulebook, earlier: date = BEFORE, later: date = AFTER) -> NormCompared:
    found = compare_days(rulebook, earlier, later)
    assert len(found) == 1
    return found[0]


def relation(earlier: str, later: str, head: str = "") -> str:
    """How the second version stands to the first, and the same question turned round."""
    there = compared(law(two(earlier, later, head))).relation
    back = compared(law(two(later, earlier, head))).relation
    opposite = {"milder": "stricter", "stricter": "milder"}
    assert back == opposite.get(there, there), "turned round, milder must be stricter"
    return there


DUTIES = {
    "a window that holds the old one": (step("in_week = 4"), step('due = "3 months"'), "milder"),
    "a window beside the old one": (step("in_week = 4"), step("in_week = 8"), "changed"),
    "a window that laps over": (
        step("in_months = [5, 7]"),
        step('opens = "3 months", due = "6 months"'),
        "changed",
    ),
    "13 weeks within 92 days": (step('due = "13 weeks"'), step('due = "92 days"'), "milder"),
    "3 months hold 12 weeks": (step('due = "12 weeks"'), step('due = "3 months"'), "milder"),
    "13 weeks against 3 months": (step('due = "13 weeks"'), step('due = "3 months"'), "changed"),
    "a month is never longer than 31 days": (step('due = "1 month"'), step('due = "31 days"'), "milder"),
    "nor always 30": (step('due = "1 month"'), step('due = "30 days"'), "changed"),
    "no end but the course's": (step('due = "3 months"'), step('due = "course.end"'), "milder"),
    "rolling to a working day": (
        step('due = "10 days"'),
        step('due = "10 days"') + ';due_rolls_to = "next working day"',
        "milder",
    ),
    "a step more": (
        step('due = "1 week"'),
        'step = [{ number = 1, due = "1 week" }, { number = 2, due = "2 weeks" }]',
        "stricter",
    ),
    "more forms": (
        '%s;form = { form = "personligt" }',
        '%s;form = [{ form = "personligt" }, { form = "telefon" }]',
        "milder",
    ),
    "any form": ('%s;form = { form = "personligt" }', "%s", "milder"),
    "another form": ('%s;form = { form = "personligt" }', '%s;form = { form = "telefon" }', "changed"),
    "a form under a wider condition": (
        '%s;form = { form = "telefon", only_if = { attribute = "grund", one_of = ["syg"] } }',
        '%s;form = { form = "telefon", only_if = { attribute = "grund", one_of = ["syg", "job"] } }',
        "milder",
    ),
    "a form for longer": (
        '%s;form = { form = "telefon", only_if = { attribute = "afgang", within = "6 weeks" } }',
        '%s;form = { form = "telefon", only_if = { attribute = "afgang", within = "8 weeks" } }',
        "milder",
    ),
    "another deed will do": ("%s", '%s;done_by = [{ event = "samtale" }, { event = "brev" }]', "milder"),
    "a narrower deed": ("%s", '%s;done_by = { event = "samtale", types = ["faelles"] }', "stricter"),
    "milder in one thing, stricter in another": (
        '%s;form = { form = "personligt" }',
        step("in_week = 4") + ';form = [{ form = "personligt" }, { form = "telefon" }]',
        "changed",
    ),
    "the same in other words": (step('due = "14 days"'), step('due = "2 weeks"'), "same"),
}


@pytest.mark.parametrize("name", DUTIES)
def test_a_duty(name):
    earlier, later, wanted = DUTIES[name]
    assert relation(*(one.replace("%s", WITHIN_3_MONTHS) for one in (earlier, later))) == wanted


RHYTHMS = {
    "every 4 weeks to every month": (rhythm('every = "4 weeks"'), rhythm('every = "1 month"'), "milder"),
    "every 30 days to every month": (rhythm('every = "30 days"'), rhythm('every = "1 month"'), "changed"),
    "some grace": (rhythm('every = "1 month"'), rhythm('every = "1 month", grace = "2 weeks"'), "milder"),
    "a later first time": (
        rhythm('every = "1 month"'),
        rhythm('every = "1 month", first_due = "8 weeks"'),
        "milder",
    ),
    "it ends": (rhythm('every = "2 weeks"'), rhythm('every = "2 weeks", until = "6 months"'), "milder"),
    "denser first and sparser then": (
        rhythm('every = "2 months"'),
        rhythm('phase = [{ every = "1 month", until = "6 months" }, { every = "3 months" }]'),
        "changed",
    ),
    "from the last time or from the start": (
        rhythm('every = "1 month"'),
        'rhythm = { counted_from = "origin", every = "1 month" }',
        "changed",
    ),
    "a rhythm or a number of times": (rhythm('every = "1 month"'), step('due = "1 month"'), "changed"),
}


@pytest.mark.parametrize("name", RHYTHMS)
def test_a_rhythm(name):
    assert relation(*RHYTHMS[name][:2], head='read_at = "opens"') == RHYTHMS[name][2]


PRECONDITIONS = {
    "fewer triggers": (pre(types("ny", "aendring")), pre(types("ny")), "milder"),
    "only some of them": (pre(), pre(types("ny")), "milder"),
    "other triggers": (pre(types("ny")), pre(types("aendring")), "changed"),
    "another record is enough too": (
        pre(),
        pre(requires='requires = [{ event = "attest" }, { event = "journal" }]'),
        "milder",
    ),
    "an older record": (
        pre(more='carry_over = true;max_age = "3 months"'),
        pre(more='carry_over = true;max_age = "6 months"'),
        "milder",
    ),
    "of any age": (pre(more='carry_over = true;max_age = "3 months"'), pre(), "milder"),
    "not from before the course": (pre(), pre(more="carry_over = false"), "stricter"),
    "not on the same day": (pre(), pre(more='carry_over = true;same_day = "strict"'), "stricter"),
}


@pytest.mark.parametrize("name", PRECONDITIONS)
def test_a_precondition(name):
    assert (
        relation(*PRECONDITIONS[name][:2], head='kind = "precondition"\nread_at = "event"')
        == PRECONDITIONS[name][2]
    )


LIMITS = {
    "a lower limit": (limit('at_least = "26 weeks"'), limit('at_least = "3 months"'), "milder"),
    "26 weeks against 6 months": (limit('at_least = "26 weeks"'), limit('at_least = "6 months"'), "changed"),
    "no limit": (limit('at_least = "26 weeks"'), limit("permitted = true"), "milder"),
    "no authority": (limit('at_least = "26 weeks"'), limit("not_permitted = true"), "stricter"),
    "a larger sum": (limit('sum_of = "uger", at_most = 6'), limit('sum_of = "uger", at_most = 8'), "milder"),
    "for a shorter time": (
        limit('sum_of = "uger", at_most = 6'),
        limit('sum_of = "uger", at_most = 6, within_first = "26 weeks"'),
        "milder",
    ),
    "a longer course": (limit('longest = "3 years"'), limit('longest = "5 years"'), "milder"),
    "a higher ratio": (
        limit("ratio = { one_per = 5, up_to = 50, then_one_per = 10, at_least = 1 }"),
        limit("ratio = { one_per = 4, up_to = 50, then_one_per = 10, at_least = 1 }"),
        "milder",
    ),
    "for small companies only": (
        limit("ratio = { one_per = 5, up_to = 50, then_one_per = 10, at_least = 1 }"),
        limit("ratio = { one_per = 4, up_to = 50, then_one_per = 20, at_least = 1 }"),
        "changed",
    ),
    "one value more": (
        limit('attribute = "a", one_of = ["x"]'),
        limit('attribute = "a", one_of = ["x", "y"]'),
        "milder",
    ),
    "another kind of test": (limit('at_least = "1 month"'), limit('longest = "5 years"'), "changed"),
}


@pytest.mark.parametrize("name", LIMITS)
def test_a_limit(name):
    assert relation(*LIMITS[name][:2], head='kind = "limit"\nread_at = "event"') == LIMITS[name][2]


def test_the_reason_says_what_it_was_and_what_it_is():
    found = compared(law(two(step("in_week = 4"), WITHIN_3_MONTHS)))
    why = found.parts[0].judgement.why
    assert why.da == "Nr. 1: før “i uge 4”, nu “senest efter 3 måneder” (rummer det gamle)."
    assert why.en == "No. 1: before “in week 4”, now “within 3 months” (holds the old one)."


def test_weeks_against_months_are_given_in_days():
    found = compared(law(two(*LIMITS["26 weeks against 6 months"][:2], 'kind = "limit"\nread_at = "event"')))
    assert found.parts[0].judgement.why.en.endswith(": 182 days against 181–184 days.")


def test_one_version_on_both_days_is_the_same_even_where_its_content_is_unknown():
    book = law(f'[[version]]\n{WHY}\nstep = {{ number = 1, window = "unknown" }}')
    assert compared(book).relation == "same"
    assert "samme version" in compared(book).parts[0].judgement.why.da


def test_two_versions_one_of_them_unknown_cannot_be_compared():
    found = compared(law(two(WITHIN_3_MONTHS, f'{WHY};step = {{ number = 1, window = "unknown" }}')))
    assert found.relation == "unknown"
    assert "ingen kilde siger det" in found.parts[0].judgement.why.da


def test_gone_new_and_in_force_on_neither_day():
    repealed = law(two(WITHIN_3_MONTHS, "repealed = true"))
    assert compared(repealed).relation == "gone"
    assert compare_days(repealed, AFTER, day(200)) == ()
    begun = law(two("repealed = true", WITHIN_3_MONTHS))
    assert compared(begun).relation == "new"
    assert "senest efter 3 måneder" in compared(begun).parts[0].judgement.why.da


def test_before_the_packs_first_version_nothing_can_be_said():
    book = law(f"[[version]]\nday = 100\n{WITHIN_3_MONTHS}")
    assert compared(book).relation == "unknown"


def test_for_some_groups_milder_and_for_others_the_same():
    head = 'kind = "limit"\nread_at = "event"\ngroups = ["dagpenge", "kontanthjaelp", "ledighedsydelse"]'
    later = limit('only_groups = ["dagpenge", "kontanthjaelp"]')
    found = compared(law(two(limit('only_groups = ["dagpenge"]'), later, head)))
    parts = {part.groups: part.judgement.relation for part in found.parts}
    assert parts == {("dagpenge", "ledighedsydelse"): "same", ("kontanthjaelp",): "milder"}
    assert found.relation == "milder"


def test_stricter_and_milder_make_changed_whatever_else_is_unknown():
    assert overall(["milder", "stricter", "unknown"]) == "changed"
    assert overall(["milder", "unknown"]) == "unknown"
    assert overall(["milder", "same"]) == "milder"
    assert overall([]) == "same"


steps = st.builds(
    lambda months, weeks, days: Step(0, months, weeks, days, "down"),
    st.integers(0, 16),
    st.integers(0, 8),
    st.integers(0, 9),
)


@given(steps, steps, steps, steps, st.dates(date(1990, 1, 1), date(2060, 1, 1)))
def test_milder_means_that_whatever_met_the_old_window_meets_the_new(a, b, c, d, start):
    """Also for starts outside the years that are measured: one leap cycle holds every case."""
    old, new = (Window(Text.same(""), Edge(opens), Edge(due)) for opens, due in ((a, b), (c, d)))
    if windows(old, new) in ("same", "milder"):
        assert new.opens.on(start) <= old.opens.on(start)
        assert old.due.on(start) <= new.due.on(start)


def test_days_on_which_the_law_changed_are_counted_by_norm():
    book = law(two(step("in_week = 4"), step("in_week = 8")))
    assert change_days(book) == {AFTER: 1}


def test_wording_says_also_that_nothing_is_asked_and_that_no_version_is_that_old():
    book = law(two(step("in_week = 4"), "repealed = true"))
    norm = book.norms["samtale"]
    said = [wording_on(book, norm, "dagpenge", when) for when in (BEFORE, AFTER, date(2000, 1, 1))]
    assert [lines[0].en for lines in said] == [
        "in week 4",
        "not in force",
        "cannot be determined, because the pack holds no version of the norm that old",
    ]
