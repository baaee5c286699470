"""Preconditions and limits: one row for each trigger, met or breached (rule 18)."""

from datetime import UTC, datetime

import pytest

from tests.ledger.building import codes, day, event, grant, law, outcomes, rows, spell, use

PAPER = """
trigger = { event = "moede", types = ["rehab"] }
requires = { event = "attest", types = ["LÆ265"] }
carry_over = CARRY
""".replace("CARRY", "false")
MEETING = {"kind": "moede", "type": "rehab"}


def meeting(number: int, sequence: int = 1):
    return event(number, "moede", "rehab", sequence=sequence)


def paper(number: int, sequence: int = 1, type: str = "LÆ265", **more):
    return event(number, "attest", type, sequence=sequence, **more)


def said(rulebook, *parts, on: int = 60) -> list[tuple[str, str]]:
    return [(row.standing, row.outcome) for row in rows(rulebook, *parts, on=on)]


def test_every_trigger_makes_a_row_and_one_record_may_serve_them_all():
    """paper 10 ── meeting 20 ── meeting 30: a record is not used up."""
    found = rows(law(PAPER), spell(), paper(10), meeting(20), meeting(30), on=60)
    assert [(row.occurrence, row.opens, row.due, row.outcome, row.met_by) for row in found] == [
        (1, day(20), day(20), "met", "attest-10"),
        (2, day(30), day(30), "met", "attest-10"),
    ]


def test_without_the_record_before_it_the_trigger_is_a_breach():
    """meeting 20 ── paper 21."""
    assert said(law(PAPER), spell(), meeting(20), paper(21)) == [("required", "breached")]
    assert said(law(PAPER), spell(), paper(10, type="LÆ285"), meeting(20)) == [("required", "breached")]


def test_no_trigger_makes_no_row():
    assert said(law(PAPER), spell(), paper(10), event(20, "moede", "andet")) == []


@pytest.mark.parametrize(
    ("same_day", "paper_first", "meeting_first"),
    [
        ("sequence", "met", "breached"),
        ("strict", "breached", "breached"),
        ("same_day_counts", "met", "met"),
    ],
)
def test_a_record_of_the_same_day_is_read_as_the_norm_says(same_day, paper_first, meeting_first):
    """paper and meeting on day 20, in either order in the file."""
    book = law(f'same_day = "{same_day}"\n' + PAPER)
    assert said(book, spell(), paper(20), meeting(20, 2)) == [("required", paper_first)]
    assert said(book, spell(), meeting(20), paper(20, 2)) == [("required", meeting_first)]


def test_a_record_from_before_the_course_counts_only_if_it_carries_over():
    """paper -5 (another group) ── 0 ── meeting 20."""
    parts = spell(-30, 0, "aalborg", "kontanthjaelp"), spell(), paper(-5), meeting(20)
    assert said(law(PAPER), *parts) == [("required", "breached")]
    assert said(law(PAPER.replace("false", "true")), *parts) == [("required", "met")]


def test_a_record_may_grow_too_old():
    """paper 10, at most 4 weeks: until 38 and that day too."""
    book = law('max_age = "4 weeks"\n' + PAPER)
    assert said(book, spell(), paper(10), meeting(38)) == [("required", "met")]
    (row,) = rows(book, spell(), paper(10), meeting(39), on=60)
    assert (row.outcome, codes(row)) == ("breached", ["too_old"])


def test_an_age_in_seconds_needs_the_instants():
    book = law('clock = "seconds"\nmax_age_days_of_86400_seconds = 10\nsame_day = "strict"\n' + PAPER)

    def at(number: int, hour: int, kind: str, type: str):
        return event(number, kind, type, moment=datetime(2018, 1, number + 1, hour, tzinfo=UTC))

    assert said(book, spell(), at(5, 8, "attest", "LÆ265"), at(15, 8, "moede", "rehab")) == [
        ("required", "met")
    ]
    assert said(book, spell(), at(5, 8, "attest", "LÆ265"), at(15, 9, "moede", "rehab")) == [
        ("required", "breached")
    ]


