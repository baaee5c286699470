"""A backup is whole or refused; what is restored is what was backed up; what was deleted stays deleted."""

import json
import os
import sqlite3
import subprocess
import sys
import zipfile
from hashlib import sha256
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.web.conftest import _database_of

ON_POSTGRESQL = "FRIKOMMUNE_DATABASE" in os.environ


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("backup")


@pytest.fixture(scope="module")
def environment(folder):
    kept = {name: one for name, one in os.environ.items() if not name.startswith(("FRIKOMMUNE_", "DJANGO"))}
    given = {"FRIKOMMUNE_DATABASE": _database_of(folder)} if ON_POSTGRESQL else {}
    return kept | given | {"FRIKOMMUNE_PERSON_KEY": str(folder / "person-key")}


@pytest.fixture(scope="module")
def seen(folder, environment):
    """What `life` saw."""
    command = [sys.executable, "-m", "tests.web.backup.life", str(folder)]
    run = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr[-3000:]
    return json.loads(run.stdout.splitlines()[-1])


def test_what_is_restored_is_what_was_backed_up_but_for_what_was_deleted_since(seen):
    assert seen["later"] != seen["before"]
    assert seen["faults"] == []
    assert seen["restored"] == {**seen["before"], "cases": seen["before"]["cases"] - 1}


def test_rows_chains_and_documents_were_really_gone_through(seen):
    traces, entries, documents = seen["checked"]
    assert traces > 40
    assert entries > 600
    assert documents == 1


def test_what_is_there_is_not_written_over_unasked(seen):
    assert seen["unasked"] == "restore_not_empty"
    assert seen["again"] == "backup_there_already"


def test_what_was_there_lies_aside(seen):
    assert "before-restore-" in seen["aside"]
    assert seen["lies aside"]


@pytest.mark.parametrize(
    ("spoilt", "refusal"),
    [
        ("byte", "not_a_backup"),
        ("cut", "not_a_backup"),
        ("text", "not_a_backup"),
        ("elsewhere", "not_a_backup"),
        ("newer", "backup_newer"),
        ("format", "backup_format"),
        ("other key", "restore_person_key"),
        ("in use", "restore_in_use"),
    ],
)
def test_what_does_not_fit_is_refused(seen, spoilt, refusal):
    assert seen[spoilt] == refusal


def test_a_refused_restore_changes_nothing(seen):
    assert seen["untouched"] == seen["later"]


def test_after_a_restore_that_died_nothing_is_served_before_it_is_done_again(seen):
    assert seen["after a death"] == "restore_interrupted"


@pytest.mark.skipif(not ON_POSTGRESQL, reason="SQLite refuses nothing: its file is put in place by renaming")
def test_a_restore_that_is_refused_after_one_that_died_opens_nothing(seen):
    assert seen["failed after a death"] == ["postgresql_program_failed", True]


def test_a_killed_restore_leaves_what_was_here_or_what_was_backed_up_or_nothing_is_served(seen):
    deaths = [one for killed in seen["killed"] for one in killed["deaths"]]
    assert len(deaths) >= len(seen["killed"]) >= 3
    assert set(deaths) <= {"before", "closed", "restored"}


def test_done_again_after_kills_it_is_whole_and_what_was_here_lies_aside(seen):
    for killed in seen["killed"]:
        assert (killed["done"], killed["faults"], killed["aside"]) == ("restored", [], True)


def test_neither_the_key_nor_the_secret_is_in_it(seen):
    assert seen["secrets"] == []


def test_neither_what_is_gone_tomorrow_nor_what_is_counted_anew_is_in_it(seen):
    names = seen["members"]
    assert any(one.startswith("files/snapshots/") for one in names)
    assert any(one.startswith("files/documents/") for one in names)
    assert not [
        one for one in names if "received" in one or "counted" in one or "gone" in one or "secret" in one
    ]


def test_backup_and_restore_are_traced_and_the_trail_is_whole(seen):
    assert seen["trail"] == []
    assert seen["deeds"] == ["backup", "restored"]


def verify(environment, path) -> tuple[int, dict]:
    command = [sys.executable, "-m", "frikommune", "--lang", "en", "backup", "verify", str(path), "--json"]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.stdout, done.stderr[-2000:]
    return done.returncode, json.loads(done.stdout)


def test_it_is_verified_by_restoring_it_elsewhere(seen, environment):
    status, told = verify(environment, seen["backup"])
    assert (status, told["faults"], told["migrated"]) == (0, [], 0)
    assert [told["traces"], told["entries"], told["documents"]] == seen["checked"]


@pytest.mark.skipif(ON_POSTGRESQL, reason="what is changed here is an SQLite file; the checks are the same")
def test_verifying_finds_what_digests_cannot(seen, environment, tmp_path):
    """Somebody changed a row and a document, and made every digest of the backup right again."""
    path, database = tmp_path / "changed.zip", tmp_path / "database.sqlite3"
    with zipfile.ZipFile(seen["backup"]) as old, zipfile.ZipFile(path, "w") as new:
        database.write_bytes(old.read("database.sqlite3"))
        change(database)
        told = json.loads(old.read("manifest.json"))
        document = next(one for one in told["members"] if one.startswith("files/documents/"))
        for name in old.namelist():
            content = {"database.sqlite3": database.read_bytes(), document: b"Noget andet."}.get(
                name, old.read(name)
            )
            if name != "manifest.json":
                told["members"][name] = {"size": len(content), "digest": sha256(content).hexdigest()}
                new.writestr(name, content)
        new.writestr("manifest.json", json.dumps(told))
    status, told = verify(environment, path)
    assert status == 1
    faults = " ".join(told["faults"])
    for fault in (
        "the journal is broken at no. 5",
        "trace 9 was changed",
        "is missing or changed",
        "cases_case: ",
    ):
        assert fault in faults


def change(database: Path) -> None:
    connection = sqlite3.connect(database)
    triggers = [one for (one,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")]
    for name in triggers:
        connection.execute(f'DROP TRIGGER "{name}"')
    connection.execute("UPDATE trail_trace SET who = 'nobody' WHERE number = 9")
    connection.execute("UPDATE journal_entryrow SET text = text || ' ' WHERE number = 5")
    connection.execute("UPDATE cases_case SET text_id = NULL")
    connection.execute("DELETE FROM cases_casetext")
    connection.execute("DELETE FROM cases_casenumber")
    connection.execute("DELETE FROM cases_case WHERE id = (SELECT max(id) FROM cases_case)")
    connection.commit()
    connection.close()
