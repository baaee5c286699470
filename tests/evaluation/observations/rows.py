"""Small frames for the tests of reading: people in a trial, and a panel of municipalities."""

from dataclasses import replace
from typing import Any

import polars as pl
import pytest

from frikommune.errors import Refusal, Refused
from frikommune.evaluation.observations.observations import Observations, Roles
from frikommune.evaluation.observations.reading import observe

PEOPLE = pl.DataFrame(
    {
        "i_arbejde": [1, 0, 1, 1, 0, 0, 1, 0],
        "med": [1, 1, 1, 1, 0, 0, 0, 0],
        "kommune": ["A", "A", "B", "B", "C", "C", "D", "D"],
        "vægt": [1.0, 2.0, 1.0, 1.0, 1.0, 1.0, 2.0, 1.0],
        "alder": [30.0, 40.0, 50.0, 35.0, 28.0, 61.0, 44.0, 39.0],
        "køn": ["k", "m", "k", "m", "k", "k", "m", "m"],
        "dage": [10.0, 20.0, 5.0, 7.0, 9.0, 30.0, 2.0, 4.0],
        "ude": [1, 0, 1, 1, 1, 0, 1, 1],
    }
)
PANEL = pl.DataFrame(
    {
        "kommune": [name for name in "ABC" for _ in range(4)],
        "kvartal": ["2018-Q1", "2018-Q2", "2018-Q3", "2018-Q4"] * 3,
        "sats": [0.1, 0.2, 0.35, 0.4, 0.1, 0.15, 0.2, 0.2, 0.3, 0.3, 0.31, 0.32],
        "med": [0, 0, 1, 1] + [0] * 8,
    }
)
PERSONS = Roles(outcome="i_arbejde", treatment="med")
QUARTERS = Roles(outcome="sats", unit="kommune", period="kvartal")


def refusal(frame: pl.DataFrame, roles: Roles, source: str = "rækker.csv") -> Refusal:
    """The one refusal of these rows; both languages say all of it, and differently."""
    with pytest.raises(Refused) as caught:
        observe(frame, roles, source)
    (found,) = caught.value.refusals
    assert all(found.problem)
    assert all(found.expected)
    assert all(found.do_next)
    assert found.given
    assert found.where
    assert found.problem.da != found.problem.en
    assert found.do_next.da != found.do_next.en
    return found


def changed(frame: pl.DataFrame, **columns: Any) -> pl.DataFrame:
    """The frame with other cells."""
    return frame.with_columns(**{name: pl.Series(cells, strict=False) for name, cells in columns.items()})


def people(frame: pl.DataFrame = PEOPLE, **roles: Any) -> Observations:
    """Observations of the people, with more roles."""
    return observe(frame, replace(PERSONS, **roles))


def quarters(frame: pl.DataFrame = PANEL, **roles: Any) -> Observations:
    """Observations of the panel, with more roles."""
    return observe(frame, replace(QUARTERS, **roles))
