"""An exemption held against a later law: what it has met, piece by piece, and why."""

from __future__ import annotations

from datetime import date

import pytest

from frikommune.law.met import ExemptionMet, met_by_law, together
from tests.law.building import AFTER, BEFORE, WHY, WITHIN_3_MONTHS, limit, pre, rhythm, step, two, types
from tests.ledger.building import day, law


def met(norm: str, exemption: str, *more: str, earlier: date = BEFORE, later: date = AFTER) -> ExemptionMet:
    """What the law of the later day has met of one exemption."""
    book = law(norm, *more, exemptions=[f'id = "x"\n{exemption}'])
    return met_by_law(book, book.exemptions["x"], earlier, later)


def replaced(text: str) -> str:
    return f'change = {{ norm = "samtale", replace = {{ {text} }} }}'


SUSPENDED = 'change = { norm = "samtale", suspend = true }'
WEEK_8 = replaced("step = [{ number = 1, in_week = 8 }]")
LIMIT_HEAD = 'kind = "limit"\nread_at = "event"\ngroups = ["dagpenge", "kontanthjaelp", "ledighedsydelse"]'
PRE_HEAD = 'kind = "precondition"\nread_at = "event"'
REPEALED = "repealed = true"
MET = {
    "the trial's window lies within the law's": (two(step("in_week = 4"), WITHIN_3_MONTHS), WEEK_8, "fully"),
    "the trial's window reaches beyond it": (
        two(step("in_week = 4"), step('due = "7 weeks"')),
        WEEK_8,
        "not",
    ),
    "the step is no longer asked": (
        two("step = [{ number = 1, in_week = 4 }, { number = 2, in_week = 9 }]", step("in_week = 4")),
        replaced("step = [{ number = 2, in_week = 12 }]"),
        "fully",
    ),
    "the norm is repealed": (two(step("in_week = 4"), REPEALED), WEEK_8, "fully"),
    "the trial's window is unknown": (
        two(step("in_week = 4"), WITHIN_3_MONTHS),
        f"{WHY}\n{replaced('step = ' + chr(34) + 'unknown' + chr(34))}",
        "unknown",
    ),
    "unknown, but repealed": (
        two(step("in_week = 4"), REPEALED),
        f"{WHY}\n{replaced('step = ' + chr(34) + 'unknown' + chr(34))}",
        "fully",
    ),
    "the law's window is unknown": (
        two(step("in_week = 4"), f'{WHY};step = {{ number = 1, window = "unknown" }}'),
        WEEK_8,
        "unknown",
    ),
    "the law has a rhythm instead": (
        two(step("in_week = 4"), rhythm('every = "1 month"'), 'read_at = "opens"'),
        WEEK_8,
        "unknown",
    ),
    "a suspended norm is repealed": (two(WITHIN_3_MONTHS, REPEALED), SUSPENDED, "fully"),
    "a suspended norm stands": (two(WITHIN_3_MONTHS, WITHIN_3_MONTHS), SUSPENDED, "not"),
    "a suspended norm asks at fewer triggers": (
        two(pre(types("ny", "aendring")), pre(types("ny")), PRE_HEAD),
        SUSPENDED,
        "partly",
    ),
    "a suspended norm has become stricter": (two(pre(types("ny")), pre(), PRE_HEAD), SUSPENDED, "not"),
    "a suspended norm has become unknown": (
        two(WITHIN_3_MONTHS, f'{WHY};step = {{ number = 1, window = "unknown" }}'),
        SUSPENDED,
        "unknown",
    ),
    "the law allows the trial's groups": (
        two(limit('only_groups = ["dagpenge"]'), limit("permitted = true"), LIMIT_HEAD),
        'groups = ["kontanthjaelp"]\n' + replaced('test = { only_groups = ["dagpenge", "kontanthjaelp"] }'),
        "fully",
    ),
    "the law allows one of them": (
        two(
            limit('only_groups = ["dagpenge"]'),
            limit('only_groups = ["dagpenge", "kontanthjaelp"]'),
            LIMIT_HEAD,
        ),
        'groups = ["kontanthjaelp", "ledighedsydelse"]\n' + replaced("test = { permitted = true }"),
        "partly",
    ),
    "the limit is lowered all the way": (
        two(limit('at_least = "26 weeks"'), limit('at_least = "1 month"'), LIMIT_HEAD),
        replaced('test = { at_least = "5 weeks" }'),
        "fully",
    ),
    "the limit is lowered, but not so far": (
        two(limit('at_least = "26 weeks"'), limit('at_least = "3 months"'), LIMIT_HEAD),
        replaced("test = { permitted = true }"),
        "partly",
    ),
    "the limit is neither lowered nor raised": (
        two(limit('at_least = "26 weeks"'), limit('at_least = "6 months"'), LIMIT_HEAD),
        replaced("test = { permitted = true }"),
        "not",
    ),
    "the rhythm is as sparse as the trial's": (
        two(rhythm('every = "1 month"'), rhythm('every = "3 months"'), 'read_at = "opens"'),
        replaced('rhythm = { counted_from = "last_done", every = "12 weeks" }'),
        "fully",
    ),
    "the rhythm is sparser, but not so sparse": (
        two(rhythm('every = "1 month"'), rhythm('every = "2 months"'), 'read_at = "opens"'),
        replaced('rhythm = { counted_from = "last_done", every = "3 months" }'),
        "partly",
    ),
}


