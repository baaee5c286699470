"""Rows become observations: who is treated when, what is missing, which mark, and one digest."""

from dataclasses import replace
from typing import Any

import numpy as np
import pandas as pd
import polars as pl
import pytest

from frikommune.cases.mark import REBUILT, Mark
from frikommune.errors import Refused
from frikommune.evaluation.observations.checks import decided_by_cluster, need_change, need_periods
from frikommune.evaluation.observations.observations import Missing, Roles
from frikommune.evaluation.observations.reading import observe
from tests.evaluation.observations.rows import PANEL, PEOPLE, PERSONS, QUARTERS, changed, people, quarters


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        ([1, 1, 1, 1, 0, 0, 0, 0], False),
        ([True] * 4 + [False] * 4, False),
        (["ja"] * 4 + ["nej"] * 4, False),
        (["1"] * 4 + ["0"] * 4, False),
        ([1.0] * 4 + [0.0] * 4, False),
        (["Treated"] * 4 + ["Control"] * 4, True),
        (["Ny samtale"] * 4 + ["kontrol"] * 4, True),
        (["forsøg"] * 4 + ["øvrige"] * 4, True),
    ],
)
def test_treatment_is_read_in_every_usual_writing(cells, told):
    found = people(changed(PEOPLE, med=cells))
    assert found.frame["treatment"].to_list() == [1] * 4 + [0] * 4
    assert found.frame["treatment"].dtype == pl.Int8
    assert bool(found.notes) is told


def test_values_that_count_as_treated_may_be_named():
    found = people(changed(PEOPLE, med=["a", "b", "c", "a", "b", "c", "a", "b"]), treated=("a", "c"))
    assert found.frame["treatment"].to_list() == [1, 0, 1, 1, 0, 1, 1, 0]


def test_an_outcome_of_ja_and_nej_is_1_and_0():
    found = people(changed(PEOPLE, i_arbejde=["ja", "nej"] * 4))
    assert found.frame["outcome"].to_list() == [1.0, 0.0] * 4


def test_a_start_is_the_first_treated_period_and_null_for_never():
    found = quarters(treatment="med")
    assert found.frame.filter(unit=0)["start"].to_list() == [2] * 4
    assert found.frame.filter(pl.col("unit") > 0)["start"].null_count() == 8


NAMED: dict[str, dict[str, Any]] = {
    "names": {"treated": ("A",), "since": "2018-Q3"},
    "named in other words": {"treated": ("A",), "since": "3. kvartal 2018"},
    "a column of starts": {"start": "start"},
    "ever and since": {"treatment": "nogensinde", "since": "2018-Q3"},
    "cluster": {"treatment": "med", "unit": "", "cluster": "kommune"},
}


@pytest.mark.parametrize("given", NAMED)
def test_every_way_of_saying_who_is_treated_when_is_one(given):
    frame = PANEL.with_columns(
        start=pl.when(pl.col("kommune") == "A").then(pl.lit("2018-Q3")).otherwise(pl.lit("")),
        nogensinde=(pl.col("kommune") == "A").cast(int),
    )
    found, expected = quarters(frame, **NAMED[given]), quarters(treatment="med")
    assert found.frame["start"].to_list() == expected.frame["start"].to_list()
    assert found.frame["treatment"].to_list() == expected.frame["treatment"].to_list()


@pytest.mark.parametrize("never", [0, None, float("inf"), float("nan"), 9999, -1])
def test_each_way_of_writing_never_is_never(never):
    frame = pl.DataFrame(
        {
            "unit": [1, 1, 2, 2, 3, 3],
            "year": [2001, 2002] * 3,
            "y": [1.0, 2.0, 3.0, 4.0, 5.0, 7.0],
            "first": pl.Series([2002, 2002, *[never] * 4], dtype=pl.Float64, strict=False),
        }
    )
    found = observe(frame, Roles(outcome="y", unit="unit", period="year", start="first"))
    assert found.frame["start"].to_list() == [1, 1, None, None, None, None]


def test_a_start_between_two_periods_is_the_next():
    frame = pl.DataFrame(
        {"u": [1, 1, 2, 2], "year": [2003, 2007] * 2, "y": [1.0, 2.0, 3.0, 5.0], "g": [2004, 2004, 0, 0]}
    )
    found = observe(frame, Roles(outcome="y", unit="u", period="year", start="g"))
    assert found.frame["start"].to_list() == [1, 1, None, None]


def test_a_trial_that_ends_again_is_told():
    found = quarters(changed(PANEL, med=[0, 1, 1, 0] + [0] * 8), treatment="med")
    assert found.frame["start"][0] == 1
    assert any("ends again" in note.en for note in found.notes)


def test_persons_of_both_sides_in_one_municipality_have_no_common_start():
    frame = pl.concat([PANEL, PANEL.with_columns(med=1 - pl.col("med"))])
    found = quarters(frame, treatment="med", unit="", cluster="kommune")
    assert not found.has("start")
    assert found.notes


def test_a_treatment_that_never_changes_needs_since_for_before_and_after():
    found = quarters(PANEL.with_columns(med=(pl.col("kommune") == "A").cast(int)), treatment="med")
    with pytest.raises(Refused) as caught:
        need_change(found)
    assert caught.value.refusals[0].code == "no_change"


