"""What an effort's data says of its steps is said in words, in both languages."""

from __future__ import annotations

from frikommune.casework.efforts.words import follow_up_lines, step_lines
from tests.casework.efforts.made import effort, pack

WORDS = pack().rulebook.words


def step(name: str, step_id: str) -> list[str]:
    found = effort(name).step(step_id)
    assert found is not None
    return [one.da for one in step_lines(effort(name), found, WORDS)]


def test_a_phase_says_what_it_needs_how_long_it_lasts_and_what_is_recorded():
    assert step("dimittender", "fase-2") == [
        "kræver “1. fase, 6 uger”",
        "kun for dem, der vurderes at skulle videre",
        "varer 10 uger",
        "der registreres uger",
    ]


def test_a_longest_length_and_an_unknown_one_are_told_apart():
    assert "varer højst 6 måneder" in step("mikrolaan", "stoette")
    assert "hvor længe, kan ikke afgøres" in step("mikrolaan", "kursus")


def test_a_use_is_called_one():
    assert step("mentor", "fleksibel")[0] == "registreres som brug af 3.4b"


def test_a_follow_up_says_how_often_and_what_it_is_held_against():
    (contact,) = effort("mentor").follow_ups
    assert [one.en for one in follow_up_lines(effort("mentor"), contact, WORDS)] == [
        "when it is needed",
        "what is recorded: hours",
        "the sum is held against “Right-and-duty mentor granted”",
    ]


def test_a_rhythm_that_no_source_gives_is_said_to_be_unknown():
    (talk,) = effort("psykologbehandling").follow_ups
    assert [one.da for one in follow_up_lines(effort("psykologbehandling"), talk, WORDS)] == [
        "hvor tit, kan ikke afgøres"
    ]
