"""What is shown of a survey tells of no group smaller than five, however it is added and subtracted."""

from itertools import combinations, product
from random import Random

import numpy as np
import pytest
from scipy.optimize import linprog

from frikommune.evaluation.surveys.exporting import counts
from frikommune.evaluation.surveys.groups import LEAST, Cell, Group, shown_groups
from frikommune.evaluation.surveys.rates import Asked, rates_of
from frikommune.evaluation.surveys.variables import variables_of
from frikommune.evaluation.surveys.waves import ALL, cell_of
from tests.evaluation.surveys.answers import ASKED, wave

PLACES, ROLES = ("Aalborg", "Læsø", "Morsø", "Rebild"), ("staff", "leader", "doctor")


def wanted(sizes: dict[Cell, int]) -> list[Group]:
    def size(group: Group) -> int:
        return sum(many for cell, many in sizes.items() if group.holds(cell))

    roles = sorted((Group(role=one) for one in ROLES), key=lambda one: -size(one))
    return [ALL, *roles, *sorted((Group(municipality=one) for one in PLACES), key=lambda one: -size(one))]


def told_apart(sizes: dict[Cell, int], shown: frozenset[Group]) -> list[tuple[Cell, ...]]:
    """Every set of cells with fewer than five persons whose sum follows from what is shown.

    By least squares over each set, not by null spaces: another way than the code's own.
    """
    cells = [cell for cell, many in sizes.items() if many]
    rows = np.array([[group.holds(cell) for cell in cells] for group in shown], float).reshape(-1, len(cells))
    found = []
    for many in range(1, LEAST):
        for some in combinations(range(len(cells)), many):
            if sum(sizes[cells[one]] for one in some) < LEAST:
                target = np.zeros(len(cells))
                target[list(some)] = 1
                made = rows.T @ np.linalg.lstsq(rows.T, target, rcond=None)[0] if len(rows) else 0 * target
                if np.allclose(made, target, atol=1e-7):
                    found.append(tuple(cells[one] for one in some))
    return found


@pytest.mark.parametrize("seed", range(40))
def test_no_sum_of_a_small_group_follows_from_what_is_shown(seed):
    random = Random(seed)
    sizes = {Cell(*one): random.choice((0, 1, 2, 3, 7, 12)) for one in product(PLACES, ROLES)}
    shown = shown_groups(sizes, wanted(sizes))
    assert told_apart(sizes, shown) == []
    assert ALL in shown


def test_only_small_groups_are_hidden_where_nothing_can_be_subtracted():
    sizes = {Cell(one, "staff"): 8 for one in PLACES}
    assert shown_groups(sizes, wanted(sizes)) == {
        ALL,
        Group(role="staff"),
        *(Group(municipality=one) for one in PLACES),
    }


def test_a_second_group_is_hidden_where_one_alone_would_be_the_rest():
    sizes = {Cell("Aalborg", "staff"): 20, Cell("Morsø", "staff"): 9, Cell("Læsø", "staff"): 2}
    shown = shown_groups(sizes, wanted(sizes))
    assert Group(municipality="Aalborg") in shown
    assert Group(municipality="Læsø") not in shown
    assert Group(municipality="Morsø") not in shown


def test_two_small_groups_that_are_five_together_hide_each_other():
    sizes = {Cell("Aalborg", "staff"): 20, Cell("Morsø", "staff"): 3, Cell("Læsø", "staff"): 2}
    shown = shown_groups(sizes, wanted(sizes))
    assert shown == {ALL, Group(role="staff"), Group(municipality="Aalborg")}


def test_one_leader_is_not_found_by_taking_a_municipality_from_a_role():
    sizes = {
        Cell("Aalborg", "staff"): 6,
        Cell("Aalborg", "leader"): 1,
        Cell("Rebild", "leader"): 6,
        Cell("Morsø", "staff"): 9,
    }
    shown = shown_groups(sizes, wanted(sizes))
    assert not {Group(role="leader"), Group(municipality="Rebild")} <= shown