def test_the_start_of_the_course_may_be_the_trigger():
    """paper -5 ── 0 paper: on file before the course began; the norm says whether the first day counts."""
    text = PAPER.replace('{ event = "moede", types = ["rehab"] }', '"course.start"').replace("false", "true")
    before = spell(-30, 0, "aalborg", "kontanthjaelp")
    for same_day, on_the_day in (("strict", "breached"), ("same_day_counts", "met")):
        book = law(f'same_day = "{same_day}"\n' + text)
        assert said(book, before, spell(), paper(-5)) == [("required", "met")]
        assert said(book, before, spell(), paper(0)) == [("required", on_the_day)]


def test_a_trigger_is_read_under_the_law_of_its_own_day():
    text = PAPER.replace("carry_over", "carry_over") + "version = [{}, { day = 25, repealed = true }]"
    assert said(law(text), spell(), meeting(24), meeting(26)) == [("required", "breached")]


def test_before_the_first_version_only_the_triggers_that_are_meant_are_unknown():
    text = PAPER + "version = [{ day = 25 }]"
    assert said(law(text), spell(), meeting(20), event(21, "moede", "andet")) == [("unknown", "")]


# Exemptions.


def test_a_suspended_precondition_is_waived_and_met_if_the_record_was_there_all_the_same():
    book = law(
        PAPER, exemptions=['id = "fri"\nchange = { norm = "samtale", suspend = true }'], grants=[grant("fri")]
    )
    assert said(book, spell(), meeting(20)) == [("waived", "")]
    assert said(book, spell(), paper(10), meeting(20)) == [("waived", "met")]
    assert said(book.no_trials, spell(), meeting(20)) == [("required", "breached")]


CASE_BY_CASE = """
id = "fri"
change = { norm = "samtale", suspend = true }
use = { own_words = true, covers = "COVERS" }
"""


def case_by_case(covers: str = "one", end: int | None = None):
    exemption = CASE_BY_CASE.replace("COVERS", covers)
    return law(PAPER, exemptions=[exemption], grants=[grant("fri", "aalborg", None, end)])


def test_a_use_decided_no_later_than_the_trigger_exempts_it():
    assert said(case_by_case(), spell(), use(20), meeting(20)) == [("exempt", "")]
    assert said(case_by_case(), spell(), use(21), meeting(20)) == [("required", "breached")]


def test_a_use_of_a_precondition_needs_the_exemption_on_the_day_of_the_decision_and_of_the_trigger():
    """decided 10 ─ the trial ends 15 ─ meeting 20."""
    assert said(case_by_case(end=15), spell(), use(10), meeting(20)) == [("required", "breached")]
    assert said(case_by_case(end=21), spell(), use(10), meeting(20)) == [("exempt", "")]


def test_one_decision_covers_one_trigger_or_the_rest_of_the_course():
    parts = spell(), use(15), meeting(10), meeting(20), meeting(30)
    assert [standing for standing, _ in said(case_by_case(), *parts)] == ["required", "exempt", "required"]
    rest = said(case_by_case("rest_of_course"), *parts)
    assert [standing for standing, _ in rest] == ["required", "exempt", "exempt"]


def test_a_decision_before_the_course_counts_where_the_start_of_the_course_is_the_trigger():
    """decided -3 (in another group) ── 0: the certificate was to be there from the start."""
    text = 'same_day = "strict"\n' + PAPER.replace('{ event = "moede", types = ["rehab"] }', '"course.start"')
    exemption = CASE_BY_CASE.replace("COVERS", "one")
    book = law(text, exemptions=[exemption], grants=[grant("fri")])
    before = spell(-30, 0, "aalborg", "kontanthjaelp")
    assert said(book, before, spell(), use(-3)) == [("exempt", "")]
    assert said(book, before, spell(), use(1)) == [("required", "breached")]
    assert said(case_by_case(), before, spell(), use(-3), meeting(20)) == [("required", "breached")]


# Limits.

LIMIT = 'trigger = {{ event = "bevilling" }}\ntest = {}'


def granted(number: int = 40, **attributes):
    return event(number, "bevilling", **attributes)


