"""A filled database of the schema that was landed before is brought to today's, and loses nothing."""

import json
import os
import subprocess
import sys

import pytest

from tests.conftest import ROOT
from tests.web.conftest import _database_of

GONE = {"people_wrongpassword": "wrong passwords of a quarter of an hour; signin_wrongtry took its place"}
"""Tables that were taken away on purpose, with why."""


@pytest.fixture(scope="module")
def seen(tmp_path_factory):
    folder = tmp_path_factory.mktemp("forward")
    kept = {name: one for name, one in os.environ.items() if not name.startswith(("FRIKOMMUNE_D", "DJANGO"))}
    given = {"FRIKOMMUNE_DATABASE": _database_of(folder)} if "FRIKOMMUNE_DATABASE" in os.environ else {}
    command = [sys.executable, "-m", "tests.web.migrating.forward", str(folder)]
    run = subprocess.run(command, cwd=ROOT, env=kept | given, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr[-3000:]
    return json.loads(run.stdout.splitlines()[-1])


def test_every_table_was_filled(seen):
    assert seen["tables"] > 50
    assert seen["empty"] == []


def test_every_row_is_there_with_what_it_held(seen):
    assert set(seen["changed"]) == set(GONE)


def test_what_may_not_be_changed_is_still_guarded(seen):
    assert seen["unguarded"] == []


def test_the_trail_begins_there_and_is_whole(seen):
    assert seen["triggers missing"] == []
    assert seen["trail"] == []


def test_nothing_is_left_to_migrate(seen):
    assert seen["left over"] is False


def test_models_and_migrations_say_the_same(db):
    from django.core.management import call_command

    call_command("makemigrations", check=True, dry_run=True, verbosity=0)
