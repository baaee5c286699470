"""Efforts are read from a trial's file; North Jutland's have words for every code and a source for each."""

from collections.abc import Iterator
from datetime import date

import pytest

from frikommune.law.effort import ByUse, Effort
from frikommune.law.source import Unknown
from frikommune.law.terms import Match
from frikommune.packfiles.folder import packs_folder
from frikommune.packfiles.pack import load_pack
from tests.packfiles.support import BASE, pack

NORDJYLLAND = load_pack(packs_folder() / "nordjylland")
EFFORTS = NORDJYLLAND.efforts
EFFORT = """
[[effort]]
id = "hjaelp"
title = { da = "Hjælp", en = "Help" }
parts = ["2a"]
certainty = "source"
source = { reference = "Afgørelsen" }

[[effort.step]]
id = "attest"
title = { da = "Uden attest", en = "Without a certificate" }
by = { use = "2a" }
"""


def read(tmp_path, more: str = "") -> Effort:
    trial = (BASE / "netvaerk/trials/2.toml").read_text("utf-8")
    return pack(tmp_path, {"netvaerk/trials/2.toml": trial + EFFORT + more}).efforts["hjaelp"]


def test_an_effort_is_of_its_trial_and_for_the_groups_of_its_parts(tmp_path):
    found = read(tmp_path)
    assert (found.trial, found.groups) == ("2", frozenset({"sygedagpenge"}))


def test_a_step_by_use_knows_whether_a_leader_must_approve(tmp_path):
    assert read(tmp_path).steps[0].by == ByUse("2a", checked=True)


def test_a_step_may_be_for_every_group(tmp_path):
    found = read(tmp_path, 'groups = "all"\n')
    assert found.groups_of(found.steps[0]) == frozenset()


def test_a_step_without_groups_is_for_those_of_the_effort(tmp_path):
    found = read(tmp_path)
    assert found.groups_of(found.steps[0]) == {"sygedagpenge"}


def test_what_is_unknown_says_why(tmp_path):
    found = read(tmp_path, 'lasts = "unknown"\nbecause = { da = "ingen siger det", en = "nobody says" }\n')
    assert [one.en for one in found.unknowns] == ["nobody says"]


def test_a_base_pack_has_no_efforts():
    assert load_pack(BASE / "netvaerk").efforts == {}


def test_north_jutlands_special_trials_are_efforts():
    assert {one.trial for one in EFFORTS.values()} == {"1.1", "1.2", "2.2", "3.3", "3.4", "3.6", "3.7"}


def test_graduates_go_through_6_and_10_and_10_weeks():
    steps = EFFORTS["dimittender"].steps
    assert [(one.lasts.weeks, one.assessed) for one in steps] == [(6, True), (10, True), (10, False)]


def test_support_after_a_microloan_lasts_at_most_6_months():
    assert EFFORTS["mikrolaan"].step("stoette").longest.after(date(2019, 1, 31)) == date(2019, 7, 31)


def test_no_number_of_talks_with_a_psychologist_is_invented():
    effort = EFFORTS["psykologbehandling"]
    (detail,) = effort.steps[0].details
    assert isinstance(detail.at_most, Unknown)
    assert isinstance(effort.follow_ups[0].every, Unknown)


def codes(effort: Effort) -> Iterator[tuple[str, str]]:
    """Every code that a page would show of an effort."""
    for part in (*effort.steps, *effort.follow_ups):
        if isinstance(part.by, Match):
            yield part.by.kind, min(part.by.types, default="")
        for detail in part.details:
            yield "attribute", detail.attribute
            yield from (("value", f"{detail.attribute}.{one}") for one in detail.choices)
    yield "indsats-slut", effort.id


@pytest.mark.parametrize("effort", EFFORTS.values(), ids=EFFORTS)
def test_every_code_of_an_effort_has_words(effort: Effort):
    words, unsaid = NORDJYLLAND.rulebook.words, []
    for kind, code in codes(effort):
        if kind == "attribute":
            said = code in words.attributes
        elif kind == "value":
            name, _, value = code.partition(".")
            said = value in words.attributes[name].values
        else:
            said = kind in words.events and (not code or code in words.events[kind].types)
        unsaid += [] if said else [(kind, code)]
    assert unsaid == []


@pytest.mark.parametrize("effort", EFFORTS.values(), ids=EFFORTS)
def test_every_effort_has_a_source_and_ways_to_end(effort: Effort):
    assert effort.sources
    assert effort.endings