@pytest.mark.parametrize(
    ("test", "parts", "outcome"),
    [
        ('{ only_groups = ["dagpenge"] }', [granted()], "met"),
        ('{ only_groups = ["kontanthjaelp"] }', [granted()], "breached"),
        ("{ not_permitted = true }", [granted()], "breached"),
        ("{ permitted = true }", [granted()], "met"),
        ('{ at_least = "26 weeks" }', [granted(181)], "breached"),
        ('{ at_least = "26 weeks" }', [granted(182)], "met"),
        ('{ longest = "6 months" }', [granted(40, until=day(181))], "met"),
        ('{ longest = "6 months" }', [granted(40, until=day(182))], "breached"),
        ('{ attribute = "slags", one_of = ["a"] }', [granted(slags="a")], "met"),
        ('{ attribute = "slags", one_of = ["a"] }', [granted(slags="b")], "breached"),
        ('{ sum_of = "uger", at_most = 6, within_first = "26 weeks" }', [granted(uger=6)], "met"),
        ('{ sum_of = "uger", at_most = 6, within_first = "26 weeks" }', [granted(uger=7)], "breached"),
        ('{ sum_of = "uger", at_most = 6, within_first = "26 weeks" }', [granted(182, uger=7)], "met"),
    ],
)
def test_a_limit_is_met_or_breached_on_the_day_of_the_grant(test, parts, outcome):
    assert said(law(LIMIT.format(test)), spell(), *parts, on=400) == [("required", outcome)]


@pytest.mark.parametrize(
    "test",
    [
        '{ longest = "6 months" }',
        '{ attribute = "slags", one_of = ["a"] }',
        '{ sum_of = "uger", at_most = 6 }',
    ],
)
def test_a_limit_on_something_that_was_not_recorded_is_unknown(test):
    assert said(law(LIMIT.format(test)), spell(), granted()) == [("unknown", "")]


def test_a_sum_counts_what_was_granted_before_and_not_what_comes_after():
    """4 weeks on 10, 4 weeks on 20: only the second breaks the six."""
    book = law(LIMIT.format('{ sum_of = "uger", at_most = 6 }'))
    parts = granted(10, uger=4), granted(20, uger=4)
    assert said(book, spell(), *parts) == [("required", "met"), ("required", "breached")]


def test_time_in_the_named_groups_adds_up_and_a_day_in_two_spells_counts_once():
    """dagpenge 0[══)20, kontanthjaelp 10[══)30: thirty days lie behind on day 30, not on 29."""
    book = law(LIMIT.format('{ at_least = "30 days", in_groups = ["dagpenge", "kontanthjaelp"] }'))
    two = spell(0, 50), spell(10, 30, group="kontanthjaelp")
    assert said(book, *two, granted(29)) == [("required", "breached")]
    assert said(book, *two, granted(30)) == [("required", "met")]


def test_a_company_may_have_as_many_placements_as_its_employees_allow():
    """10 employees allow 2: the third at once is a breach, unless another has ended."""
    text = LIMIT.format("{ ratio = { one_per = 5, up_to = 50, then_one_per = 10, at_least = 1 } }")
    staff = event(0, "ansatte", antal=10)
    three = granted(10, until=day(20)), granted(11, until=day(40)), granted(12, until=day(40))
    assert [outcome for _, outcome in said(law(text), spell(), staff, *three)] == ["met", "met", "breached"]
    later = granted(10, until=day(20)), granted(11, until=day(40)), granted(20, until=day(40))
    assert [outcome for _, outcome in said(law(text), spell(), staff, *later)] == ["met", "met", "met"]
    assert said(law(text), spell(), granted()) == [("unknown", "")]


def test_an_unknown_requirement_makes_unknown_rows():
    because = 'because = { da = "ingen kilde siger det", en = "no source says so" }'
    text = PAPER.replace('requires = { event = "attest", types = ["LÆ265"] }', "")
    text += f'version = [{{ {because}, requires = "unknown" }}]'
    assert outcomes(law('kind = "precondition"\n' + text), spell(), meeting(20), on=60) == [
        "1 aalborg 20–20 unknown"
    ]
