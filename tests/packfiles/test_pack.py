"""Packs are read whole, with what they build on, and refused whole."""

from pathlib import Path

import pytest

from frikommune.errors import Refused
from frikommune.packfiles.pack import load_pack
from frikommune.packfiles.worked_cases import run_cases
from tests.packfiles.support import BASE, code_of, pack

CASE = """\
title = { da = "En fællessamtale i 4. uge", en = "A joint talk in week 4" }
source = { reference = "Loven § 1" }
history = "sag.json"
"""
QUESTION = """
[[question]]
on = 2018-01-29
without_trials = true
[[question.expect]]
norm = "faellessamtale"
occurrence = 1
due = 2018-01-28
outcome = "met"
[[question.expect_none]]
norm = "jobsamtale"
occurrence = 3
"""
HISTORY = """{"subject": "b1", "synthetic": true,
 "spells": [{"id": "f1", "group": "dagpenge", "municipality": "Aalborg", "from": "2018-01-01", "to": null}],
 "events": [{"id": "e1", "day": "2018-01-24", "kind": "samtale", "type": "faelles"}]}"""


def test_a_pack_holds_what_it_builds_on():
    found = load_pack(BASE / "netvaerk")
    assert [folder.name for folder in found.folders] == ["loven", "netvaerk"]
    assert sorted(found.rulebook.norms) == ["attest", "faellessamtale", "jobsamtale", "laan"]
    assert sorted(found.rulebook.exemptions) == ["1a", "2a"]
    assert found.group_codes == {"2.1": "dagpenge", "2.5": "sygedagpenge"}
    assert found.rulebook.municipalities == {"Aalborg": "851", "Rebild": "840"}


def test_a_trial_knows_its_exemptions_and_what_is_said_of_it():
    trial = load_pack(BASE / "netvaerk").trial_of("2a")
    assert trial is not None
    assert (trial.id, trial.round, trial.granted, trial.state) == ("2", 2, "partly", "ended")
    assert trial.municipalities == ("Aalborg", "Rebild")


def test_the_law_alone_is_a_pack_too():
    found = load_pack(BASE / "loven")
    assert (found.id, found.rulebook.exemptions, found.rulebook.municipalities) == ("loven", {}, {})


def test_a_pack_is_named_by_its_folder_however_it_is_reached(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    pack(tmp_path, {})
    monkeypatch.chdir(tmp_path / "netvaerk")
    found = load_pack(Path())
    assert found.rulebook.norms["attest"].file == "loven/norms/attest.toml"


def test_a_pack_that_two_others_build_on_is_read_once(tmp_path: Path):
    middle = 'id = "{0}"\ntitle = {{ da = "{0}", en = "{0}" }}\nbuilds_on = ["loven"]\n'
    pack(
        tmp_path,
        {
            "en/pack.toml": middle.format("en"),
            "to/pack.toml": middle.format("to"),
            "begge/pack.toml": middle.format("begge").replace('["loven"]', '["en", "to"]'),
        },
    )
    assert [one.name for one in load_pack(tmp_path / "begge").folders] == ["loven", "en", "to", "begge"]


def test_hidden_files_and_readings_for_people_may_lie_in_a_pack(tmp_path: Path):
    files = {"loven/norms/.skjult": "x", "loven/norms/LÆS.md": "x", "netvaerk/kilder.txt": "x"}
    assert pack(tmp_path, files).id == "netvaerk"


def test_what_is_wrong_in_several_files_is_refused_at_once(tmp_path: Path):
    with pytest.raises(Refused) as caught:
        pack(
            tmp_path,
            {
                "loven/norms/attest.toml": "x",
                "loven/norms/laan.toml": 'kind = "limt"',
                "netvaerk/trials/1.toml": "",
                "netvaerk/grants.csv": "exemption\n",
            },
        )
    assert [one.where for one in caught.value.refusals] == [
        "loven/norms/attest.toml:1",
        "loven/norms/laan.toml, kind",
        "netvaerk/trials/1.toml",
        "netvaerk/grants.csv:1",
    ]


def test_a_fault_is_not_repeated_where_others_only_follow_from_it(tmp_path: Path):
    """The trial lacks the norm that cannot be read, and the grants lack the trial: only the norm is said."""
    attest = (BASE / "loven/norms/attest.toml").read_text("utf-8").replace("carry_over = true\n", "")
    assert code_of(lambda: pack(tmp_path, {"loven/norms/attest.toml": attest})) == "carry_over_missing"


def case(tmp_path: Path, words: str) -> None:
    found = pack(tmp_path, {"loven/cases/sag.toml": words, "loven/cases/sag.json": HISTORY})
    assert [result.differences for result in run_cases(found)] == [()]


def test_a_worked_case_asks_a_history_and_knows_the_answer(tmp_path: Path):
    case(tmp_path, CASE + QUESTION)


def test_a_worked_case_that_differs_says_what_was_expected_and_found(tmp_path: Path):
    words = CASE + QUESTION.replace('"met"', '"late"')
    found = pack(tmp_path, {"loven/cases/sag.toml": words, "loven/cases/sag.json": HISTORY})
    ((difference,),) = (result.differences for result in run_cases(found))
    assert difference.en == (
        "faellessamtale 1: expected due 2018-01-28, outcome late; got due 2018-01-28, outcome met"
    )


def test_the_cases_of_the_law_can_be_asked_without_municipalities(tmp_path: Path):
    case(tmp_path, CASE + QUESTION)
    assert all(not result.differences for result in run_cases(load_pack(tmp_path / "loven")))


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (CASE, "question_missing"),
        (CASE + "[[question]]\non = 2018-01-29\n", "expect_missing"),
        (CASE + QUESTION.replace('"jobsamtale"', '"jobsamtaler"'), "unknown_norm"),
        (CASE + QUESTION.replace('"faellessamtale"', '"faellesamtale"'), "unknown_norm"),
        (CASE + QUESTION.replace('"met"', '"meet"'), "not_a_choice"),
        (CASE + QUESTION.replace("due =", "deu ="), "unknown_key"),
        (CASE + QUESTION.replace("on = 2018-01-29\n", ""), "on_missing"),
        (CASE.replace("history", "historie") + QUESTION, "history_missing"),
    ],
)
def test_a_worked_case_that_would_test_nothing_is_refused(tmp_path: Path, words: str, code: str):
    assert code_of(lambda: case(tmp_path, words)) == code
