"""A process that is killed while it writes leaves nothing half, and the next goes on where it stopped."""

import json
import os
import subprocess
import sys

import pytest

from tests.conftest import ROOT
from tests.web.conftest import _database_of


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    folder = tmp_path_factory.mktemp("killed")
    kept = {name: one for name, one in os.environ.items() if not name.startswith(("FRIKOMMUNE_D", "DJANGO"))}
    given = {"FRIKOMMUNE_DATABASE": _database_of(folder)} if "FRIKOMMUNE_DATABASE" in os.environ else {}
    command = [sys.executable, "-m", "tests.web.batches.killing", str(folder)]
    run = subprocess.run(command, cwd=ROOT, env=kept | given, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr[-3000:]
    return json.loads(run.stdout.splitlines()[-1])


def test_it_is_known_to_be_dead_with_what_it_had_written_and_no_file(told):
    assert 3 <= told["papers"] < 11
    assert (told["ended"], told["file"]) == (False, False)


def test_the_next_keeps_what_was_written_and_writes_the_rest(told):
    assert (told["kept"], told["all"]) == (True, 11)


def test_the_file_is_byte_for_byte_that_of_one_that_was_never_killed(told):
    assert told["same"]


def test_nothing_half_written_is_left(told):
    assert told["half"] == []
