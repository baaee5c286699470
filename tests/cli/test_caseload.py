"""`frikommune caseload`: what it says and refuses; an earlier caseload stays until the new one is whole."""

from __future__ import annotations

import shutil

import polars as pl
import pytest

from frikommune.caseload import make as making
from tests.conftest import ROOT

MARKS = {
    "da": "Syntetiske borgere: ingen af dem findes, og intet resultat herfra er et fund.",
    "en": "Synthetic citizens: none of them exists, and no result from here is a finding.",
}
FIGURES = {
    "da": (
        "175 Jobrotation bevilget (offentliggjort ca. 175)",
        "54 heraf med under 26 ugers ledighed (offentliggjort 54)",
        "Færre lægeattester i netværket (offentliggjort ca. 2.000; ved --persons 133.000)",
    ),
    "en": (
        "175 Job rotation granted (published about 175)",
        "54 of them with under 26 weeks' unemployment (published 54)",
        "Fewer certificates in the network (published about 2,000; at --persons 133,000)",
    ),
}


@pytest.mark.parametrize("lang", ["da", "en"])
def test_it_says_what_it_made_its_mark_first(frikommune, tmp_path, lang):
    said = frikommune("caseload", "--persons", "50", "--out", tmp_path / "made", lang=lang)
    assert (said.code, said.err) == (0, "")
    assert said.out.splitlines()[1].strip() == MARKS[lang]
    assert "Aalborg" in said.flat
    for figure in FIGURES[lang]:
        assert figure in said.flat


def test_the_json_has_each_figure_beside_its_count(frikommune, tmp_path):
    said = frikommune("caseload", "--persons", "50", "--out", tmp_path / "made", "--json").json
    assert said["synthetic"] is True
    assert (said["persons"], said["seed"], said["until"]) == (50, 1, "2020-12-31")
    figures = {one["figure"]: (one["published"], one["counted"]) for one in said["figures"]}
    assert figures["lae265-fritaget"] == (272, 272)
    assert said["rows"]["spells"] == sum(one["spells"] for one in said["spells"])


def test_a_figure_whose_period_is_not_over_is_said_to_be_so(frikommune, tmp_path):
    words = ("caseload", "--persons", "0", "--until", "2019-04-30", "--out", tmp_path / "made")
    said = frikommune(*words, lang="en")
    assert "272 Rehabilitation meetings without LÆ265 (published 272)" in said.flat
    assert "– The mentor trial used (published 11; the period is not over)" in said.flat


def test_the_same_command_makes_the_same_rows(frikommune, tmp_path):
    for name in ("one", "two"):
        frikommune("caseload", "--persons", "50", "--seed", "4", "--out", tmp_path / name)
    one, two = (pl.read_parquet(tmp_path / name / "events.parquet") for name in ("one", "two"))
    assert one.equals(two)


def test_check_reads_what_was_made(frikommune, tmp_path):
    frikommune("caseload", "--persons", "50", "--out", tmp_path / "made")
    said = frikommune("check", tmp_path / "made", "--on", "2019-04-30", "--norm", "mikrolaan", lang="en")
    assert "(synthetic persons)" in said.flat
    assert "0 rows refused" in said.flat


def test_pack_check_finds_a_fault_in_the_caseload(frikommune, tmp_path):
    shutil.copytree(ROOT / "packs", tmp_path / "packs")
    file = tmp_path / "packs" / "nordjylland" / "caseload.toml"
    file.write_text(file.read_text("utf-8").replace("value = 272", "value = -272"), encoding="utf-8")
    said = frikommune("pack", "check", tmp_path / "packs" / "nordjylland", lang="en")
    assert said.code == 2
    assert "nordjylland/caseload.toml, [[figure]] 7, value" in said.err


def test_an_earlier_caseload_is_replaced(frikommune, tmp_path):
    for form in ("csv", "parquet"):
        said = frikommune("caseload", "--persons", "5", "--format", form, "--out", tmp_path / "made")
        assert said.code == 0
    assert not (tmp_path / "made" / "spells.csv").exists()


def test_an_earlier_caseload_stays_when_the_new_one_fails(frikommune, tmp_path, monkeypatch):
    frikommune("caseload", "--persons", "5", "--out", tmp_path / "made")
    before = {path.name: path.read_bytes() for path in (tmp_path / "made").iterdir()}

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(making, "relevant", full)
    said = frikommune("caseload", "--persons", "9", "--out", tmp_path / "made", lang="en")
    assert said.code == 2
    assert "There is no room for the result" in said.err
    assert {path.name: path.read_bytes() for path in (tmp_path / "made").iterdir()} == before
    assert [path.name for path in tmp_path.iterdir()] == ["made"]


def test_a_folder_with_other_things_in_it_is_left_alone(frikommune, tmp_path):
    (tmp_path / "README.txt").write_text("mine", encoding="utf-8")
    said = frikommune("caseload", "--persons", "5", "--out", tmp_path, lang="en")
    assert said.code == 2
    assert "The folder holds other things than an earlier result" in said.err
    assert [path.name for path in tmp_path.iterdir()] == ["README.txt"]


@pytest.mark.parametrize(
    ("option", "given", "expected"),
    [
        ("--persons", "-1", "a number from 0 to 9999999"),
        ("--persons", "10000000", "a number from 0 to 9999999"),
        ("--seed", "-1", "a number from 0"),
        ("--until", "2021-01-01", "a day from 2017-01-01 to 2020-12-31"),
    ],
)
def test_what_lies_outside_the_possible_is_refused(frikommune, tmp_path, option, given, expected):
    words = {"--persons": "5", option: given}
    said = frikommune(
        "caseload", *(word for pair in words.items() for word in pair), "--out", tmp_path / "x", lang="en"
    )
    assert said.code == 2
    assert said.err == (
        f"Refused: “{option}” lies outside what is possible\n  Where: {option}\n  Given: {given}\n"
        f"  Expected: {expected}\n  Do next: Correct “{option}”.\n"
    )
    assert not (tmp_path / "x").exists()
