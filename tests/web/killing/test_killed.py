"""Killed at any moment, evaluating, taking an extract, sending a paper and publishing happen whole or not at
all; sent again they have happened once. So it is with no room for their files."""

import json
import os
import subprocess
import sys
from contextlib import nullcontext

import pytest

from tests.conftest import ROOT, missing
from tests.web.conftest import _database_of
from tests.web.operations.small_disk import MAY_MOUNT, small_disk

ACTS = ("evaluation", "extract", "paper", "publication")
TIMES = 4
"""One of each; `python -m bench.kills` does it two hundred times, and kills batches and restores too."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A small disk of its own for files, where one may be mounted; the database is elsewhere."""
    place = tmp_path_factory.mktemp("killed")
    with small_disk(place / "data", 24) if MAY_MOUNT else nullcontext(place / "data") as data:
        data.mkdir(exist_ok=True)
        yield data


@pytest.fixture(scope="module")
def seen(folder):
    kept = {name: one for name, one in os.environ.items() if not name.startswith(("FRIKOMMUNE_D", "DJANGO"))}
    on_postgresql = "FRIKOMMUNE_DATABASE" in os.environ
    kept["FRIKOMMUNE_DATABASE"] = (
        _database_of(folder) if on_postgresql else f"sqlite:///{folder.parent / 'frikommune.sqlite3'}"
    )
    command = [sys.executable, "-m", "tests.web.killing.life", str(folder), str(TIMES), *ACTS]
    run = subprocess.run(command, cwd=ROOT, env=kept, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr[-3000:]
    whole, *kills, last = map(json.loads, run.stdout.splitlines())
    return last | {"whole": whole, "kills": kills}


@pytest.fixture
def full(seen):
    """What was tried with no room for files, by its name."""
    if not seen["full"]:
        missing("a disk that can be filled", "only root may mount one")
    return {one["act"]: one for one in seen["full"]}


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


WRITES = ("extract", "paper", "attachment", "file", "delivery")


def test_with_no_room_for_files_it_is_told_in_words(full):
    told = {name: full[name]["status"] for name in full}
    assert told == dict.fromkeys(full, 503) | {"evaluation": 302, "publication": 302, "delivery": 200}
    assert [name for name in WRITES if "Serverens disk er fuld" not in full[name]["words"]] == []


def test_with_no_room_for_files_nothing_is_stored_and_nothing_is_half_written(full):
    assert {name: (full[name]["rows"], full[name]["files"]) for name in WRITES} == dict.fromkeys(
        WRITES, ({}, [])
    )


def test_the_same_is_stored_when_there_is_room_again(full):
    assert {name: full[name]["again"] for name in full} == dict.fromkeys(full, 302) | {"delivery": 200}
    came = {"snapshots": ["extract"], "documents": ["paper", "attachment"], "received": ["file"]}
    for folder, names in (came | {"deliveries": ["delivery"]}).items():
        assert [full[name]["came"] for name in names] == [[folder]] * len(names)
