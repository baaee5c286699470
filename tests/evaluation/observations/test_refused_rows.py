"""Rows that cannot be evaluated are refused in words that say where, what, and what to do."""

from dataclasses import replace
from typing import Any

import polars as pl
import pytest

from frikommune.errors import Refused
from frikommune.evaluation.observations.observations import Roles
from frikommune.evaluation.observations.reading import observe
from tests.evaluation.observations.rows import PANEL, PEOPLE, PERSONS, QUARTERS, changed, refusal


def test_a_column_that_is_not_there_is_named_with_the_closest():
    found = refusal(PEOPLE, replace(PERSONS, outcome="i_arbjde"))
    assert found.code == "no_such_column"
    assert found.given == "i_arbjde"
    assert "i_arbejde" in found.do_next.da


def test_all_columns_that_are_not_there_are_named_at_once():
    with pytest.raises(Refused) as caught:
        observe(PEOPLE, Roles(outcome="x", treatment="y", covariates=("z",)))
    assert [one.given for one in caught.value.refusals] == ["x", "y", "z"]


def test_a_column_with_two_roles_is_refused():
    found = refusal(PEOPLE, replace(PERSONS, weight="i_arbejde"))
    assert found.code == "two_roles"
    assert "outcome" in found.given
    assert "weight" in found.given


def test_unit_and_cluster_may_be_one_column():
    assert observe(PANEL, replace(QUARTERS, cluster="kommune", treatment="med")).clusters == ("A", "B", "C")


def test_without_outcome_the_role_is_asked_for():
    assert refusal(PEOPLE, Roles(treatment="med")).code == "role_missing"


@pytest.mark.parametrize("roles", [Roles(duration="dage"), Roles(event="ude")])
def test_duration_and_event_need_each_other(roles):
    assert refusal(PEOPLE, roles).code == "role_missing"


@pytest.mark.parametrize(("value", "code"), [(1, "all_treated"), (0, "none_treated")])
def test_a_treatment_without_variation_is_refused(value, code):
    found = refusal(changed(PEOPLE, med=[value] * 8), PERSONS)
    assert found.code == code
    assert found.where == "rækker.csv, med"


def test_a_panel_in_which_all_rows_are_treated_is_refused():
    roles = replace(QUARTERS, treated=("A", "B", "C"), since="2018-Q1")
    assert refusal(PANEL, roles).code == "all_treated"


def test_a_start_that_nobody_reaches_is_refused():
    frame = PANEL.with_columns(start=pl.lit("2030-Q1"))
    assert refusal(frame, replace(QUARTERS, start="start")).code == "none_treated"


def test_a_treatment_of_three_words_is_refused_with_advice():
    found = refusal(changed(PEOPLE, med=["a", "b", "c", "a", "b", "c", "a", "b"]), PERSONS)
    assert found.code == "not_two_values"
    assert found.given == "a, b, c"
    assert "treated" in found.do_next.en


def test_one_and_two_are_refused_for_nobody_knows_which_is_treated():
    assert refusal(changed(PEOPLE, med=[1, 2] * 4), PERSONS).code == "not_two_values"


def test_two_unknown_words_are_refused():
    assert refusal(changed(PEOPLE, med=["nord", "syd"] * 4), PERSONS).code == "not_two_values"


def test_a_treated_value_that_no_row_has_is_named():
    found = refusal(PANEL, replace(QUARTERS, treated=("Aa",), since="2018-Q3"))
    assert found.code == "unknown_treated"
    assert found.given == "Aa"


def test_words_as_outcome_are_refused_with_their_first_rows():
    found = refusal(changed(PEOPLE, i_arbejde=["1", "0", "måske", "1", "ja!", "0", "1", "0"]), PERSONS)
    assert found.code == "not_a_number"
    assert found.where == "rækker.csv:4, i_arbejde"
    assert found.given == "rækker.csv:4: måske, rækker.csv:6: ja!"


def test_a_number_that_may_be_a_thousand_or_a_decimal_is_refused():
    found = refusal(changed(PEOPLE, i_arbejde=["1.234", "2.500", "1", "3", "4", "5", "6", "7"]), PERSONS)
    assert found.code == "ambiguous_number"
    assert found.given == "1.234"


def test_infinite_values_are_refused():
    found = refusal(
        changed(PEOPLE, alder=[1.0, float("inf"), *[2.0] * 6]), replace(PERSONS, covariates=("alder",))
    )
    assert found.code == "infinite"
    assert found.where == "rækker.csv:3, alder"


def test_a_constant_outcome_is_refused():
    assert refusal(changed(PEOPLE, i_arbejde=[1] * 8), PERSONS).code == "constant_outcome"


