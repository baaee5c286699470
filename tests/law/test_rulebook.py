"""The rulebook in force: versions, layers over them, and worlds in which only some exemptions count."""

from copy import deepcopy

import pytest

from frikommune.law.rulebook import Rule, Rulebook, World
from frikommune.law.terms import DutyTerms, Window
from tests.ledger.building import day, grant, law

WEEK_4 = "step = { number = 1, in_week = 4 }"
WEEK_8 = 'id = "uge8"\nchange = { norm = "samtale", replace = { step = [{ number = 1, in_week = 8 }] } }'
SUSPENDED = 'id = "fri"\nchange = { norm = "samtale", suspend = true }'
TELEPHONE = 'id = "telefon"\nchange = { norm = "samtale", add = { form = [{ form = "telefon" }] } }'
IN_PERSON = WEEK_4 + '\nform = [{ form = "personligt" }]'


def rule(world: Rulebook | World, on: int, municipality: str = "aalborg", group: str = "dagpenge") -> Rule:
    chosen = world.all_trials if isinstance(world, Rulebook) else world
    return chosen.rule("samtale", municipality, group, day(on))


def words(one: Rule) -> str:
    """How the rule says its first window."""
    assert isinstance(one.terms, DutyTerms)
    assert isinstance(one.terms.windows, dict)
    window = one.terms.windows[1]
    assert isinstance(window, Window)
    return window.words.en


def test_the_version_in_force_is_the_last_that_has_begun():
    book = law(f"version = [ {{ {WEEK_4} }}, {{ day = 30, step = [{{ number = 1, in_week = 6 }}] }} ]")
    assert [words(rule(book, on)) for on in (29, 30, 400)] == ["in week 4", "in week 6", "in week 6"]


def test_before_the_first_version_the_rulebook_says_so():
    book = law(f"version = [ {{ day = 30, {WEEK_4} }} ]")
    assert (rule(book, 29).before, rule(book, 29).in_force) == (True, False)
    assert (rule(book, 30).before, rule(book, 30).in_force) == (False, True)


def test_an_exemption_holds_from_its_first_day_and_expires_by_itself():
    """The grant is [10, 50): it holds on 10 and on 49, and on 50 the law is back."""
    book = law(WEEK_4, exemptions=[WEEK_8], grants=[grant("uge8", "aalborg", 10, 50)])
    said = [words(rule(book, on)) for on in (9, 10, 49, 50)]
    assert said == ["in week 4", "in week 8", "in week 8", "in week 4"]


def test_an_exemption_outside_its_grants_and_groups_has_no_effect():
    norm = WEEK_4.replace("step", 'groups = ["dagpenge", "kontanthjaelp"]\nstep')
    book = law(norm, exemptions=['groups = ["dagpenge"]\n' + WEEK_8], grants=[grant("uge8")])
    assert words(rule(book, 10)) == "in week 8"
    assert words(rule(book, 10, "morsø")) == "in week 4"
    assert words(rule(book, 10, "aalborg", "kontanthjaelp")) == "in week 4"


def test_the_displaced_version_and_its_source_stay_in_sight_under_the_layer():
    book = law(WEEK_4, exemptions=[WEEK_8], grants=[grant("uge8")])
    found = rule(book, 10)
    assert [one.id for one in found.layers] == ["uge8"]
    assert found.version is book.norms["samtale"].versions[0]
    assert found.version.sources
    assert isinstance(found.version.terms, DutyTerms)
    assert found.version.terms.windows != (
        found.terms.windows if isinstance(found.terms, DutyTerms) else None
    )


def test_compiling_changes_no_norm():
    book = law(IN_PERSON, exemptions=[WEEK_8, TELEPHONE], grants=[grant("uge8"), grant("telefon")])
    before = deepcopy(book.norms["samtale"])
    one = book.norms["samtale"]
    assert words(rule(book, 10)) == "in week 8"
    assert book.norms["samtale"] is one
    assert one == before


def test_what_is_added_stands_beside_what_the_law_allows():
    book = law(IN_PERSON, exemptions=[TELEPHONE], grants=[grant("telefon")])
    terms = rule(book, 10).terms
    assert isinstance(terms, DutyTerms)
    assert isinstance(terms.forms, tuple)
    assert [form.form for form in terms.forms] == ["personligt", "telefon"]


def test_a_suspension_keeps_what_it_sets_aside():
    found = rule(law(WEEK_4, exemptions=[SUSPENDED], grants=[grant("fri")]), 10)
    assert found.suspended_by is not None
    assert (found.suspended_by.id, words(found)) == ("fri", "in week 4")


def test_an_exemption_used_case_by_case_changes_nothing_for_everybody():
    book = law(WEEK_4, exemptions=[SUSPENDED + "\nuse = {}"], grants=[grant("fri")])
    found = rule(book, 10)
    assert (found.suspended_by, found.layers, [one.id for one in found.usable]) == (None, (), ["fri"])


