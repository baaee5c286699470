"""A full disk, a database that is gone and one that is slow are survived with a message; nothing is half."""

import json
import os
import resource
import subprocess
import sys

import pytest

from tests.conftest import ROOT, missing
from tests.web.conftest import _database_of

ON_POSTGRESQL = "FRIKOMMUNE_DATABASE" in os.environ
WORDS = {
    "full": "Serverens disk er fuld.",
    "slow": "Databasen har for travlt",
    "lost": "Forbindelsen til databasen er væk",
}
FAULTS = ("lost", "slow", "full") if ON_POSTGRESQL else ("full", "slow")
LARGEST = 1024 * 1024


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("poor")


@pytest.fixture(scope="module")
def environment(folder):
    kept = {name: one for name, one in os.environ.items() if not name.startswith(("FRIKOMMUNE_", "DJANGO"))}
    given = {"FRIKOMMUNE_DATABASE": _database_of(folder)} if ON_POSTGRESQL else {}
    return kept | given | {"FRIKOMMUNE_STATEMENT_TIMEOUT": "1"}


@pytest.fixture(scope="module")
def seen(folder, environment):
    command = [sys.executable, "-m", "tests.web.operations.poor_machine", str(folder)]
    run = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr[-3000:]
    return json.loads(run.stdout.splitlines()[-1])


@pytest.fixture
def tried(seen, request):
    """The name of a fault that was tried."""
    if request.param not in seen:
        missing("a disk that can be filled", "only root may mount one")
    return request.param


@pytest.mark.parametrize("tried", FAULTS, indirect=True)
def test_the_fault_is_told_in_words_and_nothing_is_stored(seen, tried):
    assert (seen[tried]["status"], seen[tried]["retry"], seen[tried]["left"]) == (503, True, 0)
    assert WORDS[tried] in seen[tried]["words"]
    assert "Traceback" not in seen[tried]["words"]


@pytest.mark.parametrize("tried", FAULTS, indirect=True)
def test_when_it_is_over_the_same_request_is_answered(seen, tried):
    after = seen[f"after {tried}"]
    assert (after["status"], after["left"]) == (seen["before"]["status"], seen["before"]["left"])
    assert after["status"] == 422
    assert after["left"] == 3


@pytest.mark.skipif(not ON_POSTGRESQL, reason="SQLite has no connection that could be lost")
def test_a_connection_that_died_while_nobody_asked_is_not_noticed(seen):
    assert seen["idle"]["status"] == 200


@pytest.mark.skipif(ON_POSTGRESQL, reason="the disk that is full is the same")
def test_a_backup_on_a_full_disk_is_refused_and_leaves_nothing(seen, folder, environment, tmp_path):
    command = [sys.executable, "-m", "frikommune", "backup", "--data", str(folder), "--out", str(tmp_path)]
    done = subprocess.run(
        command, env=environment, capture_output=True, text=True, check=False, preexec_fn=with_little_room
    )
    assert done.returncode == 2
    assert done.stderr.startswith("Afvist: Databasen kunne ikke kopieres"), done.stderr
    assert list(tmp_path.iterdir()) == []


def with_little_room():
    resource.setrlimit(resource.RLIMIT_FSIZE, (LARGEST, LARGEST))
