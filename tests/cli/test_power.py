"""Whether a trial can be tested, at the terminal."""

from __future__ import annotations

import pytest

from tests.cli.conftest import EXAMPLES

SMALL = ("power", "--baseline", "0.417", "--n", "54")


def test_54_citizens_are_told_what_they_can_see_and_what_it_would_take(frikommune):
    said = frikommune(*SMALL, "--smallest", "0.05").flat
    assert said.startswith("Kun beskrive: kun forskelle på mindst 18,8 procentpoint kan ses.")
    assert "769 borgere i forsøget (nu 54)" in said
    english = frikommune(*SMALL, "--smallest", "0.05", lang="en").flat
    assert english.startswith("Descriptive only: only differences of at least 18.8 percentage points")


def test_the_size_that_is_needed_is_told_without_one(frikommune):
    told = frikommune("power", "--baseline", "0.417", "--smallest", "0.05", "--json").json
    assert (told["verdict"], told["takes"][0]["number"]) == (None, 769)


def test_the_packs_municipalities_are_those_that_could_join(frikommune):
    assert frikommune(*SMALL, "--smallest", "0.1", "--json").json["verdict"] == "pool"
    assert (
        frikommune(*SMALL, "--smallest", "0.1", "--network", "2", "--json").json["verdict"] == "describe_only"
    )


def test_two_groups_follow_from_their_numbers(frikommune):
    told = frikommune(
        "power", "--baseline", "0.6", "--n", "356", "--n2", "356", "--smallest", "0.1", "--json"
    )
    assert told.json["verdict"] == "can_test"


def test_municipalities_are_what_counts_where_they_decided(frikommune):
    places = ("--n", "356", "--n2", "356", "--treated", "4", "--untreated", "4", "--icc", "0.02")
    told = frikommune("power", "--baseline", "0.6", "--smallest", "0.1", *places, "--json").json
    assert told["verdict"] != "can_test"


def test_before_and_after_is_also_simulated(frikommune):
    over_time = (
        "--did",
        "--treated",
        "4",
        "--untreated",
        "30",
        "--before",
        "4",
        "--after",
        "4",
        "--n",
        "1600",
    )
    told = frikommune(
        "power", "--baseline", "0.4", "--smallest", "0.1", *over_time, "--simulations", "50", "--json"
    ).json
    assert told["simulated"]["courses"] == 50
    assert told["simulated"]["power_at_smallest"] == pytest.approx(told["power_at_smallest"], abs=0.2)


def test_a_design_says_its_numbers_itself(frikommune):
    told = frikommune("power", EXAMPLES / "design.toml", "--simulations", "60", "--json").json
    assert told["verdict"] == "can_test"
    said = frikommune("power", EXAMPLES / "design.toml", "--n", "54")
    assert said.code == 2
    assert "både et design og tal" in said.err


REFUSED = {
    "a share in percent": ((*SMALL[:1], "--baseline", "41.7", "--n", "54"), "--baseline"),
    "no level": (("power", "--n", "54"), "--baseline"),
    "before and after without periods": ((*SMALL, "--did", "--treated", "2", "--untreated", "9"), "--before"),
    "one citizen": (("power", "--baseline", "0.4", "--n", "1"), "--n"),
    "more citizens than can be counted with": (("power", "--baseline", "0.4", "--n", "9" * 400), "--n"),
    "a number that is none": (("power", "--n", "mange"), "--n"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_is_refused_by_its_option(frikommune, name):
    words, option = REFUSED[name]
    said = frikommune(*words)
    assert said.code == 2
    assert option in said.err
