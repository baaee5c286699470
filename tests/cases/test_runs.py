"""Rows whose persons are told once a run are the same rows."""

from itertools import pairwise

import polars as pl
from hypothesis import given
from hypothesis import strategies as st
from polars.testing import assert_frame_equal

from frikommune.cases.typed.runs import Rows

_NAMES = st.one_of(st.none(), st.sampled_from(["a", "b", "c"]))
_ROWS = st.lists(st.tuples(_NAMES, _NAMES, st.integers(0, 9)))


def frame_of(rows: list[tuple[str | None, str | None, int]]) -> pl.DataFrame:
    schema = {"person": pl.String, "spell": pl.String, "sequence": pl.Int64}
    return pl.DataFrame(rows, schema=schema, orient="row")


@given(_ROWS)
def test_they_come_out_as_they_went_in(rows: list[tuple[str | None, str | None, int]]):
    found = Rows.of("events", frame_of(rows))
    assert_frame_equal(found.plain(), frame_of(rows))
    changes = sum(one[:2] != two[:2] for one, two in pairwise(rows))
    assert len(found.lengths) == changes + bool(rows)


@given(_ROWS, _ROWS)
def test_joined_they_follow_one_another(
    first: list[tuple[str | None, str | None, int]], then: list[tuple[str | None, str | None, int]]
):
    found = Rows.joined([Rows.of("events", frame_of(rows)) for rows in (first, then)])
    assert_frame_equal(found.plain(), frame_of([*first, *then]))


@given(_ROWS)
def test_in_order_each_persons_rows_are_as_they_were(rows: list[tuple[str | None, str | None, int]]):
    found = Rows.of("events", frame_of(rows)).of_somebody().in_order("events")
    expected = sorted((row for row in rows if row[0] is not None), key=lambda row: str(row[0]))
    assert_frame_equal(found.plain(), frame_of(expected))


def test_they_are_parted_between_two_runs():
    rows = frame_of([("a", "s1", 1), ("a", "s1", 2), ("a", "s2", 3), ("b", None, 4)])
    taken, rest = Rows.of("events", rows).parted(2)
    assert (taken.height, rest.height) == (3, 1)
    assert (taken.person_of(2), rest.person_of(0)) == ("a", "b")
    assert_frame_equal(pl.concat([taken.plain(), rest.plain()]), rows)


def test_a_spells_own_name_is_told_row_by_row():
    rows = Rows.of("spells", pl.DataFrame({"person": ["a", "a"], "spell": ["s1", "s2"]}))
    assert (rows.persons.to_list(), rows.frame["spell"].to_list()) == (["a"], ["s1", "s2"])
