"""No small count can be computed from what is published, whoever tries; without further hiding, many can."""

import random

import polars as pl
import pytest
from hypothesis import given, note, settings
from hypothesis import strategies as st

from frikommune.casework.numbers import open_counts, suppression
from frikommune.casework.numbers.open_counts import counts_of, lines
from frikommune.casework.numbers.suppression import ALL, APART, LEAST, PARTS, Counts, hidden
from frikommune.errors import Refused
from tests.casework.attacker import MOST, Attacker, Place, published

DRAWN = (0, 0, 1, 2, 3, 4, 5, 6, 8, 12, 45, 130)
FEW_DRAWS = 6
"""Each draw is attacked count by count, so a few of them are hundreds of attacks."""


def drawn(seed: int, rows: int = 3, columns: int = 3) -> Counts:
    """A table of counts, drawn by lot; the seed is printed where a test fails."""
    lot = random.Random(seed)
    places = [
        (f"e{row}", f"m{column}", part) for row in range(rows) for column in range(columns) for part in PARTS
    ]
    return Counts({place: lot.choice(DRAWN) for place in places})


def columns_of(counts: Counts) -> tuple[str, ...]:
    return tuple(sorted({column for _, column, _ in counts.single}))


def out(counts: Counts, earlier=()):
    return lines(counts, columns_of(counts), earlier)


def true(counts: Counts, place: Place) -> int:
    row, column, name = place
    return counts.cells.get((row, column, ALL if name == "possible" else name), 0)


def small(counts: Counts, table) -> list[Place]:
    return [place for place in table if 0 < true(counts, place) < LEAST]


def insight(counts: Counts) -> dict[Place, tuple[int, int]]:
    """To know of each single count whether it is a small one."""
    return {cell: (1, LEAST - 1) if count < LEAST else (LEAST, MOST)
            for cell, count in counts.single.items() if count}  # fmt: skip


def own(counts: Counts, table, column: str) -> dict[Place, tuple[int, int]]:
    """What a municipality knows: its own counts."""
    return {place: (true(counts, place),) * 2 for place in table if place[1] == column}


def narrow(attacker: Attacker, places) -> dict[Place, tuple[int, int]]:
    """The counts that the attacker knows too well, and what they could be."""
    found = {place: attacker.could_be(place) for place in places}
    return {place: (low, high) for place, (low, high) in found.items() if high - low < APART}


@settings(max_examples=FEW_DRAWS, deadline=None)
@given(st.integers(0, 10**6), st.integers(1, 3), st.integers(1, 4))
def test_no_small_count_can_be_computed(seed, rows, columns):
    note(f"seed {seed}, {rows} rows, {columns} columns")
    counts = drawn(seed, rows, columns)
    table = published(out(counts))
    assert narrow(Attacker([table], insight(counts)), small(counts, table)) == {}


@settings(max_examples=2, deadline=None)
@given(st.integers(0, 10**6))
def test_not_even_by_a_municipality_that_knows_its_own_counts(seed):
    note(f"seed {seed}")
    counts = drawn(seed)
    table = published(out(counts))
    for column in columns_of(counts):
        others = [one for one in small(counts, table) if one[1] not in (ALL, column)]
        assert narrow(Attacker([table], insight(counts) | own(counts, table, column)), others) == {}


def test_every_hidden_count_could_be_another():
    counts = drawn(11, 2, 4)
    table = published(out(counts))
    attacker = Attacker([table])
    hidden_here = [place for place, count in table.items() if count is None]
    assert len(hidden_here) > 10
    assert [place for place in hidden_here if len(set(attacker.could_be(place))) == 1] == []


def test_without_secondary_hiding_the_attacker_finds_counts(monkeypatch):
    found = []
    monkeypatch.setattr(open_counts, "hidden", lambda counts, **_: hidden(counts, secondary=False))
    for seed in range(5):
        counts = drawn(seed)
        table = published(out(counts))
        attacker = Attacker([table])
        found += [one for one in small(counts, table) if attacker.could_be(one) == (true(counts, one),) * 2]
    assert len(found) > 5


def test_without_thought_of_the_municipalities_one_of_them_finds_the_others_count(monkeypatch):
    protect = suppression._Hiding.protect
    monkeypatch.setattr(
        suppression._Hiding,
        "protect",
        lambda self, cell, knows: protect(self, cell, None) if not knows else None,
    )
    counts = Counts({("e", "a", "used"): 2, ("e", "b", "used"): 3, ("e", "c", "used"): 40})
    table = published(out(counts))
    assert narrow(Attacker([table], own(counts, table, "a")), [("e", "b", "used")])


def test_all_that_is_shown_is_true_and_every_small_count_is_hidden():
    counts = drawn(7, 4, 4)
    table = published(out(counts))
    assert {place: count for place, count in table.items() if count not in (None, true(counts, place))} == {}
    assert [place for place in small(counts, table) if table[place] is not None] == []


