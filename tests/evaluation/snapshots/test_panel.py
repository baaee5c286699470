"""A snapshot goes into an evaluation as it is: row by row, as time to an event, or as a panel."""

from __future__ import annotations

import pytest

from frikommune.cases.mark import Mark
from frikommune.errors import Refused
from frikommune.evaluation.counts.counted import Counted
from frikommune.evaluation.observations.reading import observe
from frikommune.evaluation.snapshots.panel import counts_of, notes_of, panel, panel_roles, roles_of
from tests.evaluation.population.made import person
from tests.evaluation.snapshots.taking import PEOPLE, take
from tests.ledger.building import spell

MANY = tuple(
    person(
        f"q{number}", spell(start, start + 20 + number, place, afgang_til="job" if number % 2 else "barsel")
    )
    for number, (start, place) in enumerate(
        (start, place)
        for start in (-180, -90, 0, 100)
        for place in ("aalborg", "rebild", "morsø")
        for _ in range(3)
    )
)


def test_rows_are_observed_with_treatment_by_municipality():
    found = take(*MANY, on=200)
    seen = observe(found.frame, roles_of(found, "exit_work"))
    assert (seen.frame.height, len(seen.clusters), len(seen.periods)) == (36, 3, 4)
    assert int(seen.frame["treatment"].sum()) == 6
    assert seen.mark is Mark.SYNTHETIC


def test_time_to_an_event_is_observed_with_its_censoring():
    found = take(*MANY, on=110)
    seen = observe(found.frame, roles_of(found, "event_work"))
    assert seen.has("duration")
    assert seen.has("event")
    assert not seen.has("period")


def test_a_panel_is_the_mean_of_each_place_and_quarter_weighted_by_its_rows():
    found = take(*MANY, on=200)
    cells = panel(found, "exit_work")
    assert cells.height == 12
    (cell,) = cells.filter((cells["municipality"] == "aalborg") & (cells["period"] == "2018-Q1")).to_dicts()
    here = [
        one for one in MANY if one.spells[0].municipality == "aalborg" and one.spells[0].start.year == 2018
    ]
    first = [one for one in here if one.spells[0].start.month == 1]
    assert cell["outcome"] == pytest.approx(
        sum(one.spells[0].attributes["afgang_til"] == "job" for one in first) / len(first)
    )
    assert (cell["rows"], cell["treated"]) == (3, 1)


def test_a_panel_is_observed_with_its_first_treated_quarter():
    seen = observe(panel(take(*MANY, on=200), "exit_work"), panel_roles())
    starts = seen.frame.filter(seen.frame["start"].is_not_null())
    assert starts["start"].unique().to_list() == [seen.periods.index("2018-Q1")]
    assert [seen.units[code] for code in starts["unit"].unique()] == ["aalborg"]


def test_what_is_not_known_is_in_no_mean_and_counted_beside_it():
    cells = panel(take(*PEOPLE, on=39, horizon=1), "exit_work")
    (cell,) = cells.filter((cells["municipality"] == "aalborg") & (cells["period"] == "2018-Q1")).to_dicts()
    assert (cell["outcome"], cell["rows"], cell["unknown"]) == (0, 2, 1)


def test_who_has_not_finished_counts_as_not_yet_and_the_reader_is_told():
    found = take(*PEOPLE)
    assert counts_of(found, "exit_work", treated=True) == Counted(1, 3, 2)
    assert counts_of(found, "exit_self_support", treated=True) == Counted(2, 3, 1)
    (note,) = notes_of(found, "exit_work")
    assert note.da.startswith("2 af 3 med forsøget og 2 af 2 uden er ikke færdige")
    assert notes_of(found, "due") == notes_of(take(*MANY, on=400), "exit_work") == ()


def test_within_a_horizon_only_who_left_untold_may_have_come_to_it():
    found = take(person("p1", spell()), person("p2", spell(end=20)), horizon=1)
    assert counts_of(found, "exit_work", treated=True) == Counted(0, 2, 1)


@pytest.mark.parametrize("name", ["unit", "treated", "exit_wrok"])
def test_what_is_no_outcome_is_refused_with_those_there_are(name: str):
    found = take(*PEOPLE)
    with pytest.raises(Refused) as refused:
        panel(found, name)
    assert "exit_work" in refused.value.refusals[0].expected.da
