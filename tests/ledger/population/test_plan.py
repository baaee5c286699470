"""The plan's tables say what the rulebook's rules say, everywhere, on every day and in every world."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frikommune.law.exemption import Exemption
from frikommune.law.norm import Version
from frikommune.law.rulebook import Rule, Rulebook
from frikommune.law.terms import Match, Terms
from frikommune.ledger.population.kernel import fields as f
from frikommune.ledger.population.numbering import day_number
from frikommune.ledger.population.plan import Plan, plan_of
from frikommune.ledger.worlds import Worlds, every_world
from frikommune.packfiles.pack import load_pack
from tests.ledger.building import day, grant, law
from tests.ledger.strategies import laws

DAYS = [date(1900, 1, 1), date(2010, 1, 1), *(day(number) for number in range(-25, 210, 5)), date(2050, 1, 1)]
PACK = load_pack()
STEP = "version = [{ step = [{ number = 1, in_week = 4 }] }]"


class Read(NamedTuple):
    """A rule as the rulebook gives it, and its row in the plan."""

    rule: Rule
    row: list[int]


def worlds_of(rulebook: Rulebook) -> Worlds:
    return every_world(rulebook, {exemption: [exemption] for exemption in rulebook.exemptions})


def timeline_of(plan: Plan, norm: str, place: str, group: str, world: int) -> int:
    where = plan.municipalities.index(place) * (len(plan.groups) + 1) + plan.groups.index(group)
    return int(plan.law.cells[plan.norms.index(norm), where, world])


def readings(worlds: Worlds, plan: Plan, days: list[date], groups: list[str]) -> Iterator[Read]:
    """Every rule of some groups on some days, in every world and place."""
    book = worlds.rulebook
    for norm in book.norms.values():
        for place in book.municipalities:
            for group in filter(norm.concerns, groups):
                for number, world in enumerate(worlds.worlds):
                    timeline = timeline_of(plan, norm.id, place, group, number)
                    for one in days:
                        yield Read(world.rule(norm.id, place, group, one), row_at(plan, timeline, one))


def row_at(plan: Plan, timeline: int, on: date) -> list[int]:
    """The rule of a timeline on a day: the last that has begun, or the first of all."""
    first, count = plan.law.timelines[timeline, [f.L_RULE_0, f.L_RULES]]
    rules: list[list[int]] = plan.law.rules[first : first + count].tolist()
    return [row for row in rules[:1] + rules if row[f.R_START] <= day_number(on) or row is rules[0]][-1]


def name(plan: Plan, number: int) -> str | None:
    return None if number == f.NONE else plan.exemptions[number]


def id_of(exemption: Exemption | None) -> str | None:
    return exemption.id if exemption else None


def said(rule: Rule) -> tuple[object, ...]:
    """What makes a rule the rule it is."""
    layers, usable = ([one.id for one in many] for many in (rule.layers, rule.usable))
    start = rule.version.start if rule.version else None
    return rule.norm.id, start, tuple(layers), id_of(rule.suspended_by), tuple(usable)


def one_to_one(pairs: set[tuple[object, object]]) -> bool:
    return len({one for one, _ in pairs}) == len(pairs) == len({two for _, two in pairs})


def version_day(version: Version | None) -> int:
    return day_number(version.start) if version else f.NO


@given(laws())
def test_every_rule_stands_in_the_plan_as_the_rulebook_says_it(rulebook: Rulebook) -> None:
    worlds = worlds_of(rulebook)
    plan = plan_of(worlds)
    for rule, row in readings(worlds, plan, DAYS, ["dagpenge"]):
        first, count = row[f.R_USABLE_0], row[f.R_USABLES]
        assert name(plan, row[f.R_TOP]) == id_of(rule.layers[-1] if rule.layers else None)
        assert name(plan, row[f.R_SUSPENDER]) == id_of(rule.suspended_by)
        assert row[f.R_SUSPENDED] == (rule.suspended_by is not None)
        assert [name(plan, one) for one in plan.law.usable[first : first + count]] == list(
            map(id_of, rule.usable)
        )
        assert row[f.R_BEFORE] == rule.before
        assert row[f.R_VERSION] == version_day(rule.version)
        assert row[f.R_START] == day_number(rule.start)


@given(laws())
def test_two_rules_have_one_reading_if_they_say_the_same(rulebook: Rulebook) -> None:
    worlds = worlds_of(rulebook)
    found = readings(worlds, plan_of(worlds), DAYS, ["dagpenge"])
    assert one_to_one({(said(rule), row[f.R_READING]) for rule, row in found})


@given(laws())
def test_two_rules_ask_alike_if_they_differ_only_in_what_may_be_used(rulebook: Rulebook) -> None:
    worlds = worlds_of(rulebook)
    found = readings(worlds, plan_of(worlds), DAYS, ["dagpenge"])
    assert one_to_one({(said(rule)[:-1], row[f.R_ASKS]) for rule, row in found})


@given(laws())
def test_terms_have_one_number_if_they_are_equal(rulebook: Rulebook) -> None:
    worlds = worlds_of(rulebook)
    found: dict[int, Terms | None] = {}
    for rule, row in readings(worlds, plan_of(worlds), DAYS, ["dagpenge"]):
        alone = rule.version.terms if rule.version else None
        for number, terms in ((row[f.R_TERMS], rule.terms), (row[f.R_LAW], alone)):
            assert (number == f.NONE) == (terms is None)
            assert found.setdefault(number, terms) == terms
    numbered = list(found.values())
    assert all(one != two for place, one in enumerate(numbered) for two in numbered[:place])


def test_every_rule_of_the_pack_is_read_as_the_rulebook_says_it() -> None:
    worlds = every_world(PACK.rulebook, {key: one.exemptions for key, one in PACK.trials.items()})
    found = list(
        readings(worlds, plan_of(worlds), [date(2018, 6, 1), date(2020, 6, 1)], list(PACK.rulebook.groups))
    )
    assert one_to_one({(said(rule), row[f.R_READING]) for rule, row in found})


@given(laws(), st.integers(0, 6))
def test_a_timeline_knows_what_its_rules_have_in_common(rulebook: Rulebook, number: int) -> None:
    worlds = worlds_of(rulebook)
    plan, world = plan_of(worlds), number % len(worlds.worlds)
    timeline = worlds.worlds[world].timeline("samtale", "aalborg", "dagpenge")
    row = plan.law.timelines[timeline_of(plan, "samtale", "aalborg", "dagpenge", world)].tolist()
    steps = plan.law.numbers[row[f.L_STEP_0] : row[f.L_STEP_0] + row[f.L_STEPS]].tolist()
    cuts = plan.law.cuts[row[f.L_CUT_0] : row[f.L_CUT_0] + row[f.L_CUTS]].tolist()
    reasons = {"reread": 1, "repealed": 2, "suspended": 3, "resumed": 4}
    assert steps == sorted(timeline.steps)
    assert cuts == [[day_number(one), reasons[reason]] for one, reason in timeline.cuts]
    assert kinds_in(plan, row[f.L_DONE]) == timeline.done_kinds
    assert kinds_in(plan, row[f.L_TRIGGERS]) == timeline.trigger_kinds
    assert row[f.L_BY_START] == timeline.set_off_by_start
    released = frozenset() if row[f.L_RELEASES] == f.NONE else kinds_in(plan, row[f.L_RELEASES])
    assert released == timeline.release_kinds


def kinds_in(plan: Plan, number: int) -> frozenset[str]:
    """The kinds that a set of matches means, of whatever type."""
    meant = {plan.codes.kinds[plan.codes.pairs[code][0]] for code in plan.law.match[number].nonzero()[0]}
    for code, (kind, _) in enumerate(plan.codes.pairs[:-1]):
        assert plan.law.match[number, code] == (plan.codes.kinds[kind] in meant)
    return frozenset(meant)


@pytest.mark.parametrize(
    ("kind", "type_"),
    [(kind, type_) for kind in ("samtale", "afgang", "andet") for type_ in ("", "kort", "lang", "andet")],
)
def test_a_code_is_meant_where_the_match_fits(kind: str, type_: str) -> None:
    matches = [Match("samtale", frozenset({"kort"})), Match("samtale"), Match("afgang", frozenset({"lang"}))]
    norms = [
        f'done_by = {{ event = "samtale", types = ["kort"] }}\n{STEP}',
        f'id = "to"\ndone_by = {{ event = "samtale" }}\n{STEP}',
        f'id = "tre"\ndone_by = {{ event = "afgang", types = ["lang"] }}\n{STEP}',
    ]
    plan = plan_of(worlds_of(law(*norms)))
    code = plan.codes.table([kind], [type_])[0, 0]
    done = [plan.law.terms[number, f.T_DONE] for number in range(3)]
    assert [bool(plan.law.match[one, code]) for one in done] == [one.fits(kind, type_) for one in matches]


def test_a_norm_has_no_timeline_for_a_group_that_it_skips() -> None:
    rulebook = law(STEP)
    plan = plan_of(worlds_of(rulebook))
    assert timeline_of(plan, "samtale", "aalborg", "kontanthjaelp", 0) == f.NONE


def test_elsewhere_than_in_the_rulebooks_municipalities_the_law_stands_alone() -> None:
    rulebook = law(
        STEP,
        exemptions=['id = "fri"\nchange = { norm = "samtale", suspend = true }'],
        grants=[grant("fri", place) for place in ("aalborg", "morsø", "rebild")],
    )
    plan = plan_of(worlds_of(rulebook))
    elsewhere = plan.law.cells[0, 3 * (len(plan.groups) + 1) + plan.groups.index("dagpenge")]
    assert elsewhere.tolist() == [timeline_of(plan, "samtale", "aalborg", "dagpenge", 1)] * 3


def test_places_and_worlds_with_the_same_grants_share_a_timeline() -> None:
    rulebook = law(
        STEP,
        exemptions=['id = "fri"\nchange = { norm = "samtale", suspend = true }'],
        grants=[grant("fri", place, 0, 50) for place in ("aalborg", "morsø")],
    )
    plan = plan_of(worlds_of(rulebook))
    assert len(plan.law.timelines) == 2


def test_working_days_are_looked_up_only_where_a_norm_rolls() -> None:
    plain, rolling = law(STEP), law(f'due_rolls_to = "next working day"\n{STEP}')
    assert [len(plan_of(worlds_of(one)).law.working_day) > 0 for one in (plain, rolling)] == [False, True]


def test_a_holiday_rolls_to_the_next_working_day() -> None:
    rolling = law(f'due_rolls_to = "next working day"\n{STEP}')
    tables = plan_of(worlds_of(rolling)).law
    maundy_thursday, tuesday = date(2018, 3, 29), date(2018, 4, 3)
    assert tables.working_day[day_number(maundy_thursday) - tables.working_from] == day_number(tuesday)


def test_the_norms_of_a_group_stand_in_order_and_then_none() -> None:
    plan = plan_of(worlds_of(PACK.rulebook))
    for group, row in zip(plan.groups, plan.law.concerns, strict=False):
        norms = [norm.id for norm in PACK.rulebook.norms_by_group[group]]
        assert [plan.norms[number] for number in row[: len(norms)]] == norms
        assert set(row[len(norms) :].tolist()) == {f.NONE}


def test_each_world_has_a_bit_and_the_exemptions_that_count() -> None:
    rulebook = law(
        STEP,
        exemptions=[f'id = "{one}"\nchange = {{ norm = "samtale", suspend = true }}' for one in ("a", "b")],
    )
    plan = plan_of(worlds_of(rulebook))
    assert plan.law.bits.tolist() == [1, 2, 4, 8]
    assert plan.law.counted.tolist() == [[1, 1], [0, 0], [0, 1], [1, 0]]
