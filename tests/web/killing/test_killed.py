"""Killed at any moment, evaluating, taking an extract, sending a paper and publishing happen whole or not at
all; sent again they have happened once."""

import json
import os
import subprocess
import sys

import pytest

from tests.conftest import ROOT
from tests.web.conftest import _database_of

ACTS = ("evaluation", "extract", "paper", "publication")
TIMES = 4
"""One of each; `python -m bench.kills` does it two hundred times, and kills batches and restores too."""


@pytest.fixture(scope="module")
def seen(tmp_path_factory):
    folder = tmp_path_factory.mktemp("killed")
    kept = {name: one for name, one in os.environ.items() if not name.startswith(("FRIKOMMUNE_D", "DJANGO"))}
    given = {"FRIKOMMUNE_DATABASE": _database_of(folder)} if "FRIKOMMUNE_DATABASE" in os.environ else {}
    command = [sys.executable, "-m", "tests.web.killing.life", str(folder), str(TIMES), *ACTS]
    run = subprocess.run(command, cwd=ROOT, env=kept | given, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr[-3000:]
    whole, *kills, last = map(json.loads, run.stdout.splitlines())
    return last | {"whole": whole, "kills": kills}


def test_each_is_something_that_is_there_afterwards(seen):
    assert {name: {*changed} for name, changed in seen["whole"].items()} == {
        "evaluation": {"Evaluated"},
        "extract": {"Lookup", "SnapshotFigures", "SnapshotTaken"},
        "paper": {"Sent", "SentForm"},
        "publication": {"Published"},
    }


def test_each_was_killed_and_some_before_they_were_done(seen):
    assert len(seen["kills"]) == TIMES
    assert sum(after == {} for _, after, _ in seen["kills"]) >= TIMES // 4


def test_what_was_killed_is_whole_or_not_there(seen):
    for name, after, _ in seen["kills"]:
        assert after in ({}, seen["whole"][name]), name


def test_sent_again_it_is_there_once(seen):
    for name, _, done in seen["kills"]:
        assert done == seen["whole"][name], name


def test_no_row_is_without_its_file_and_no_file_of_citizens_without_its_row(seen):
    assert set(seen["left"].values()) == {0}


def test_the_trail_is_whole(seen):
    assert seen["trail"] == []
