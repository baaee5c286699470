"""Whose work a norm is follows from the units that the pack declares, and from nothing else."""

from __future__ import annotations

import pytest

from frikommune.evaluation.savings.holders import done_by, holders
from frikommune.law.terms import Match
from frikommune.packfiles.pack import load_pack


@pytest.mark.parametrize(
    ("norm", "whose"),
    [
        ("faellessamtale", ("jobcentre", "a-kasse")),
        ("jobsamtale", ("jobcentre",)),
        ("lae285", ("jobcentre",)),
        ("ressourceforloeb-indsatsplan", ()),
        ("mikrolaan", ()),
    ],
)
def test_the_joint_talk_is_the_work_of_both_and_the_ordinary_one_of_the_jobcentre(norm, whose):
    pack = load_pack()
    assert holders(pack.rulebook.norms[norm], pack.prices.units) == whose


def test_without_units_nobody_is_named():
    assert holders(load_pack().rulebook.norms["faellessamtale"], ()) == ()


def test_the_events_that_meet_a_norm_are_those_of_its_versions():
    found = done_by(load_pack().rulebook.norms["faellessamtale"])
    assert found == (Match("samtale", frozenset({"faelles"})),)
