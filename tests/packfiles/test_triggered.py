"""Preconditions and limits are read to what they say."""

import pytest

from frikommune.law.source import Unknown
from frikommune.law.terms import (
    AtMost,
    Attribute,
    Elapsed,
    Longest,
    Match,
    NotPermitted,
    OnlyGroups,
    Permitted,
    PreconditionTerms,
    Ratio,
    Test,
)
from tests.packfiles.support import code_of, limit, norm, precondition, step


def test_a_precondition_asks_for_a_record_before_an_event():
    assert precondition("") == PreconditionTerms(Match("moede"), (Match("attest"),), carry_over=False)


def test_a_precondition_at_the_start_of_the_course_says_how_its_first_day_counts():
    terms = precondition('trigger = "course.start"\nsame_day = "same_day_counts"\ncarry_over = true')
    assert (terms.trigger, terms.same_day, terms.carry_over) == (None, "same_day_counts", True)


def test_a_record_may_be_one_of_several_and_no_older_than_so_much():
    terms = precondition(
        'requires = [{ event = "attest", types = ["a"] }, { event = "plan" }]\nmax_age = "4 weeks"'
    )
    assert terms.requires == (Match("attest", frozenset({"a"})), Match("plan"))
    assert terms.max_age == step("4 weeks")


def test_an_age_may_be_counted_in_seconds():
    terms = precondition('max_age_days_of_86400_seconds = 2\nclock = "seconds"\nsame_day = "strict"')
    assert (terms.max_age_seconds, terms.clock, terms.same_day) == (172_800, "seconds", "strict")


def test_what_is_required_may_be_unknown():
    terms = precondition('requires = "unknown"\nbecause = { da = "ukendt", en = "unknown" }')
    assert isinstance(terms.requires, Unknown)


@pytest.mark.parametrize(
    ("text", "test"),
    [
        ('{ only_groups = ["dagpenge"] }', OnlyGroups(frozenset({"dagpenge"}))),
        ("{ not_permitted = true }", NotPermitted()),
        ("{ permitted = true }", Permitted()),
        ('{ at_least = "26 weeks" }', Elapsed(step("26 weeks"), 0)),
        (
            '{ at_least = "12 months", within = "1 year", days_in_a_month = 30, in_groups = ["dagpenge"] }',
            Elapsed(step("12 months"), 360, frozenset({"dagpenge"}), 360),
        ),
        ('{ sum_of = "uger", at_most = 6 }', AtMost("uger", 6.0)),
        (
            '{ sum_of = "uger", at_most = 6.5, within_first = "26 weeks" }',
            AtMost("uger", 6.5, step("26 weeks")),
        ),
        ('{ longest = "5 years" }', Longest(step("5 years"))),
        ("{ ratio = { one_per = 5, up_to = 50, then_one_per = 10, at_least = 1 } }", Ratio(5, 50, 10, 1)),
        ('{ attribute = "indtil", one_of = ["a", "b"] }', Attribute("indtil", frozenset({"a", "b"}))),
    ],
)
def test_a_limit_has_one_test(text: str, test: Test):
    terms = limit(f"test = {text}")
    assert (terms.trigger, terms.test) == (Match("kursus"), test)


def test_a_test_may_be_unknown():
    assert isinstance(limit('test = "unknown"\nbecause = { da = "ukendt", en = "unknown" }').test, Unknown)


@pytest.mark.parametrize(
    ("test", "code"),
    [
        ('{ at_least = "0 days" }', "step_is_zero"),
        ('{ at_least = "6 months", days_in_a_month = 30 }', "in_groups_missing"),
        ('{ at_least = "6 months", in_groups = ["dagpenge"] }', "days_in_a_month_missing"),
        ('{ at_least = "6 months", days_in_a_month = 300, in_groups = ["dagpenge"] }', "out_of_range"),
        ("{ at_most = 6 }", "sum_of_missing"),
        ('{ sum_of = "uger", at_most = inf }', "out_of_range"),
        ('{ sum_of = "uger", at_most = -1 }', "out_of_range"),
        ('{ sum_of = "uger", at_most = "6" }', "wrong_type"),
        ("{ only_groups = [] }", "empty_value"),
        ('{ attribute = "indtil" }', "one_of_missing"),
        ('{ attribute = "indtil", one_of = ["a"], longest = "1 year" }', "not_one_test"),
        ("{ ratio = { one_per = 5, up_to = 50, then_one_per = 10 } }", "at_least_missing"),
        ("{ permitted = false }", "only_true"),
        ('"ukendt"', "wrong_type"),
    ],
)
def test_a_test_that_could_be_read_two_ways_is_refused(test: str, code: str):
    assert code_of(lambda: limit(f"test = {test}")) == code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ('trigger = "course.end"', "wrong_type"),
        ('trigger = "course.start"\nsame_day = "sequence"', "same_day_missing"),
        (
            'trigger = "course.start"\nsame_day = "strict"\nmax_age_days_of_86400_seconds = 2',
            "seconds_without_moment",
        ),
        ("max_age_days_of_86400_seconds = 0", "out_of_range"),
        ('max_age = ""', "empty_value"),
        ('carry_over = "ja"', "wrong_type"),
    ],
)
def test_a_precondition_that_could_be_read_two_ways_is_refused(text: str, code: str):
    assert code_of(lambda: norm("precondition", text)) == code
