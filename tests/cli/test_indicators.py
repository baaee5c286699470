"""Indicators, money and snapshots of a trial, as they are asked for at the terminal."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

from frikommune.caseload.make import make
from frikommune.caseload.written import Asked
from tests.caseload.support import LAST, profile
from tests.cli.conftest import EXAMPLES

EXPORT = (EXAMPLES / "export", "--mapping", EXAMPLES / "export.toml", "--on", "2018-12-31")
SHARE = 5e-4


@pytest.fixture(scope="module")
def cases(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The reconstruction among 20 others."""
    folder = tmp_path_factory.mktemp("cases")
    make(profile(), Asked(20, 1, LAST), "parquet", folder, lambda done, many: None)
    return folder


def test_the_papers_rotations_come_out_with_interval_bounds_and_mark(frikommune, cases):
    told = frikommune("indicators", cases, "--trial", "3.3", "--on", "2019-06-30", "--json").json
    (one,) = (found for found in told["indicators"] if found["indicator"] == "trial-end:jobrotation:out")
    assert (one["numerator"], one["denominator"], one["unfinished"]) == (24, 54, 20)
    assert one["interval"] == pytest.approx({"low": 0.320, "high": 0.576}, abs=SHARE)
    assert one["bounds"] == pytest.approx({"low": 0.444, "high": 0.815}, abs=SHARE)
    assert (one["reconstruction"], told["reconstruction"]) == (True, True)


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        (
            "da",
            ("24 af 54", "44,4–81,5 %", "41,65 %", "Den samlede andel kan ikke beregnes", "intet fund må"),
        ),
        ("en", ("24 of 54", "44.4–81.5%", "41.65%", "The pooled rate cannot be computed", "no finding may")),
    ],
)
def test_the_same_in_words(frikommune, cases, lang: str, words: tuple[str, ...]):
    said = frikommune("indicators", cases, "--trial", "3.3", "--on", "2019-06-30", lang=lang)
    assert (said.code, said.err) == (0, "")
    assert [one for one in words if one not in said.flat] == []


def test_one_municipality_alone(frikommune, cases):
    told = frikommune(
        "indicators", cases, "--trial", "2.1", "--on", "2019-04-30", "--municipality", "aalborg", "--json"
    ).json
    used = {one["indicator"]: one for one in told["indicators"]}["used:2.1b"]
    assert (used["municipality"], used["numerator"], used["denominator"]) == ("Aalborg", 329, 378)


def test_only_what_had_been_published(frikommune):
    known = frikommune("indicators", *EXPORT, "--trial", "3.3", "--known-on", "2018-01-31", "--json").json
    assert known["published"] == known["earlier"] == []


@pytest.mark.parametrize("horizon", ["0", "-3", "121"])
def test_a_horizon_that_is_none_is_refused(frikommune, horizon: str):
    said = frikommune("indicators", *EXPORT, "--trial", "3.3", "--horizon", horizon)
    assert said.code == 2
    assert "--horizon" in said.err


@pytest.mark.parametrize("command", ["indicators", "money", "snapshot"])
def test_a_trial_that_holds_nowhere_is_refused(frikommune, command: str):
    said = frikommune(command, *EXPORT, "--trial", "2.4", "--json")
    assert (said.code, said.json["refused"][0]["code"]) == (2, "trial_holds_nowhere")


def test_money_by_year_sums_to_what_savings_says(frikommune, cases):
    asked = (cases, "--trial", "2.1", "--on", "2019-04-30", "--json")
    years = frikommune("money", *asked).json["money"]
    (whole,) = (one for one in frikommune("savings", *asked).json["trials"] if one["trial"] == "2.1")
    for level in whole["money"]:
        mine = [one["gross"]["amount"] for one in years if one["price_year"] == level["price_year"]]
        assert len(mine) == 2
        assert sum(mine) == pytest.approx(level["gross"], abs=0.02)


def test_money_tells_range_published_amounts_and_what_is_assumed(frikommune, cases):
    said = frikommune("money", cases, "--trial", "2.1", "--on", "2019-04-30").flat
    for words in ("469.200 kr.", "437.217 kr.", "fra 1.672 kr. til 1.725 kr.", "antages at", "ingen pris"):
        assert words in said


def test_an_assumed_price_closes_net(frikommune, cases):
    assumed = ("--assume", "registrering=50-150@2019", "--assume", "statusattest=400-600@2019")
    told = frikommune("money", cases, "--trial", "2.1", "--on", "2019-04-30", *assumed, "--json").json
    (one, _) = (found for found in told["money"] if found["price_year"] == 2019)
    assert one["net"]["low"] < one["net"]["amount"] < one["net"]["high"] < one["gross"]["amount"]


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ("registrering", "assumed_price_unreadable"),
        ("registrering=50", "assumed_price_unreadable"),
        ("registrering=150-50@2019", "assumed_price_unreadable"),
        ("registering=50@2019", "unknown_price_unit"),
    ],
)
def test_an_assumed_price_that_cannot_be_read_is_refused(frikommune, given: str, code: str):
    said = frikommune("money", *EXPORT, "--trial", "2.1", "--assume", given, "--json")
    assert (said.code, said.json["refused"][0]["code"]) == (2, code)


def test_a_snapshot_is_written_told_and_compared(frikommune, cases, tmp_path):
    first, last = tmp_path / "midt", tmp_path / "slut"
    asked = ("snapshot", cases, "--trial", "3.3")
    assert frikommune(*asked, "--on", "2019-03-31", "--out", first).code == 0
    told = frikommune(*asked, "--on", "2019-06-30", "--out", last, "--earlier", first, "--json").json
    assert (told["per"], told["reconstruction"], told["out"]) == ("jobrotation", True, str(last))
    out = [one for one in told["compared"]["outcomes"] if one["outcome"] == "end_out" and one["treated"]]
    assert (out[0]["later"]["rows"], out[0]["later"]["known"]) == (54, 34)
    assert told["compared"]["law_changed"] is False
    assert pl.read_parquet(last / "rows.parquet").height == told["rows"]


def test_a_snapshot_that_lies_there_is_refused_before_anything_is_read(frikommune, tmp_path):
    (tmp_path / "snapshot.json").write_text("{}", encoding="utf-8")
    said = frikommune(
        "snapshot", "nowhere", "--trial", "3.3", "--on", "2019-06-30", "--out", tmp_path, "--json"
    )
    assert (said.code, said.json["refused"][0]["code"]) == (2, "snapshot_lies_there")


def test_without_a_folder_nothing_is_kept(frikommune, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    said = frikommune("snapshot", *EXPORT, "--trial", "2.1")
    assert said.code == 0
    assert "Fingeraftryk" in said.out
    assert list(tmp_path.iterdir()) == []