def test_one_period_is_too_few_for_before_and_after():
    found = quarters(
        pl.concat([PANEL[3:4], PANEL[7:8], PANEL[11:12], PANEL[7:8].with_columns(kommune=pl.lit("D"))]),
        treatment="med",
    )
    with pytest.raises(Refused) as caught:
        need_periods(found)
    assert caught.value.refusals[0].code == "too_few_periods"


def test_a_trial_decided_by_municipality_is_known():
    assert decided_by_cluster(people(cluster="kommune"))
    assert not decided_by_cluster(people(changed(PEOPLE, med=[1, 0] * 4), cluster="kommune"))


def test_missing_cells_are_counted_by_column_and_side():
    found = people(changed(PEOPLE, i_arbejde=[None, 0, 1, 1, 0, 0, 1, 0]), covariates=("alder",))
    assert found.missing == (Missing("i_arbejde", 1, 1, 0),)
    assert found.frame.height == found.covariates.height == 7
    assert any("uneven" in note.en for note in found.notes)


def test_rows_of_weight_zero_are_left_out_and_told():
    found = people(changed(PEOPLE, vægt=[0.0, *[1.0] * 7]), weight="vægt")
    assert found.frame.height == 7
    assert any("zero" in note.en for note in found.notes)


def test_words_as_covariate_become_columns_of_0_and_1():
    found = people(covariates=("køn", "alder"))
    assert found.covariates.columns == ["køn=m", "alder"]
    assert found.covariates["køn=m"].to_list() == [0.0, 1.0, 0.0, 1.0, 0.0, 0.0, 1.0, 1.0]


def test_constant_covariates_are_left_out_and_told():
    found = people(PEOPLE.with_columns(ens=pl.lit(3)), covariates=("ens", "alder"))
    assert found.covariates.columns == ["alder"]
    assert any("ens" in note.da for note in found.notes)


def test_numbers_as_labels_are_in_their_order():
    found = people(changed(PEOPLE, kommune=["10", "10", "9", "9", "2", "2", "101", "101"]), cluster="kommune")
    assert found.clusters == ("2", "9", "10", "101")
    assert found.frame["cluster"].to_list() == [2, 2, 1, 1, 0, 0, 3, 3]


@pytest.mark.parametrize(
    ("columns", "mark"),
    [
        ({"synthetic": False}, Mark.NONE),
        ({"synthetic": True}, Mark.SYNTHETIC),
        ({"Synthetic": "nej"}, Mark.NONE),
        ({"syntetisk": "ja"}, Mark.SYNTHETIC),
        ({"synthetic": True, "reconstruction": 1}, Mark.RECONSTRUCTION),
        ({REBUILT: "3.3"}, Mark.RECONSTRUCTION),
    ],
)
def test_the_mark_of_rows_is_kept(columns, mark):
    frame = PEOPLE.with_columns(**{name: pl.lit(value) for name, value in columns.items()})
    assert people(frame).mark is mark


def test_one_marked_row_marks_all_even_if_it_is_left_out():
    frame = changed(PEOPLE, i_arbejde=[None, 0, 1, 1, 0, 0, 1, 0]).with_columns(
        synthetic=pl.Series([True] + [False] * 7)
    )
    assert people(frame).mark is Mark.SYNTHETIC


def test_the_digest_does_not_ask_for_order_or_kind_of_frame():
    roles = replace(PERSONS, cluster="kommune", covariates=("alder", "køn"))
    first = observe(PEOPLE, roles).digest
    assert observe(PEOPLE.sample(fraction=1, shuffle=True, seed=3), roles).digest == first
    assert observe(PEOPLE.to_pandas(), roles).digest == first
    assert observe(PEOPLE.to_arrow(), roles).digest == first
    assert observe(PEOPLE.with_columns(pl.all().cast(pl.String)), roles).digest == first


OTHER = {
    "i_arbejde": [0, 0, 1, 1, 0, 0, 1, 0],
    "med": [1] * 5 + [0] * 3,
    "kommune": ["A", "A", "B", "B", "C", "C", "D", "C"],
    "alder": [31.0, *PEOPLE["alder"][1:]],
}


@pytest.mark.parametrize("column", OTHER)
def test_one_other_cell_gives_another_digest(column):
    roles = replace(PERSONS, cluster="kommune", covariates=("alder",))
    other = changed(PEOPLE, **{column: OTHER[column]})
    assert observe(other, roles).digest != observe(PEOPLE, roles).digest


def test_a_pandas_index_and_its_periods_are_columns():
    frame = PANEL.to_pandas()
    frame["kvartal"] = pd.PeriodIndex(frame["kvartal"].str.replace("-", ""), freq="Q")
    found = observe(frame.set_index(["kommune", "kvartal"]), replace(QUARTERS, treatment="med"))
    assert found.periods == ("2018Q1", "2018Q2", "2018Q3", "2018Q4")


def test_many_rows_keep_who_is_treated_when():
    lot = np.random.default_rng(1)
    n = 200_000
    frame = pl.DataFrame(
        {"y": lot.normal(size=n), "k": lot.integers(0, 98, n), "t": lot.integers(2000, 2016, n)}
    )
    found = observe(frame, Roles(outcome="y", cluster="k", period="t", treated=("1", "2"), since="2008"))
    assert found.frame.height == n
    assert len(found.clusters) == 98
    assert (
        found.frame["treatment"].sum()
        == frame.filter(pl.col("k").is_in([1, 2]) & (pl.col("t") >= 2008)).height
    )