@pytest.mark.parametrize("name", MET)
def test_whether_an_exemption_is_met(name):
    norm, exemption, wanted = MET[name]
    assert met(norm, exemption).met == wanted


IN_PERSON = f'{WITHIN_3_MONTHS};form = {{ form = "personligt" }}'
BY_TELEPHONE = 'change = { norm = "samtale", add = { form = %s } }'
LEAVING = '[{ attribute = "afgang", within = "%s" }, { attribute = "til", one_of = [%s] }]'
ON_LEAVING = '{ form = "telefon", only_if = ' + LEAVING % ("8 weeks", '"job", "uddannelse"') + " }"
TO_WORK = LEAVING % ("6 weeks", '"job"')
RELEASE = 'released_by = { event = "dokumenteret", until = "afgang", only_if = ' + TO_WORK + " }"


def test_a_form_that_the_law_allows_now_is_met():
    both = f'{WITHIN_3_MONTHS};form = [{{ form = "personligt" }}, {{ form = "telefon" }}]'
    added = BY_TELEPHONE % '{ form = "telefon", only_if = { attribute = "grund", one_of = ["syg"] } }'
    assert met(two(IN_PERSON, both), added).met == "fully"
    assert met(two(IN_PERSON, WITHIN_3_MONTHS), added).met == "fully", "no forms: any form will do"
    assert met(two(IN_PERSON, IN_PERSON), added).met == "not"


def test_a_form_is_met_in_part_where_the_law_itself_lets_off_some_of_its_cases():
    found = met(two(IN_PERSON, f"{IN_PERSON};{RELEASE}"), BY_TELEPHONE % ON_LEAVING)
    assert found.met == "partly"
    assert "dokumenteret" in found.why.da
    other = ON_LEAVING.replace('"job", ', "")
    assert met(two(IN_PERSON, f"{IN_PERSON};{RELEASE}"), BY_TELEPHONE % other).met == "not"


def test_some_steps_met_and_some_not_is_partly_and_each_has_its_reason():
    law_ = two(
        "step = [{ number = 1, in_week = 4 }, { number = 2, in_months = [5, 6] }]",
        'step = [{ number = 1, due = "3 months" }, { number = 2, opens = "3 months", due = "6 months" }]',
    )
    trial = replaced("step = [{ number = 1, in_week = 8 }, { number = 2, in_months = [5, 7] }]")
    found = met(law_, trial)
    assert found.met == "partly"
    assert [(piece.what.da, piece.met) for piece in found.pieces] == [("nr. 1", "fully"), ("nr. 2", "not")]
    assert found.why.da == "Helt imødekommet: nr. 1; ikke imødekommet: nr. 2."
    assert found.pieces[1].why.en.endswith("(up to 30 days after).")