def test_one_group_of_whom_all_succeed_is_not_refused():
    assert observe(changed(PEOPLE, i_arbejde=[1] * 8), Roles(outcome="i_arbejde")).frame.height == 8


@pytest.mark.parametrize("role", ["cluster", "unit"])
def test_a_constant_cluster_is_refused(role):
    given: dict[str, Any] = {role: "kommune"}
    roles = replace(PERSONS, **given)
    found = refusal(changed(PEOPLE, kommune=["A"] * 8), roles)
    assert found.code == f"constant_{role}"
    assert found.given == "A"


def test_an_outcome_that_is_missing_for_a_whole_side_is_refused():
    found = refusal(changed(PEOPLE, i_arbejde=[1, 0, 1, 1, None, None, None, None]), PERSONS)
    assert found.code == "side_missing"
    assert "i_arbejde" in found.problem.da


def test_a_column_without_values_is_refused():
    found = refusal(changed(PEOPLE, i_arbejde=[None] * 8), PERSONS)
    assert found.code == "empty_column"
    assert found.where == "rækker.csv, i_arbejde"


def test_negative_weights_are_refused():
    found = refusal(changed(PEOPLE, vægt=[1.0, -2.0, *[1.0] * 6]), replace(PERSONS, weight="vægt"))
    assert found.code == "out_of_range"
    assert found.where == "rækker.csv:3, vægt"
    assert found.given == "-2"


def test_weights_that_are_all_zero_are_refused():
    found = refusal(changed(PEOPLE, vægt=[0.0] * 8), replace(PERSONS, weight="vægt"))
    assert found.code == "out_of_range"


def test_negative_durations_are_refused():
    roles = Roles(duration="dage", event="ude", treatment="med")
    assert refusal(changed(PEOPLE, dage=[-1.0, *[2.0] * 7]), roles).code == "out_of_range"


def test_an_event_that_is_not_0_or_1_is_refused():
    roles = Roles(duration="dage", event="ude", treatment="med")
    assert refusal(changed(PEOPLE, ude=[0, 1, 2, 0, 1, 2, 0, 1]), roles).code == "not_two_values"


def test_three_rows_are_too_few():
    found = refusal(PEOPLE[3:6], PERSONS)
    assert found.code == "too_few"
    assert found.given == "3"


def test_a_header_without_rows_is_refused():
    assert refusal(PEOPLE.clear(), PERSONS).code == "empty_file"


def test_a_unit_twice_in_a_period_is_refused_with_advice():
    frame = pl.concat([PANEL, PANEL[5:6]])
    found = refusal(frame, replace(QUARTERS, treatment="med"))
    assert found.code == "duplicated_unit_period"
    assert found.given == "B × 2018-Q2"
    assert found.where == "rækker.csv:14, kommune"
    assert "cluster" in found.do_next.da


def test_a_period_unlike_the_others_is_refused():
    frame = changed(PANEL, kvartal=[*PANEL["kvartal"][:11], "ukendt"])
    found = refusal(frame, replace(QUARTERS, treatment="med"))
    assert found.code == "period_unreadable"
    assert found.given == "ukendt"


def test_a_first_period_after_the_last_is_refused():
    assert refusal(PANEL, replace(QUARTERS, treated=("A",), since="2021-Q1")).code == "since_outside"


def test_a_first_period_that_is_no_period_is_refused():
    assert refusal(PANEL, replace(QUARTERS, treated=("A",), since="snart")).code == "period_unreadable"


def test_a_unit_with_two_starts_is_refused():
    frame = PANEL.with_columns(start=pl.Series(["2018-Q3", "2018-Q2", *[None] * 10], dtype=pl.String))
    assert refusal(frame, replace(QUARTERS, start="start")).code == "start_varies"


def test_since_without_whom_is_refused():
    assert refusal(PANEL, replace(QUARTERS, since="2018-Q3")).code == "roles_clash"


def test_start_given_twice_is_refused():
    frame = PANEL.with_columns(start=pl.lit("2018-Q3"))
    assert (
        refusal(frame, replace(QUARTERS, start="start", treated=("A",), since="2018-Q3")).code
        == "roles_clash"
    )


def test_a_first_period_needs_periods():
    assert refusal(PEOPLE, replace(PERSONS, since="2018")).code == "role_missing"


def test_a_covariate_of_names_is_refused():
    frame = pl.concat([PEOPLE] * 10).with_columns(navn=pl.Series([f"p{n}" for n in range(80)]))
    assert refusal(frame, replace(PERSONS, covariates=("navn",))).code == "too_many_words"


def test_what_is_no_table_is_refused():
    with pytest.raises(Refused) as caught:
        observe([1, 2, 3], PERSONS)
    assert caught.value.refusals[0].code == "roles_clash"
