"""Midway and final: outcome by outcome, and how many rows came and went."""

from __future__ import annotations

from datetime import date

import pytest

from frikommune.errors import Refused
from frikommune.evaluation.counts.counted import Counted
from frikommune.evaluation.snapshots.comparing import compared, table_of
from tests.evaluation.snapshots.taking import PEOPLE, of_rotations, take


def test_the_rotations_in_march_and_at_the_papers_end():
    found = compared(of_rotations(date(2019, 6, 30)), of_rotations(date(2019, 3, 31)))
    assert (found.earlier.observed.month, found.later.observed.month) == (3, 6)
    out = next(one for one in found.outcomes if one.name == "end_out" and one.treated)
    assert out.later.counted == Counted(24, 54, 20)
    assert out.earlier.rows < 54
    assert found.appeared == found.later.rows.height - found.earlier.rows.height
    assert (found.gone, found.law_changed) == (0, False)


def test_a_row_that_is_gone_is_told():
    found = compared(take(*PEOPLE, on=60), take(*PEOPLE[:-1], on=61))
    assert (found.gone, found.appeared) == (1, 0)
    assert "Mindst 1 rækker" in found.notes[0].da


def test_the_same_rows_are_told_as_the_same():
    one = take(*PEOPLE)
    assert any("samme rækker" in note.da for note in compared(one, one).notes)


def test_two_horizons_are_not_compared():
    with pytest.raises(Refused) as refused:
        compared(take(*PEOPLE, horizon=3), take(*PEOPLE, horizon=6))
    assert refused.value.refusals[0].code == "snapshots_unlike"


def test_the_table_tells_how_many_are_known_of_how_many():
    table = table_of(compared(take(*PEOPLE, on=30), take(*PEOPLE, on=60)))
    assert all(len(row) == len(table.columns) for row in table.rows)
    work = next(row for row in table.rows if "arbejde" in getattr(row[0], "da", ""))
    assert [getattr(cell, "da", cell) for cell in work[1:5]] == ["med forsøget", "0 af 3", 0.0, None]


def test_time_to_an_event_is_not_compared_by_its_mean():
    names = {one.name for one in compared(take(*PEOPLE), take(*PEOPLE, on=61)).outcomes}
    assert names & {"exit_work", "due"}
    assert not any(name.startswith(("duration", "event")) for name in names)