def test_what_the_law_said_already_is_no_piece_of_the_exemption():
    """Of two deeds the exemption names, the law knew one: only the other can be met or not."""
    norm = two(WITHIN_3_MONTHS, WITHIN_3_MONTHS)
    found = met(norm, replaced('done_by = [{ event = "samtale" }, { event = "brev" }]'))
    assert [piece.what.en for piece in found.pieces] == ["meeting it by brev"]
    assert found.met == "not"


def test_an_unknown_elsewhere_in_the_law_does_not_disturb():
    unknown = f'{WHY};step = {{ number = 1, window = "unknown" }}'
    found = met(
        two(unknown, unknown), 'change = { norm = "samtale", add = { done_by = { event = "brev" } } }'
    )
    assert found.met == "not"


def test_an_unknown_window_does_not_disturb_the_step_beside_it():
    later = f'{WHY};step = [{{ number = 1, due = "3 months" }}, {{ number = 2, window = "unknown" }}]'
    earlier = "step = [{ number = 1, in_week = 4 }, { number = 2, in_week = 12 }]"
    assert met(two(earlier, later), WEEK_8).met == "fully"


def test_a_norm_that_only_the_exemption_adds_counts_neither_way():
    own = 'id = "spoergsmaal"\nkind = "precondition"\nonly_by_exemption = true\nread_at = "event"'
    added = (
        '[[change]]\nnorm = "samtale"\nsuspend = true\n[[change]]\nnorm = "spoergsmaal"\n'
        'add = { trigger = { event = "samtale" }, requires = { event = "svar" }, carry_over = false }'
    )
    found = met(two(WITHIN_3_MONTHS, REPEALED), added, own)
    assert (found.met, found.own_demands) == ("fully", ("spoergsmaal",))
    assert met(two(WITHIN_3_MONTHS, WITHIN_3_MONTHS), added, own).met == "not"


def test_an_exemption_that_follows_the_law_to_a_new_norm_is_judged_there_alone():
    """The old norm is gone, but the new one asks the same of the citizen: nothing is met."""
    form = '{ form = "telefon" }'
    old = two(IN_PERSON, REPEALED)
    new = two(REPEALED, IN_PERSON, 'id = "ny"')
    both = (
        f'[[change]]\nnorm = "samtale"\nadd = {{ form = {form} }}\n'
        f'[[change]]\nnorm = "ny"\nadd = {{ form = {form} }}'
    )
    found = met(old, both, new)
    assert [(piece.norm, piece.met) for piece in found.pieces] == [("ny", "not")]
    assert met(old, both, new, earlier=AFTER, later=day(200)).met == "not", "and on later days too"


def test_a_norm_repealed_long_ago_is_met_on_later_days_too():
    found = met(two(WITHIN_3_MONTHS, REPEALED), SUSPENDED, earlier=day(150), later=day(200))
    assert (found.met, found.why.da) == ("fully", "Gælder ikke længere fra 11.04.2018.")


def test_together_met_and_not_met_is_partly_and_met_and_unknown_is_unknown():
    assert together(["fully", "not", "unknown"]) == "partly"
    assert together(["partly", "unknown"]) == "partly"
    assert together(["fully", "unknown"]) == "unknown"
    assert together(["not", "unknown"]) == "unknown"
    assert together([]) == "unknown"
    assert together(["fully", "fully"]) == "fully"


def test_the_rulebook_is_not_touched():
    book = law(two(step("in_week = 4"), WITHIN_3_MONTHS), exemptions=[f'id = "x"\n{WEEK_8}'])
    before = repr(book.norms)
    met_by_law(book, book.exemptions["x"], BEFORE, AFTER)
    assert repr(book.norms) == before
