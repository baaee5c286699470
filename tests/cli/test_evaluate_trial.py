"""`frikommune evaluate-trial`: any table, with the verdict first."""

from __future__ import annotations

import pytest

from frikommune.evaluation.evaluated.by_design import Planned
from frikommune.language import LANGUAGES
from frikommune.packfiles.designs import read_design
from tests.cli.conftest import EXAMPLES

QUARTERS = (
    *("evaluate-trial", EXAMPLES / "quarters.csv", "--outcome", "i_job", "--outcome-kind", "share"),
    *("--unit", "kommune", "--period", "kvartal", "--treatment", "forsoeg", "--weight", "borgere"),
)
PAPER = ("evaluate-trial", "--counted", "24/54", "--unfinished", "20", "--benchmark", "0.417")


@pytest.fixture
def table(tmp_path):
    """Write a table: `table("a,b", "1,2", …)`; its path."""

    def write(*lines: str) -> str:
        path = tmp_path / "rows.csv"
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        return str(path)

    return write


@pytest.fixture
def groups(table):
    """Two groups of twenty: 15 of the treated succeed, 8 of the others."""
    rows = [f"{side},{int(n < least)}" for side, least in ((1, 15), (0, 8)) for n in range(20)]
    return table("trial,work", *rows)


def test_the_verdict_and_its_sentence_come_first(frikommune):
    said = frikommune(*QUARTERS, "--margin", "0.03", "--smallest", "0.05")
    assert said.code == 0
    lines = said.out.splitlines()
    assert lines[:3] == ["quarters.csv · i_job  (syntetiske personer)", "", "Dom: forbedret"]
    assert lines[3].startswith("  Det gik bedre med forsøget: andelen (i_job) er 7,7 procentpoint højere")
    assert "Virkningen er mindst så stor, som den skal være" in said.flat


@pytest.mark.parametrize("lang", LANGUAGES)
def test_it_is_laid_out_at_a_hundred_columns(frikommune, lang):
    said = frikommune(*QUARTERS, lang=lang)
    assert max(map(len, said.out.splitlines())) <= 100


def test_published_counts_can_be_held_against_a_known_figure(frikommune):
    said = frikommune(*PAPER, "--smallest", "0.05", lang="en")
    assert "Verdict: cannot tell" in said.out
    assert "it takes 769; here are 54" in said.flat
    assert "goes from 2.7 percentage points higher to 39.8 percentage points higher" in said.flat


def test_published_counts_can_be_held_against_others(frikommune):
    told = frikommune("evaluate-trial", "--counted", "56/70", "--against", "48/80", "--json").json
    assert (told["effect"]["low"], told["effect"]["high"]) == pytest.approx((0.0524, 0.3339), abs=5e-5)
    assert told["verdict"] == "improved"


def test_other_counts_have_another_digest(frikommune):
    one, other = (frikommune(*PAPER[:2], counts, *PAPER[3:], "--json").json for counts in ("24/54", "25/54"))
    assert one["digest"] != other["digest"]


def test_two_groups_of_rows(frikommune, groups):
    told = frikommune("evaluate-trial", groups, "--outcome", "work", "--treatment", "trial", "--json").json
    assert told["estimator"] == "two_groups"
    assert told["effect"]["value"] == pytest.approx(0.35)
    assert told["rests_on"]["rows"] == 40


def test_pictures_are_saved_where_they_are_wanted(frikommune, tmp_path):
    told = frikommune(*PAPER, "--pictures", tmp_path / "new" / "folder", "--json").json
    assert [path.rpartition(".")[2] for path in told["saved"]] == ["svg", "png"]
    assert all((tmp_path / "new" / "folder" / path).exists() for path in told["saved"])


DESIGN = """
trial = "9.9"
title = "Et forsøg"
comparison = "other_municipalities"
estimator = "{estimator}"
cluster = "kommune"

[primary]
name = "Ledige i job"
indicator = "i_job"
measure = "share"
direction = "{direction}"
smallest = 0.05
margin = 0.03
"""
RUN = ("--unit", "kommune", "--period", "kvartal", "--treatment", "forsoeg", "--weight", "borgere")


