"""A design from the first proposal to a lock and an amendment, at the terminal."""

from __future__ import annotations

import json
import shutil
from datetime import date
from pathlib import Path

import pytest

from frikommune.evaluation.designs.checks import check
from frikommune.packfiles.designs import design_of_text, read_design
from tests.cli.conftest import EXAMPLES

LOCK = ("--on", "2018-06-15", "--by", "koordinator")
AMEND = ("--on", "2019-02-01", "--by", "koordinator", "--because", "Flere borgere end ventet")


@pytest.fixture
def file(tmp_path) -> Path:
    """The example, where it may be written to."""
    path: Path = tmp_path / "design.toml"
    shutil.copy(EXAMPLES / "design.toml", path)
    return path


@pytest.fixture
def other(file) -> Path:
    """The same with another worthwhile difference."""
    path: Path = file.with_name("ny.toml")
    text = file.read_text(encoding="utf-8")
    path.write_text(text.replace("smallest = 0.05", "smallest = 0.04"), encoding="utf-8")
    return path


@pytest.mark.parametrize("lang", ["da", "en"])
@pytest.mark.parametrize("trial", ["1.1", "1.3", "1.4", "2.4", "3.3", "3.10"])
def test_the_first_design_of_a_trial_is_a_file_that_can_be_read(frikommune, trial, lang):
    said = frikommune("design", "new", trial, lang=lang)
    assert (said.code, said.err) == (0, "")
    assert design_of_text(said.out, "x.toml").planned.trial == trial


def test_the_proposals_for_3_3_say_where_they_come_from(frikommune):
    said = frikommune("design", "new", "3.3")
    told = " ".join(said.flat.replace("#", "").split())
    assert "Den samlede andel kan ikke beregnes" in told
    assert "lås med --data-seen 2019-09-30" in told
    assert "Bivirkninger, som kilderne nævner" in told
    design = design_of_text(said.out, "x.toml").planned
    assert (design.comparison, design.benchmark, design.expected.treated) == ("benchmark", 0.4165, 54)
    assert design.guardrails == ()
    assert len({one.name for one in design.reforms}) == len(design.reforms)
    assert "primary.smallest" in [one.field for one in check(design)]


def test_what_json_proposes_is_what_the_file_proposes(frikommune):
    told = frikommune("design", "new", "3.3", "--json").json
    assert told["design"]["benchmark"] == 0.4165
    assert told["data_seen"] == "2019-09-30"
    assert {"field", "why"} == set(told["proposals"][0])


def test_the_example_can_be_locked_and_lacks_nothing(frikommune):
    said = frikommune("design", "check", EXAMPLES / "design.toml")
    assert said.code == 0
    assert "Designet kan låses." in said.out
    assert frikommune("design", "check", EXAMPLES / "design.toml", "--json").json["findings"] == []


def test_what_a_design_lacks_ends_with_1(frikommune, tmp_path):
    path = tmp_path / "d.toml"
    path.write_text('trial = "3.3"\n', encoding="utf-8")
    said = frikommune("design", "check", path)
    assert said.code == 1
    assert "Designet kan ikke låses endnu." in said.out
    assert "[primary]" in said.out


def test_a_lock_leaves_what_people_wrote_and_adds_itself(frikommune, file):
    before = file.read_text(encoding="utf-8")
    said = frikommune("design", "lock", file, *LOCK)
    after = file.read_text(encoding="utf-8")
    assert said.code == 0
    assert after.startswith(before.rstrip())
    locked = read_design(file).lock
    assert locked is not None
    assert (locked.on, locked.by) == (date(2018, 6, 15), "koordinator")
    assert locked.seal in said.out
    assert [one.name for one in file.parent.iterdir()] == ["design.toml"]


def test_a_lock_is_never_written_over(frikommune, file):
    frikommune("design", "lock", file, *LOCK)
    before = file.read_bytes()
    said = frikommune("design", "lock", file, *LOCK)
    assert said.code == 2
    assert "låst i forvejen" in said.err
    assert file.read_bytes() == before


def test_what_is_changed_in_the_file_after_the_lock_is_refused(frikommune, file):
    frikommune("design", "lock", file, *LOCK)
    text = file.read_text(encoding="utf-8").replace("smallest = 0.05", "smallest = 0.01")
    file.write_text(text, encoding="utf-8")
    for command in ("check", "show"):
        said = frikommune("design", command, file)
        assert said.code == 2
        assert "rettet efter, at det blev låst" in said.err
        assert str(file) in said.err


def test_an_amendment_keeps_the_plan_and_shows_what_changed_and_why(frikommune, file, other):
    frikommune("design", "lock", file, *LOCK)
    assert frikommune("design", "amend", file, other, *AMEND, "--data-seen").code == 0
    registered = read_design(file)
    assert registered.planned.primary.smallest == 0.05
    assert registered.design.primary.smallest == 0.04
    shown = frikommune("design", "show", file).flat
    assert "er ændret 1 gang, efter at de var set" in shown
    assert "Begrundelse: Flere borgere end ventet" in shown
    assert "5,0 procentpoint → 4,0 procentpoint" in shown


def test_a_design_made_after_the_data_says_so(frikommune, file):
    frikommune("design", "lock", file, *LOCK, "--data-seen", "2018-06-15")
    assert "Designed after the data" in frikommune("design", "show", file, lang="en").out


def test_a_lock_is_not_made_ahead(frikommune, file):
    said = frikommune("design", "lock", file, "--on", "2999-01-01", "--by", "koordinator")
    assert said.code == 2
    assert "ikke kommet endnu" in said.err


def test_json_holds_the_whole_design_and_how_it_is_computed(frikommune, file, other):
    frikommune("design", "lock", file, *LOCK)
    told = frikommune("design", "amend", file, other, *AMEND, "--json").json
    assert told["planned"]["primary"]["smallest"] == 0.05
    assert told["estimator"] == "did"
    assert [one["field"] for one in told["changes"]] == ["primary.smallest"]


BROKEN = {
    "a misspelt key": ('trial = "3.3"\ntitel = "x"\n', "Mente du “title”?"),
    "a misspelt lock": ('trial = "3.3"\n[lok]\non = 2018-01-01\n', "Mente du “lock”?"),
    "two locks": (
        'trial = "3.3"\n[[lock]]\non = 2018-01-01\ndigest = "a"\n[[lock]]\non = 2018-01-01\ndigest = "a"\n',
        "to låse",
    ),
    "a Danish decimal": ('trial = "3.3"\nbenchmark = "0,4"\n', "punktum som decimaltegn"),
    "a choice that is not": ('trial = "3.3"\ncomparison = "befor"\n', "Mente du “before”?"),
    "a row without its outcome": ('trial = "3.3"\n[[guardrail]]\nstop_at = 0.1\n', "[[guardrail]] 1"),
    "nothing at all": ("", "tom"),
    "no TOML": ("trial = ", "TOML"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_file_that_cannot_be_read_is_refused_with_what_to_do(frikommune, tmp_path, name):
    words, advice = BROKEN[name]
    path = tmp_path / "d.toml"
    path.write_text(words, encoding="utf-8")
    said = frikommune("design", "check", path)
    assert said.code == 2
    assert advice in said.err
    assert "d.toml" in said.err
    told = frikommune("design", "check", path, "--json")
    assert told.code == 2
    assert json.dumps(told.json["refused"][0]["where"])


def test_a_trial_that_is_not_there_is_refused(frikommune):
    assert "Mente du “3.3”?" in frikommune("design", "new", "3.33").err