@pytest.mark.parametrize(("first", "last"), [("a", "b"), ("b", "a")])
def test_layers_are_laid_in_the_declared_order(first, last):
    def one(name: str, week: int) -> str:
        after = f'after = ["{first}"]\n' if name == last else ""
        change = (
            f'change = {{ norm = "samtale", replace = {{ step = [{{ number = 1, in_week = {week} }}] }} }}'
        )
        return f'id = "{name}"\n{after}{change}'

    weeks = {"a": 6, "b": 8}
    book = law(WEEK_4, exemptions=[one(*item) for item in weeks.items()], grants=[grant("a"), grant("b")])
    found = rule(book, 10)
    assert [layer.id for layer in found.layers] == [first, last]
    assert words(found) == f"in week {weeks[last]}"


def test_a_norm_that_only_an_exemption_adds_is_in_force_only_where_it_is_granted():
    added = (
        f'id = "ny"\n[[change]]\nnorm = "samtale"\n[change.add]\ndone_by = {{ event = "samtale" }}\n{WEEK_4}'
    )
    book = law("only_by_exemption = true", exemptions=[added], grants=[grant("ny", "aalborg", 10, 50)])
    assert [rule(book, on).in_force for on in (9, 10, 49, 50)] == [False, True, True, False]
    assert not rule(book, 10, "morsø").in_force
    assert not rule(book.no_trials, 10).in_force


# The days that touch an open duty.


@pytest.mark.parametrize(
    ("second", "reason"),
    [
        ("day = 30, step = [{ number = 1, in_week = 6 }]", None),
        ('day = 30, open_duties = "reread", step = [{ number = 1, in_week = 6 }]', "reread"),
        ("day = 30, repealed = true", "repealed"),
    ],
)
def test_a_new_version_touches_open_duties_only_if_it_says_so_or_repeals(second, reason):
    book = law(f"version = [ {{ {WEEK_4} }}, {{ {second} }} ]")
    cuts = book.all_trials.timeline("samtale", "aalborg", "dagpenge").cuts
    assert cuts == (((day(30), reason),) if reason else ())


def test_a_suspension_cuts_when_it_begins_and_when_it_ends_and_a_replacement_does_neither():
    book = law(WEEK_4, exemptions=[SUSPENDED], grants=[grant("fri", "aalborg", 10, 20)])
    cuts = book.all_trials.timeline("samtale", "aalborg", "dagpenge").cuts
    assert cuts == ((day(10), "suspended"), (day(20), "resumed"))
    book = law(WEEK_4, exemptions=[WEEK_8], grants=[grant("uge8", "aalborg", 10, 20)])
    assert book.all_trials.timeline("samtale", "aalborg", "dagpenge").cuts == ()


def test_two_grants_end_to_end_are_one_suspension():
    book = law(
        WEEK_4,
        exemptions=[SUSPENDED],
        grants=[grant("fri", "aalborg", 10, 20), grant("fri", "aalborg", 20, 30)],
    )
    cuts = book.all_trials.timeline("samtale", "aalborg", "dagpenge").cuts
    assert cuts == ((day(10), "suspended"), (day(30), "resumed"))


# Worlds.


def two_trials() -> Rulebook:
    return law(
        IN_PERSON,
        exemptions=[WEEK_8, TELEPHONE],
        grants=[grant("uge8"), grant("telefon", "aalborg", 10), grant("telefon", "rebild")],
    )


def test_a_world_counts_all_exemptions_none_or_all_but_some():
    book = two_trials()
    layers = {
        "all": book.all_trials,
        "none": book.no_trials,
        "but one": book.without(frozenset({"uge8"})),
        "but both": book.without(frozenset({"uge8", "telefon"})),
    }
    assert {name: {one.id for one in rule(world, 20).layers} for name, world in layers.items()} == {
        "all": {"uge8", "telefon"},
        "none": set(),
        "but one": {"telefon"},
        "but both": set(),
    }


def test_two_worlds_differ_only_where_they_ever_read_a_norm_differently():
    book = two_trials()
    actual, law_alone, but_one = book.all_trials, book.no_trials, book.without(frozenset({"uge8"}))

    def differ(one: World, two: World, municipality: str) -> bool:
        return bool(one.apart(two, "samtale", municipality, "dagpenge"))

    assert differ(actual, law_alone, "aalborg")
    assert not differ(actual, law_alone, "morsø")
    assert differ(actual, but_one, "aalborg")
    assert not differ(actual, but_one, "rebild")
    assert differ(but_one, law_alone, "rebild")
    assert not differ(actual, World(book, actual.counted), "aalborg")
    assert differ(law_alone, actual, "aalborg") == differ(actual, law_alone, "aalborg")


def test_a_world_that_is_gone_is_not_taken_for_a_new_one():
    """An answer is kept for the world it was given for, and not for another at the same place in memory."""
    book = two_trials()
    for _ in range(50):
        assert book.all_trials.apart(book.without(frozenset({"uge8"})), "samtale", "aalborg", "dagpenge")
        assert not book.all_trials.apart(book.without(frozenset()), "samtale", "aalborg", "dagpenge")
