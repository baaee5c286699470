"""What a new law does: sources and rules side by side, only laws known on the day, only parts asked for."""

from dataclasses import replace
from datetime import date

import pytest

from frikommune.packfiles.pack import load_pack
from frikommune.programme.entry import Subject
from frikommune.programme.journal import Journal
from frikommune.reports.facts import Facts
from frikommune.reports.parts.law_effect import laws_of

DAY = date(2019, 9, 30)


@pytest.fixture(scope="module")
def pack():
    return load_pack()


def only(pack, trial, *parts, day=DAY):
    about = [Subject("trial", trial), *(Subject("part", one) for one in parts)]
    (law,) = laws_of(Facts(pack, day), trial, about, parts)
    return law


@pytest.mark.parametrize(
    ("trial", "parts", "stands"),
    [
        ("3.3", ["3.3a"], "agrees"),
        ("3.1", ["3.1"], "agrees"),
        ("1.3", ["1.3a"], "agrees"),
        ("1.3", ["1.3b"], "open"),
        ("1.2", ["1.2a", "1.2b", "1.2c"], "agrees"),
        ("3.4", ["3.4a", "3.4b", "3.4c"], "disagrees"),
    ],
)
def test_each_source_is_held_against_what_it_speaks_of(pack, trial, parts, stands):
    assert only(pack, trial, *parts).stands == stands


def test_the_least_sure_is_told(pack):
    assert only(pack, "1.3", "1.3a", "1.3b").stands == "open"


def test_what_the_rules_say_is_cited_as_worked_out(pack):
    law = only(pack, "2.1", "2.1a")
    (said,) = law.sentences()
    ref = next(run.ref for run in said.da if run.ref)
    assert said.plain.da.startswith("Ingen kilde nævner det; lovens egne regler svarer: ikke imødekommet – ")
    assert ref.source.da.startswith("Regnet ud af lovens regler, som de gælder fra 01.01.2020")
    assert ref.link == "trial/2.1"


def test_a_law_that_the_journal_does_not_know_yet_is_not_told_of(pack):
    assert laws_of(Facts(pack, date(2018, 1, 31)), "3.1", [Subject("trial", "3.1")], ["3.1"]) == ()


def test_what_sources_say_in_the_same_words_of_several_trials_names_the_trial(pack):
    law = only(pack, "1.5", "1.5", day=date(2019, 11, 30))
    assert next(law.sentences()).plain.da == "Om forsøg 1.5: delvist ophør som følge af loven fra 2020."


def test_without_sources_and_rules_nothing_is_said(pack):
    silent = tuple(
        one for one in pack.journal.entries if one.about.kind != "law" and one.says != "met_by_law"
    )
    facts = Facts(replace(pack, journal=Journal(silent)), DAY)
    assert laws_of(facts, "3.1", [Subject("trial", "3.1")], ["3.1"]) == ()