def test_zero_is_shown():
    counts = drawn(7, 4, 4)
    table = published(out(counts))
    assert {table[place] for place in table if true(counts, place) == 0} == {0}


def test_where_nothing_is_small_nothing_is_hidden():
    counts = Counts({("e", "a", "used"): 5, ("e", "b", "used"): 8, ("e", "a", "not_used"): 0})
    assert hidden(counts) == frozenset()


def test_a_lone_small_count_hides_its_sums_too():
    counts = Counts({("e", "a", "used"): 3})
    assert {one for line in out(counts) for one in (line.possible, line.used)} == {None}


def test_sums_are_kept_where_other_counts_can_be_hidden_instead():
    singles = {("e", column, part): 20 for column in "abcdef" for part in PARTS}
    counts = Counts({**singles, ("f", "a", "used"): 2, ("f", "b", "used"): 9, ("f", "c", "used"): 30,
                     ("f", "d", "used"): 40, ("f", "e", "used"): 50})  # fmt: skip
    shown = {(one.exemption, one.municipality): one.possible for one in out(counts)}
    assert shown["", ""] == sum(counts.single.values())


# ---- Two publications


def corrected(counts: Counts, place, count: int) -> Counts:
    return Counts({**counts.single, place: count})


def test_a_correction_hides_what_was_hidden_and_besides_nothing_that_is_the_same():
    counts = drawn(3, 4, 4)
    first = out(counts)
    before = published(first)
    place = next(one for one, count in counts.single.items() if count > 40 and before[one] is not None)
    later = corrected(counts, place, counts.single[place] + 1)
    after = published(out(later, first))
    gone, new = ({one for one, count in table.items() if count is None} for table in (before, after))
    assert gone <= new
    assert [one for one in new - gone if true(counts, one) == true(later, one) >= LEAST] == []
    assert narrow(Attacker([after], insight(later)), small(later, after)) == {}


def test_a_pattern_drawn_anew_for_a_correction_would_tell(monkeypatch):
    """Why the pattern is kept: the same counts, hidden in two ways, are known together."""
    counts = Counts({("e", "a", "used"): 2, **{("e", one, "used"): 30 for one in "bcdef"}})
    found = []
    for cheap_first in ("bcdef", "fedcb"):

        def cost(cell, _, cheap_first=cheap_first):
            return 50.0 if ALL in cell[:2] else 1.0 + cheap_first.find(cell[1])

        monkeypatch.setattr(suppression, "_cost", cost)
        found.append(published(out(counts)))
    assert narrow(Attacker(found), [("e", "a", "used")])


def test_a_municipality_that_comes_later_is_not_found_by_subtracting():
    """Its count is the difference of the two sums, were the new sum shown."""
    first = out(Counts({("e", "a", "used"): 9, ("e", "b", "used"): 30}))
    later = Counts({("e", "a", "used"): 9, ("e", "b", "used"): 30, ("e", "c", "used"): 2})
    before, after = published(first), published(out(later, first))
    known = {place: (count, count) for place, count in before.items() if count and place[1] != ""}
    grown = {place: (count, MOST) for place, count in before.items() if count and place[1] == ""}
    assert narrow(Attacker([after], insight(later) | known | grown), small(later, after)) == {}


def test_a_correction_that_cannot_be_protected_is_refused():
    """One who rose by what the other fell would find the other's count, for the sum is the same."""
    first = out(Counts({("e", "a", "used"): 9, ("e", "b", "used"): 30, ("e", "c", "used"): 10}))
    later = Counts({("e", "a", "used"): 3, ("e", "b", "used"): 30, ("e", "c", "used"): 16})
    with pytest.raises(Refused, match="Withdraw"):
        out(later, first)


# ---- From cases to counts


def rows(*told):
    schema = {"asked": pl.Boolean(), "usable": pl.List(pl.String()), "used": pl.String()}
    return pl.DataFrame(told, schema=schema, orient="row")


def test_a_demand_counts_once_as_used_or_as_not_used_under_each_exemption_that_could_lift_it():
    counts = counts_of({"Aalborg": rows((True, ["x", "y"], "x"), (True, ["x"], ""), (False, ["x"], ""))})
    assert counts.single == {
        ("x", "Aalborg", "used"): 1,
        ("x", "Aalborg", "not_used"): 1,
        ("y", "Aalborg", "not_used"): 1,
    }


def test_a_use_on_a_day_outside_the_demands_ends_was_possible_too():
    counts = counts_of({"Aalborg": rows(*[(True, [], "x")] * 6)})
    (line, *_) = lines(counts, ("Aalborg",))
    assert (line.possible, line.used, line.not_used) == (6, 6, 0)
