"""`frikommune programme`: the network on a day, every fact with its source, rivals side by side."""

from __future__ import annotations

from typing import Any

import pytest

from tests.cli.conftest import Run

AS_OF_003 = ("--on", "2018-01-31", "--known-on", "2018-01-31")


def entry(told: Any, name: str) -> Any:
    """The entry of an id."""
    return next(one for one in told["entries"] if one["id"] == name)


def test_every_entry_has_its_source_and_its_days(frikommune: Run):
    told = frikommune("programme", "--json").json
    assert len(told["entries"]) > 600
    assert all(one["reference"] and one["recorded"] for one in told["entries"])
    assert all(one["heading"] for one in told["entries"])


def test_what_was_recorded_later_does_not_show(frikommune: Run):
    told = frikommune("programme", *AS_OF_003, "--json").json
    assert {one["reference"][-5:] for one in told["entries"] if one["certainty"] == "source"} == {
        "(003)",
        "(004)",
    }
    assert all(one["recorded"]["to"] <= "2018-02-01" for one in told["entries"])


def test_the_trials_stand_first_in_order_of_number(frikommune: Run):
    said = frikommune("programme", *AS_OF_003, lang="en").flat
    assert "24 applications, 5 refused." in said
    assert "1.1 Microloans for several target groups: running (Aalborg)" in said
    assert "3.2 " in said.split("3.10 ")[0]
    assert "particular group: granted, never started" in said


def test_rivals_are_shown_with_what_is_adopted(frikommune: Run):
    said = frikommune("programme", "--on", "2020-01-31", "--subject", "round:1", lang="en").flat
    assert "deadline: 1 November 2016 [contested, not adopted]" in said
    assert "deadline: 1 December 2016 [contested, adopted]" in said
    assert "The two later papers tell what happened. [r1-deadline-003, r1-deadline-001]" in said


def test_where_nothing_is_chosen_that_is_said(frikommune: Run):
    said = frikommune("programme", "--on", "2020-01-31", "--subject", "trial:3.1").flat
    assert "Hjørring er med blandt “alle de deltagende kommuner”" in said
    assert "[intet valgt]" in said


def test_what_is_known_and_has_not_come_yet_is_marked(frikommune: Run):
    told = frikommune("programme", "--on", "2019-11-08", "--subject", "trial:2.3", "--json").json
    (law,) = [one for one in told["questions"] if one["says"] == "met_by_law"]
    assert (law["facts"], law["coming"]) == ([], ["2.3-law-002", "2.3-law-000"])
    assert told["trials"][0]["status"] == "running"


def test_a_figure_comes_with_its_parts(frikommune: Run):
    told = frikommune(
        "programme", "--on", "2020-01-31", "--subject", "figure:jobrotation-rate", "--json"
    ).json
    figure = entry(told, "fig-3.3-rate-001")["figure"]
    keys = ("number", "unit", "numerator", "denominator", "unfinished")
    assert [figure[key] for key in keys] == [44.4, "percent", 24, 54, 20]
    assert [len(one["rivals"]) for one in told["questions"]] == [2]


@pytest.mark.parametrize("given", ["trial:9", "trail", "figure:jobrotation"])
def test_a_subject_that_nothing_is_known_of_is_refused(frikommune: Run, given: str):
    said = frikommune("programme", "--subject", given)
    assert (said.code, said.out) == (2, "")
    assert f"Intet er kendt om “{given}”" in said.err


def test_a_subject_that_was_not_known_that_day_is_refused(frikommune: Run):
    assert frikommune("programme", *AS_OF_003, "--subject", "conclusion").code == 2


def test_without_a_day_it_is_seen_on_today(frikommune: Run):
    assert "kendt nu" in frikommune("programme", "--subject", "theme").out
