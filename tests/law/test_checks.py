"""What a rulebook must satisfy before anyone may rely on it."""

import pytest

from frikommune.errors import Refused
from frikommune.law.checks import check_rulebook
from tests.ledger.building import grant, law

WEEK_4 = "step = { number = 1, in_week = 4 }"


def trial(name: str, week: int, after: str = "", groups: str = '"all"') -> str:
    order = f'after = ["{after}"]\n' if after else ""
    change = f'change = {{ norm = "samtale", replace = {{ step = [{{ number = 1, in_week = {week} }}] }} }}'
    return f'id = "{name}"\ngroups = {groups}\n{order}{change}'


def test_two_exemptions_on_one_norm_with_no_order_are_refused_naming_both_files():
    book = law(WEEK_4, exemptions=[trial("a", 6), trial("b", 8)], grants=[grant("a"), grant("b")])
    with pytest.raises(Refused) as refused:
        check_rulebook(book)
    (one,) = refused.value.refusals
    assert (one.code, one.where, one.given) == ("no_declared_order", "trials/a.toml / trials/b.toml", "a, b")
    assert one.do_next.en == 'Write after = ["a"] in b, or the other way round.'


def test_with_a_declared_order_they_are_accepted():
    for order in ((trial("a", 6, after="b"), trial("b", 8)), (trial("a", 6), trial("b", 8, after="a"))):
        check_rulebook(law(WEEK_4, exemptions=order, grants=[grant("a"), grant("b")]))


@pytest.mark.parametrize(
    "grants",
    [
        [grant("a"), grant("b", "morsø")],
        [grant("a", "aalborg", 0, 20), grant("b", "aalborg", 20)],
        [grant("a")],
    ],
    ids=["other places", "one after the other", "one never granted"],
)
def test_exemptions_that_never_meet_need_no_order(grants):
    check_rulebook(law(WEEK_4, exemptions=[trial("a", 6), trial("b", 8)], grants=grants))


def test_exemptions_for_different_groups_need_no_order():
    norm = 'groups = ["dagpenge", "kontanthjaelp"]\n' + WEEK_4
    one, two = trial("a", 6, groups='["dagpenge"]'), trial("b", 8, groups='["kontanthjaelp"]')
    check_rulebook(law(norm, exemptions=[one, two], grants=[grant("a"), grant("b")]))


def test_exemptions_used_case_by_case_need_no_order():
    used = [f'id = "{name}"\nchange = {{ norm = "samtale", suspend = true }}\nuse = {{}}' for name in "ab"]
    check_rulebook(law(WEEK_4, exemptions=used, grants=[grant("a"), grant("b")]))
