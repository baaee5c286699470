"""What all commands share, and what each shows to a reader."""

from __future__ import annotations

import json

import pytest

from tests.cli.conftest import EXAMPLES
from tests.conftest import ROOT

EXPORT = EXAMPLES / "export"
MAPPED = ("--mapping", EXAMPLES / "export.toml", "--on", "2018-12-31")
COMMANDS: dict[str, tuple[tuple[object, ...], str, str]] = {
    "applies": (
        ("applies", "--municipality", "aalborg", "--group", "Dagpenge", "--on", "05.02.2018"),
        "Aalborg · Jobparate dagpengemodtagere · 05.02.2018",
        "Aalborg · Job-ready recipients of unemployment benefit (dagpenge) · 5 February 2018",
    ),
    "explain": (
        ("explain", EXAMPLES / "history.json", "--on", "2019-03-01"),
        "Sag eksempel-dimittend (syntetisk person) · 01.03.2019",
        "Case eksempel-dimittend (synthetic person) · 1 March 2019",
    ),
    "check": (
        ("check", EXPORT, *MAPPED),
        "60 sager, 0 rækker afvist.",
        "60 cases, 0 rows refused.",
    ),
    "norm": (
        ("norm", "faellessamtale"),
        "Fællessamtale med a-kassen [faellessamtale]",
        "Joint talk with the unemployment fund (a-kasse) [faellessamtale]",
    ),
    "trial": (
        ("trial", "1.3"),
        "Forsøg 1.3 · Formkrav ved lovpligtige samtaler",
        "Trial 1.3 · Form of statutory talks",
    ),
    "programme": (
        ("programme", "--on", "2019-11-08", "--known-on", "08.11.2019", "--subject", "round"),
        "Nordjysk Frikommunenetværk · 08.11.2019 · kendt 08.11.2019",
        "North Jutland free-municipality network · 8 November 2019 · known on 8 November 2019",
    ),
    "pack check": (
        ("pack", "check", ROOT / "packs" / "nordjylland"),
        "Nordjysk Frikommunenetværk [nordjylland]",
        "North Jutland free-municipality network [nordjylland]",
    ),
}


@pytest.mark.parametrize("name", COMMANDS)
def test_each_command_answers_in_both_languages(frikommune, name):
    words, danish, english = COMMANDS[name]
    for lang, expected in (("da", danish), ("en", english)):
        said = frikommune(*words, lang=lang)
        assert (said.code, said.err) == (0, "")
        assert expected in said.flat


@pytest.mark.parametrize("name", COMMANDS)
def test_each_command_answers_as_json(frikommune, name):
    said = frikommune(*COMMANDS[name][0], "--json")
    assert (said.code, said.err) == (0, "")
    assert isinstance(json.loads(said.out), dict)


@pytest.mark.parametrize("name", COMMANDS)
def test_no_line_of_prose_is_wider_than_the_terminal(frikommune, name):
    prose = [line for line in frikommune(*COMMANDS[name][0]).out.splitlines() if line.startswith("  ")]
    assert prose
    assert all(len(line) <= 100 or "http" in line for line in prose)


def test_applies_counts_windows_from_the_start_that_is_given(frikommune):
    words = ("applies", "--municipality", "Morsø", "--group", "dagpenge", "--norm", "faellessamtale")
    told = frikommune(*words, "--on", "2018-03-01", "--start", "2018-02-05", "--json").json
    assert (told["on"], told["start"]) == ("2018-03-01", "2018-02-05")
    assert told["norms"][0]["steps"][0]["opens"] == "2018-02-26"


def test_what_is_not_in_force_is_named_in_one_line(frikommune):
    said = frikommune("applies", "--municipality", "Morsø", "--group", "dagpenge", "--on", "2018-02-05").flat
    assert said.endswith("Gælder ikke den dag: Jobsamtaler de første 6 måneder [jobsamtale-foerste-halvaar]")


def test_explain_can_be_narrowed_to_one_norm(frikommune):
    words = ("explain", EXAMPLES / "history.json", "--on", "2019-03-01", "--norm", "Faellessamtale", "--json")
    told = frikommune(*words).json
    assert {one["norm"] for one in told["rows"]} == {"faellessamtale"}
    assert {one["norm"] for one in told["differences"]} == {"faellessamtale"}


def test_explain_says_what_the_rows_of_a_norm_share_once(frikommune):
    said = frikommune("explain", EXAMPLES / "history.json", "--on", "2019-03-01", "--norm", "jobsamtale").flat
    assert said.count("Mindst hver måned de første 6 måneder") == 1
    assert said.count("Loven er læst") == 1
    assert said.count("Resultat: ") == 9


def test_check_refuses_bad_rows_unless_the_good_are_to_be_kept(frikommune, tmp_path):
    bad = tmp_path / "export"
    bad.mkdir()
    for file in EXPORT.iterdir():
        text = file.read_text(encoding="utf-8")
        (bad / file.name).write_text(text.replace(";2.1;851;", ";2.99;851;", 1), encoding="utf-8")
    words = ("check", bad, *MAPPED)
    refused = frikommune(*words)
    assert (refused.code, refused.out) == (2, "")
    assert "spells.csv:2" in refused.err
    kept = frikommune(*words, "--keep-good", "--refused-to", tmp_path / "refused", "--json").json
    assert (kept["cases"], kept["refused_rows"]) == (59, 1)
    assert (tmp_path / "refused" / "spells.csv").read_text(encoding="utf-8").count("\n") == 2


def test_pack_check_tells_of_every_worked_case(frikommune):
    told = frikommune("pack", "check", ROOT / "packs" / "nordjylland", "--json").json
    assert [case["where"] for case in told["cases"] if case["differences"]] == []
    assert len(told["cases"]) > 10


def test_pack_check_names_each_code_without_a_title(frikommune):
    pack = ROOT / "tests" / "packfiles" / "base" / "netvaerk"
    said = frikommune("pack", "check", pack).flat
    assert "Koder uden titel, som derfor vises, som de står (skriv dem i words.toml):" in said
    assert "• typen “faelles” af “samtale”" in said
    told = frikommune("pack", "check", pack, "--json").json
    words = "typen “faelles” af “samtale”"
    assert {"sort": "type", "code": "faelles", "of": "samtale", "words": words} in told["untitled"]
