"""Killed at any moment of being stored, a delivery leaves the old state or the new, and a retry completes."""

import json
import os
import subprocess
import sys

import pytest

from tests.conftest import ROOT
from tests.web.conftest import _database_of

TIMES = 24


@pytest.fixture(scope="module")
def seen(tmp_path_factory):
    """For each kill the states before it, after it, and after a retry."""
    folder = tmp_path_factory.mktemp("killed")
    kept = {name: one for name, one in os.environ.items() if not name.startswith(("FRIKOMMUNE_D", "DJANGO"))}
    given = {"FRIKOMMUNE_DATABASE": _database_of(folder)} if "FRIKOMMUNE_DATABASE" in os.environ else {}
    command = [sys.executable, "-m", "tests.web.deliveries.killing", str(folder), str(TIMES)]
    run = subprocess.run(command, cwd=ROOT, env=kept | given, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr[-3000:]
    return [json.loads(one) for one in run.stdout.splitlines()]


def test_it_was_killed_while_it_stored_and_not_only_before_or_after(seen):
    states = [after[0] for _, after, _ in seen]
    assert states.count("storing") >= TIMES // 3


def test_the_old_state_is_left_or_the_new(seen):
    for before, after, whole in seen:
        assert after[1] == (whole[1] if after[0] == "stored" else before[1])


def test_a_retry_completes(seen):
    assert all(whole[0] == "stored" and whole[1] != before[1] for before, _, whole in seen)


def test_after_a_retry_it_is_as_if_nothing_had_died(seen):
    """The two populations take turns, so every other state is the same."""
    ends = [whole[1] for _, _, whole in seen]
    assert ends[2:] == ends[:-2]