def design(tmp_path, estimator="did", direction="higher"):
    path = tmp_path / "design.toml"
    path.write_text(DESIGN.format(estimator=estimator, direction=direction), encoding="utf-8")
    return path


def test_a_design_gives_outcome_method_and_limits(frikommune, tmp_path):
    said = frikommune(
        "evaluate-trial", EXAMPLES / "quarters.csv", *RUN, "--design", design(tmp_path), "--json"
    )
    told = said.json
    assert told["outcome"] == "Ledige i job"
    assert (told["question"]["margin"], told["question"]["smallest"]) == (0.03, 0.05)
    assert told["estimator"] == "did"
    assert told["worthwhile"] == "surely"
    assert told["planned"][0]["rows"]


def test_what_differs_from_the_design_is_told(frikommune, tmp_path):
    found = (*RUN, "--design", design(tmp_path), "--direction", "lower")
    told = frikommune("evaluate-trial", EXAMPLES / "quarters.csv", *found, "--json").json
    assert told["verdict"] == "worse"
    ((_, planned, done, standing, _),) = (
        row for row in told["planned"][0]["rows"] if "lavere er bedre" in row
    )
    assert (planned, done, standing) == ("højere er bedre", "lavere er bedre", "ændret uden begrundelse")
    assert told["caveats"][0].startswith("Designet er ikke låst")


def test_a_design_of_time_is_turned_where_the_hazard_is_asked_for(tmp_path):
    path = tmp_path / "design.toml"
    path.write_text(DESIGN.format(estimator="survival", direction="lower").replace('"share"', '"time"'))
    planned = Planned(read_design(path))
    assert planned.question()["direction"] == "lower"
    assert planned.question("hazard")["direction"] == "higher"


def test_a_time_without_a_direction_says_which_way_was_taken(frikommune, table):
    rows = [f"{n + 1},{n % 3 != 0:d},{n % 2}" for n in range(24)]
    words = ("evaluate-trial", table("t,e,x", *rows), "--duration", "t", "--event", "e", "--treatment", "x")
    assert "længere tid regnet for bedre" in frikommune(*words).flat
    assert "længere tid regnet for bedre" not in frikommune(*words, "--direction", "lower").flat


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("--outcome", "wrk", "--treatment", "trial"), None),
        (("--treatment", "trial"), "no_outcome"),
        (("--outcome", "work", "--treatment", "trial", "--margin", "-0.1"), "value_out_of_range"),
        (("--outcome", "work", "--treatment", "trial", "--level", "95"), "value_out_of_range"),
        (("--outcome", "work", "--treatment", "trial", "--estimator", "did"), None),
        (("--outcome", "work"), "nothing_to_compare"),
    ],
)
def test_what_cannot_be_answered_is_refused(frikommune, groups, words, code):
    for lang in LANGUAGES:
        said = frikommune("evaluate-trial", groups, *words, "--json", lang=lang)
        assert said.code == 2
        assert {one["code"] for one in said.json["refused"]} == {code} or code is None
        assert all(one["problem"] and one["do_next"] for one in said.json["refused"])


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("--counted", "24 out of 54"), "no_fraction"),
        (("--counted", "24/54", "--unfinished", "40"), "more_than_all"),
        (("--counted", "24/54", "--outcome", "work"), "counts_or_columns"),
        (("--outcome", "work"), "no_rows"),
        (("nowhere.csv", "--outcome", "work"), "file_missing"),
    ],
)
def test_what_is_no_file_and_no_count_is_refused(frikommune, words, code):
    said = frikommune("evaluate-trial", *words, "--benchmark", "0.4", "--json")
    assert said.code == 2
    assert [one["code"] for one in said.json["refused"]] == [code]


def test_a_choice_that_is_none_is_refused_as_elsewhere(frikommune, groups):
    said = frikommune("evaluate-trial", groups, "--estimator", "magic")
    assert said.code == 2
    assert "Afvist" in said.err


def test_with_nothing_asked_the_help_is_shown(frikommune):
    assert frikommune("evaluate-trial").code == 2
