"""Answers that must not be silent, or sound surer than they are; and refused rows that are named."""

from __future__ import annotations

import shutil

import pytest

from tests.cli.conftest import EXAMPLES

HISTORY = EXAMPLES / "history.json"
MAPPED = ("--mapping", EXAMPLES / "export.toml", "--on", "2018-12-31")


@pytest.fixture
def broken(tmp_path):
    """The shipped export with an unknown municipality in many spells."""
    folder = tmp_path / "in" / "exp"
    shutil.copytree(EXAMPLES / "export", folder)
    spells = folder / "spells.csv"
    text = spells.read_text(encoding="utf-8")
    spells.write_text(text.replace(";851;", ";99x;"), encoding="utf-8")
    return folder


def content(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.mark.parametrize("how", ["the log", "through a link", "with dots", "above", "far above"])
def test_refused_rows_are_never_written_where_the_log_is(frikommune, broken, tmp_path, monkeypatch, how):
    (tmp_path / "link").symlink_to(broken)
    monkeypatch.chdir(tmp_path)
    folder = {
        "the log": broken,
        "through a link": "link",
        "with dots": "in/../in/exp/.",
        "above": "in",
        "far above": ".",
    }[how]
    before = content(broken)
    told = frikommune("check", broken, *MAPPED, "--refused-to", folder, "--json")
    assert told.code == 2
    assert [one["code"] for one in told.json["refused"]] == ["refused_over_source"]
    assert content(broken) == before
    assert [path.name for path in broken.parent.iterdir()] == ["exp"]


def test_refused_rows_are_never_written_over_a_file(frikommune, broken, tmp_path):
    out = tmp_path / "out"
    out.mkdir()
    (out / "events.csv").write_text("mine", encoding="utf-8")
    said = frikommune("check", broken, *MAPPED, "--refused-to", out)
    assert said.code == 2
    assert "events.csv" in said.err
    assert content(out) == {"events.csv": b"mine"}


def test_kept_good_rows_come_with_a_list_of_the_refused(frikommune, broken):
    said = frikommune("check", broken, *MAPPED, "--keep-good")
    assert said.code == 0
    assert "spells.csv:2, Kommunenr: Koden “99x” er ikke oversat" in said.err
    assert "--refused-to MAPPE" in said.err
    english = frikommune("check", broken, *MAPPED, "--keep-good", lang="en")
    assert english.err.startswith("Refused rows:\n")


def test_the_list_of_refused_rows_ends_after_twenty(frikommune, broken, tmp_path):
    spells = broken / "spells.csv"
    head, *rows = spells.read_text(encoding="utf-8").splitlines()
    for code in ("849", "813", "787", "773", "820"):
        rows = [row.replace(f";{code};", ";99x;") for row in rows]
    spells.write_text("\n".join([head, *rows, ""]), encoding="utf-8")
    refused = sum(";99x;" in row for row in rows)
    assert refused > 20
    said = frikommune("check", broken, *MAPPED, "--keep-good", "--refused-to", tmp_path / "out")
    assert said.err.count("spells.csv:") == 20
    assert f"… og {refused - 20} til" in said.err
    assert "--refused-to" not in said.err


def test_check_can_be_narrowed_to_some_norms(frikommune):
    words = ("check", EXAMPLES / "export", *MAPPED, "--norm", "LAE285", "--norm", "mentor-varighed")
    told = frikommune(*words, "--json").json
    assert {one["norm"] for one in told["norms"]} == {"lae285", "mentor-varighed"}
    refused = frikommune("check", EXAMPLES / "export", *MAPPED, "--norm", "lae2855")
    assert "Mente du “lae285”?" in refused.err


def test_a_grant_that_is_assumed_is_said_to_be(frikommune):
    words = ("applies", "--municipality", "Rebild", "--group", "dagpenge", "--on", "2018-02-05")
    assert "gælder siden 01.07.2017 (antaget)" in frikommune(*words).flat
    assert "holds since 1 July 2017 (assumed)" in frikommune(*words, lang="en").flat
    sure = frikommune("applies", "--municipality", "Aalborg", *words[3:], "--norm", "faellessamtale").flat
    assert "(antaget)" not in sure


def test_a_norm_that_does_not_concern_the_group_is_not_met_with_silence(frikommune):
    words = ("applies", "--municipality", "Aalborg", "--group", "dagpenge", "--on", "2018-02-05")
    said = frikommune(*words, "--norm", "lae285").flat
    assert "vedrører ikke jobparate dagpengemodtagere. Den gælder for sygedagpengemodtagere." in said
    english = frikommune(*words, "--norm", "lae285", lang="en").flat
    assert "does not concern job-ready recipients of unemployment benefit (dagpenge)." in english


def test_explain_says_when_there_is_nothing_to_explain(frikommune):
    none = frikommune("explain", HISTORY, "--on", "2019-03-01", "--norm", "lae285").flat
    assert none.endswith("Ingen krav efter denne norm i sagen.")
    early = frikommune("explain", HISTORY, "--on", "2010-01-01")
    assert early.flat.endswith("Ingen pligter er opstået endnu.")
    english = frikommune("explain", HISTORY, "--on", "2010-01-01", lang="en").flat
    assert english.endswith("No duties have arisen yet.")


def test_a_world_without_trials_is_said_to_be_fiction(frikommune):
    words = ("explain", HISTORY, "--on", "2019-03-01")
    line = "Uden forsøg er kun kravene virkelige: samtalerne blev planlagt under forsøget."
    assert line in frikommune(*words, "--without-trials").flat
    assert line not in frikommune(*words).flat


@pytest.mark.parametrize("lang", ["da", "en"])
def test_the_tour_is_short(frikommune, lang, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    assert frikommune("tour", lang=lang).out.count("\n") <= 325


def test_what_no_norm_knows_is_named_as_not_counted(frikommune, case):
    history = case(
        spells=[("dagpenge", "Aalborg", "2018-02-05", None)],
        events=[{"day": "2018-02-27", "kind": "samtalle"}],
    )
    said = frikommune("explain", history, "--on", "2018-12-31").flat
    assert "Ikke regnet med • Ingen norm kender hændelsen “samtalle”" in said
    assert "Not counted • No norm" in frikommune("explain", history, "--on", "2018-12-31", lang="en").flat
    (left,) = frikommune("explain", history, "--on", "2018-12-31", "--json").json["unplaced"]
    assert "Mente du “samtale”?" in left
    assert frikommune("explain", HISTORY, "--on", "2019-03-01", "--json").json["unplaced"] == []


def test_check_counts_what_is_not_counted(frikommune, tmp_path):
    shutil.copytree(EXAMPLES / "export", tmp_path / "exp")
    words = ("check", tmp_path / "exp", *MAPPED)
    before = frikommune(*words, "--json").json["unplaced"]
    uses = tmp_path / "exp" / "uses.csv"
    text = uses.read_text(encoding="utf-8")
    uses.write_text(text.replace("08-01-2018;IVS", "08-01-2016;IVS", 1), encoding="utf-8")
    assert frikommune(*words, "--json").json["unplaced"] == before + 1
    assert f"Ikke regnet med: {before + 1}, fx: Beslutningen" in frikommune(*words).flat
    assert "Not counted: " in frikommune(*words, lang="en").flat
    assert frikommune(*words, "--without-trials", "--json").json["unplaced"] is None
