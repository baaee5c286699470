"""Cells say the same as the rows behind them: weighted least squares with a dummy for everything."""

from __future__ import annotations

import numpy as np
import pytest

from frikommune.errors import Refused
from frikommune.evaluation.effects.inference.clustered import clustered
from frikommune.evaluation.effects.panels.collapse import collapse
from frikommune.evaluation.effects.panels.two_way import fit, without_each
from tests.evaluation.effects.panels.made_up import by_dummies, observed, persons

SAME = 1e-9


@pytest.mark.parametrize("unit", ["person", ""])
@pytest.mark.parametrize("covariates", [(), ("x", "z")])
def test_cells_give_the_rows_effect_and_clustered_error(unit: str, covariates: tuple[str, ...]) -> None:
    rows = persons()
    panel = collapse(observed(rows, unit=unit, weight="weight", covariates=covariates))
    found = fit(panel)
    assert found is not None
    value, error = by_dummies(rows, unit or "town", covariates)
    regressors = 1 + panel.gram.shape[1]
    corrected = error * np.sqrt(12 / 11 * (len(rows) - 1) / (len(rows) - regressors))
    assert found.value[0] == pytest.approx(value, rel=SAME)
    assert clustered(panel, found).error == pytest.approx(corrected, rel=SAME)


def test_where_persons_of_one_municipality_differ_they_are_the_blocks() -> None:
    rows = persons()
    rows["trial"] = ((rows["person"] // 12 % 3 == 0) & (rows["quarter"] >= 3)).astype(int)
    panel = collapse(observed(rows, weight="weight"))
    found = fit(panel)
    assert found is not None
    assert (len(panel.cluster), panel.clusters) == (120, 12)
    value, error = by_dummies(rows, "person")
    corrected = error * np.sqrt(12 / 11 * (len(rows) - 1) / (len(rows) - 7))
    assert found.value[0] == pytest.approx(value, rel=SAME)
    assert clustered(panel, found).error == pytest.approx(corrected, rel=SAME)


def test_the_effect_without_each_municipality_is_that_of_the_rows_without_it() -> None:
    rows = persons()
    without = without_each(collapse(observed(rows, weight="weight")))
    for town in (0, 7):
        value, _ = by_dummies(rows[rows["town"] != town].reset_index(drop=True), "person")
        assert without[town] == pytest.approx(value, rel=SAME)


def test_an_outcome_far_from_nought_loses_no_digits() -> None:
    rows = persons()
    near = fit(collapse(observed(rows)))
    rows["y"] += 1e7
    far = fit(collapse(observed(rows)))
    assert near is not None
    assert far is not None
    assert far.value[0] == pytest.approx(near.value[0], rel=1e-6)


def test_a_person_who_moves_counts_as_another() -> None:
    rows = persons(seen=1.0)
    moved = rows.copy()
    moved.loc[(moved["person"] == 5) & (moved["quarter"] >= 2), "town"] = 6
    split = moved.copy()
    split.loc[(split["person"] == 5) & (split["quarter"] >= 2), "person"] = 999
    one, other = (fit(collapse(observed(frame))) for frame in (moved, split))
    assert one is not None
    assert other is not None
    assert one.value[0] == pytest.approx(other.value[0], rel=SAME)


def test_a_covariate_that_never_changes_is_left_out() -> None:
    rows = persons()
    rows["born"] = rows["person"] % 7
    panel = collapse(observed(rows, covariates=("x", "born")))
    assert panel.covariates == ("x",)


def test_part_of_a_municipality_without_a_key_of_persons_is_refused() -> None:
    rows = persons()
    rows["trial"] = ((rows["person"] // 12 % 3 == 0) & (rows["quarter"] >= 3)).astype(int)
    with pytest.raises(Refused, match="do not say who is the same"):
        collapse(observed(rows, unit=""))
