"""Reading and storing are done by processes of their own."""

import os
import subprocess
import sys

import pytest

from tests.conftest import ROOT
from tests.web.conftest import _database_of


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    folder = tmp_path_factory.mktemp("apart")
    kept = {name: one for name, one in os.environ.items() if not name.startswith(("FRIKOMMUNE_D", "DJANGO"))}
    given = {"FRIKOMMUNE_DATABASE": _database_of(folder)} if "FRIKOMMUNE_DATABASE" in os.environ else {}
    command = [sys.executable, "-m", "tests.web.deliveries.apart", str(folder)]
    run = subprocess.run(command, cwd=ROOT, env=kept | given, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr[-3000:]
    return dict(line.split(": ") for line in run.stdout.splitlines())


def test_a_process_that_was_killed_while_it_read_is_known_to_be_dead(told):
    assert told["killed"] == "reading False"


def test_the_next_takes_over_from_it(told):
    assert told["taken over"] == "given_up"


def test_what_is_begun_while_it_reads_is_refused(told):
    assert told["meanwhile"] == "delivery_under_way"


def test_a_delivery_is_read_and_stored_by_other_processes(told):
    assert (told["begun"], told["confirmed"]) == ("preview", "stored")


def test_what_was_sent_never_touched_the_disk(told):
    assert told["files"] == "[]"