def test_nothing_is_shown_where_fewer_than_five_answered():
    assert shown_groups({Cell("Aalborg", "staff"): 4}, [ALL]) == frozenset()


# ---- Everything that is shown: tables, files, response rates

CELLS = {
    **{("Aalborg", "staff"): 14, ("Aalborg", "leader"): 3, ("Rebild", "staff"): 9, ("Rebild", "leader"): 2},
    **{("Morsø", "staff"): 6, ("Læsø", "staff"): 2, ("Læsø", "leader"): 1, ("Morsø", "leader"): 1},
}


def bounds(shown: list[tuple[Group, int]], sizes: dict[Cell, int], group: Group) -> tuple[float, float]:
    """The least and the most that a group's count can be for whoever knows all that is shown."""
    cells = list(sizes)
    rows = [[float(one.holds(cell)) for cell in cells] for one, _ in shown]
    target = np.array([float(group.holds(cell)) for cell in cells])
    limits = [(0, sizes[cell]) for cell in cells]
    ends = [
        linprog(sign * target, A_eq=rows, b_eq=[many for _, many in shown], bounds=limits).fun * sign
        for sign in (1, -1)
    ]
    return ends[0], ends[1]


@pytest.mark.parametrize("key", ["q1.1", "q1.2", "q2"])
def test_no_small_groups_answer_is_pinned_down_by_everything_in_the_export(key):
    first = wave(CELLS)
    variable = next(one for one in variables_of(ASKED) if one.key == key)
    table = counts([first], "da").filter(key=key)
    small = [one for one in first.wanted if 0 < sum(n for c, n in first.sizes.items() if one.holds(c)) < 5]
    assert small
    names = {("alle", "alle"): ALL}
    names |= {(one, "alle"): Group(municipality=one) for one in PLACES}
    names |= {("alle", "medarbejdere"): Group(role="staff"), ("alle", "ledere"): Group(role="leader")}
    for code in variable.codes:
        of_code = table.filter(code=code)
        shown = [
            (names[one["municipality"], one["role"]], one["number"])
            for one in of_code.iter_rows(named=True)
            if not one["hidden"]
        ]
        for group in small:
            low, high = bounds(shown, dict(first.sizes), group)
            nobody = abs(high) < 1e-6  # of five or more with the group among them, nobody answered so
            assert nobody or high - low > 0.5, (key, code, group)


def test_a_statement_that_few_found_relevant_is_hidden_in_a_group_that_is_large_enough_otherwise():
    first = wave({("Aalborg", "staff"): 12, ("Rebild", "staff"): 8, ("Morsø", "staff"): 8})
    for one in first.answers:
        if one.municipality == "Rebild":
            one.values["q1.3"] = 0
    by_key = {one.key: first.shown(one) for one in variables_of(ASKED)}
    assert Group(municipality="Rebild") in by_key["q1.1"]
    assert Group(municipality="Rebild") not in by_key["q1.3"]


def test_a_number_of_nought_is_an_answer():
    first = wave({("Aalborg", "staff"): 6})
    for one in first.answers:
        one.values["q4"] = 0.0
    number = next(one for one in variables_of(ASKED) if one.key == "q4")
    assert first.tally(number).answered == 6
    assert ALL in first.shown(number)


def test_who_answered_in_small_groups_does_not_follow_from_the_response_rates():
    asked = [
        Asked(place, "staff", number < used)
        for place, invited, used in (("Aalborg", 20, 15), ("Rebild", 12, 9), ("Læsø", 5, 2))
        for number in range(invited)
    ]
    rates = {one.name.da: one for one in rates_of(asked)}
    assert rates["Læsø"].answered is None
    assert rates["Alle"].answered == 26
    assert [one.answered for one in rates.values()].count(None) == 2


def test_cells_are_those_that_people_named():
    first = wave({("", "staff"): 5})
    assert {cell_of(one) for one in first.answers} == {Cell("", "staff")}
